"""GEXF 1.3: Gephi, Gephi Lite, graphology, networkx.

https://gexf.net . Unknown: no ``attvalue``. A network with dates is dynamic: ``start`` and ``end`` of nodes and edges are days for the time
line, and the years stand beside them as numbers. Colour says the kind, size the number of sources; the places are
spread by the id of a node, the same in every file, for a layout to start from.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import repeat
from math import log2
from typing import BinaryIO, Final
from zlib import crc32

from swgraph.export.networks.about import about
from swgraph.export.networks.batches import Markup, Rows, marked
from swgraph.export.networks.colours import colour
from swgraph.export.networks.columns import EDGE, NODE, Columns, edge_cells, node_cells
from swgraph.export.networks.spool import spooled, write_lines
from swgraph.export.networks.xml import xml, xml_cell, xml_texts
from swgraph.network import Table
from swgraph.network.records import Edge, Network, Node

_OPENING: Final = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
"""
_OF_NODES: Final = frozenset({"label", "start", "end"})
_OF_EDGES: Final = frozenset({"label", "weight", "start", "end"})
_SIDE: Final = 2000  # of the square that nodes are spread over


_NODE: Final = '<node id="%s" label="%s"%s><attvalues>%s</attvalues>%s</node>\n'
_EDGE: Final = (
    '<edge id="%s" source="%s" target="%s" label="%s" weight="%s" kind="%s"%s><attvalues>%s</attvalues></edge>\n'
)


def _markup(elsewhere: frozenset[str]) -> Markup:
    return Markup(lambda name: f'<attvalue for="{name}" value="', '"/>', xml_cell, xml_texts, elsewhere)


_NODE_VALUES: Final = _markup(_OF_NODES)
_EDGE_VALUES: Final = _markup(_OF_EDGES)


class _Dated:
    """Whether any element had a date."""

    seen = False


def write_gexf(network: Network, file: BinaryIO) -> None:
    """Write a network as GEXF 1.3, one element a line, in one pass."""
    nodes, edges, dated = Columns(NODE), Columns(EDGE), _Dated()
    with spooled(_elements(network, nodes, edges, dated)) as body:
        write_lines(file, _head(network, nodes, edges, dated.seen))
        body.copy(file)
    file.write(b"</edges>\n</graph>\n</gexf>\n")


def _elements(network: Network, nodes: Columns, edges: Columns, dated: _Dated) -> Iterator[str]:
    yield from (
        _node_table(network.nodes, nodes, dated) if isinstance(network.nodes, Table) else _nodes(network.nodes, nodes, dated)
    )
    yield "</nodes>\n<edges>\n"
    yield from (
        _edge_table(network.edges, edges, dated) if isinstance(network.edges, Table) else _edges(network.edges, edges, dated)
    )


def _nodes(nodes: Iterable[Node], columns: Columns, dated: _Dated) -> Iterator[str]:
    for node in nodes:
        values = _NODE_VALUES.row(node_cells(node, columns))
        period = _period(node.start, node.end, dated)
        yield _NODE % (xml(node.id), xml(node.label), period, values, _looks(node.id, node.kind, node.sources))


def _edges(edges: Iterable[Edge], columns: Columns, dated: _Dated) -> Iterator[str]:
    for edge in edges:
        values = _EDGE_VALUES.row(edge_cells(edge, columns))
        said = [xml(each) for each in (edge.id, edge.source, edge.target, edge.label)]
        yield _EDGE % (*said, edge.weight, xml(edge.kind), _period(edge.start, edge.end, dated), values)


def _node_table(table: Table[Node], columns: Columns, dated: _Dated) -> Iterator[str]:
    for rows, values in marked(table, NODE, columns, _NODE_VALUES):
        looks = map(_looks, rows["id"], rows["kind"], rows.get("sources", repeat(0)))
        said = (xml_texts(rows["id"]), xml_texts(rows["label"]), _periods(rows, dated), values, looks)
        yield "".join(map(_NODE.__mod__, zip(*said, strict=False)))


def _edge_table(table: Table[Edge], columns: Columns, dated: _Dated) -> Iterator[str]:
    for rows, values in marked(table, EDGE, columns, _EDGE_VALUES):
        texts = [xml_texts(rows[name]) for name in ("id", "source", "target", "label")]
        said = (*texts, rows.get("weight", repeat(1)), xml_texts(rows["kind"]), _periods(rows, dated), values)
        yield "".join(map(_EDGE.__mod__, zip(*said, strict=False)))


def _period(start: date | None, end: date | None, dated: _Dated) -> str:
    if start is None and end is None:
        return ""
    dated.seen = True
    opening = f' start="{start.isoformat()}"' if start else ""
    return f'{opening} end="{end.isoformat()}"' if end else opening


def _periods(rows: Rows, dated: _Dated) -> Iterable[str]:
    if "start" not in rows and "end" not in rows:
        return repeat("")
    return map(_period, rows.get("start", repeat(None)), rows.get("end", repeat(None)), repeat(dated))


def _looks(identifier: str, kind: str, sources: int) -> str:
    spread = crc32(identifier.encode(errors="replace"))
    x, y = (spread >> 16) * _SIDE // 2**16 - _SIDE // 2, (spread & 0xFFFF) * _SIDE // 2**16 - _SIDE // 2
    return f'{_colour(kind)}<viz:position x="{x}" y="{y}" z="0"/>{_size(sources)}'


@cache
def _colour(kind: str) -> str:
    red, green, blue = bytes.fromhex(colour(kind)[1:])
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


@cache
def _size(sources: int) -> str:
    return f'<viz:size value="{4 + 2 * log2(1 + max(sources, 0)):.1f}"/>'


def _head(network: Network, nodes: Columns, edges: Columns, dated: bool) -> Iterator[str]:
    yield f"{_OPENING}<meta><creator>swgraph</creator><description>{xml(' · '.join(about(network).values()))}</description></meta>\n"
    time = ' mode="dynamic" timeformat="date"' if dated else ' mode="static"'
    yield f'<graph defaultedgetype="{"directed" if network.directed else "undirected"}" idtype="string"{time}>\n'
    yield from _attributes("node", nodes, _OF_NODES)
    yield from _attributes("edge", edges, _OF_EDGES)
    yield "<nodes>\n"


def _attributes(where: str, columns: Columns, elsewhere: frozenset[str]) -> Iterator[str]:
    yield f'<attributes class="{where}" mode="static">\n'
    for name, kind in columns.types.items():
        if name not in elsewhere:
            yield f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
    yield "</attributes>\n"

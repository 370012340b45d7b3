"""Cytoscape JSON: Cytoscape desktop and Cytoscape.js.

https://js.cytoscape.org/#notation/elements-json . Unknown: no key. Cytoscape writes ``name`` beside a node, so the label stands there too.
JavaScript keeps whole numbers up to 2^53.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from swgraph.export.networks.about import about
from swgraph.export.networks.batches import marked
from swgraph.export.networks.columns import EDGE, NODE, Columns, edge_cells, node_cells
from swgraph.export.networks.json import MEMBERS, json_object, json_text, json_texts
from swgraph.export.networks.spool import spooled, write_lines
from swgraph.export.networks.values import clean
from swgraph.network import Table
from swgraph.network.records import Edge, Network, Node

_NODE: Final = '{"data": {"id": %s, "name": %s%s}}'
_EDGE: Final = '{"data": {"id": %s, "source": %s, "target": %s%s}}'


def write_cyjs(network: Network, file: BinaryIO) -> None:
    """Write a network as Cytoscape JSON, one element a line; in one pass unless an attribute has mixed types."""
    nodes, edges = Columns(NODE), Columns(EDGE)
    with spooled(_lines(network, nodes, edges)) as body:
        mixed = [nodes.settle(), edges.settle()]
        if not any(mixed):
            body.copy(file)
            return
    write_lines(file, _lines(network, nodes, edges))


def _lines(network: Network, nodes: Columns, edges: Columns) -> Iterator[str]:
    said = json_object([*about(network).items(), ("directed", network.directed)])
    yield '{"format_version": "1.0", "generated_by": "swgraph", "target_cytoscapejs_version": "~3",\n'
    yield f'"data": {said},\n"elements": {{"nodes": ['
    yield from _listed(
        _node_table(network.nodes, nodes) if isinstance(network.nodes, Table) else _nodes(network.nodes, nodes)
    )
    yield '\n], "edges": ['
    yield from _listed(
        _edge_table(network.edges, edges) if isinstance(network.edges, Table) else _edges(network.edges, edges)
    )
    yield "\n]}}\n"


def _listed(elements: Iterable[str]) -> Iterator[str]:
    """Yield elements with the commas between them; one piece may hold several elements."""
    mark = "\n"
    for element in elements:
        yield f"{mark}{element}"
        mark = ",\n"


def _nodes(nodes: Iterable[Node], columns: Columns) -> Iterator[str]:
    for node in nodes:
        yield _NODE % (json_text(clean(node.id)), json_text(clean(node.label)), MEMBERS.row(node_cells(node, columns)))


def _edges(edges: Iterable[Edge], columns: Columns) -> Iterator[str]:
    for edge in edges:
        ends = [json_text(clean(end)) for end in (edge.id, edge.source, edge.target)]
        yield _EDGE % (*ends, MEMBERS.row(edge_cells(edge, columns)))


def _node_table(table: Table[Node], columns: Columns) -> Iterator[str]:
    for rows, data in marked(table, NODE, columns, MEMBERS):
        yield ",\n".join(map(_NODE.__mod__, zip(json_texts(rows["id"]), json_texts(rows["label"]), data, strict=True)))


def _edge_table(table: Table[Edge], columns: Columns) -> Iterator[str]:
    for rows, data in marked(table, EDGE, columns, MEMBERS):
        ids, sources, targets = (json_texts(rows[name]) for name in ("id", "source", "target"))
        yield ",\n".join(map(_EDGE.__mod__, zip(ids, sources, targets, data, strict=True)))

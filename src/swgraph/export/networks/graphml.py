"""GraphML: yEd, Cytoscape, Gephi, igraph, R, networkx.

http://graphml.graphdrawing.org/specification.html . Read with ``networkx.read_graphml``, ``igraph.Graph.Read_GraphML`` or R's
``igraph::read_graph(format = "graphml")``. Unknown: no ``data`` element. Names of attributes are those of ``columns``; the ids
of their keys begin with n_, e_ or g_.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from swgraph.export.networks.about import about
from swgraph.export.networks.batches import Markup, marked
from swgraph.export.networks.columns import EDGE, NODE, Columns, edge_cells, node_cells
from swgraph.export.networks.spool import spooled, write_lines
from swgraph.export.networks.xml import xml, xml_cell, xml_texts
from swgraph.network import Table
from swgraph.network.records import Edge, Network, Node

_OPENING: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NODE: Final = '<node id="%s">%s</node>\n'
_EDGE: Final = '<edge id="%s" source="%s" target="%s">%s</edge>\n'


def _markup(side: str) -> Markup:
    return Markup(lambda name: f'<data key="{side}_{name}">', "</data>", xml_cell, xml_texts)


_OF_NODES: Final = _markup("n")
_OF_EDGES: Final = _markup("e")
_OF_GRAPH: Final = _markup("g")


def write_graphml(network: Network, file: BinaryIO) -> None:
    """Write a network as GraphML, one element a line, in one pass."""
    nodes, edges = Columns(NODE), Columns(EDGE)
    with spooled(_elements(network, nodes, edges)) as body:
        write_lines(file, _head(network, nodes, edges))
        body.copy(file)
    file.write(b"</graph>\n</graphml>\n")


def _elements(network: Network, nodes: Columns, edges: Columns) -> Iterator[str]:
    yield from _node_table(network.nodes, nodes) if isinstance(network.nodes, Table) else _nodes(network.nodes, nodes)
    yield from _edge_table(network.edges, edges) if isinstance(network.edges, Table) else _edges(network.edges, edges)


def _nodes(nodes: Iterable[Node], columns: Columns) -> Iterator[str]:
    for node in nodes:
        yield _NODE % (xml(node.id), _OF_NODES.row(node_cells(node, columns)))


def _edges(edges: Iterable[Edge], columns: Columns) -> Iterator[str]:
    for edge in edges:
        yield _EDGE % (xml(edge.id), xml(edge.source), xml(edge.target), _OF_EDGES.row(edge_cells(edge, columns)))


def _node_table(table: Table[Node], columns: Columns) -> Iterator[str]:
    for rows, data in marked(table, NODE, columns, _OF_NODES):
        yield "".join(map(_NODE.__mod__, zip(xml_texts(rows["id"]), data, strict=True)))


def _edge_table(table: Table[Edge], columns: Columns) -> Iterator[str]:
    for rows, data in marked(table, EDGE, columns, _OF_EDGES):
        ids, sources, targets = (xml_texts(rows[name]) for name in ("id", "source", "target"))
        yield "".join(map(_EDGE.__mod__, zip(ids, sources, targets, data, strict=True)))


def _head(network: Network, nodes: Columns, edges: Columns) -> Iterator[str]:
    said = about(network)
    yield _OPENING
    for side, where, types in (("n", "node", nodes.types), ("e", "edge", edges.types), ("g", "graph", dict.fromkeys(said, "string"))):
        for name, kind in types.items():
            yield f'<key id="{side}_{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield f'<graph id="{xml(network.name)}" edgedefault="{"directed" if network.directed else "undirected"}">\n'
    yield f"{_OF_GRAPH.row(list(said.items()))}\n"

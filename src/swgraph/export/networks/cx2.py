"""CX2: Cytoscape 3.10 and later, Cytoscape Web, NDEx.

https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/ . Unknown: no key. CX2 numbers nodes and edges;
their own ids stand in the attribute ``id``, and the numbers of nodes are kept in memory while edges are written.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from swgraph.export.networks.about import about
from swgraph.export.networks.columns import EDGE, NODE, Columns, edge_cells, node_cells
from swgraph.export.networks.json import json_object, json_text
from swgraph.export.networks.spool import spooled, write_lines
from swgraph.export.networks.values import clean
from swgraph.network.records import Network

_TYPES: Final = {"string": "string", "boolean": "boolean", "long": "long", "double": "double"}
_LOOKS: Final = (
    '{"visualProperties": [{"default": {"network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"}, "edge": {}, "node": {}}, '
    '"nodeMapping": {"NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}}}, '
    '"edgeMapping": {"EDGE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}}}}]}'
)


class _Numbers:
    """The numbers of nodes by id, and how many edges there are."""

    def __init__(self) -> None:
        self.nodes: dict[str, int] = {}
        self.edges = 0


def write_cx2(network: Network, file: BinaryIO) -> None:
    """Write a network as CX2, one element a line; in one pass unless an attribute has mixed types."""
    nodes, edges, numbers = Columns(NODE), Columns(EDGE), _Numbers()
    with spooled(_elements(network, nodes, edges, numbers)) as body:
        mixed = [nodes.settle(), edges.settle()]
        write_lines(file, _head(network, nodes, edges, numbers))
        if not any(mixed):
            body.copy(file)
    if any(mixed):
        write_lines(file, _elements(network, nodes, edges, _Numbers()))
    file.write(f'{_LOOKS},\n{{"status": [{{"success": true}}]}}\n]\n'.encode())


def _elements(network: Network, nodes: Columns, edges: Columns, numbers: _Numbers) -> Iterator[str]:
    yield '{"nodes": ['
    mark = "\n"
    for number, node in enumerate(network.nodes):
        numbers.nodes[node.id] = number
        yield f'{mark}{{"id": {number}, "v": {json_object([("id", clean(node.id)), *node_cells(node, nodes)])}}}'
        mark = ",\n"
    yield '\n]},\n{"edges": ['
    mark = "\n"
    for number, edge in enumerate(network.edges):
        numbers.edges = number + 1
        ends = f'"s": {numbers.nodes[edge.source]}, "t": {numbers.nodes[edge.target]}'
        yield f'{mark}{{"id": {number}, {ends}, "v": {json_object([("id", clean(edge.id)), *edge_cells(edge, edges)])}}}'
        mark = ",\n"
    yield "\n]},\n"


def _head(network: Network, nodes: Columns, edges: Columns, numbers: _Numbers) -> Iterator[str]:
    counts = {
        "attributeDeclarations": 1, "networkAttributes": 1, "nodes": len(numbers.nodes), "edges": numbers.edges, "visualProperties": 1,
    }  # fmt: skip
    listed = ", ".join(f'{{"name": "{name}", "elementCount": {count}}}' for name, count in counts.items())
    said = about(network)
    yield f'[\n{{"CXVersion": "2.0", "hasFragments": false}},\n{{"metaData": [{listed}]}},\n'
    yield '{"attributeDeclarations": [{"networkAttributes": '
    yield f"{_declared({**dict.fromkeys(said, 'string'), 'directed': 'boolean'})},\n"
    yield f'"nodes": {_declared({"id": "string", **nodes.types})},\n"edges": {_declared({"id": "string", **edges.types})}}}]}},\n'
    yield f'{{"networkAttributes": [{json_object([*said.items(), ("directed", network.directed)])}]}},\n'


def _declared(types: dict[str, str]) -> str:
    return "{" + ", ".join(f'{json_text(name)}: {{"d": "{_TYPES[kind]}"}}' for name, kind in types.items()) + "}"

"""The columns of nodes or of edges: which there are and, as every format wants it, one type for each."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias

from swgraph.errors import ExportError
from swgraph.export.networks.values import Cell, cells, clean, written
from swgraph.network.records import Edge, Network, Node, Value

Type: TypeAlias = Literal["string", "boolean", "long", "double"]

NODE: Final[dict[str, Type]] = {
    "label": "string",
    "title": "string",
    "kind": "string",
    "region": "string",
    "start": "string",
    "start_year": "long",
    "end": "string",
    "end_year": "long",
    "sources": "long",
}
"""What every node says beside its id, in this order."""

EDGE: Final[dict[str, Type]] = {
    "kind": "string",
    "label": "string",
    "weight": "long",
    "region": "string",
    "start": "string",
    "start_year": "long",
    "end": "string",
    "end_year": "long",
    "sources": "long",
}
"""What every edge says beside its id and its ends, in this order."""

# "name" is what Cytoscape draws, "parent" what it puts a node into; "viz" is how networkx gives colours
# of GEXF back, and "key" makes its readers fail.
_TAKEN: Final = frozenset({"id", "key", "name", "parent", "source", "target", "viz", *NODE, *EDGE})


class Columns:
    """The columns of one class of elements, learnt while the elements are read.

    Args:
        own: what every element of this class says, and its types.
    """

    def __init__(self, own: Mapping[str, Type]) -> None:
        self._own = own
        self._names: set[str] = set()
        self._years: set[str] = set()
        self._found: dict[str, set[Type]] = {}
        self._as_text: frozenset[str] = frozenset()

    def read(self, attributes: Mapping[str, Value]) -> list[tuple[str, Cell]]:
        """Return the cells that attributes fill, sorted by name, and remember their types.

        Raises:
            ExportError: a name that a format could not carry, or that means something else already.
        """
        return [cell for name, value in sorted(attributes.items()) for cell in self.read_one(name, value)]

    def read_one(self, name: str, value: Value) -> Iterator[tuple[str, Cell]]:
        """Yield the cells that one attribute fills, as ``read`` does."""
        if name not in self._names:
            self._admit(name)
        for column, cell in cells(name, value):
            if column != name and column not in self._years:
                self._admit_year(column)
            self._found.setdefault(column, set()).add(type_of(cell))
            yield column, written(cell) if column in self._as_text else cell

    def settle(self) -> bool:
        """Write attributes of mixed types as text from now on, and return whether there are any."""
        self._as_text = frozenset(name for name, types in self._found.items() if _joined(types) == "string")
        return any(len(self._found[name]) > 1 for name in self._as_text)

    @property
    def types(self) -> dict[str, Type]:
        """Return every column and its type: what every element says, then the attributes by name."""
        return dict(self._own) | {name: _joined(self._found[name]) for name in sorted(self._found)}

    def _admit(self, name: str) -> None:
        if name in _TAKEN or name in self._years or not name.isidentifier():
            raise _unusable(name)
        self._names.add(name)

    def _admit_year(self, name: str) -> None:
        if name in self._names:
            raise _unusable(name)
        self._years.add(name)


def type_of(cell: Cell) -> Type:
    """Return the type of a cell; a decimal is a double, for no reader knows decimals."""
    if isinstance(cell, str):
        return "string"
    if isinstance(cell, bool):
        return "boolean"
    return "long" if isinstance(cell, int) else "double"


def node_cells(node: Node, columns: Columns) -> list[tuple[str, Cell]]:
    """Return what a node says, in the order of its columns, without what is unknown."""
    row: list[tuple[str, Cell]] = [("label", clean(node.label)), ("title", clean(node.title)), ("kind", clean(node.kind))]
    _add_time_and_place(row, node)
    return row + columns.read(node.attributes) if node.attributes else row


def edge_cells(edge: Edge, columns: Columns) -> list[tuple[str, Cell]]:
    """Return what an edge says beside its id and its ends, as ``node_cells`` does."""
    row: list[tuple[str, Cell]] = [("kind", clean(edge.kind)), ("label", clean(edge.label)), ("weight", edge.weight)]
    _add_time_and_place(row, edge)
    return row + columns.read(edge.attributes) if edge.attributes else row


def survey(network: Network) -> tuple[Columns, Columns]:
    """Return the columns of nodes and of edges, settled, for formats that must know them before the first row."""
    nodes, edges = Columns(NODE), Columns(EDGE)
    for node in network.nodes:
        nodes.read(node.attributes)
    for edge in network.edges:
        edges.read(edge.attributes)
    nodes.settle()
    edges.settle()
    return nodes, edges


def _add_time_and_place(row: list[tuple[str, Cell]], element: Node | Edge) -> None:
    if element.region is not None:
        row.append(("region", clean(element.region)))
    if element.start is not None:
        row.append(("start", element.start.isoformat()))
        row.append(("start_year", element.start.year))
    if element.end is not None:
        row.append(("end", element.end.isoformat()))
        row.append(("end_year", element.end.year))
    row.append(("sources", element.sources))


def _joined(types: set[Type]) -> Type:
    if len(types) == 1:
        return next(iter(types))
    return "double" if types == {"long", "double"} else "string"


def _unusable(name: str) -> ExportError:
    return ExportError(
        f"属性名不可用 an attribute cannot have this name: wanted letters, digits and _, none of {', '.join(sorted(_TAKEN))} "
        f"and not the year of another, got {name!r}; rename it in the projection"
    )

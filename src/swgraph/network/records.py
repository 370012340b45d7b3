"""A projection of the graph: nodes and edges with what every format says of them."""

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import networkx

Value: TypeAlias = str | bool | int | float | Decimal | date | tuple[str, ...] | None
"""What an attribute can be; each format says in its docstring what becomes of it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: an organization, a document, a tier, a region, a task or an indicator.

    Args:
        id: its IRI.
        label: short name to draw, full name in ``title``.
        kind: what it is, such as ``Organization``; a local name of the ontology.
        region: name of the division it belongs to, None if to none.
        start, end: first and last day that the sources give for it, None where undated or without an end.
        sources: number of sources that speak of it.
        attributes: what else a projection says, by name; the names are the same on all its nodes.
    """

    id: str
    label: str
    title: str
    kind: str
    region: str | None = None
    start: date | None = None
    end: date | None = None
    sources: int = 0
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge, from ``source`` to ``target``, both ids of nodes; in an undirected network ``source`` is the lesser of the two.

    Args:
        id: unique in the network and the same in every build of the same data.
        kind: the relation, such as ``based_on``.
        label: its Chinese name.
        weight: how often, at least 1.
        start, end: first and last day on which it held, None where undated or without an end.
        sources: number of sources that say so.
        attributes: what else a projection says.
    """

    id: str
    source: str
    target: str
    kind: str
    label: str
    weight: int = 1
    region: str | None = None
    start: date | None = None
    end: date | None = None
    sources: int = 0
    attributes: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Network:
    """A projection: nodes sorted by id, edges by id, each id once, every end of an edge among the nodes.

    ``nodes`` and ``edges`` may be read more than once; of a large projection they are a ``Table``, which is read from the
    store each time instead of being held in memory.

    Args:
        name: of the projection, such as ``actors``.
        title: a Chinese heading, English beside it.
        directed: whether an edge has a direction.
        version: id of the build it was made from, None for a graph in memory.
        params: what it was restricted to, by name.
        multi: whether two nodes may have several edges.
        sparql: the queries it was read by.
    """

    name: str
    title: str
    directed: bool
    nodes: Iterable[Node]
    edges: Iterable[Edge]
    version: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    multi: bool = False
    sparql: str = ""

    @property
    def n_nodes(self) -> int:
        """Return the number of nodes; those of a large projection are read to be counted."""
        return _size(self.nodes)

    @property
    def n_edges(self) -> int:
        """Return the number of edges."""
        return _size(self.edges)

    def to_networkx(self) -> "networkx.Graph[str]":
        """Return a networkx ``Graph``, ``DiGraph``, ``MultiGraph`` or ``MultiDiGraph``, as direction and ``multi`` say.

        Nodes are keyed by id, parallel edges by the id of the edge. Attributes are plain, so that the writers of networkx
        take them: what is not known is left out, days are ISO texts, lists are joined by ；, decimals are int or float.
        """
        import networkx as nx

        kinds = {(False, False): nx.Graph, (True, False): nx.DiGraph, (False, True): nx.MultiGraph, (True, True): nx.MultiDiGraph}
        graph: Any = kinds[self.directed, self.multi](name=self.name, title=self.title)
        graph.add_nodes_from((node.id, dict(_plain(node, "id"))) for node in self.nodes)
        for edge in self.edges:
            named = {"key": edge.id} if self.multi else {}
            graph.add_edge(edge.source, edge.target, **named, **dict(_plain(edge, "source", "target")))
        found: networkx.Graph[str] = graph
        return found

    def __repr__(self) -> str:
        of = f", generation {self.version}" if self.version else ""
        return f"<Network {self.name}: {self.n_nodes} 个节点 nodes, {self.n_edges} 条边 edges{of}>"

    def _repr_html_(self) -> str:
        given = [f"{name} = {value}" for name, value in self.params.items()]
        build = [f"数据版本 generation {self.version}"] if self.version else []
        sizes = f"{self.n_nodes} 个节点 nodes，{self.n_edges} 条边 edges，{'有向 directed' if self.directed else '无向 undirected'}"
        rest = "；".join((sizes, *given, *build))
        return f"<p><b>{escape(self.title)}</b><br><small>{escape(rest)}</small></p>"


def _size(rows: Iterable[object]) -> int:
    return len(rows) if isinstance(rows, Sized) else sum(1 for _ in rows)


def _plain(record: Node | Edge, *left_out: str) -> Iterator[tuple[str, str | bool | int | float]]:
    own = {name: getattr(record, name) for name in record.__slots__ if name not in {"attributes", *left_out}}
    for name, value in {**own, **record.attributes}.items():
        if value is not None:
            yield name, plain(value)


def plain(value: Value) -> str | bool | int | float:
    """Return a known value as the writers of other libraries take it.

    >>> plain(("甲", "乙")), plain(Decimal("15000")), plain(Decimal("1.5")), plain(date(2023, 3, 16))
    ('甲；乙', 15000, 1.5, '2023-03-16')
    """
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return "；".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value

"""Measures of networks that analysts cite, as tables that name method, version and seed."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from swgraph.catalogue import Column, Text
from swgraph.errors import ParameterError
from swgraph.network.records import Network
from swgraph.query import Result, Row, Value

if TYPE_CHECKING:
    import networkx

SEED: Final = 20231101
_PLACES: Final = Decimal("0.000001")
_NODE: Final = (
    Column("id", Text("标识符", "id"), "iri"),
    Column("title", Text("名称", "name")),
    Column("kind", Text("种类", "kind")),
    Column("region", Text("地区", "region")),
)
_METHODS: Final = {
    "degree": Text("相邻节点数；加权为共同文件数之和", "number of neighbours; weighted by documents in common"),
    "betweenness": Text("介数中心性，不加权，归一化", "betweenness centrality, unweighted, normalised (Brandes)"),
    "core": Text("k 核数，不计方向和重边", "core number, without direction and parallel edges"),
    "communities": Text("Louvain 社区，按权重，种子固定", "Louvain communities by weight, with a fixed seed"),
    "depth": Text(
        "有向网络：沿箭头最长的链有几步，互相指向的算作一个", "directed networks: steps of the longest chain of arrows; a circle is one"
    ),
    "whole": Text("整体：规模、密度、连通分量", "the whole: size, density, components"),
}
MEASURES: Final[Mapping[str, Text]] = _METHODS
"""The measures by name, each with its method."""


def measure(network: Network, name: str) -> Result:
    """Return a measure of a network as a table, the greatest first; the caption names method, library and seed.

    Raises:
        ParameterError: there is no such measure.
    """
    if name not in _MAKERS:
        raise ParameterError(f"未知度量 unknown measure: wanted one of {', '.join(_MAKERS)}, got {name!r}")
    columns, rows = _MAKERS[name](network)
    return Result(columns, rows, network.sparql, params=dict(network.params), generation=network.version, caption=_caption(network, name))


def bridging(before: Network, after: Network) -> Result:
    """Return the betweenness of each department in two networks of actors, that of an earlier and of a later period."""
    early, late = (_simple(network) for network in (before, after))
    import networkx as nx

    scores = [nx.betweenness_centrality(graph) for graph in (early, late)]
    titles = {node.id: node for network in (before, after) for node in network.nodes}
    columns = (
        *_NODE, Column("before", Text("此前介数", "betweenness before"), "decimal"), Column("after", Text("此后介数", "betweenness after"), "decimal"),
        Column("change", Text("变化", "change"), "decimal"),
    )  # fmt: skip
    found: list[tuple[Decimal, str, dict[str, Value]]] = []
    for key, node in titles.items():
        one, two = (_number(score[key]) if key in score else None for score in scores)
        change = two - one if one is not None and two is not None else None
        row: dict[str, Value] = {"id": key, "title": node.title, "kind": node.kind, "region": node.region, "before": one, "after": two, "change": change}
        found.append((-max(one or Decimal(0), two or Decimal(0)), key, row))
    rows = tuple(row for _, _, row in sorted(found, key=lambda each: each[:2]))
    periods = " / ".join("–".join((network.params.get("since", "…"), network.params.get("until", "…"))) for network in (before, after))
    caption = f"{_caption(before, 'betweenness')} · {periods}"
    return Result(columns, rows, before.sparql, generation=before.version, caption=caption)


def _caption(network: Network, name: str) -> str:
    import networkx as nx

    given = "".join(f" · {key}={value}" for key, value in network.params.items())
    seed = f"，种子 seed {SEED}" if name == "communities" else ""
    return f"{network.title}{given} · {_METHODS[name].zh} {_METHODS[name].en}（networkx {nx.__version__}{seed}）"


def _simple(network: Network) -> "networkx.Graph[str]":
    """Return the network without direction, loops and parallel edges; weights of parallel edges are added."""
    import networkx as nx

    graph: networkx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    for edge in network.edges:
        if edge.source != edge.target:
            known = graph.get_edge_data(edge.source, edge.target, {"weight": 0})["weight"]
            graph.add_edge(edge.source, edge.target, weight=known + edge.weight)
    return graph


def _number(value: float) -> Decimal:
    return Decimal(str(value)).quantize(_PLACES).normalize() + 0


def _table(network: Network, columns: tuple[Column, ...], values: Mapping[str, Mapping[str, Value]]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    rows: list[dict[str, Value]] = [
        {"id": node.id, "title": node.title, "kind": node.kind, "region": node.region, **values[node.id]} for node in network.nodes
    ]
    first = columns[0].name

    def rank(row: Mapping[str, Value]) -> tuple[Any, ...]:
        value: Any = row[first]
        return -value if first != "community" else value, str(row["id"])

    return (*_NODE, *columns), tuple(sorted(rows, key=rank))


def _degree(network: Network) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    graph = _simple(network)
    into = {node.id: 0 for node in network.nodes}
    for edge in network.edges:
        into[edge.target] += 1
    weighted = dict(graph.degree(weight="weight"))
    values: dict[str, dict[str, Value]] = {
        key: {"degree": degree, "weighted": weighted[key], **({"incoming": into[key]} if network.directed else {})}
        for key, degree in graph.degree()
    }
    columns = [Column("degree", Text("度", "degree"), "integer"), Column("weighted", Text("加权度", "weighted degree"), "integer")]
    columns += [Column("incoming", Text("被指向次数", "incoming edges"), "integer")] if network.directed else []
    return _table(network, tuple(columns), values)


def _betweenness(network: Network) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    import networkx as nx

    found = nx.betweenness_centrality(_simple(network))
    column = Column("betweenness", Text("介数", "betweenness"), "decimal")
    return _table(network, (column,), {key: {"betweenness": _number(value)} for key, value in found.items()})


def _core(network: Network) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    import networkx as nx

    found = nx.core_number(_simple(network))
    return _table(network, (Column("core", Text("核数", "core number"), "integer"),), {key: {"core": value} for key, value in found.items()})


def communities(network: Network) -> dict[str, int]:
    """Return the community of each node by id, the largest community first, from 1."""
    import networkx as nx

    groups = nx.community.louvain_communities(_simple(network), weight="weight", seed=SEED)
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    return {key: number for number, group in enumerate(ordered, start=1) for key in group}


def _communities(network: Network) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    found = communities(network)
    column = Column("community", Text("社区", "community"), "integer")
    return _table(network, (column,), {key: {"community": value} for key, value in found.items()})


def _depth(network: Network) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    import networkx as nx

    if not network.directed:
        raise ParameterError(f"{network.name} 没有方向 has no direction: wanted a directed network for depth, such as documents or tiers")
    graph: networkx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(node.id for node in network.nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in network.edges)
    whole: Any = nx.condensation(graph)
    steps: dict[int, int] = {}
    for part in reversed(list(nx.topological_sort(whole))):
        steps[part] = max((steps[after] + 1 for after in whole.successors(part)), default=0)
    of = whole.graph["mapping"]
    values: dict[str, dict[str, Value]] = {key: {"depth": steps[of[key]], "incoming": degree} for key, degree in graph.in_degree()}
    columns = (Column("depth", Text("深度", "depth"), "integer"), Column("incoming", Text("被几份指向", "pointed to by"), "integer"))
    return _table(network, columns, values)


def _whole(network: Network) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    import networkx as nx

    graph = _simple(network)
    parts = [len(part) for part in nx.connected_components(graph)]
    found: dict[str, Value] = {
        "nodes": network.n_nodes, "edges": network.n_edges, "density": _number(nx.density(graph)) if graph else None,
        "components": len(parts), "largest": max(parts, default=0),
    }  # fmt: skip
    columns = (
        Column("nodes", Text("节点", "nodes"), "integer"), Column("edges", Text("边", "edges"), "integer"),
        Column("density", Text("密度", "density"), "decimal"), Column("components", Text("连通分量", "components"), "integer"),
        Column("largest", Text("最大分量", "largest component"), "integer"),
    )  # fmt: skip
    return columns, (found,)


_MAKERS: Final[dict[str, Callable[[Network], tuple[tuple[Column, ...], tuple[Row, ...]]]]] = {
    "degree": _degree, "betweenness": _betweenness, "core": _core, "communities": _communities, "depth": _depth,
    "whole": _whole,
}  # fmt: skip

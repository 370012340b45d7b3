"""Where nodes stand: communities as discs on a spiral, the largest in the middle, and in each disc its nodes by their edges.

Whole networks of thousands of nodes laid out at once are slow without compiled code and look like a ball of wool; communities are
small, so each is laid out exactly. The same network gives the same places: the seed is fixed.
"""

import math
from collections.abc import Sequence
from typing import Any, Final, TypeAlias

import networkx as nx

SEED: Final = 7
_MOST: Final = 400  # nodes of a community that are placed by their edges; more stand by degree, the busiest inside
_ITERATIONS: Final = 60
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
_STEP: Final = 1.35
Place: TypeAlias = tuple[float, float]
_Graph: TypeAlias = Any  # networkx has no types of its own


def places(nodes: Sequence[str], edges: Sequence[tuple[str, str, float]]) -> list[Place]:
    """Return where each node stands, in the order given, in units of about one node.

    >>> places([], []), places(["a"], [])
    ([], [(0.0, 0.0)])
    """
    graph: _Graph = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from(edge for edge in edges if edge[0] != edge[1])
    found: dict[str, Place] = {}
    around = 0.0  # area used so far, in discs of one node
    for number, community in enumerate(_communities(graph)):
        radius = _radius(len(community))
        away = math.sqrt(around) + (radius if number else 0.0)
        middle = (away * math.cos(number * _GOLDEN), away * math.sin(number * _GOLDEN)) if number else (0.0, 0.0)
        for node, (x, y) in _inside(graph, community).items():
            found[node] = (round(middle[0] + radius * x, 2), round(middle[1] + radius * y, 2))
        around += (radius + 1.0) ** 2 * _STEP
    return [found[node] for node in nodes]


def _radius(size: int) -> float:
    return 0.0 if size == 1 else 1.3 * math.sqrt(size)


def _communities(graph: _Graph) -> list[list[str]]:
    """Return communities, the largest first, nodes and ties in order of ids."""
    linked = graph.subgraph(sorted(node for node, degree in graph.degree() if degree))
    ordered: _Graph = nx.Graph()
    ordered.add_nodes_from(sorted(linked))
    ordered.add_weighted_edges_from(sorted((min(a, b), max(a, b), w) for a, b, w in linked.edges(data="weight", default=1.0)))
    groups = nx.community.louvain_communities(ordered, seed=SEED) if ordered else []
    alone = [[node] for node in sorted(graph) if node not in ordered]
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group)) + alone


def _inside(graph: _Graph, community: list[str]) -> dict[str, Place]:
    """Return places in a disc of radius one."""
    if len(community) == 1:
        return {community[0]: (0.0, 0.0)}
    if len(community) > _MOST:
        return _by_degree(graph, community)
    part: _Graph = nx.Graph()
    part.add_nodes_from(community)
    part.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in graph.subgraph(community).edges()))
    spread = nx.spring_layout(part, seed=SEED, iterations=_ITERATIONS)
    widest = max(math.hypot(x, y) for x, y in spread.values()) or 1.0
    return {node: (float(x) / widest, float(y) / widest) for node, (x, y) in spread.items()}


def _by_degree(graph: _Graph, community: list[str]) -> dict[str, Place]:
    ordered = sorted(community, key=lambda node: (-graph.degree(node), node))
    return {
        node: (math.sqrt(i / len(ordered)) * math.cos(i * _GOLDEN), math.sqrt(i / len(ordered)) * math.sin(i * _GOLDEN))
        for i, node in enumerate(ordered)
    }

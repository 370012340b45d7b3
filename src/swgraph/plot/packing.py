"""Where the nodes of a network are drawn: each component laid out by itself, then packed in lines; no two boxes meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import networkx

_SEED: Final = 20231101
_ROUNDS: Final = 400
_GAP: Final = 0.12  # inches between boxes
_APART: Final = 0.4  # inches between components
_STEP: Final = 0.62  # inches that a component is wide for the root of each node, before boxes are pushed apart
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """What a node takes up around its centre, in inches: ``wide`` across, ``above`` and ``below`` the centre."""

    wide: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node is, in inches from the upper left corner, and how large the whole is."""

    places: Mapping[str, Point]
    width: float
    height: float


def pack(graph: "networkx.Graph[str]", boxes: Mapping[str, Box], width: float) -> Layout:
    """Return where the nodes of a graph are drawn on a sheet at least ``width`` inches wide; the same every time."""
    import networkx as nx

    parts = [_part(graph, sorted(part), boxes) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-part.height, -part.width, min(part.places)))
    width = max([width, *(part.width for part in parts)])
    places: dict[str, Point] = {}
    x = y = tall = 0.0
    for part in parts:
        if x and x + part.width > width:
            x, y, tall = 0.0, y + tall + _APART, 0.0
        places.update({key: (x + left, y + top) for key, (left, top) in part.places.items()})
        x, tall = x + part.width + _APART, max(tall, part.height)
    return Layout(places, width, y + tall)


def _part(graph: "networkx.Graph[str]", nodes: list[str], boxes: Mapping[str, Box]) -> Layout:
    """Return the layout of one component, its box beginning at 0."""
    places = _pushed_apart(_sprung(graph, nodes), boxes)
    left = min(x - boxes[key].wide / 2 for key, (x, _) in places.items())
    top = min(y - boxes[key].above for key, (_, y) in places.items())
    right = max(x + boxes[key].wide / 2 for key, (x, _) in places.items())
    bottom = max(y + boxes[key].below for key, (_, y) in places.items())
    return Layout({key: (x - left, y - top) for key, (x, y) in places.items()}, right - left, bottom - top)


def _sprung(graph: "networkx.Graph[str]", nodes: list[str]) -> dict[str, Point]:
    """Return places by springs, as far apart as fits the number of nodes; two nodes lie above each other."""
    import networkx as nx

    if len(nodes) < 3:
        return {key: (0.0, i * 0.9) for i, key in enumerate(nodes)}
    # In a fixed order: the springs start from places drawn by the seed, in the order of the nodes.
    ordered: networkx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.subgraph(nodes).edges))
    found = nx.spring_layout(ordered, seed=_SEED, iterations=200, weight=None)
    size = _STEP * len(nodes) ** 0.5
    return {key: (round(float(found[key][0]) * size, 3), round(float(found[key][1]) * size, 3)) for key in nodes}


def _pushed_apart(places: dict[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """Return the places after overlapping boxes were pushed apart, along the way that is shorter.

    Where that does not end, the whole is drawn out and pushed again: boxes far enough apart never overlap.
    """
    moved = {key: list(place) for key, place in places.items()}
    keys = sorted(moved)
    while True:
        for _ in range(_ROUNDS):
            if not sum(_push(moved[a], moved[b], boxes[a], boxes[b]) for i, a in enumerate(keys) for b in keys[i + 1 :]):
                return {key: (x, y) for key, (x, y) in moved.items()}
        for place in moved.values():
            place[0], place[1] = place[0] * 1.3, place[1] * 1.3


def _push(one: list[float], other: list[float], box: Box, other_box: Box) -> bool:
    """Return whether two boxes were too near; they are no longer."""
    across = (box.wide + other_box.wide) / 2 + _GAP - abs(one[0] - other[0])
    down = (box.below + other_box.above if one[1] <= other[1] else box.above + other_box.below) + _GAP - abs(one[1] - other[1])
    if across <= 1e-6 or down <= 1e-6:
        return False
    i, by = (0, across) if across < down else (1, down)
    first, second = (one, other) if one[i] <= other[i] else (other, one)
    first[i] -= by / 2 + 1e-6
    second[i] += by / 2 + 1e-6
    return True

"""Departments that issue documents together, and the communities they form."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from swgraph.network import Edge, Network, Node
from swgraph.network.measures import SEED, communities
from swgraph.plot.diffusion import COLOURS
from swgraph.plot.issuers import sources_of
from swgraph.plot.packing import Box, Layout, pack
from swgraph.plot.picture import Picture, drawing
from swgraph.plot.sheet import GREY, foot_line, sheet
from swgraph.plot.wording import balanced, cells, say

if TYPE_CHECKING:
    import networkx
    from matplotlib.axes import Axes

    from swgraph.graph import KnowledgeGraph

_WIDTH: Final = 9.5  # inches
_LABEL: Final = 0.062  # inches for half a Chinese character of 7.5 points, with some air
_LINE: Final = 0.145
_CELLS: Final = 18
_MOST_DRAWN: Final = 150
_MOST_LISTED: Final = 60
_ENTRY: Final = 2.3
_WIDEST: Final = 5.0  # points
# Thirteen marks and seven colours: together they tell 91 communities apart, the marks alone thirteen.
_MARKS: Final = "osD^vPX<>*phd"


def draw_actors(
    kg: "KnowledgeGraph",
    *,
    region: str | Iterable[str] | None = None,
    since: date | str | int | None = None,
    until: date | str | int | None = None,
    language: str = "both",
) -> Picture:
    """Return the network of departments that issued documents together; those that issued alone are listed below it.

    A node is as large as the department has documents, an edge as wide as two have in common; colour and mark are those of
    the community (Louvain, by weight, with a fixed seed).

    Args:
        kg: the graph.
        region: divisions, by name or code, each with all that lie in it; the whole country unless given.
        since: first day, or year; undated documents are left out then.
        until: last day, or year.
        language: ``both``, ``zh`` or ``en``; names of departments stay as they are.

    Raises:
        UnknownRegionError, AmbiguousRegionError: a name means nothing, or more than one region.
        ParameterError: a day or the language does not fit.
        ExportError: matplotlib or a Chinese font is missing.
    """
    regions = [region] if isinstance(region, str) else None if region is None else list(region)
    network = kg.network("actors", region=regions, since=since, until=until)
    group = communities(network) if network.n_nodes else {}
    nodes, alone, left_out = _divided(network)
    edges = [edge for edge in network.edges if edge.source in nodes and edge.target in nodes]
    layout = pack(_graph(nodes, edges), {key: _box(node) for key, node in nodes.items()}, _WIDTH - 0.2)
    shown = sorted({group[key] for key in nodes})
    foot = foot_line(kg, *sources_of(kg, network, regions), language)
    with drawing():
        columns = int((layout.width + 0.2) / _ENTRY)
        rows = -(-len(shown) // columns)
        height = max(layout.height, 0.6) + 0.35 + (rows * 0.2 + 0.62 if nodes else 0)
        notes = _notes(network, alone, left_out, language)
        heading = _heading(network, len(nodes), len(shown))
        figure, axes = sheet(layout.width + 0.2, height, heading, language=language, foot=foot, notes=notes)
        axes.set_xlim(-0.1, layout.width + 0.1)
        axes.set_ylim(height - 0.1, -0.1)
        axes.set_axis_off()
        if nodes:
            _draw_edges(axes, edges, layout)
            for key, node in nodes.items():
                _draw_node(axes, node, layout.places[key], group[key])
            _draw_key(axes, layout.height + 0.3, edges, language)
            _draw_communities(axes, layout.height + 0.68, columns, [(number, _members(nodes, group, number)) for number in shown], language)
        else:
            words = say(language, "没有联合发文的部门", "no departments that issued together")
            axes.text(0.1, 0.25, words, fontsize=9, va="center", color=GREY)
        return Picture(figure, heading[0])


def _documents(node: Node) -> int:
    count = node.attributes["documents"]
    return count if isinstance(count, int) else 1


def _divided(network: Network) -> tuple[dict[str, Node], list[Node], int]:
    """Return the departments to draw, those that issued alone, and how many that issued together have no room."""
    joined = {end for edge in network.edges for end in (edge.source, edge.target)}
    ranked = sorted(network.nodes, key=lambda node: (-_documents(node), node.id))
    together = [node for node in ranked if node.id in joined]
    drawn = {node.id: node for node in sorted(together[:_MOST_DRAWN], key=lambda node: node.id)}
    return drawn, [node for node in ranked if node.id not in joined], len(together) - len(drawn)


def _graph(nodes: Iterable[str], edges: Iterable[Edge]) -> "networkx.Graph[str]":
    import networkx as nx

    graph: networkx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in edges)
    return graph


def _radius(documents: int) -> float:
    """Return the radius of a node in inches: its area grows with the number of documents."""
    return min(0.075 * math.sqrt(documents), 0.4)


def _label(node: Node) -> list[str]:
    return balanced(node.title, _CELLS)


def _box(node: Node) -> Box:
    radius, lines = _radius(_documents(node)), _label(node)
    return Box(max(2 * radius, max(map(cells, lines)) * _LABEL), radius, radius + 0.04 + len(lines) * _LINE)


def _heading(network: Network, drawn: int, groups: int) -> tuple[str, str]:
    given = "，".join(network.params[name] for name in ("region",) if name in network.params)
    period = "–".join(network.params.get(name, "…") for name in ("since", "until"))
    aside = "，".join(each for each in (given, period if period != "…–…" else "") if each)
    english = f"Departments that issued documents together: {drawn} department(s) in {groups} communit{'y' if groups == 1 else 'ies'}"
    # The English heading repeats what the network is restricted to only where it stands alone: regions keep their names.
    return f"联合发文的部门与社区{f'（{aside}）' if aside else ''}", f"{english}{f' ({period})' if period != '…–…' else ''}"


def _notes(network: Network, alone: Sequence[Node], left_out: int, language: str) -> list[str]:
    notes = []
    if alone:
        listed = "、".join(f"{node.title} {_documents(node)}" for node in alone[:_MOST_LISTED])
        more = len(alone) - _MOST_LISTED
        rest = say(language, f" 等另 {more} 个", f" and {more} more") if more > 0 else ""
        zh, en = f"另有 {len(alone)} 个部门未与他部门联合发文（文件数）", f"{len(alone)} more issued alone (documents)"
        notes.append(f"{say(language, zh, en)}: {listed}{rest}")
    if left_out:
        notes.append(say(language, f"文件较少的 {left_out} 个部门未画出", f"{left_out} departments with fewer documents are not drawn"))
    if network.n_edges:
        notes.append(say(language, f"社区：Louvain，按权重，种子 {SEED}", f"communities: Louvain by weight, seed {SEED}"))
    return notes


def _members(nodes: dict[str, Node], group: dict[str, int], number: int) -> list[Node]:
    return sorted((node for key, node in nodes.items() if group[key] == number), key=lambda node: (-_documents(node), node.id))


def _style(number: int) -> tuple[str, str]:
    """Return colour and mark of a community, which is numbered from 1."""
    return COLOURS[(number - 1) % len(COLOURS)], _MARKS[(number - 1) % len(_MARKS)]


def _draw_edges(axes: "Axes", edges: Iterable[Edge], layout: Layout) -> None:
    for edge in edges:
        (x, y), (other_x, other_y) = layout.places[edge.source], layout.places[edge.target]
        axes.plot((x, other_x), (y, other_y), color="#999999", linewidth=_line_width(edge.weight), zorder=1, solid_capstyle="round")


def _line_width(weight: int) -> float:
    """Return the width of an edge in points."""
    return min(0.9 * weight, _WIDEST)


def _draw_node(axes: "Axes", node: Node, place: tuple[float, float], community: int) -> None:
    x, y = place
    radius = _radius(_documents(node))
    _dot(axes, x, y, radius, community)
    # Each line by itself, white behind: an edge must not run through it.
    for i, line in enumerate(_label(node)):
        behind = {"facecolor": "white", "edgecolor": "none", "pad": 0.3, "alpha": 0.85}
        axes.text(x, y + radius + 0.04 + (i + 0.5) * _LINE, line, fontsize=7.5, ha="center", va="center", bbox=behind, zorder=3)


def _dot(axes: "Axes", x: float, y: float, radius: float, community: int) -> None:
    colour, mark = _style(community)
    axes.scatter((x,), (y,), s=(2 * radius * 72) ** 2, c=colour, marker=mark, edgecolors="white", linewidths=0.6, zorder=2)


def _draw_key(axes: "Axes", y: float, edges: Sequence[Edge], language: str) -> None:
    """Draw what sizes and widths mean."""
    x = 0.1
    for count in (1, 4):
        axes.scatter((x,), (y,), s=(2 * _radius(count) * 72) ** 2, c="white", edgecolors="black", linewidths=0.7)
        x += 0.22
        axes.text(x, y, f"{count}", fontsize=7, va="center", color=GREY)
        x += 0.3
    axes.text(x - 0.1, y, say(language, "部门的文件数", "documents of a department"), fontsize=7, va="center", color=GREY)
    x += 2.4
    for weight in sorted({1, max(edge.weight for edge in edges)}):
        axes.plot((x, x + 0.3), (y, y), color="#999999", linewidth=_line_width(weight), solid_capstyle="round")
        axes.text(x + 0.38, y, f"{weight}", fontsize=7, va="center", color=GREY)
        x += 0.7
    axes.text(x - 0.05, y, say(language, "共同的文件数", "documents in common"), fontsize=7, va="center", color=GREY)


def _draw_communities(axes: "Axes", y: float, columns: int, found: list[tuple[int, list[Node]]], language: str) -> None:
    """Draw colour and mark of each community, with its department of most documents and its size."""
    title = say(language, "社区，以文件最多的部门为名，及部门数", "communities, by the department of most documents, and their size")
    axes.text(0, y, title, fontsize=7, va="center", color=GREY)
    for i, (number, members) in enumerate(found):
        left, top = i % columns * _ENTRY, y + 0.22 + i // columns * 0.2
        _dot(axes, left + 0.1, top, 0.06, number)
        words = f"{members[0].title} {'' if language == 'en' else '等 '}{len(members)}"
        # A long name is set smaller instead of running into the next entry.
        axes.text(left + 0.24, top, words, fontsize=min(7, 7 * 38 / cells(words)), va="center", color=GREY)

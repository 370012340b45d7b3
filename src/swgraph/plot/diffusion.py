"""The diffusion curve: how many provinces had taken up a practice by each year."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from swgraph.plot.picture import Picture, drawing
from swgraph.plot.sheet import sheet, source_line
from swgraph.plot.wording import say

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from swgraph.graph import KnowledgeGraph

# Okabe and Ito's colours, which colour-blind readers tell apart; the mark and the dash tell them apart in black and white.
COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKS: Final = "osD^vPX"
_DASHES: Final = ("-", "--", "-.", ":")


def draw_diffusion(kg: "KnowledgeGraph", innovation: str | None = None, *, language: str = "both") -> Picture:
    """Return the cumulative curve of each practice, or of the one named, that spread over the provinces.

    Args:
        kg: the graph.
        innovation: id or label of a practice.
        language: ``both``, ``zh`` or ``en``.

    Raises:
        UnknownTermError: no such practice.
        ParameterError: no such language.
        ExportError: matplotlib or a Chinese font is missing.
    """
    found = kg.diffusion(innovation)
    curves: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in found.curve.rows:
        if isinstance(row["year"], int) and isinstance(row["cumulative"], int):
            curves[str(row["innovation"])].append((row["year"], row["cumulative"]))
    heading = "做法的扩散：历年累计采纳省份数", "Diffusion: provinces that had taken a practice up, by year"
    foot = source_line(kg, [*found.curve.rows, *found.adoption.rows], language)
    with drawing():
        figure, axes = sheet(7.5, 4.2, heading, language=language, foot=foot, left=0.9, below=0.4)
        _draw_curves(axes, curves, language)
        return Picture(figure, heading[0])


def _draw_curves(axes: "Axes", curves: dict[str, list[tuple[int, int]]], language: str) -> None:
    axes.set_ylabel(say(language, "省份数（个）", "provinces"))
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_ylim(0, 34)
    axes.set_yticks(range(0, 31, 5))
    if not curves:
        words = say(language, "没有数据", "no data")
        axes.text(0.5, 0.5, words, transform=axes.transAxes, ha="center", va="center", fontsize=12)
        axes.set_xticks([])
        return
    years = sorted({year for points in curves.values() for year, _ in points})
    for i, (name, points) in enumerate(sorted(curves.items())):
        style: dict[str, Any] = {"color": COLOURS[i % 7], "marker": MARKS[i % 7], "linestyle": _DASHES[i % 4]}
        # A practice that nobody took up later stays where it is: the line goes on, the mark does not.
        x, y = zip(*sorted(points), (years[-1] + 0.5, max(count for _, count in points)), strict=True)
        axes.step(x, y, where="post", label=name, markevery=range(len(x) - 1), alpha=0.9, **style)
    axes.set_xticks(range(years[0], years[-1] + 1, 1 + (years[-1] - years[0]) // 15))
    axes.set_xlabel(say(language, "年", "year"))
    axes.axhline(31, color="#999999", linewidth=0.8)
    axes.text(years[0], 31.4, say(language, "31 省", "all 31 provinces"), fontsize=7, va="bottom")
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(0.02, 0.85), fontsize=9)

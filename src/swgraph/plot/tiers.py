"""The tiers of services in regions, side by side: 县级中心 → 乡镇站 → 村室."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from swgraph.compare import Place
from swgraph.compare.places import read_places
from swgraph.plot.picture import Picture, drawing
from swgraph.plot.sheet import GREY, sheet, source_line
from swgraph.plot.wording import say, wrapped
from swgraph.query import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from swgraph.graph import KnowledgeGraph

_BOX: Final = 2.35  # inches
_GAP: Final = 0.25
_LINE: Final = 0.155
_HEAD: Final = 0.3
_ACROSS: Final = 4  # regions beside each other
_FILL: Final = {"县级": "#56B4E9", "乡级": "#F0E442", "村级": "#FFFFFF"}
_LEVELS: Final = ("地级", "县级", "乡级", "村级")
_ENGLISH: Final = {"地级": "prefecture:", "县级": "county:", "乡级": "township:", "村级": "village:"}
Box = tuple[str, tuple[str, ...], tuple[str, ...]]  # level, lines of the name, lines of the functions


def draw_tiers(
    kg: "KnowledgeGraph", regions: Place | Iterable[Place] | None = None, *, language: str = "both"
) -> Picture:
    """Return the tiers of regions side by side, from the upper level to the lower, each with its name and functions.

    Args:
        kg: the graph.
        regions: names, codes or a level; all provinces unless given.
        language: ``both``, ``zh`` or ``en``; names and functions stay as the sources have them.

    Raises:
        UnknownRegionError, AmbiguousRegionError: a name means nothing, or more than one region.
        ParameterError: no such language.
        ExportError: matplotlib or a Chinese font is missing.
    """
    places = read_places(regions)
    answer = kg.tiers([place.code for place in places])
    boxes: dict[str, list[Box]] = defaultdict(list)
    for row in answer.rows:
        box = _box(row, language)
        if row["unit_name"] and box not in boxes[str(row["region"])]:
            boxes[str(row["region"])].append(box)
    names = [place.name for place in places]
    lines = [names[i : i + _ACROSS] for i in range(0, len(names), _ACROSS)]
    tall = [max(_column_height(boxes[name]) for name in line) for line in lines]
    heading = "分级服务体系", f"Tiers of services: {len(names)} region(s); from the upper level to the lower"
    foot = source_line(kg, [row for row in answer.rows if row["region"] in names and row["unit_name"]], language)
    with drawing():
        width, height = max(min(len(names), _ACROSS) * (_BOX + _GAP), 5.0), sum(tall) + 0.1
        figure, axes = sheet(width, height, heading, language=language, foot=foot)
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        for i, line in enumerate(lines):
            for j, name in enumerate(line):
                _draw_column(axes, j * (_BOX + _GAP), sum(tall[:i]), name, boxes[name], language=language)
        return Picture(figure, heading[0])


def _box(row: Row, language: str) -> Box:
    functions = row["functions"] if isinstance(row["functions"], tuple) else ()
    level = str(row["admin_level"] or "层级未写明")
    told = [part for each in functions for part in wrapped(f"· {each}", 40)]
    shown = _ENGLISH.get(level, "level not stated:") if language == "en" else level
    return level, tuple(wrapped(f"{shown} {row['unit_name']}", 36)), tuple(told)


def _box_height(box: Box) -> float:
    return (len(box[1]) + len(box[2])) * _LINE + 0.14


def _column_height(boxes: list[Box]) -> float:
    return _HEAD + sum(_box_height(box) + _GAP for box in boxes) + (0 if boxes else 0.35) + 0.15


def _draw_column(axes: "Axes", x: float, y: float, name: str, boxes: list[Box], *, language: str) -> None:
    from matplotlib.patches import Rectangle

    axes.text(x, y + 0.14, name, fontsize=10, weight="bold", va="center")
    if not boxes:
        axes.add_patch(
            Rectangle((x, y + _HEAD), _BOX, 0.3, facecolor="white", edgecolor="#AAAAAA", linestyle="--", linewidth=0.7)
        )
        words = say(language, "没有分级的记载", "no tiers on record")
        axes.text(x + 0.08, y + _HEAD + 0.15, words, fontsize=7, va="center", color=GREY)
    y += _HEAD
    for i, box in enumerate(boxes):
        if i and _leads_down(boxes[i - 1][0], box[0]):
            axes.plot((x + _BOX / 2,) * 2, (y - _GAP, y), color=GREY, linewidth=1)
        _draw_box(axes, x, y, box)
        y += _box_height(box) + _GAP


def _leads_down(upper: str, lower: str) -> bool:
    """Return whether a line may join two tiers: several systems of one region stand below each other and are no chain."""
    return upper in _LEVELS and lower in _LEVELS and _LEVELS.index(upper) < _LEVELS.index(lower)


def _draw_box(axes: "Axes", x: float, y: float, box: Box) -> None:
    from matplotlib.patches import Rectangle

    level, heads, functions = box
    axes.add_patch(
        Rectangle(
            (x, y), _BOX, _box_height(box), facecolor=_FILL.get(level, "#EEEEEE"), edgecolor="black", linewidth=0.8
        )
    )
    for i, text in enumerate((*heads, *functions)):
        size = 8.5 if i < len(heads) else 7.5
        axes.text(x + 0.08, y + 0.07 + (i + 0.5) * _LINE, text, fontsize=size, va="center")

"""The comparison matrix: regions × indicators, targets and actual values side by side."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from swgraph.compare import Place
from swgraph.plot.doubts import MEANING, RIVAL, SCOPE, UNIT, doubts_of, name_of, usual_scope, usual_unit
from swgraph.plot.picture import Picture, drawing
from swgraph.plot.sheet import BLANK, GREY, sheet, source_line
from swgraph.plot.wording import KINDS, cells, figure_of, say, unit_sign, wrapped, year_of
from swgraph.query import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from swgraph.graph import KnowledgeGraph

# Marks besides colours: they stay apart in black and white.
_MARKS: Final = {"target": "▲", "actual": "●", "baseline": "■", "estimate": "◆"}
_COLOURS: Final = {"target": "#D55E00", "actual": "#0072B2", "baseline": "#009E73", "estimate": "#000000"}
_COLUMN: Final = 2.3  # inches
_CELLS: Final = 36  # halves of a Chinese character in a column
_LINE: Final = 0.19
_KEY: Final = 0.5
Line = tuple[str, str]  # kind, words


@dataclass(slots=True)
class _Column:
    """A column: the lines of its head, and the lines of each region."""

    head: list[str]
    unit: str
    scope: str | None
    lines: dict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))


def draw_comparison(
    kg: "KnowledgeGraph", indicators: str | Iterable[str], regions: Place | Iterable[Place] | None = None, *, language: str = "both"
) -> Picture:
    """Return the matrix of indicators (columns) and regions (rows); what is missing is hatched.

    A figure in another unit, of a part of the region or with a rival is marked in its cell.

    Args:
        kg: the graph.
        indicators: ids or labels; those that must not be read as one stand beside each other here, each with its unit.
        regions: names, codes or a level; all provinces unless given.
        language: ``both``, ``zh`` or ``en``.

    Raises:
        UnknownRegionError, AmbiguousRegionError, UnknownTermError: a name means nothing, or more than one thing.
        ParameterError: no such language.
        ExportError: matplotlib or a Chinese font is missing.
    """
    rows = kg.compare(indicators, regions, side_by_side=True).rows
    columns = _columns(rows, language)
    names = list(dict.fromkeys(str(row["region"]) for row in rows))
    tall = {name: max(1, *(len(column.lines[name]) for column in columns)) * _LINE + 0.12 for name in names}
    heading = "指标对照", f"Comparison: {len(names)} region(s), {len(columns)} indicator(s)"
    foot = source_line(kg, [row for row in rows if row["value"] is not None], language)
    with drawing():
        head = max(len(column.head) for column in columns) * 0.16 + 0.12
        width, height = max(_COLUMN * len(columns), 5.2), head + sum(tall.values()) + _KEY
        notes = _notes(columns, language)
        figure, axes = sheet(width, height, heading, language=language, foot=foot, notes=notes, left=1.75)
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        for i, column in enumerate(columns):
            axes.text(i * _COLUMN + 0.08, head - 0.05, "\n".join(column.head), fontsize=8, va="bottom", linespacing=1.2)
        y = head
        for name in names:
            _draw_row(axes, y, tall[name], name, [column.lines[name] for column in columns])
            y += tall[name]
        _draw_key(axes, y + 0.2, language)
        return Picture(figure, heading[0])


def _columns(rows: Iterable[Row], language: str) -> list[_Column]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row["indicator_id"])].append(row)
    columns = []
    for each in found.values():
        unit = usual_unit(each)
        head = [*wrapped(name_of(each[0], language), _CELLS), f"{say(language, '单位', 'unit')}: {unit_sign(unit).strip()}"]
        column = _Column(head, unit, usual_scope(each))
        for row in each:
            if row["value"] is not None:
                _add(column, row)
        columns.append(column)
    return columns


def _add(column: _Column, row: Row) -> None:
    """Add what a row says to the lines of its region, each figure once."""
    marks = doubts_of(row, column.unit, column.scope)
    own = unit_sign(row["unit"]) if UNIT in marks else ""
    aside = f"（{row['scope']}）" if SCOPE in marks else ""
    words = f"{figure_of(row)}{own}（{year_of(row) or '—'}）{marks}{aside}"
    known, lines = column.lines[str(row["region"])], wrapped(words, _CELLS - 3)
    # The second line of a figure has no kind of its own.
    figure = [(str(row["kind"]), lines[0]), *(("", line) for line in lines[1:])]
    if not any(known[i : i + len(figure)] == figure for i in range(len(known))):
        known += figure


def _notes(columns: list[_Column], language: str) -> list[str]:
    """Return one line that says what the marks in the cells mean, if there are any."""
    text = "".join(words for column in columns for lines in column.lines.values() for _, words in lines)
    meaning = MEANING | {RIVAL: ("来源说法不一", "sources differ")}
    line = "　".join(f"{mark} {say(language, *words)}" for mark, words in meaning.items() if mark in text)
    return [line] if line else []


def _draw_row(axes: "Axes", y: float, tall: float, region: str, columns: list[list[Line]]) -> None:
    from matplotlib.patches import Rectangle

    small = cells(region) > 16
    name = "\n".join(wrapped(region, 30)) if small else region
    axes.text(-0.08, y + tall / 2, name, fontsize=7 if small else 9, ha="right", va="center")
    for i, lines in enumerate(columns):
        x, hatch = i * _COLUMN, None if lines else BLANK
        style: dict[str, Any] = {"facecolor": "white", "edgecolor": "#AAAAAA", "linewidth": 0.6, "hatch": hatch}
        axes.add_patch(Rectangle((x, y), _COLUMN, tall, clip_on=False, **style))
        colour = "black"
        for j, (kind, words) in enumerate(lines):
            colour = _COLOURS.get(kind, colour)
            text = f"{_MARKS[kind]} {words}" if kind else f"　 {words}"
            axes.text(x + 0.08, y + 0.06 + (j + 0.5) * _LINE, text, fontsize=8, va="center", color=colour)


def _draw_key(axes: "Axes", y: float, language: str) -> None:
    from matplotlib.patches import Rectangle

    words = {"target": "target, year of the deadline", "actual": "actual, year of the figure"}
    chinese = {"target": "目标，期限之年", "actual": "实际，数据之年"}
    for i, (kind, english) in enumerate(words.items()):
        zh = KINDS[kind] if language == "both" else chinese[kind]
        axes.text(i * 2.3, y, f"{_MARKS[kind]} {say(language, zh, english)}", fontsize=7, va="center", color=_COLOURS[kind])
    axes.add_patch(Rectangle((0, y + 0.12), 0.3, 0.16, facecolor="white", edgecolor="#AAAAAA", hatch=BLANK))
    blank = say(language, "没有数字，不等于零", "no figure, which is not zero")
    axes.text(0.4, y + 0.2, blank, fontsize=7, va="center", color=GREY)

"""Targets on a time line: as long as the deadline is imprecise."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from swgraph.compare import Place
from swgraph.compare.indicators import load_indicators
from swgraph.plot.doubts import MEANING, RIVAL, SCOPE, name_of, part_of
from swgraph.plot.picture import Picture, drawing
from swgraph.plot.sheet import BLANK, GREY, sheet, source_line
from swgraph.plot.wording import cells, figure_of, say, unit_sign, wrapped
from swgraph.query import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from swgraph.graph import KnowledgeGraph

_LANE: Final = 0.2  # inches
_YEAR: Final = 0.9
_LABEL: Final = 0.058  # inches for half a Chinese character of 8 points
_BLUE: Final = "#0072B2"
_LIGHT: Final = "#56B4E9"
_PLAN: Final = "规划期"
_PLAN_YEARS: Final = 5
# White behind words: the lines of the years must not run through them.
_BEHIND: Final = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
Target = tuple[date, str, str]  # deadline, its precision, words


def draw_targets(
    kg: "KnowledgeGraph",
    regions: Place | Iterable[Place] | None = None,
    indicators: str | Iterable[str] | None = None,
    *,
    language: str = "both",
) -> Picture:
    """Return the targets of regions on a time line, a row a region and a lane a target.

    A deadline of a day is a diamond; one of a month, a year or a five-year plan is a bar over all of it.

    Args:
        kg: the graph.
        regions: names, codes or a level; all provinces unless given.
        indicators: ids or labels; every indicator unless given.
        language: ``both``, ``zh`` or ``en``.

    Raises:
        UnknownRegionError, AmbiguousRegionError, UnknownTermError: a name means nothing, or more than one thing.
        ParameterError: no such language.
        ExportError: matplotlib or a Chinese font is missing.
    """
    wanted = tuple(load_indicators()) if indicators is None else indicators
    answer = kg.compare(wanted, regions, kinds="target", side_by_side=True)
    stated = [row for row in answer.rows if row["value"] is not None]
    lanes: dict[str, list[Target]] = {str(row["region"]): [] for row in answer.rows}
    for region, target in dict.fromkeys(_targets(stated, language)):
        lanes[region].append(target)
    first, last, width = _extent(lanes)
    height = sum(max(1, len(found)) * _LANE + 0.1 for found in lanes.values()) + 0.7
    heading = "目标与期限", f"Targets and their deadlines: {sum(map(len, lanes.values()))} target(s) of {len(lanes)} region(s)"
    foot = source_line(kg, stated, language)
    with drawing():
        notes = _notes(stated, language)
        figure, axes = sheet(width, height, heading, language=language, foot=foot, notes=notes, left=1.75)
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        _draw_years(axes, first, last, height)
        y = 0.3
        for region, found in lanes.items():
            y = _draw_region(axes, y, width, region, sorted(found), first=first, language=language)
        _draw_key(axes, y + 0.22, language)
        return Picture(figure, heading[0])


def _targets(rows: Iterable[Row], language: str) -> Iterable[tuple[str, Target]]:
    for row in rows:
        if isinstance(row["deadline"], date):
            yield str(row["region"]), (row["deadline"], str(row["deadline_precision"]), _words(row, language))


def _words(row: Row, language: str) -> str:
    """Return the words of a target; one of a part of the region or with a rival is marked."""
    aside = f" {SCOPE}（{part_of(row)}）" if part_of(row) else ""
    rival = f" {RIVAL}" if row["status"] == "conflict" else ""
    return f"{name_of(row, language)} {figure_of(row)}{unit_sign(row['unit'])}{aside}{rival}"


def _extent(lanes: dict[str, list[Target]]) -> tuple[int, int, float]:
    """Return the first year, the year after the last, and the width of the sheet with room for every label."""
    found = [(span_of(day, precision), words) for each in lanes.values() for day, precision, words in each]
    first = int(min((begin for (begin, _), _ in found), default=0))
    last = int(max((end - 0.01 for (_, end), _ in found), default=0)) + 1
    # A label begins where its bar ends.
    needed = [(end - first) * _YEAR + 0.3 + cells(words) * _LABEL for (_, end), words in found]
    return first, last, max((last - first) * _YEAR, *needed, 7.0)


def _notes(stated: list[Row], language: str) -> list[str]:
    undated: defaultdict[str, int] = defaultdict(int)
    for row in stated:
        if not isinstance(row["deadline"], date):
            undated[str(row["region"])] += 1
    notes = []
    if undated:
        named = "、".join(f"{region} {count}" for region, count in undated.items())
        count = sum(undated.values())
        notes.append(f"{say(language, f'另有 {count} 项目标未写期限', f'{count} target(s) without a deadline')}: {named}")
    meaning = {SCOPE: MEANING[SCOPE], RIVAL: ("来源说法不一", "sources differ")}
    dated = [row for row in stated if isinstance(row["deadline"], date)]
    used = {SCOPE: any(part_of(row) for row in dated), RIVAL: any(row["status"] == "conflict" for row in dated)}
    line = "　".join(f"{mark} {say(language, *words)}" for mark, words in meaning.items() if used[mark])
    return [*notes, line] if line else notes


def _draw_years(axes: "Axes", first: int, last: int, height: float) -> None:
    for year in range(first, last) if first else ():
        x = (year - first) * _YEAR
        axes.plot((x, x), (0.25, height - 0.4), color="#DDDDDD", linewidth=0.7, zorder=0)
        axes.text(x + _YEAR / 2, 0.14, str(year), fontsize=8, ha="center", va="center")


def _draw_region(
    axes: "Axes", y: float, width: float, region: str, found: list[Target], *, first: int, language: str
) -> float:
    """Return where the next region begins."""
    tall = max(1, len(found)) * _LANE + 0.1
    axes.plot((0, width), (y, y), color="#AAAAAA", linewidth=0.6, zorder=0)
    small = cells(region) > 16
    name = "\n".join(wrapped(region, 30)) if small else region
    axes.text(-0.08, y + tall / 2, name, fontsize=7 if small else 9, ha="right", va="center")
    if not found:
        words = say(language, "没有带期限的目标", "no target with a deadline")
        axes.text(0.1, y + tall / 2, words, fontsize=7, va="center", color=GREY, bbox=_BEHIND)
    for i, target in enumerate(found):
        _draw_target(axes, y + 0.05 + (i + 0.5) * _LANE, target, first)
    return y + tall


def _draw_target(axes: "Axes", y: float, target: Target, first: int) -> None:
    day, precision, words = target
    begin, end = span_of(day, precision)
    left, right = (begin - first) * _YEAR, (end - first) * _YEAR
    if begin == end:
        axes.plot((right,), (y,), marker="D", markersize=5, color=_BLUE)
    else:
        _draw_bar(axes, left, right, y, is_plan=precision == _PLAN)
    axes.text(right + 0.09, y, words, fontsize=8, va="center", bbox=_BEHIND)


def _draw_bar(axes: "Axes", left: float, right: float, y: float, *, is_plan: bool) -> None:
    from matplotlib.patches import Rectangle

    # White and hatched against filled: a plan period stays apart in black and white.
    style: dict[str, Any] = {"facecolor": "white" if is_plan else _LIGHT, "hatch": BLANK if is_plan else None}
    axes.add_patch(Rectangle((left, y - 0.05), right - left, 0.1, edgecolor=_BLUE, linewidth=0.6, **style))


def span_of(day: date, precision: str) -> tuple[float, float]:
    """Return the years, with fractions, from where to where a deadline may lie.

    规划期 is the five-year plan that holds the day, 年 all of the year, 月 the month, else the day.

    >>> span_of(date(2025, 12, 31), "年"), span_of(date(2025, 12, 31), "规划期")
    ((2025.0, 2026.0), (2021.0, 2026.0))
    """
    if precision == _PLAN:
        end = day.year + -day.year % _PLAN_YEARS + 1.0
        return end - _PLAN_YEARS, end
    if precision == "年":
        return float(day.year), day.year + 1.0
    if precision == "月":
        return day.year + (day.month - 1) / 12, day.year + day.month / 12
    at = day.year + day.timetuple().tm_yday / date(day.year, 12, 31).timetuple().tm_yday
    return at, at


def _draw_key(axes: "Axes", y: float, language: str) -> None:
    axes.plot((0.1,), (y,), marker="D", markersize=5, color=_BLUE)
    axes.text(0.25, y, say(language, "到日", "a day"), fontsize=7, va="center", color=GREY)
    _draw_bar(axes, 1.2, 1.6, y, is_plan=False)
    axes.text(1.68, y, say(language, "到年或月，在条内", "a year or month: on the bar"), fontsize=7, va="center", color=GREY)
    _draw_bar(axes, 4.3, 4.7, y, is_plan=True)
    axes.text(4.78, y, say(language, "规划期，在条内", "a five-year plan: on the bar"), fontsize=7, va="center", color=GREY)

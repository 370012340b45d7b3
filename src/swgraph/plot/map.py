"""A tile map of the 31 provinces, coloured by an indicator."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from swgraph.lexicon import load_regions
from swgraph.plot.doubts import MEANING, RIVAL, SCOPE, UNIT, doubts_of, name_of, usual_scope, usual_unit
from swgraph.plot.picture import Picture, drawing
from swgraph.plot.sheet import BLANK, GREY, sheet, source_line
from swgraph.plot.tiles import COLUMNS, OUTSIDE, ROWS, TILES
from swgraph.plot.wording import KINDS, cells, figure_of, say, unit_sign, year_of
from swgraph.query import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from swgraph.graph import KnowledgeGraph

_TILE: Final = 0.75  # inches
_NOT_COVERED: Final = "---"


@dataclass(frozen=True, slots=True)
class _Shown:
    """The figure of a province and its marks; one of another unit or scope has no colour."""

    row: Row
    marks: str

    @property
    def value(self) -> float:
        return float(str(self.row["value"]))

    @property
    def is_coloured(self) -> bool:
        return UNIT not in self.marks and SCOPE not in self.marks


def draw_map(kg: "KnowledgeGraph", indicator: str, kind: str = "target", *, language: str = "both") -> Picture:
    """Return the tile map of an indicator; a province without a figure is hatched.

    Only figures in the unit of the indicator and of the usual scope are coloured; others are shown, marked and named below.

    Args:
        kg: the graph.
        indicator: id or label.
        kind: ``target``, ``actual``, ``baseline`` or ``estimate``; of several values the preferred one with the latest deadline.
        language: ``both``, ``zh`` or ``en``.

    Raises:
        UnknownTermError: no such indicator.
        ParameterError: no such kind or language.
        ExportError: matplotlib or a Chinese font is missing.
    """
    rows = kg.compare(indicator, kinds=kind).rows
    unit = usual_unit(rows)
    shown = _shown(rows, unit)
    english = f"{name_of(rows[0], 'en')}, {kind} by province, unit: {unit_sign(unit).strip()}; {len(shown)} of {len(TILES)} provinces"
    heading = f"{rows[0]['indicator']}（{KINDS[kind]}，单位：{unit_sign(unit).strip()}）", english
    foot = source_line(kg, [each.row for each in shown.values()], language)
    with drawing():
        notes = list(_notes(shown, language))
        figure, axes = sheet(COLUMNS * _TILE, (ROWS + 1) * _TILE, heading, language=language, foot=foot, notes=notes)
        _draw_tiles(axes, shown, unit, language)
        _frame(axes)
        return Picture(figure, heading[0])


def _shown(rows: Iterable[Row], unit: str) -> dict[str, _Shown]:
    """Return what to show of each province that has a figure, by its code."""
    counted = [row for row in rows if isinstance(row["value"], (Decimal, int, float))]
    scope = usual_scope(counted)
    chosen: dict[str, _Shown] = {}
    for row in counted:
        code, found = str(row["region_code"]), _Shown(row, doubts_of(row, unit, scope))
        if code not in chosen or _rank(found) > _rank(chosen[code]):
            chosen[code] = found
    return chosen


def _rank(shown: _Shown) -> tuple[bool, bool, int]:
    return shown.is_coloured, shown.row["preferred"] is not False, year_of(shown.row) or 0


def _notes(shown: dict[str, _Shown], language: str) -> Iterator[str]:
    """Yield a line for each mark, with the provinces that bear it."""
    regions = load_regions()
    for mark in MEANING:
        named = [
            f"{regions.find(code).short_name} {figure_of(each.row)}{unit_sign(each.row['unit'])}{_aside(each.row, mark)}"
            for code, each in shown.items()
            if mark in each.marks
        ]
        if named:
            uncoloured = "" if mark == RIVAL else say(language, "，不着色", ", not coloured", "")
            yield f"{mark} {say(language, *MEANING[mark])}{uncoloured}: {'、'.join(named)}"


def _aside(row: Row, mark: str) -> str:
    return f"（{row['scope']}）" if mark == SCOPE else ""


def _frame(axes: "Axes") -> None:
    axes.set_xlim(0, COLUMNS)
    axes.set_ylim(ROWS + 1, 0)
    axes.set_axis_off()


def _draw_tiles(axes: "Axes", shown: dict[str, _Shown], unit: str, language: str) -> None:
    from matplotlib import colormaps

    values = [each.value for each in shown.values() if each.is_coloured]
    low, high = min(values, default=0.0), max(values, default=0.0)
    regions = load_regions()
    for code, place in TILES.items():
        name, found = regions.find(code).short_name, shown.get(code)
        if found is None:
            _tile(axes, place, (name, "", ""), None, hatch=BLANK)
            continue
        words = f"{name}{found.marks}", figure_of(found.row), str(year_of(found.row) or "")
        share = (found.value - low) / (high - low) if high > low else 0.5
        colour = colormaps["cividis"](share) if found.is_coloured else None
        _tile(axes, place, words, colour, dark=found.is_coloured and share < 0.5)
    for name, place in OUTSIDE.items():
        _tile(axes, place, (name, "", ""), None, hatch=_NOT_COVERED)
    _draw_legend(axes, (low, high) if values else None, unit, language)


def _tile(
    axes: "Axes",
    place: tuple[int, int],
    words: tuple[str, str, str],
    colour: tuple[float, ...] | None,
    *,
    dark: bool = False,
    hatch: str | None = None,
) -> None:
    from matplotlib.patches import Rectangle

    x, y = place
    style: dict[str, Any] = {"edgecolor": "#999999", "linewidth": 0.8, "facecolor": colour or "white", "hatch": hatch}
    axes.add_patch(Rectangle((x + 0.03, y + 0.03), 0.94, 0.94, **style))
    ink = "white" if dark else "black"
    # White behind the name: the hatching must not run through it.
    behind = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if hatch else None
    for text, height, size in zip(words, (0.5 if hatch else 0.25, 0.55, 0.8), (9.0, 8.5, 7.0), strict=True):
        if text:
            # Long names and figures are set smaller instead of running into the next tile: some 50 points lie in one.
            fitted = min(size, 96 / cells(text))
            axes.text(x + 0.5, y + height, text, ha="center", va="center", fontsize=fitted, color=ink, bbox=behind)


def _draw_legend(axes: "Axes", ends: tuple[float, float] | None, unit: str, language: str) -> None:
    import numpy as np
    from matplotlib.patches import Rectangle

    y = ROWS + 0.35
    if ends:
        # Where all figures are the same there is one colour, not a scale.
        shares = np.linspace(0, 1, 64) if ends[0] < ends[1] else np.full(2, 0.5)
        axes.imshow(shares[None, :], extent=(0.05, 3.0, y + 0.3, y), cmap="cividis", aspect="auto", vmin=0, vmax=1)
        axes.text(3.0, y + 0.4, f"{ends[1]:,.10g}{unit_sign(unit)}", fontsize=7, va="top", ha="right")
        if ends[0] < ends[1]:
            axes.text(0.05, y + 0.4, f"{ends[0]:,.10g}{unit_sign(unit)}", fontsize=7, va="top")
    else:
        axes.text(0.05, y + 0.15, say(language, "没有数据", "no data"), fontsize=9, va="center")
    keys = ((BLANK, "没有数字，不等于零", "no figure, which is not zero"), (_NOT_COVERED, "不在数据范围内", "not covered by the data"))
    for i, (hatch, zh, en) in enumerate(keys):
        axes.add_patch(Rectangle((4.0, y - 0.25 + i * 0.35), 0.4, 0.25, facecolor="white", hatch=hatch, edgecolor="#999999"))
        axes.text(4.55, y - 0.125 + i * 0.35, say(language, zh, en), fontsize=7, va="center", color=GREY)
    third = say(language, "第三行：期限或数据的年份", "third line: year of the deadline or figure")
    axes.text(4.55, y + 0.575, third, fontsize=7, va="center", color=GREY)

"""The sheet a picture is drawn on: title above, remarks, sources and as-of day below."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from swgraph.plot.wording import say, wrapped
from swgraph.query import Row, evidence_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from swgraph.graph import KnowledgeGraph

_SIDE: Final = 0.3  # inches
_LINE: Final = 0.15
_EVIDENCE: Final = ("evidence_id", "actual_evidence_id")
# Size in points, height of a line and width of half a Chinese character in inches, with some air for wide Latin letters.
_TITLE: Final = (14, 0.28, 0.105)
_BESIDE: Final = (9, 0.18, 0.066)
_SMALL: Final = 0.0525
GREY: Final = "#555555"
BLANK: Final = "////"


def sheet(
    width: float,
    height: float,
    heading: tuple[str, str],
    *,
    language: str,
    foot: str,
    notes: Sequence[str] = (),
    left: float = _SIDE,
    below: float = 0.0,
) -> "tuple[Figure, Axes]":
    """Return a figure and its axes, which are ``width`` × ``height`` inches.

    Args:
        width: of the axes.
        height: of the axes.
        heading: Chinese and English; ``both`` shows the English one smaller below.
        language: ``both``, ``zh`` or ``en``.
        foot: the line of sources.
        notes: remarks above it; they are wrapped.
        left: inches kept for labels beside the axes.
        below: inches kept for labels under the axes.
    """
    from matplotlib.figure import Figure

    whole = left + width + _SIDE
    room = whole - 2 * _SIDE
    heads = [(size, tall, line) for words, (size, tall, half) in _heads(heading, language) for line in wrapped(words, int(room / half))]
    feet = [line for words in (*notes, foot) for line in wrapped(words, int(room / _SMALL))]
    above, under = 0.3 + sum(tall for _, tall, _ in heads), 0.3 + len(feet) * _LINE
    tall = above + height + below + under
    figure = Figure(figsize=(whole, tall))
    axes = figure.add_axes((left / whole, (under + below) / tall, width / whole, height / tall), xticks=[], yticks=[])
    y = 0.2
    for size, line_height, line in heads:
        style: dict[str, Any] = {"weight": "bold"} if size == _TITLE[0] else {"color": GREY}
        figure.text(_SIDE / whole, 1 - y / tall, line, fontsize=size, va="top", **style)
        y += line_height
    for i, line in enumerate(feet, start=1):
        figure.text(_SIDE / whole, (0.12 + (len(feet) - i) * _LINE) / tall, line, fontsize=7, color=GREY, va="bottom")
    return figure, axes


def _heads(heading: tuple[str, str], language: str) -> list[tuple[str, tuple[int, float, float]]]:
    if language == "both":
        return [(heading[0], _TITLE), (heading[1], _BESIDE)]
    return [(say(language, *heading), _TITLE)]


def source_line(kg: "KnowledgeGraph", rows: Iterable[Row], language: str) -> str:
    """Return what stands under a picture: how many sources its rows quote, the newest report behind them, and which build."""
    shown = list(rows)
    quoted = {str(row[name]) for row in shown for name in _EVIDENCE if row.get(name)}
    sources = {evidence.source for evidence in evidence_of(kg.store, sorted(quoted)).values()}
    days = [day for row in shown if isinstance(day := row.get("as_of"), date)]
    return foot_line(kg, len(sources), max(days, default=None), language)


def foot_line(kg: "KnowledgeGraph", sources: int, newest: date | None, language: str) -> str:
    """Return the line of sources for a number of them and the day of the newest."""
    day = newest.isoformat() if newest else say(language, "未知", "unknown")
    parts = ((("来源", "sources"), str(sources)), (("截至", "as of"), day), (("数据版本", "build"), str(kg.info().generation)))
    return " · ".join(f"{say(language, *words)}: {value}" for words, value in parts)

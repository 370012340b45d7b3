"""The words in a picture: in one language or both, figures with their comparators, and lines that are short enough."""

import re
from datetime import date
from decimal import Decimal
from typing import Final
from unicodedata import east_asian_width

from swgraph.errors import ParameterError
from swgraph.query import Row

KINDS: Final = {"target": "目标", "actual": "实际", "baseline": "基期", "estimate": "估计"}
LANGUAGES: Final = ("both", "zh", "en")
# Latin words and numbers stay whole where they fit; a Chinese line may break anywhere.
# No line begins with a mark that closes what stands before it, or with the number of what it names.
_PIECES: Final = re.compile(r"(?:[!-~’—–·≥≤]+|.(?: [\d,]+%?(?![\w.]))?)[、，。；：）…]*\s?", re.DOTALL)


def say(language: str, zh: str, en: str, between: str = " ") -> str:
    """Return words in the language of a picture, ``both``: Chinese first, English beside.

    >>> say("both", "没有数据", "no data"), say("en", "没有数据", "no data")
    ('没有数据 no data', 'no data')

    Raises:
        ParameterError: there is no such language.
    """
    if language not in LANGUAGES:
        raise ParameterError(f"未知语言 unknown language: wanted one of {', '.join(LANGUAGES)}, got {language!r}")
    return f"{zh}{between}{en}" if language == "both" else zh if language == "zh" else en


def cells(text: str) -> int:
    """Return how wide a text is, in halves of a Chinese character.

    >>> cells("宁夏 2027")
    9
    """
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text, none wider than ``width`` halves of a Chinese character.

    >>> wrapped("社会工作服务站", 8), wrapped("no figure here", 9)
    (['社会工作', '服务站'], ['no figure', 'here'])
    """
    lines = [""]
    for piece in _PIECES.findall(text):
        # A piece that fits no line is broken like Chinese.
        for part in [piece] if cells(piece.rstrip()) <= width else piece:
            if lines[-1] and cells((lines[-1] + part).rstrip()) > width:
                lines.append("")
            lines[-1] += part
    return [line.strip() for line in lines]


def balanced(text: str, width: int) -> list[str]:
    """Return the lines of a text, none wider than ``width``, of about the same length.

    >>> balanced("宁夏回族自治区民政厅", 18)
    ['宁夏回族自', '治区民政厅']
    """
    count = len(wrapped(text, width))
    return next(found for limit in range(-(-cells(text) // count), width + 1) if len(found := wrapped(text, limit)) == count)


def unit_sign(unit: object) -> str:
    """Return a unit as a picture writes it behind a figure, with the blank that belongs there.

    >>> unit_sign("百分比"), unit_sign("个"), unit_sign(None)
    ('%', ' 个', '')
    """
    return "%" if unit == "百分比" else f" {unit}" if unit else ""


def figure_of(row: Row) -> str:
    """Return the figure of a row as a picture shows it, with its comparator; a range by both ends.

    >>> figure_of({"value": Decimal(7000), "comparator": "≥", "min_value": None, "max_value": None})
    '≥7,000'
    """
    low, high = row["min_value"], row["max_value"]
    if isinstance(low, (int, Decimal)) and isinstance(high, (int, Decimal)) and low != high:
        return f"{low:,}–{high:,}"
    value = row["value"]
    words = f"{value:,}" if isinstance(value, (int, float, Decimal)) else str(value)
    sign = row["comparator"]
    return words if sign in (None, "=") else f"{sign}{words}"


def year_of(row: Row) -> int | None:
    """Return the year of a target's deadline, or of an actual value."""
    year, day = row["deadline_year"], row["actual_date"]
    if isinstance(year, int):
        return year
    return day.year if isinstance(day, date) else None

r"""Values as the formats know them: text without what no format can carry, numbers with their digits, nothing else.

The rules are the same for every format and stand in ``docs/formats.md``: unknown is absent, a list is one text with ；
between its parts, a date is its ISO text and its year as an integer, a decimal is a number.
"""

import math
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from swgraph.network.records import Value

Cell: TypeAlias = str | bool | int | float | Decimal
"""What is left of a value: text, truth or a number."""

LIST_MARK: Final = "；"
# What XML 1.0 forbids; JSON and Parquet could carry some of it, but a graph must be the same in every format.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONG: Final = 2**63


def clean(text: str) -> str:
    r"""Return text without control characters (tab and line ends stay), half surrogates and non-characters.

    >>> clean("甲\x0b乙\ud800\n"), clean("𠮷")
    ('甲乙\n', '𠮷')
    """
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def cells(name: str, value: Value) -> Iterator[tuple[str, Cell]]:
    """Yield the columns that a value fills, by name; none if it is unknown, two if it is a date.

    A number that is none (NaN, infinity) is unknown too.

    >>> list(cells("on", date(2027, 12, 31))), list(cells("who", ("甲", "乙"))), list(cells("x", None))
    ([('on', '2027-12-31'), ('on_year', 2027)], [('who', '甲；乙')], [])
    """
    if isinstance(value, str):
        yield name, clean(value)
    elif isinstance(value, bool):
        yield name, value
    elif isinstance(value, int):
        # More than any reader's integers hold: the digits survive as text.
        yield name, value if -_LONG <= value < _LONG else str(value)
    elif isinstance(value, float | Decimal):
        if math.isfinite(value):
            yield name, value
    elif isinstance(value, date):
        yield name, value.isoformat()
        yield f"{name}_year", value.year
    elif value is not None:
        yield name, LIST_MARK.join(map(clean, value))


def written(cell: Cell) -> str:
    """Return a cell as text: the digits of a number, true or false.

    >>> written(Decimal("20.830")), written(True), written(0.1), written(Decimal("1E+3"))
    ('20.830', 'true', '0.1', '1000')
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return format(cell, "f") if isinstance(cell, Decimal) else repr(cell)

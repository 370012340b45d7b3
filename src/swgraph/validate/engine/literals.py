"""Values of literals: whether they are well formed, and which is the less, as SPARQL's operators see them."""

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from swgraph.validate.engine.table import LANG_STRING, datatype_of, plain, suffix_of

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_ZONE: Final = r"(?P<zone>Z|[+-]\d\d:\d\d)?"
_DATE: Final = re.compile(rf"(\d{{4}}-\d\d-\d\d){_ZONE}", re.ASCII)
_DATE_TIME: Final = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?{_ZONE}", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?\d+", re.ASCII)
_DOUBLE: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN", re.ASCII)
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}
_INTEGERS: Final[dict[str, tuple[int | None, int | None]]] = {
    "integer": (None, None), "nonNegativeInteger": (0, None), "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0), "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1), "int": (-(2**31), 2**31 - 1), "short": (-(2**15), 2**15 - 1), "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1), "unsignedInt": (0, 2**32 - 1), "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}  # fmt: skip


class Value(NamedTuple):
    """A value and the family in which it can be compared: number, string, boolean, date or time, with or without zone."""

    family: str
    value: object


class Unknown:
    """What a literal of a datatype without a parser here has for a value."""


UNKNOWN: Final = Unknown()


@lru_cache(maxsize=1 << 16)
def value_of(term: str) -> Value | Unknown | None:
    """Return the value of a literal in N-Triples form, None for one that is ill formed.

    >>> value_of('"2.50"^^<http://www.w3.org/2001/XMLSchema#decimal>')
    Value(family='number', value=Decimal('2.50'))
    >>> value_of('"2021-02-30"^^<http://www.w3.org/2001/XMLSchema#date>')
    """
    datatype = datatype_of(suffix_of(term))
    if datatype == LANG_STRING or not datatype.startswith(XSD):
        return UNKNOWN
    parse = PARSERS.get(datatype.removeprefix(XSD))
    if parse is None:
        return UNKNOWN
    try:
        return parse(plain(term))
    except (ValueError, OverflowError):
        return None


def less(one: str, other: str, or_equal: bool) -> bool:
    """Return whether one literal is less than another (or equal); False where the two cannot be compared."""
    a, b = value_of(one), value_of(other)
    if not isinstance(a, Value) or not isinstance(b, Value) or a.family != b.family:
        return False
    return bool(a.value <= b.value if or_equal else a.value < b.value)  # type: ignore[operator]  # one family, one order


def _integer(bounds: tuple[int | None, int | None]) -> Callable[[str], Value | None]:
    low, high = bounds

    def parse(text: str) -> Value | None:
        number = Decimal(text) if _INTEGER.fullmatch(text) else None
        if number is None or (low is not None and number < low) or (high is not None and number > high):
            return None
        return Value("number", number)

    return parse


def _decimal(text: str) -> Value | None:
    return Value("number", Decimal(text)) if _DECIMAL.fullmatch(text) else None


def _double(text: str) -> Value | None:
    if not _DOUBLE.fullmatch(text):
        return None
    number = float(text.replace("INF", "inf"))
    return Value("nan" if math.isnan(number) else "number", number)


def _boolean(text: str) -> Value | None:
    return Value("boolean", _BOOLEANS[text]) if text in _BOOLEANS else None


def _string(text: str) -> Value:
    return Value("string", text)


def _date(text: str) -> Value | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    day = date.fromisoformat(match[1])
    zone = _zone(match["zone"])
    return Value("date", day) if zone is None else Value("date Z", datetime(day.year, day.month, day.day, tzinfo=UTC) - zone)


def _date_time(text: str) -> Value | None:
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        return None
    moment = datetime.fromisoformat(match[1]), Decimal(match[2] or 0)
    zone = _zone(match["zone"])
    if zone is None:
        return Value("time", moment)
    return Value("time Z", (moment[0].replace(tzinfo=UTC) - zone, moment[1]))


def _zone(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text == "Z":
        return timedelta()
    away = timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))
    return -away if text[0] == "-" else away


PARSERS: Final[dict[str, Callable[[str], Value | None]]] = {
    **{name: _integer(bounds) for name, bounds in _INTEGERS.items()},
    "decimal": _decimal, "double": _double, "float": _double, "boolean": _boolean, "string": _string,
    "date": _date, "dateTime": _date_time,
}  # fmt: skip

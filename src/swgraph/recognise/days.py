"""The latest day that the parts of a printed date can mean."""

from calendar import monthrange
from datetime import date
from typing import Final

from swgraph.recognise.numerals import read_number

_MONTHS: Final = {"年中": 6, "上半年": 6, "下半年": 12, "一季度": 3, "二季度": 6, "三季度": 9, "四季度": 12}
_THIRDS: Final = {"上旬": 10, "中旬": 20}


def number(text: str | None) -> int | None:
    """Return the value of a printed number, None for nothing."""
    value = read_number(text) if text else None
    return None if value is None else int(value)


def year(text: str | None) -> int | None:
    """Return a printed year, in Arabic or Chinese digits.

    >>> year("二〇二五")
    2025
    """
    return number(text.replace("○", "〇")) if text else None


def last_day(in_year: int | None, month: int | None) -> date | None:
    """Return the last day of a month, or of a year where no month is given."""
    if in_year is None:
        return None
    return date(in_year, month or 12, monthrange(in_year, month or 12)[1])


def exact(in_year: int | None, month: int | None, day: int | None) -> date | None:
    """Return the day, None where there is no such day (2月30日)."""
    if in_year is None or month is None or day is None or day > monthrange(in_year, month)[1]:
        return None
    return date(in_year, month, day)


def end_of_plan(printed: str) -> date:
    """Return the last day of a five-year plan: 四 of 十四五 is 2025-12-31."""
    return date(2005 + 5 * int(read_number(printed) or 0), 12, 31)


def meaning(in_year: int | None, month: str | None, day: str | None, part: str | None) -> tuple[date | None, str]:
    """Return the latest day and the precision of a date; the end of a year or month is a day, its half is a month.

    >>> meaning(2025, None, None, "年底"), meaning(2025, None, None, "上半年")
    ((datetime.date(2025, 12, 31), 'day'), (datetime.date(2025, 6, 30), 'month'))
    """
    if day:
        return exact(in_year, number(month), number(day)), "day"
    if part in _THIRDS and month and in_year:
        return exact(in_year, number(month), _THIRDS[part]), "month"
    if part and part.removeprefix("第") in _MONTHS:
        return last_day(in_year, _MONTHS[part.removeprefix("第")]), "month"
    is_end = part is not None and part[-1] in "底末终"
    precision = "day" if is_end else "month" if month else "year"
    return last_day(in_year, number(month)), precision

"""Whether what a model says stands in the text: numbers in the quotation, names in the article, years within reach."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from swgraph.recognise.pattern import Pattern
from swgraph.recognise.quantities import recognise_quantities

if TYPE_CHECKING:
    from swgraph.sources.schema import FactForm

_NUMBERS: Final = ("value", "min", "max", "baseline", "count")
_NAMES: Final = ("title", "alias", "number", "document", "to", "from_", "cited", "name", "host", "tier", "payer")
_DAYS: Final = ("date", "deadline", "as_of", "issued_not_after", "as_of_not_after")
_PLAIN: Final = Pattern(r"[0-9]+(?:\.[0-9]+)?")
#: 今年, 明年, 三年内: what a year may be told by where it is not printed.
_REACH: Final = 5
#: A department may be written out with its province where the article has only 民政厅.
_SHORTEST: Final = 3


def ungrounded(form: "FactForm", quote: str, article: str, published: date | None) -> str | None:
    """Return what of a fact does not stand in the text, or None."""
    faults = (*_numbers(form, quote), *_names(form, article), *_days(form, article, published))
    return next(iter(faults), None)


def _numbers(form: "FactForm", quote: str) -> Iterator[str]:
    given = [number for field in _NUMBERS if (number := getattr(form, field, None)) is not None]
    printed = set(_printed(quote)) if given else set()
    for number in given:
        if Decimal(number) not in printed:
            yield f"引文中没有数值 {number} the quotation does not have this number"


def _printed(quote: str) -> Iterator[Decimal]:
    for quantity in recognise_quantities(quote):
        yield from (n for n in (quantity.value, quantity.min_value, quantity.max_value) if n is not None)
    yield from (Decimal(hit.text[hit.start : hit.end]) for hit in _PLAIN.finditer(quote))


def _names(form: "FactForm", article: str) -> Iterator[str]:
    issuers = getattr(form, "issuers", ())
    missing = [name for name in _given(form) if name not in article]
    missing += [name for name in issuers if not any(name[start:] in article for start in range(len(name) - _SHORTEST + 1))]
    for name in missing:
        yield f"文章中没有此名称 the article does not have this name: {name}"


def _given(form: "FactForm") -> list[str]:
    return [name for field in _NAMES if isinstance(name := getattr(form, field, None), str)]


def _days(form: "FactForm", article: str, published: date | None) -> Iterator[str]:
    for field in _DAYS:
        day = getattr(form, field, None)
        near = published is not None and day is not None and abs(day.year - published.year) <= _REACH
        if day is not None and not near and str(day.year) not in article:
            yield f"文章中没有此年份 the article does not have this year: {day.year}"

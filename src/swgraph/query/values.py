"""RDF terms to Python values, and to the type that a column declares."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from swgraph.prefixes import term_iri

Value = str | int | float | Decimal | bool | date | tuple[str, ...] | None
Term = NamedNode | BlankNode | Literal | Triple

_NEXT_ITEM: Final = re.compile(r"\n(?=\d+\|)", re.ASCII)
_ITEM: Final = re.compile(r"(?:(\d+)\|)?(.*)", re.ASCII | re.DOTALL)
_TRUE: Final = frozenset({"true", "1"})
_INTEGERS: Final = frozenset(
    term_iri(f"xsd:{name}")
    for name in (
        "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
        "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
    )
)  # fmt: skip


def value_of(term: Term | None) -> Value:
    """Return a term as a Python value; a literal whose form does not fit its datatype stays text.

    >>> value_of(Literal("1.50", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))
    Decimal('1.5')
    >>> value_of(NamedNode("urn:a")), value_of(Literal("甲", language="zh-hans")), value_of(None)
    ('urn:a', '甲', None)
    """
    if term is None:
        return None
    if isinstance(term, Literal):
        with suppress(ValueError, InvalidOperation, OverflowError):
            return _READERS.get(term.datatype.value, str)(term.value)
        return term.value
    return term.value if isinstance(term, NamedNode) else str(term)


def plain_decimal(number: Decimal) -> Decimal:
    """Return an equal number without trailing zeros and without an exponent, so that equal numbers print alike.

    >>> plain_decimal(Decimal("1.5E+4")), plain_decimal(Decimal("20.830"))
    (Decimal('15000'), Decimal('20.83'))
    """
    text = format(number, "f")  # not normalize: that rounds to the digits of the context
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text) if number else Decimal(0)


_READERS: Final[dict[str, Callable[[str], Value]]] = {
    **dict.fromkeys(_INTEGERS, int),
    term_iri("xsd:decimal"): lambda text: plain_decimal(Decimal(text)),
    term_iri("xsd:double"): float,
    term_iri("xsd:float"): float,
    term_iri("xsd:boolean"): _TRUE.__contains__,
    term_iri("xsd:date"): date.fromisoformat,
    term_iri("xsd:dateTime"): datetime.fromisoformat,
}


def as_declared(value: Value, kind: str) -> Value:
    r"""Return a value in the type of its column; one that does not fit stays what it is, to be seen.

    >>> as_declared("2|乙\n1|甲", "list"), as_declared(Decimal("7200000"), "integer"), as_declared(15, "decimal")
    (('甲', '乙'), 7200000, Decimal('15'))
    """
    if kind == "list":
        return _items(value)
    if kind == "integer" and isinstance(value, Decimal | float) and value == int(value):
        return int(value)
    if kind == "decimal" and isinstance(value, int | float) and not isinstance(value, bool):
        return plain_decimal(Decimal(str(value)))
    return value


def _items(value: Value) -> tuple[str, ...]:
    """Return the texts of lines of ``order|text`` in their order, each once."""
    lines = _NEXT_ITEM.split(value) if isinstance(value, str) else ()
    items = [_ITEM.fullmatch(line.strip()) for line in lines]
    numbered = sorted((int(item[1] or 0), item[2]) for item in items if item and item[2])
    return tuple(dict.fromkeys(text for _, text in numbered))

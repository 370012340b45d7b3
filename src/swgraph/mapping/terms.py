"""Literals and triples: one way to write each kind of value, so that equal values are equal bytes."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from rdflib.term import Literal, Node, URIRef

from swgraph import iri
from swgraph.namespaces import XSD

Triple = tuple[URIRef, URIRef, Node]

_CONFIDENCE_DIGITS = 4


def string(text: str) -> Literal:
    """Return text as it is printed, without a language."""
    return Literal(text)


def chinese(text: str) -> Literal:
    """Return a name in simplified Chinese."""
    return Literal(text, lang="zh-Hans")


def english(text: str) -> Literal:
    """Return a name in English."""
    return Literal(text, lang="en")


def number(value: Decimal) -> Literal:
    """Return a decimal in its shortest form, never with an exponent: the store would rewrite any other.

    >>> [str(number(Decimal(value))) for value in ("1.5E+4", "7000.00", "0.10", "-0")]
    ['15000', '7000', '0.1', '0']
    """
    shortest = format(value.normalize(), "f")
    return Literal("0" if shortest == "-0" else shortest, datatype=XSD.decimal)


def share(value: float) -> Literal:
    """Return a confidence or certainty, 0 to 1, with at most four digits.

    >>> str(share(0.30000000000000004))
    '0.3'
    """
    return number(round(Decimal(str(value)), _CONFIDENCE_DIGITS))


def integer(value: int) -> Literal:
    """Return a whole number."""
    return Literal(str(value), datatype=XSD.integer)


def day(value: date) -> Literal:
    """Return a calendar day."""
    return Literal(value.isoformat(), datatype=XSD.date)


def concept(scheme: str, name: str) -> URIRef:
    """Return a concept of one of the project's vocabularies."""
    return URIRef(iri.concept_iri(scheme, name))


def region(code: str) -> URIRef:
    """Return the region with this division code."""
    return URIRef(iri.region_iri(code))


def known(subject: URIRef, *pairs: tuple[URIRef, Node | None]) -> Iterator[Triple]:
    """Yield a triple for each property whose value is known; unknown is left out, not written as empty."""
    for predicate, value in pairs:
        if value is not None:
            yield subject, predicate, value

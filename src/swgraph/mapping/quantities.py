"""Quantities and dates: the properties that targets, observations and funding share."""

from collections.abc import Iterator
from typing import Final

from rdflib.term import URIRef

from swgraph.mapping.terms import Triple, concept, day, integer, known, number, string
from swgraph.model import PolicyDate, Quantity
from swgraph.namespaces import QUDT, SW

COMPARATOR: Final = {"=": "eq", ">=": "ge", "<=": "le", "~": "approx", ">": "gt", "<": "lt"}
"""The concept of each sign that a record can have."""


def quantity_triples(this: URIRef, quantity: Quantity) -> Iterator[Triple]:
    """Yield a number or a range with its unit, its comparator and its printed form."""
    yield this, SW.comparator, concept("comparator", COMPARATOR[quantity.comparator])
    yield from known(
        this,
        (SW.value, number(quantity.value) if quantity.value is not None else None),
        (SW.minValue, number(quantity.min_value) if quantity.min_value is not None else None),
        (SW.maxValue, number(quantity.max_value) if quantity.max_value is not None else None),
        (QUDT.hasUnit, concept("unit", quantity.unit) if quantity.unit else None),
        (SW.valueText, string(quantity.text) if quantity.text else None),
    )


def date_triples(this: URIRef, predicate: URIRef, when: PolicyDate) -> Iterator[Triple]:
    """Yield the latest day of a date under ``predicate``, with its year, its precision and its printed form."""
    yield this, SW.dateText, string(when.text)
    yield from known(
        this,
        (predicate, day(when.latest) if when.latest else None),
        (SW.year, integer(when.year) if when.year is not None else None),
        (SW.datePrecision, concept("precision", when.precision) if when.precision else None),
    )

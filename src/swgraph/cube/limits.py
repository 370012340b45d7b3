"""Limits: each target as a mark on the scale of the measure, which tools for cube.link draw as a line or a band."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from rdflib.term import BNode, Literal, URIRef

from swgraph.cube.measurements import Measurement
from swgraph.cube.observations import node, observation, term
from swgraph.cube.terms import BY_NAME, META, OWN, SCHEMA
from swgraph.namespaces import RDF, SH, XSD

_LOWER: Final = frozenset({"≥", ">"})
_UPPER: Final = frozenset({"≤", "<"})
Statement = tuple[URIRef | BNode, URIRef, URIRef | BNode | Literal]


def limits(found: Iterable[Measurement], on: URIRef) -> Iterator[Statement]:
    """Yield the limit of each target with a number, on the constraint of the measure.

    It holds for one region and one indicator, for the actual values there, and for the day of the deadline where one is known.
    """
    for target in found:
        ends = bounds(target)
        if target.kind == "target" and any(end is not None for end in ends):
            yield from _limit(target, ends, on)


def bounds(target: Measurement) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the most that a target allows.

    >>> bounds(Measurement("640000", "certified_total", "target", value=Decimal(7000), comparator="≥"))
    (Decimal('7000'), None)
    """
    if target.value is None:
        return target.least, target.most
    if target.comparator in _LOWER:
        return target.value, None
    return (None, target.value) if target.comparator in _UPPER else (target.value, target.value)


def _limit(target: Measurement, ends: tuple[Decimal | None, Decimal | None], on: URIRef) -> Iterator[Statement]:
    code = observation(target).rsplit("/", 1)[-1]
    this = OWN[f"limit/{code}"]
    yield on, META.annotation, this
    yield this, RDF.type, META.Limit
    yield this, SCHEMA.name, Literal("目标", lang="zh-Hans")
    yield this, SCHEMA.name, Literal("Target", lang="en")
    yield this, SCHEMA.isBasedOn, observation(target)
    for predicate, end in zip((SCHEMA.minValue, SCHEMA.maxValue), ends, strict=True):
        if end is not None:
            yield this, predicate, Literal(format(end, "f"), datatype=XSD.decimal)
    # A limit is set against actual values, so that is the kind it holds for.
    held = {"region": term(target, BY_NAME["region"]), "indicator": term(target, BY_NAME["indicator"]), "kind": node("kind", "actual")}
    if target.period:
        held["period"] = term(target, BY_NAME["period"])
    for name, value in held.items():
        context = BNode(f"context{code}{name}")
        yield this, META.annotationContext, context
        yield context, SH.path, BY_NAME[name].iri
        yield context, SH.hasValue, value

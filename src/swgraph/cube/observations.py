"""Observations: the triples of measurements, the same properties in both vocabularies."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from rdflib.term import Identifier, Literal, URIRef

from swgraph import iri
from swgraph.cube.codes import ids
from swgraph.cube.measurements import Measurement
from swgraph.cube.terms import DIMENSIONS, OWN, Dimension
from swgraph.namespaces import XSD

Triple = tuple[URIRef, URIRef, Identifier]
_CODES: Final = ("unit", "comparator")


def observation(found: Measurement) -> URIRef:
    """Return the IRI of a measurement, the same in every build that says the same of its cell."""
    return OWN[f"observation/{iri.digest(*found.cell, found.statement)}"]


def cells(found: Measurement) -> Iterator[Triple]:
    """Yield a triple for every dimension; what is not known is ``cube:Undefined``, never left out."""
    this = observation(found)
    for dimension in DIMENSIONS:
        yield this, dimension.iri, term(found, dimension)


def term(found: Measurement, dimension: Dimension) -> URIRef | Literal:
    """Return the value of a measurement in a dimension."""
    value = getattr(found, dimension.name)
    if value is None:
        return dimension.undefined
    if dimension.datatype is None:
        return node(dimension.name, str(value))
    lexical = format(value, "f") if dimension.datatype == XSD.decimal else _lexical(value)
    return Literal(lexical, datatype=dimension.datatype)


def node(name: str, value: str) -> URIRef:
    """Return the node of a code.

    >>> str(node("kind", "target")), str(node("unit", "人"))
    ('https://w3id.org/swgraph/id/cube/kind/target', 'https://w3id.org/swgraph/vocab/unit/person')
    """
    if name == "region":
        return URIRef(iri.region_iri(value))
    if name == "evidence":
        return URIRef(value)
    if name == "kind":
        return OWN[f"kind/{value}"]
    return URIRef(iri.concept_iri(name, ids(name).get(value, value) if name in _CODES else value))


def _lexical(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)

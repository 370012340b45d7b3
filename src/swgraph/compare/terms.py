"""Chinese labels and signs of the concepts that stand in a comparison, from the vocabularies."""

from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from swgraph import iri
from swgraph.namespaces import SKOS
from swgraph.resources import resource_path

_LABEL: Final = str(SKOS.prefLabel)
_SIGN: Final = str(SKOS.hiddenLabel)


def label(scheme: str, name: str | None) -> str | None:
    """Return the Chinese label of a concept; what no vocabulary holds stays as it is.

    >>> label("unit", "person_time"), label("unit", "parsec"), label("unit", None)
    ('人次', 'parsec', None)
    """
    return None if name is None else _labels(scheme, _LABEL).get(name, name)


def sign(comparator: str | None) -> str | None:
    """Return how a comparator is written.

    >>> sign("ge")
    '≥'
    """
    return None if comparator is None else _labels("comparator", _SIGN).get(comparator, comparator)


@cache
def _labels(scheme: str, kind: str) -> dict[str, str]:
    base = iri.concept_iri(scheme, "")
    found: dict[str, str] = {}
    for quad in parse(path=str(resource_path("ontology", "vocab", f"{scheme}.ttl")), format=RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if quad.predicate.value != kind or not isinstance(subject, NamedNode) or not isinstance(value, Literal):
            continue
        if (value.language or "zh").startswith("zh"):
            found[subject.value.removeprefix(base)] = value.value
    return found

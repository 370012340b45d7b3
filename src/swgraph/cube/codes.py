"""Codes of the cube: concepts by label or sign, with their names in both languages."""

from collections import defaultdict
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from swgraph import iri
from swgraph.catalogue import Text
from swgraph.cube.measurements import MISSING
from swgraph.namespaces import SKOS
from swgraph.resources import resource_path

KINDS: Final = {
    "target": Text("目标", "target"),
    "actual": Text("实际值", "actual value"),
    MISSING: Text("没有数字", "no figure"),
}


@cache
def names(scheme: str) -> dict[str, Text]:
    """Return the concepts of a scheme by id, with their labels.

    >>> names("unit")["person"]
    Text(zh='人', en='Person')
    """
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, predicate, value in _read(scheme):
        if predicate == str(SKOS.prefLabel):
            found[name][(value.language or "")[:2]] = value.value
    return {name: Text(labels.get("zh", name), labels.get("en", name)) for name, labels in sorted(found.items())}


@cache
def ids(scheme: str) -> dict[str, str]:
    """Return the ids of the concepts of a scheme by Chinese label and by sign.

    >>> ids("unit")["人次"], ids("comparator")["≥"]
    ('person_time', 'ge')
    """
    signs = {value.value: name for name, predicate, value in _read(scheme) if predicate == str(SKOS.hiddenLabel)}
    return {**signs, **{label.zh: name for name, label in names(scheme).items()}}


def _read(scheme: str) -> list[tuple[str, str, Literal]]:
    base = iri.concept_iri(scheme, "")
    quads = parse(path=str(resource_path("ontology", "vocab", f"{scheme}.ttl")), format=RdfFormat.TURTLE)
    return [
        (quad.subject.value.removeprefix(base), quad.predicate.value, quad.object)
        for quad in quads
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(base) and isinstance(quad.object, Literal)
    ]

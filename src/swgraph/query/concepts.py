"""Ids of vocabulary concepts from what people write: an id, a label or an alias in either language, or an IRI."""

from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from swgraph import iri
from swgraph.errors import UnknownTermError
from swgraph.prefixes import term_iri
from swgraph.resources import resource_path

_NAMES: Final = frozenset(map(term_iri, ("skos:prefLabel", "skos:altLabel", "skos:notation")))


def concept_id(scheme: str, name: str) -> str:
    """Return the id of the concept that a name means.

    >>> concept_id("indicator", "社会工作专业人才总量"), concept_id("level", "County")
    ('sw_talent_total', 'county')

    Raises:
        UnknownTermError: no concept of the scheme has this name; the nearest are given.
    """
    wanted = name.strip().removeprefix(iri.concept_iri(scheme, ""))
    found = _ids(scheme).get(wanted.casefold()) or _lexicon_id(scheme, wanted)
    if found is None:
        raise UnknownTermError(_unknown(scheme, name))
    return found


@cache
def _ids(scheme: str) -> dict[str, str]:
    """Return ids by every name of every concept of a scheme, as the ontology gives them."""
    base = iri.concept_iri(scheme, "")
    names: dict[str, str] = {}
    for quad in parse(path=str(resource_path("ontology", "vocab", f"{scheme}.ttl")), format=RdfFormat.TURTLE):
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if predicate.value not in _NAMES or not isinstance(value, Literal):
            continue
        if isinstance(subject, NamedNode) and subject.value.startswith(base):
            names.setdefault(value.value.casefold(), subject.value.removeprefix(base))
    return names


def _lexicon_id(scheme: str, label: str) -> str | None:
    """Return the id for a wording that texts use; a scheme without a word list has none."""
    try:
        from swgraph.lexicon import load_lexicon

        found = load_lexicon().gazetteer(scheme).concept(label)
    except UnknownTermError:
        return None
    return found if found in _ids(scheme) else None


def _unknown(scheme: str, name: str) -> str:
    from difflib import get_close_matches

    names = _ids(scheme)
    close = get_close_matches(name.casefold(), names, n=3, cutoff=0.4)
    shown = close or sorted(names)[:3]
    near = "、".join(f"{label} ({names[label]})" for label in shown)
    return f"未知词项 unknown term of {scheme}: {name!r}; did you mean {near}?"

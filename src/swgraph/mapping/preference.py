"""Which of several figures for one thing is to be taken: all are kept, and one is marked.

The rule (decision 0011): reviewed before transcribed before extracted; then official, media, association and academic, mirror, secondary, own;
then the later report before the earlier. What is the same by all of these is decided by its IRI, so that every build agrees.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from rdflib.term import Literal, URIRef

from swgraph.mapping.identity import iri_of
from swgraph.mapping.terms import Triple
from swgraph.model import Extraction, Fact, Measured, Observation, Target
from swgraph.namespaces import SW, XSD

STATUS_RANK: Final = {"reviewed": 0, "transcribed": 1, "extracted": 2}
RELIABILITY_RANK: Final = {
    "official": 0, "media": 1, "seed": 1, "association": 2, "academic": 2, "mirror": 3, "secondary": 4, "own": 5,
}  # fmt: skip
_UNKNOWN: Final = 6

Rank = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that can be compared with others.

    Attributes:
        about: what the figures of one group share, as JSON.
        value: what tells their values apart, as JSON.
        rank: what they are ordered by, the one to take first.
    """

    fact: str
    about: str
    value: str
    rank: Rank


def preference_triples(extractions: Iterable[Extraction]) -> Iterator[Triple]:
    """Yield ``sw:preferred true`` for the figure to take of each group with more than one value."""
    groups: defaultdict[str, list[Figure]] = defaultdict(list)
    for extraction in extractions:
        for figure in figures_of(extraction):
            groups[figure.about].append(figure)
    for figures in groups.values():
        if best := preferred(figures):
            yield preferred_triple(best)


def figures_of(extraction: Extraction) -> Iterator[Figure]:
    """Yield the figures of a source that can be compared and count."""
    for fact in extraction.facts:
        if isinstance(fact, Measured) and fact.status in STATUS_RANK and (about := _about(fact)):
            yield Figure(str(iri_of(fact)), _written(about), _written(_value(fact)), rank((fact, extraction)))


def preferred_triple(fact: str) -> Triple:
    """Return the mark of a figure to take."""
    return URIRef(fact), SW.preferred, Literal("true", datatype=XSD.boolean)


def preferred(figures: Collection[Figure]) -> str | None:
    """Return the IRI of the figure to take of one group, None where all have one value."""
    several = len({figure.value for figure in figures}) > 1
    return min(figures, key=lambda figure: figure.rank).fact if several else None


def rank(figure: tuple[Measured, Extraction]) -> Rank:
    """Return what figures are ordered by, the one to take first."""
    fact, extraction = figure
    said = extraction.source.citation
    article = next((a for a in extraction.source.articles if a.id == fact.evidence.article), None)
    published = (article.published if article else None) or said.published or date.min
    reliability = RELIABILITY_RANK.get(said.reliability or "", _UNKNOWN)
    return STATUS_RANK[fact.status], reliability, -published.toordinal(), str(iri_of(fact))


def _written(key: tuple[object, ...]) -> str:
    """Return a key as text: equal for equal numbers, however they are written."""
    return json.dumps([_plain(each) for each in key], ensure_ascii=False)


def _plain(each: object) -> str | None:
    if isinstance(each, Decimal):
        return format(each.normalize() + 0, "f")  # + 0: no negative zero
    return None if each is None else str(each)


def _about(fact: Measured) -> tuple[object, ...] | None:
    """Return what the figures of one group share; None for a figure that cannot be compared."""
    day = _day(fact)
    if fact.quantity is None or fact.indicator is None or fact.region is None or day is None:
        return None
    return type(fact).__name__, fact.region, fact.indicator, day, fact.kind, fact.scope_tier, fact.scope


def _day(fact: Fact) -> date | None:
    if isinstance(fact, Target):
        return fact.deadline.latest if fact.deadline else None
    return fact.as_of.latest if isinstance(fact, Observation) and fact.as_of else None


def _value(fact: Measured) -> tuple[object, ...]:
    quantity = fact.quantity
    assert quantity is not None
    return quantity.value, quantity.min_value, quantity.max_value, quantity.comparator

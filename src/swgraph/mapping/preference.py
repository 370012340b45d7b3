"""Which of several figures for one thing is to be taken: all are kept, and one is marked.

The rule (decision 0011): reviewed before transcribed before extracted; then official, media, association and academic, mirror, secondary, own;
then the later report before the earlier. What is the same by all of these is decided by its IRI, so that every build agrees.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from rdflib.term import Literal

from swgraph.mapping.identity import iri_of
from swgraph.mapping.terms import Triple
from swgraph.model import Extraction, Fact, Measured, Observation, Target
from swgraph.namespaces import SW, XSD

STATUS_RANK: Final = {"reviewed": 0, "transcribed": 1, "extracted": 2}
RELIABILITY_RANK: Final = {
    "official": 0, "media": 1, "seed": 1, "association": 2, "academic": 2, "mirror": 3, "secondary": 4, "own": 5,
}  # fmt: skip
_UNKNOWN: Final = 6

Figure = tuple[Measured, Extraction]


def preference_triples(extractions: Iterable[Extraction]) -> Iterator[Triple]:
    """Yield ``sw:preferred true`` for the figure to take of each group with more than one value."""
    groups: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for extraction in extractions:
        for fact in extraction.facts:
            if isinstance(fact, Measured) and fact.status in STATUS_RANK and (key := _about(fact)):
                groups[key].append((fact, extraction))
    for figures in groups.values():
        if len({_value(fact) for fact, _ in figures}) > 1:
            best, _ = min(figures, key=rank)
            yield iri_of(best), SW.preferred, Literal("true", datatype=XSD.boolean)


def rank(figure: Figure) -> tuple[int, int, int, str]:
    """Return what figures are ordered by, the one to take first."""
    fact, extraction = figure
    said = extraction.source.citation
    article = next((a for a in extraction.source.articles if a.id == fact.evidence.article), None)
    published = (article.published if article else None) or said.published or date.min
    reliability = RELIABILITY_RANK.get(said.reliability or "", _UNKNOWN)
    return STATUS_RANK[fact.status], reliability, -published.toordinal(), str(iri_of(fact))


def _about(fact: Measured) -> tuple[object, ...] | None:
    """Return what the figures of one group share; None for a figure that cannot be compared."""
    day = _day(fact)
    if fact.quantity is None or fact.indicator is None or fact.region is None or day is None:
        return None
    return type(fact), fact.region, fact.indicator, day, fact.kind, fact.scope_tier, fact.scope


def _day(fact: Fact) -> date | None:
    if isinstance(fact, Target):
        return fact.deadline.latest if fact.deadline else None
    return fact.as_of.latest if isinstance(fact, Observation) and fact.as_of else None


def _value(fact: Measured) -> tuple[object, ...]:
    quantity = fact.quantity
    assert quantity is not None
    return quantity.value, quantity.min_value, quantity.max_value, quantity.comparator

"""Which of two facts that say the same counts: the more reliable one; both stay in the graph.

What a person reviewed wins over what a rule extracted. An article of this project retells a source: where that source is loaded
itself, the article's facts would count everything twice.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from swgraph.mapping import iri_of
from swgraph.model import Evidence, Extraction, Fact, Measured, Observation, PolicyDate, Target, Tier

SUPERSEDED = "superseded"
_DECIDED = ("reviewed", "rejected")


def settle(
    extractions: Iterable[Extraction], reviewed: Mapping[str, Sequence[Fact]], beside: Collection[str] = ()
) -> Iterator[Extraction]:
    """Yield the extractions with the reviewed facts in them, and with the status of those that no longer count.

    ``reviewed`` has the facts of corrected texts by the id of the text, ``beside`` the ids of sources that are in the graph as well.
    """
    listed = list(extractions)
    loaded = {extraction.source.id for extraction in listed} | set(beside)
    for extraction in listed:
        corrections = reviewed.get(extraction.source.id, ())
        facts = tuple(_corrected(extraction.facts, corrections))
        if extraction.source.citation.derived_from in loaded:
            facts = tuple(_superseded(fact) if fact.status == "extracted" else fact for fact in facts)
        yield replace(extraction, facts=facts)


def _corrected(extracted: Sequence[Fact], corrections: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts of a text: a correction in place of the same fact, and beside one that it replaces."""
    same = {iri_of(fact) for fact in corrections}
    decided = [fact for fact in corrections if fact.status in _DECIDED]
    for fact in extracted:
        if iri_of(fact) not in same:
            yield _superseded(fact) if any(_says_the_same(fact, other) for other in decided) else fact
    yield from corrections


def _superseded(fact: Fact) -> Fact:
    if isinstance(fact, Tier):
        fact = replace(fact, functions=tuple(replace(function, status=SUPERSEDED) for function in fact.functions))
    return replace(fact, status=SUPERSEDED)


def _says_the_same(fact: Fact, other: Fact) -> bool:
    """Return whether two facts of one text are two readings of one statement."""
    if type(fact) is not type(other):
        return False
    if _overlap(fact.evidence, other.evidence) and not isinstance(fact, Measured):
        return True
    if isinstance(fact, Measured) and isinstance(other, Measured):
        about = fact.indicator == other.indicator and fact.region == other.region and fact.scope_tier == other.scope_tier
        return (about and _day(fact) == _day(other)) or _is_reading(fact, other)
    return False


def _is_reading(fact: Measured, other: Measured) -> bool:
    """Return whether two figures rest on the same words: several figures of one sentence share some of theirs."""
    one, two = fact.evidence, other.evidence
    same = isinstance(one, Evidence) and isinstance(two, Evidence) and (one.start, one.end) == (two.start, two.end)
    printed = fact.quantity.text if fact.quantity else None, other.quantity.text if other.quantity else None
    return same and (fact.indicator == other.indicator or printed[0] == printed[1])


def _overlap(one: object, two: object) -> bool:
    return isinstance(one, Evidence) and isinstance(two, Evidence) and one.start < two.end and two.start < one.end


def _day(fact: Measured) -> PolicyDate | None:
    return fact.deadline if isinstance(fact, Target) else fact.as_of if isinstance(fact, Observation) else None

"""What changes in the description: the counts of the graphs, classes and properties that change, and what is said of all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from swgraph.mapping import (
    DATASET,
    Counts,
    Description,
    Triple,
    count,
    count_triples,
    description_triples,
    graph_iri,
    part_iri,
    quad_lines,
    total_triples,
)
from swgraph.namespaces import DCTERMS, DQV, SKOS, VOID
from swgraph.pipeline.description import BUILD, measurements_of
from swgraph.pipeline.ledger import Ledger, Totals
from swgraph.pipeline.renewal.delta import DATASET_GRAPH, Before, Delta
from swgraph.query import Section, read_card
from swgraph.settings import VERSION
from swgraph.store import MemoryStore

_ABOUT_NUMBERS: Final = frozenset(f"<{predicate}>" for predicate in (DQV.isMeasurementOf, DQV.expectedDataType, SKOS.prefLabel))


@dataclass(frozen=True, slots=True)
class Described:
    """What the ledger of a graph says of its description: what it has beside what is counted."""

    totals: Totals
    measured: bool
    left_out: int | None
    points: bool

    @classmethod
    def of(cls, ledger: Ledger) -> "Described":
        """Return what a ledger says now."""
        about = ledger.about
        left_out = int(about["left_out"]) if about["left_out"] else None
        return cls(ledger.totals(), about["measured"] == "1", left_out, about["points"] == "1")

    def triples(self, issued: datetime, card: Iterable[Section] = ()) -> Iterator[Triple]:
        """Yield the description without what is counted."""
        totals = self.totals
        measurements = tuple(measurements_of(card, totals.share, self.left_out))
        yield from description_triples(
            Description(VERSION, issued, totals.regions, totals.first, totals.last, measurements, self.points)
        )


def description_delta(before: Before, was: Described, now: Described, issued: datetime, changes: Delta) -> Delta:
    """Return what changes in the description when ``changes`` is made; the engine has them already.

    The release card, where the description has it, is counted anew in the whole graph.
    """
    told = before.value(str(DATASET), str(DCTERMS.issued))
    then = datetime.fromisoformat(told) if told else issued
    counted = _counted(before, count(changes.removed), count(changes.added))
    # What a build says of itself is in the old description; a build counts before there is one.
    card = [part for part in read_card(MemoryStore(before.engine)) if part.name != BUILD] if now.measured else ()
    old, new = (
        set(quad_lines((*counts, *triples), graph_iri("dataset")))
        for counts, triples in zip(counted, (was.triples(then), now.triples(issued, card)), strict=True)
    )
    delta = Delta()
    delta.replace(old | _card_lines(before) if now.measured else old, new)
    return delta


def _card_lines(before: Before) -> set[str]:
    """Return the lines of the release card."""
    lines = list(before.graph(DATASET_GRAPH))
    about = {line.split(" ", 1)[0] for line in lines if line.split(" ", 2)[1] in _ABOUT_NUMBERS}
    return {line for line in lines if line.split(" ", 1)[0] in about or f" <{DQV.hasQualityMeasurement}> " in line}


def _counted(before: Before, gone: Counts, come: Counts) -> tuple[list[Triple], list[Triple]]:
    """Return the counts that change, as they were and as they are."""
    old, new = Counts(), Counts()
    differences = []
    for name in ("graphs", "classes", "properties"):
        was, now = getattr(old, name), getattr(new, name)
        for term in {**getattr(gone, name), **getattr(come, name)}:
            number = before.number(*_place(name, term))
            was[term], now[term] = number, number + getattr(come, name)[term] - getattr(gone, name)[term]
        differences.append(sum(n > 0 for n in now.values()) - sum(n > 0 for n in was.values()))
        for counter in (was, now):
            for term in [term for term, number in counter.items() if not number]:
                del counter[term]
    totals = [before.number(str(DATASET), str(predicate)) for predicate in (VOID.triples, VOID.classes, VOID.properties)]
    after = [totals[0] + new.triples - old.triples, totals[1] + differences[1], totals[2] + differences[2]]
    return [*total_triples(*totals), *count_triples(old)], [*total_triples(*after), *count_triples(new)]


def _place(name: str, term: str) -> tuple[str, str]:
    """Return subject and predicate of the count of a graph, class or property."""
    if name == "graphs":
        return term, str(VOID.triples)
    kind, predicate = ("class", VOID.entities) if name == "classes" else ("property", VOID.triples)
    return str(part_iri("dataset", DATASET, kind, term)), str(predicate)

"""Everything that a generation holds, as sorted lines of N-Quads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from swgraph.mapping import (
    count,
    dataset_triples,
    graph_iri,
    ontology_triples,
    preference_triples,
    provenance_share,
    quad_lines,
    region_triples,
    source_triples,
)
from swgraph.model import Extraction
from swgraph.pipeline.description import describe, measurements_of, regions_of
from swgraph.pipeline.merging import merged
from swgraph.pipeline.reference import OF_ANY_PAGE, ReferenceData
from swgraph.pipeline.settled import Settled
from swgraph.query import read_card
from swgraph.reason import shortcut_lines
from swgraph.store import MemoryStore
from swgraph.validate import Report, check_loaded, loaded, report_of


@dataclass(frozen=True, slots=True)
class Quads:
    """A whole graph.

    Attributes:
        lines: sorted, each once: all but the settled ones.
        settled: what goes in beside them.
        statements: how many statements there are in all.
        inferred: how many of them were inferred.
        provenance: provenance triples a fact beyond the facts' own nodes (the budget is 1.7).
        report: what the data checks found in the union of all graphs.
    """

    lines: tuple[str, ...]
    settled: Settled
    statements: int
    inferred: int
    provenance: float
    report: Report

    def texts(self) -> Iterator[str]:
        """Yield all lines as sorted texts."""
        return merged(self.lines, self.settled.texts())


def assemble(
    extractions: Sequence[Extraction], version: str, issued: datetime, reference: ReferenceData = OF_ANY_PAGE
) -> Quads:
    """Return the graph of some sources with reference data, ontology, inferences and description.

    ``issued`` stands in the description only; without it the same sources give the same lines, in whatever order.
    """
    stated = _said_by(extractions)
    provenance = provenance_share(stated)
    stated.update(_beside(extractions, reference))
    stated.update(shortcut_lines(sorted(stated)))
    stated.update(quad_lines(preference_triples(extractions), graph_iri("inferred")))
    engine = loaded(sorted(stated))
    report = report_of(check_loaded(engine))
    settled = reference.settled
    stated.difference_update(settled.about(regions_of(extractions)))
    stated.update(settled.lines())
    counts = count(stated)
    counts.add(settled.counts())
    card = read_card(MemoryStore(engine)) if reference.measured else ()
    measurements = tuple(measurements_of(card, provenance, reference.left_out()))
    described = dataset_triples(describe(extractions, version, issued, measurements, synthetic=settled.points), counts)
    stated.update(description := set(quad_lines(described, graph_iri("dataset"))))
    statements = counts.triples + len(description)
    return Quads(tuple(sorted(stated)), settled, statements, counts.graphs[str(graph_iri("inferred"))], provenance, report)


def _said_by(extractions: Iterable[Extraction]) -> set[str]:
    lines: set[str] = set()
    for extraction in extractions:
        lines.update(quad_lines(source_triples(extraction), graph_iri(extraction.source.id)))
    return lines


def _beside(extractions: Iterable[Extraction], reference: ReferenceData) -> Iterator[str]:
    yield from quad_lines(reference.stated(), graph_iri("reference"))
    # Townships are not among the reference data of every build; those that are named must be described.
    yield from quad_lines(region_triples(set(regions_of(extractions))), graph_iri("reference"))
    yield from quad_lines(ontology_triples(), graph_iri("ontology"))


def fact_counts(extractions: Iterable[Extraction]) -> dict[str, int]:
    """Return the number of facts by the name of their record, those that there are."""
    found = Counter(type(fact).__name__ for extraction in extractions for fact in extraction.facts)
    return dict(sorted(found.items()))

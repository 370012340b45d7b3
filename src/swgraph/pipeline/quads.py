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
from swgraph.pipeline.reference import OF_ANY_PAGE, ReferenceData
from swgraph.query import read_card
from swgraph.reason import shortcut_lines
from swgraph.store import MemoryStore
from swgraph.validate import Report, check_loaded, loaded, report_of


@dataclass(frozen=True, slots=True)
class Quads:
    """A whole graph.

    Attributes:
        lines: sorted, each once.
        inferred: how many of them were inferred.
        provenance: provenance triples a fact beyond the facts' own nodes (the budget is 1.7).
        report: what the data checks found in the union of all graphs.
    """

    lines: tuple[str, ...]
    inferred: int
    provenance: float
    report: Report


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
    lines = sorted(stated)
    engine = loaded(lines)
    report = report_of(check_loaded(engine))
    lines += (line for line in reference.settled() if line not in stated)
    counts = count(lines)
    card = read_card(MemoryStore(engine)) if reference.measured else ()
    measurements = tuple(measurements_of(card, provenance, reference.left_out()))
    described = dataset_triples(describe(extractions, version, issued, measurements), counts)
    lines += sorted(set(quad_lines(described, graph_iri("dataset"))))
    lines.sort()
    return Quads(tuple(lines), counts.graphs[str(graph_iri("inferred"))], provenance, report)


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

"""Everything that a generation holds, as sorted lines of N-Quads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from swgraph.mapping import (
    Description,
    count,
    dataset_triples,
    graph_iri,
    ontology_triples,
    provenance_share,
    quad_lines,
    reference_triples,
    source_triples,
)
from swgraph.model import Extraction
from swgraph.reason import shortcut_lines
from swgraph.validate import Report, check_data, report_of


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


def assemble(extractions: Sequence[Extraction], version: str, issued: datetime) -> Quads:
    """Return the graph of some sources with reference data, ontology, inferences and description.

    ``issued`` stands in the description only; without it the same sources give the same lines, in whatever order.
    """
    stated: set[str] = set()
    for extraction in extractions:
        stated.update(quad_lines(source_triples(extraction), graph_iri(extraction.source.id)))
    provenance = provenance_share(stated)
    stated.update(quad_lines(reference_triples(), graph_iri("reference")))
    stated.update(quad_lines(ontology_triples(), graph_iri("ontology")))
    inferred = set(shortcut_lines(sorted(stated)))
    lines = sorted(stated | inferred)
    report = report_of(check_data(lines))
    described = dataset_triples(_description(extractions, version, issued), count(lines))
    lines = sorted({*lines, *quad_lines(described, graph_iri("dataset"))})
    return Quads(tuple(lines), len(inferred), provenance, report)


def _description(extractions: Sequence[Extraction], version: str, issued: datetime) -> Description:
    days = sorted(_days(extractions))
    return Description(version, issued, frozenset(regions_of(extractions)), *((days[0], days[-1]) if days else ()))


def _days(extractions: Iterable[Extraction]) -> Iterator[date]:
    for extraction in extractions:
        for day in (extraction.source.citation.published, *(a.published for a in extraction.source.articles)):
            if day:
                yield day


def regions_of(extractions: Iterable[Extraction]) -> Iterator[str]:
    """Yield the code of the region of each article and fact, where it has one."""
    for extraction in extractions:
        yield from (code for code in extraction.regions if code)
        yield from (fact.region for fact in extraction.facts if fact.region)


def fact_counts(extractions: Iterable[Extraction]) -> dict[str, int]:
    """Return the number of facts by the name of their record, those that there are."""
    found = Counter(type(fact).__name__ for extraction in extractions for fact in extraction.facts)
    return dict(sorted(found.items()))

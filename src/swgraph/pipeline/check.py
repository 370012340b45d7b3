"""Files to sound extractions: what does not fit the shapes is set aside, a false quotation stops everything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib.term import URIRef

from swgraph.errors import BuildError, ExtractionError
from swgraph.extract import extract
from swgraph.iri import region_iri
from swgraph.mapping import graph_iri, region_triples, source_triples
from swgraph.model import Extraction, Source
from swgraph.pipeline.inputs import Progress, Refused, find_files, read_files
from swgraph.validate import Finding, Report, check_data, report_of, validate

if TYPE_CHECKING:
    from rdflib import Graph

_QUOTATION: Final = "quotation"
_SHOWN: Final = 5
_OWN_GRAPHS: Final = frozenset(map(str, map(graph_iri, ("reference", "ontology", "inferred", "dataset"))))


@dataclass(frozen=True, slots=True)
class Checked:
    """Extractions that fit, files that do not, what a reader should know, and all that validation found."""

    extractions: tuple[Extraction, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]
    report: Report


def check_inputs(inputs: Sequence[Path | str] = (), progress: Progress | None = None) -> Checked:
    """Return what some files (the project's own articles unless given) hold, each source against the shapes.

    Raises:
        SourceError: an input does not exist.
        BuildError: a quotation is not what its text says.
    """
    read = read_files(find_files(inputs), progress)
    extractions: list[Extraction] = []
    refused = list(read.refused)
    findings: list[Finding] = []
    for i, source in enumerate(read.sources):
        if progress:
            progress("extract", i, len(read.sources))
        try:
            extraction = extract(source)
        except ExtractionError as error:
            refused.append(Refused(Path(source.name), str(error)))
            continue
        report = validate(graph_of(extraction))
        refuse_false_quotations(report)
        findings += report.findings
        if report.conforms:
            extractions.append(extraction)
        else:
            refused.append(Refused(Path(source.name), _faults(source, report)))
    return Checked(tuple(extractions), tuple(refused), read.notes, report_of(findings))


def graph_of(extraction: Extraction) -> "Graph":
    """Return the triples of one source with the regions that it names, as the shapes want them."""
    from rdflib import Graph

    graph = Graph()
    for triple in source_triples(extraction):
        graph.add(triple)
    for triple in region_triples(_codes(extraction)):
        graph.add(triple)
    return graph


def check_store(directory: Path) -> Report:
    """Return what is wrong with the graph that a store holds: each source against the shapes, and all data checks.

    Raises:
        StoreError: there is no store, or it does not fit its manifest.
    """
    from swgraph.store import open_generation, published_lines

    store = open_generation(directory)
    data = store.to_rdflib()
    findings: list[Finding] = []
    for name in sorted(store.graphs()):
        if name not in _OWN_GRAPHS:
            graph = data.graph(URIRef(name))
            findings += validate(_with_regions(graph)).findings
    return report_of([*findings, *check_data(published_lines(directory))])


def _with_regions(graph: "Graph") -> "Graph":
    """Return the triples of a graph with the regions that they name."""
    from rdflib import Graph

    whole = Graph()
    names = {str(value) for value in graph.objects(unique=True)}
    codes = (name.removeprefix(region_iri("")) for name in names if name.startswith(region_iri("")))
    for triple in (*graph, *region_triples(codes)):
        whole.add(triple)
    return whole


def _codes(extraction: Extraction) -> Iterator[str]:
    """Yield the codes of the regions of articles, facts and whatever the facts name."""
    yield from (code for code in extraction.regions if code)
    for fact in extraction.facts:
        if fact.region:
            yield fact.region
        for owner in (getattr(fact, "document", None), getattr(fact, "cited", None), *getattr(fact, "issuers", ())):
            if owner is not None and owner.region:
                yield owner.region


def refuse_false_quotations(report: Report) -> None:
    """Raise if a quotation is not what its text has at its place.

    Raises:
        BuildError: the message names every such fact.
    """
    false = [finding for finding in report.errors if finding.check == _QUOTATION]
    if false:
        raise BuildError(f"引文与原文不符，未发布 false quotations, nothing was published:\n{_lines(false)}")


def _faults(source: Source, report: Report) -> str:
    errors = list(report.errors)
    more = f"\n…另有 {len(errors) - _SHOWN} 处 and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
    return f"{len(errors)} 处不符合形状 faults in the facts of {source.name}:\n{_lines(errors[:_SHOWN])}{more}"


def _lines(findings: Sequence[Finding]) -> str:
    return "\n".join(f"  {finding}" for finding in findings)

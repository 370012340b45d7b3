"""Files to sound extractions: what does not fit the shapes is set aside, a false quotation stops everything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib.term import Node, URIRef

from swgraph.errors import BuildError, ExtractionError
from swgraph.extract import extract
from swgraph.iri import ID, region_iri
from swgraph.mapping import graph_iri, region_triples, source_triples
from swgraph.model import DepartmentMention, Extraction, Fact, Source
from swgraph.pipeline.facts_files import is_facts_file, read_facts
from swgraph.pipeline.inputs import Progress, Refused, find_files, read_files
from swgraph.pipeline.settling import settle
from swgraph.resolve import read_decisions, resolve
from swgraph.validate import Finding, Report, check_data, report_of, validate

if TYPE_CHECKING:
    from rdflib import Graph

_SHARED: Final = (f"{ID}document/", f"{ID}org/")
_MARK: Final = "#"
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


def check_inputs(
    inputs: Sequence[Path | str] = (), progress: Progress | None = None, identity: Path | None = None
) -> Checked:
    """Return what some files (the project's own data unless given) hold, checked against the shapes.

    ``identity`` is a table of one's own that says which names mean one thing and which do not.

    Raises:
        SourceError: an input does not exist, or the table does not fit.
        BuildError: a quotation is not what its text says.
    """
    files = find_files(inputs)
    read = read_files([path for path in files if not is_facts_file(path)], progress)
    facts = read_facts([path for path in files if is_facts_file(path)], read.sources, progress)
    refused = [*read.refused, *facts.refused]
    extracted = list(_extracted(read.sources, refused, progress))
    decisions = read_decisions(identity)
    settled = resolve(settle((*extracted, *facts.cited), facts.reviewed), decisions)
    sound, faulty, report = _validated(settled)
    return Checked(sound, (*refused, *faulty), read.notes, report)


def _extracted(sources: Sequence[Source], refused: list[Refused], progress: Progress | None) -> Iterator[Extraction]:
    for i, source in enumerate(sources):
        if progress:
            progress("extract", i, len(sources))
        try:
            yield extract(source)
        except ExtractionError as error:
            refused.append(Refused(Path(source.name), str(error)))


def _validated(extractions: tuple[Extraction, ...]) -> tuple[tuple[Extraction, ...], tuple[Refused, ...], Report]:
    """Return the extractions that fit, those that do not, and what validation found.

    All are validated in one run, since a run costs as much as hundreds of facts. Where something is wrong, each source that says
    something of the node at fault is validated again alone.
    """
    report = _plainly_named(validate(graph_of(*extractions)))
    refuse_false_quotations(report)
    if report.conforms:
        return extractions, (), report
    at_fault = {node for finding in report.errors for node in (finding.focus, *finding.facts)}
    sound: list[Extraction] = []
    refused: list[Refused] = []
    findings = list(report.warnings)
    for extraction in extractions:
        alone = validate(graph_of(extraction)) if _names(extraction) & at_fault else Report()
        findings += alone.errors
        if alone.conforms:
            sound.append(extraction)
        else:
            refused.append(Refused(Path(extraction.source.name), _faults(extraction.source.name, alone)))
    return tuple(sound), tuple(refused), report_of(findings)


def _names(extraction: Extraction) -> set[str]:
    return {str(subject) for subject, _, _ in source_triples(extraction)}


def graph_of(*extractions: Extraction) -> "Graph":
    """Return the triples of some sources with the regions that they name, as the shapes want them.

    Documents and departments are shared between sources: of several sources each has its own here, marked with a number. That
    two sources name two lead issuers of a document is a conflict for the data checks, and no fault of either.
    """
    from rdflib import Graph

    graph = Graph()
    for number, extraction in enumerate(extractions):
        for subject, predicate, value in source_triples(extraction):
            one = len(extractions) == 1
            graph.add((subject, predicate, value) if one else (_marked(subject, number), predicate, _marked(value, number)))
    for triple in region_triples({code for extraction in extractions for code in _codes(extraction)}):
        graph.add(triple)
    return graph


def _marked(node: Node, number: int) -> Node:
    shared = isinstance(node, URIRef) and str(node).startswith(_SHARED)
    return URIRef(f"{node}{_MARK}{number}") if shared else node


def _plainly_named(report: Report) -> Report:
    """Return the findings with the names that the nodes have in the graph."""
    return report_of(
        replace(finding, focus=_plain(finding.focus), value=_plain(finding.value), facts=tuple(map(_plain, finding.facts)))
        for finding in report.findings
    )


def _plain(name: str) -> str:
    return name.partition(_MARK)[0] if name.startswith(_SHARED) else name


def check_store(directory: Path) -> Report:
    """Return what is wrong with the graph that a store holds: each source against the shapes, and all data checks.

    Raises:
        StoreError: there is no store, or it does not fit its manifest.
    """
    from swgraph.store import MemoryStore, open_generation, published_lines

    open_generation(directory)
    lines = tuple(published_lines(directory))
    # The reference data are many times what the sources say, and no shape is about them.
    said = MemoryStore.from_nquads(line for line in lines if line.rsplit(" ", 2)[-2][1:-1] not in _OWN_GRAPHS)
    dataset = said.to_rdflib()
    whole = _together([dataset.graph(URIRef(name)) for name in said.graphs()])
    return report_of([*_plainly_named(validate(whole)).findings, *check_data(lines)])


def _together(graphs: "Sequence[Graph]") -> "Graph":
    """Return the triples of some sources' graphs with the regions that they name, shared nodes marked as in ``graph_of``."""
    from rdflib import Graph

    whole = Graph()
    for number, graph in enumerate(graphs):
        for subject, predicate, value in graph:
            whole.add((_marked(subject, number), predicate, _marked(value, number)))
    names = {str(value) for value in whole.objects(unique=True)}
    codes = (name.removeprefix(region_iri("")) for name in names if name.startswith(region_iri("")))
    for triple in region_triples(codes):
        whole.add(triple)
    return whole


def _codes(extraction: Extraction) -> Iterator[str]:
    """Yield the codes of the regions of articles, facts and whatever the facts name."""
    yield from (code for code in extraction.regions if code)
    for fact in extraction.facts:
        yield from (code for code in (fact.region, *_named(fact)) if code)


def _named(fact: Fact) -> Iterable[str | None]:
    owners = [getattr(fact, "document", None), getattr(fact, "cited", None), *getattr(fact, "issuers", ())]
    if isinstance(fact, DepartmentMention):
        owners.append(fact.organization)
    return [owner.region for owner in owners if owner is not None]


def refuse_false_quotations(report: Report) -> None:
    """Raise if a quotation is not what its text has at its place.

    Raises:
        BuildError: the message names every such fact.
    """
    false = [finding for finding in report.errors if finding.check == _QUOTATION]
    if false:
        raise BuildError(f"引文与原文不符，未发布 false quotations, nothing was published:\n{_lines(false)}")


def _faults(name: str, report: Report) -> str:
    errors = list(report.errors)
    more = f"\n…另有 {len(errors) - _SHOWN} 处 and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
    return f"{len(errors)} 处不符合形状 faults in the facts of {name}:\n{_lines(errors[:_SHOWN])}{more}"


def _lines(findings: Sequence[Finding]) -> str:
    return "\n".join(f"  {finding}" for finding in findings)

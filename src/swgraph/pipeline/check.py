"""Files to sound extractions: what does not fit the shapes is set aside, a false quotation stops everything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rdflib.term import Node, URIRef

from swgraph.errors import BuildError, ExtractionError
from swgraph.extract import extract
from swgraph.mapping import region_triples, source_triples
from swgraph.model import DepartmentMention, Extraction, Fact, Source
from swgraph.pipeline.facts_files import FactsRead, is_facts_file, read_facts
from swgraph.pipeline.inputs import Progress, Refused, Sources, find_files, read_files
from swgraph.pipeline.settling import settle
from swgraph.resolve import read_decisions, resolve
from swgraph.validate import Finding, Report, marked, plainly_named, report_of, validate

_QUOTATION: Final = "quotation"
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Checked:
    """Extractions that fit, files that do not, what a reader should know, and all that validation found.

    Attributes:
        settled: all extractions, with the names that the sources use.
        files: the id of the source that each file is about, and what kind of file it is (see ``swgraph.pipeline.ledger``).
    """

    extractions: tuple[Extraction, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]
    report: Report
    settled: tuple[Extraction, ...] = ()
    files: Mapping[Path, tuple[str, str]] = field(default_factory=dict)


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
    sources = list(extracted(read.sources, refused, progress))
    decisions = read_decisions(identity)
    settled = tuple(settle((*sources, *facts.cited), facts.reviewed))
    sound, faulty, report = validated(resolve(settled, decisions))
    return Checked(sound, (*refused, *faulty), read.notes, report, settled, files_of(files, read, facts))


def files_of(files: Iterable[Path], read: Sources, facts: FactsRead) -> dict[Path, tuple[str, str]]:
    """Return the id of the source that each file is about, and what kind of file it is; in the order of the files."""
    kinds = {path: (source, "text") for path, source in read.files.items()}
    kinds |= {path: (source, "correction" if corrects else "cited") for path, (source, corrects) in facts.files.items()}
    return {path: kinds[path] for path in files if path in kinds}


def extracted(sources: Sequence[Source], refused: list[Refused], progress: Progress | None) -> Iterator[Extraction]:
    """Yield what was extracted from each source; what cannot be is added to the refused."""
    for i, source in enumerate(sources):
        if progress:
            progress("extract", i, len(sources))
        try:
            yield extract(source)
        except ExtractionError as error:
            refused.append(Refused(Path(source.name), str(error)))


def validated(extractions: tuple[Extraction, ...]) -> tuple[tuple[Extraction, ...], tuple[Refused, ...], Report]:
    """Return the extractions that fit, those that do not, and what validation found.

    All are validated in one run, since a run costs as much as hundreds of facts. Where something is wrong, each source that says
    something of the node at fault is validated again alone.
    """
    report = plainly_named(validate(graph_of(*extractions)))
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
    return tuple(sound), tuple(refused), report_of(findings, report.engine)


def _names(extraction: Extraction) -> set[str]:
    return {str(subject) for subject, _, _ in source_triples(extraction)}


def graph_of(*extractions: Extraction) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the triples of some sources with the regions that they name, as the shapes want them.

    Documents and departments are shared between sources: of several sources each has its own here, marked with a number. That
    two sources name two lead issuers of a document is a conflict for the data checks, and no fault of either.
    """
    for number, extraction in enumerate(extractions):
        for subject, predicate, value in source_triples(extraction):
            one = len(extractions) == 1
            yield (subject, predicate, value) if one else (_marked(subject, number), predicate, _marked(value, number))
    yield from region_triples({code for extraction in extractions for code in codes_of(extraction)})


def _marked(node: Node, number: int) -> Node:
    return URIRef(marked(str(node), number)) if isinstance(node, URIRef) else node


def codes_of(extraction: Extraction) -> Iterator[str]:
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

"""The build: everything checked first, then published at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from swgraph.errors import BuildError
from swgraph.pipeline.check import check_inputs
from swgraph.pipeline.description import regions_of
from swgraph.pipeline.entries import record
from swgraph.pipeline.inputs import Progress, Refused
from swgraph.pipeline.quads import assemble, fact_counts
from swgraph.pipeline.reference import OF_ANY_PAGE, OF_THE_DATA_SET, with_divisions
from swgraph.resolve import read_decisions
from swgraph.settings import DEFAULT_STORE, VERSION
from swgraph.validate import Finding, Report, report_of


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        generation: id of the published generation: it depends on what is in the graph only.
        facts: number of facts by the name of their record (Target, Observation, Tier …).
        provenance: provenance triples a fact beyond the facts' own nodes (the budget is 1.7).
        synthetic: whether made-up service points are in it.
        refused: files that are not in the graph, and why.
        notes: what a reader should know of files that are.
        report: what validation found and did not stop at.
    """

    generation: str
    store: Path
    sources: int
    articles: int
    facts: dict[str, int]
    regions: tuple[str, ...]
    statements: int
    inferred: int
    provenance: float
    synthetic: bool = False
    refused: tuple[Refused, ...] = ()
    notes: tuple[str, ...] = ()
    report: Report = field(default_factory=Report)


def build(
    inputs: Sequence[Path | str] = (),
    store: Path | str = DEFAULT_STORE,
    *,
    source_date_epoch: int | None = None,
    progress: Progress | None = None,
    identity: Path | None = None,
    divisions: str | None = None,
    villages: Path | None = None,
    synthetic_points: bool = False,
) -> Built:
    """Build the graph of some files and publish it as the new generation of a store.

    Args:
        inputs: files, or folders that are searched for articles (.txt, .md, .html) and facts files (.yaml); the project's own
            data unless given.
        store: directory of the store; it is made where there is none.
        source_date_epoch: seconds since 1970 that are written as the time of the build; the clock unless given.
        progress: called as the build goes on, with the step, how much is done and how much there is.
        identity: a table of names that mean one thing, or that do not, beside the project's own.
        divisions: how far down the divisions go: ``county``, ``township`` or ``village``; unless given, to townships with the
            project's own data and to counties with other files.
        villages: table of the villages (see ``swgraph.pipeline.villages``).
        synthetic_points: whether each division has a made-up service point: for load tests only.

    Raises:
        SourceError: an input does not exist, or the table of villages does not fit.
        BuildError: nothing could be used, or the graph contradicts itself; the store is as it was.
        StoreError: the store cannot be written; it is as it was.
    """
    from swgraph.store import publish_sorted

    target = Path(store)
    reference = with_divisions(
        OF_ANY_PAGE if inputs else OF_THE_DATA_SET, divisions, villages, synthetic_points=synthetic_points
    )
    checked = check_inputs(inputs, progress, identity)
    if not checked.extractions:
        raise BuildError(nothing_usable(checked.refused))
    if progress:
        progress("assemble", 0, 1)
    quads = assemble(checked.extractions, VERSION, built_at(source_date_epoch), reference)
    if faults := list(quads.report.errors):
        raise BuildError(contradictory(faults))
    if progress:
        progress("publish", 0, 1)
    facts = fact_counts(checked.extractions)
    about = {"version": VERSION, "sources": len(checked.extractions), "facts": facts}
    generation = publish_sorted(target, quads.texts(), build=about)
    record(target, generation, checked, quads.lines, decisions=read_decisions(identity), reference=reference)
    return Built(
        generation=generation,
        store=target,
        sources=len(checked.extractions),
        articles=sum(len(extraction.source.articles) for extraction in checked.extractions),
        facts=facts,
        regions=tuple(sorted(set(regions_of(checked.extractions)))),
        statements=quads.statements,
        synthetic=synthetic_points,
        inferred=quads.inferred,
        provenance=quads.provenance,
        refused=checked.refused,
        notes=checked.notes,
        report=report_of([*checked.report.findings, *quads.report.findings]),
    )


def built_at(source_date_epoch: int | None) -> datetime:
    """Return the time that is written as that of the build: the clock unless it is given in seconds since 1970."""
    if source_date_epoch is None:
        return datetime.now(UTC).replace(microsecond=0)
    return datetime.fromtimestamp(source_date_epoch, UTC)


def contradictory(faults: Iterable[Finding]) -> str:
    """Return what to say where data checks found faults."""
    listed = "\n".join(f"  {fault}" for fault in faults)
    return f"数据检查未通过，未发布 the graph contradicts itself, nothing was published:\n{listed}"


def nothing_usable(refused: Sequence[Refused]) -> str:
    """Return what to say where no file could be used."""
    listed = "\n".join(f"  {each.path}: {each.reason}" for each in refused)
    return f"没有可用的文章，未发布 no file could be used, nothing was published:\n{listed}"

"""The update: sources read, their consequences followed, everything checked, then published at once."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from swgraph.errors import BuildError, SourceError
from swgraph.mapping import provenance_counts
from swgraph.model import Extraction
from swgraph.namespaces import VOID
from swgraph.pipeline.built import Built, built_at, contradictory, nothing_usable
from swgraph.pipeline.check import validated
from swgraph.pipeline.entries import entry_of, resources_digest
from swgraph.pipeline.inputs import Progress, find_files
from swgraph.pipeline.ledger import FILE, InputFile, Ledger, digest_of, ledger_path, open_ledger
from swgraph.pipeline.renewal.consequences import Consequences, follow
from swgraph.pipeline.renewal.delta import INFERRED, Before, Delta
from swgraph.pipeline.renewal.description import Described, description_delta
from swgraph.pipeline.renewal.intake import Intake, take_in
from swgraph.pipeline.renewal.sources import lines_of, preference_delta, region_delta, source_delta
from swgraph.resolve import Decision, read_decisions
from swgraph.settings import DEFAULT_STORE, VERSION
from swgraph.store import GRAPH, Successor, current_generation, mapped, succeeding
from swgraph.validate import check_data_around, report_of


def update(
    inputs: Sequence[Path | str] = (),
    store: Path | str = DEFAULT_STORE,
    *,
    remove: Sequence[str] = (),
    source_date_epoch: int | None = None,
    progress: Progress | None = None,
    identity: Path | None = None,
) -> Built:
    """Add sources to the published graph, replace or withdraw them, and publish the result as a new generation.

    The graph is the one that ``build`` would make of all files. A file takes the place of what was read from the same path
    before. What does not depend on the files is not made again.

    Args:
        inputs: articles and facts files, or folders of them.
        store: directory of a store that ``build`` published.
        remove: paths, names or ids of sources that are to be withdrawn.
        source_date_epoch: seconds since 1970 that are written as the time of the build; the clock unless given.
        progress: called as the update goes on, with the step, how much is done and how much there is.
        identity: the table of names with which the graph was built.

    Raises:
        SourceError: an input does not exist, or nothing is known of what is to be withdrawn.
        BuildError: no file could be used, the graph would contradict itself, or only a build can tell what changes.
        StoreError: there is no such store, or it cannot be written; it is as it was.
    """
    target = Path(store)
    generation = current_generation(target)
    decisions = read_decisions(identity)
    with succeeding(target, generation) as successor, _copied_ledger(successor, decisions) as ledger:
        given = find_files(inputs) if inputs else []
        intake = take_in(ledger, given, list(_withdrawn(ledger, remove)), decisions, progress)
        if given and not intake.files:
            raise BuildError(nothing_usable(intake.refused))
        return _renewed(successor, ledger, intake, decisions, issued=built_at(source_date_epoch), progress=progress)


@contextmanager
def _copied_ledger(successor: Successor, decisions: Sequence[Decision]) -> Iterator[Ledger]:
    """Give a copy of the ledger in the work directory of a successor.

    Raises:
        BuildError: there is none, or it is that of another kind of build.
    """
    copy = successor.work.with_name(f"{successor.work.name}-ledger")
    origin = ledger_path(successor.store, successor.before.generation)
    copy.mkdir()
    try:
        _copied(origin, copy / FILE)
        with open_ledger(copy / FILE) as ledger:
            _must_fit(ledger, decisions)
            yield ledger
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def _copied(origin: Path, copy: Path) -> None:
    if origin.exists():  # otherwise what opens the copy says so
        shutil.copyfile(origin, copy)


def _must_fit(ledger: Ledger, decisions: Sequence[Decision]) -> None:
    if ledger.about["resources"] != resources_digest():
        raise BuildError(
            "本体或词表已改变 ontology, word lists or regions have changed since the graph was built: build all sources anew with swgraph build"
        )
    if ledger.about["decisions"] != digest_of(decisions):
        raise BuildError(
            "名称表不同 another table of names: wanted the one with which the graph was built; give it with --identity, "
            "or build all sources anew with swgraph build"
        )


def _withdrawn(ledger: Ledger, names: Sequence[str]) -> Iterator[InputFile]:
    for name in names:
        found = ledger.named(name) or ledger.named(str(Path(name).absolute()))
        if not found:
            raise SourceError(f"{name}: 图中没有此来源 no such source in the graph: wanted a path, a file name or an id; nothing was changed")
        if len({file.source for file in found}) > 1:
            listed = ", ".join(file.path for file in found)
            raise SourceError(f"{name}: 名称不唯一 several sources of this name: {listed}; give the path; nothing was changed")
        yield from found


def _renewed(
    successor: Successor,
    ledger: Ledger,
    intake: Intake,
    decisions: Sequence[Decision],
    *,
    issued: datetime,
    progress: Progress | None,
) -> Built:
    sound, faulty, report = validated(intake.resolved)
    said = {extraction.source.id: lines_of(extraction) for extraction in sound}
    if progress:
        progress("assemble", 0, 1)
    with mapped(successor.source / GRAPH) as lines:
        before = Before(lines, successor)
        changes, followed, inferred = _changes(before, ledger, intake, sound, said)
        was = Described.of(ledger)
        _enter(ledger, intake, sound, said, decisions)
        now = Described.of(ledger)
        if not now.totals.sources:
            raise BuildError("没有剩下的来源 no source would be left: nothing was published; build another graph with swgraph build")
        successor.change_engine(changes.removed, changes.added)
        found = list(check_data_around(successor.engine, changes.removed, changes.added))
        if faults := list(report_of(found).errors):
            raise BuildError(contradictory(faults))
        described = description_delta(before, was, now, issued, changes)
        inferences = before.number(INFERRED, str(VOID.triples)) + len(inferred.added) - len(inferred.removed)
    successor.change_engine(described.removed, described.added)
    if progress:
        progress("publish", 0, 1)
    successor.change_record(changes.removed | described.removed, changes.added | described.added)
    _keep_ledger(successor, ledger)
    totals = now.totals
    about = {"version": VERSION, "sources": totals.sources, "facts": dict(totals.kinds)}
    generation = successor.publish(about)
    followed.keep(successor.store, generation, inferred, described)
    return Built(
        generation=generation,
        store=successor.store,
        sources=totals.sources,
        articles=totals.articles,
        facts=dict(totals.kinds),
        regions=tuple(sorted(totals.regions)),
        statements=successor.quads,
        inferred=inferences,
        provenance=totals.share,
        synthetic=now.points,
        refused=(*intake.refused, *faulty),
        notes=intake.notes,
        report=report_of([*report.findings, *found]),
    )


def _changes(
    before: Before, ledger: Ledger, intake: Intake, sound: Collection[Extraction], said: Mapping[str, Collection[str]]
) -> tuple[Delta, Consequences, Delta]:
    """Return what changes in all graphs but the description, what follows, and what changes among the inferences."""
    stated = source_delta(before, ledger, intake.touched, said)
    regions, coming, going = region_delta(ledger, intake.touched, sound)
    stated.join(regions)
    settled = ledger.about["towns"] == "1"
    followed = follow(before, stated, (coming, going) if settled else ((), ()))
    inferred = Delta()
    inferred.join(followed.delta)
    inferred.join(preference_delta(ledger, intake.touched, sound))
    changes = Delta()
    changes.join(stated)
    changes.join(inferred)
    return changes, followed, inferred


def _enter(
    ledger: Ledger,
    intake: Intake,
    sound: Collection[Extraction],
    said: Mapping[str, Collection[str]],
    decisions: Sequence[Decision],
) -> None:
    """Write what the ledger keeps of the changed sources."""
    found = {extraction.source.id: extraction for extraction in sound}
    ledger.drop_files(intake.gone)
    ledger.put_files(intake.files)
    ledger.drop(intake.touched)
    for settled in intake.settled:
        now = found.get(settled.source.id)
        counts = provenance_counts(said[now.source.id]) if now else (0, 0)
        ledger.put(entry_of(settled, now, counts, decisions))


def _keep_ledger(successor: Successor, ledger: Ledger) -> None:
    """Put the ledger beside the generation to come: if that never comes, the next build removes it."""
    ledger.commit()
    target = ledger_path(successor.store, successor.generation)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(f"{FILE}.{os.getpid()}")
    shutil.move(successor.work.with_name(f"{successor.work.name}-ledger") / FILE, copy)
    copy.replace(target)

"""Which files are read for an update, and what they hold: those that are given, and those of every other source that changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from swgraph.errors import BuildError, FactsFileError
from swgraph.model import Extraction
from swgraph.pipeline.check import extracted, files_of
from swgraph.pipeline.entries import hash_of, input_files
from swgraph.pipeline.facts_files import is_facts_file, read_facts
from swgraph.pipeline.inputs import Progress, Refused, read_files
from swgraph.pipeline.ledger import InputFile, Ledger
from swgraph.pipeline.renewal.names import names_after
from swgraph.pipeline.settling import settle
from swgraph.resolve import Decision, renamed


@dataclass(frozen=True, slots=True)
class Intake:
    """What an update takes in.

    Attributes:
        settled: the sources that are written anew, with the names that they use.
        resolved: the same, with every name that was merged put in the place of the other.
        touched: their ids, and those of sources that are withdrawn.
        files: what the ledger keeps of their files.
        gone: files that are withdrawn.
    """

    settled: tuple[Extraction, ...]
    resolved: tuple[Extraction, ...]
    touched: frozenset[str]
    files: tuple[InputFile, ...]
    gone: frozenset[str]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for: files by their paths in the ledger, and the files that are withdrawn."""

    given: dict[str, Path]
    gone: dict[str, InputFile]
    decisions: Sequence[Decision]
    progress: Progress | None


def take_in(
    ledger: Ledger,
    given: Sequence[Path],
    gone: Sequence[InputFile],
    decisions: Sequence[Decision],
    progress: Progress | None = None,
) -> Intake:
    """Return what some files hold, and every source that changes with them.

    Raises:
        BuildError: another source changes, and its file is not what it was.
    """
    order = _Order({str(path.absolute()): path for path in given}, {file.path: file for file in gone}, decisions, progress)
    again = {file.path: file for file in _corrected_texts(ledger, order)}
    while True:
        intake, more = _read(ledger, order, again)
        further = {file.path: file for file in more if file.path not in again.keys() | order.given.keys() | order.gone.keys()}
        if not further:
            return intake
        for file in further.values():
            _must_be_the_same(file)
        again.update(further)


def _corrected_texts(ledger: Ledger, order: _Order) -> Iterator[InputFile]:
    """Yield the texts that the given facts files correct."""
    from swgraph.sources import read_form

    for path in order.given.values():
        if is_facts_file(path):
            try:
                form = read_form(path)
            except FactsFileError:
                continue  # it is refused when it is read
            if form.sha256 and not form.citation:
                yield from _unchanged(ledger.files("sha256", [form.sha256]), order)


def _unchanged(files: Iterable[InputFile], order: _Order) -> Iterator[InputFile]:
    for file in files:
        if file.path not in order.given and file.path not in order.gone:
            _must_be_the_same(file)
            yield file


def _read(ledger: Ledger, order: _Order, again: dict[str, InputFile]) -> tuple[Intake, list[InputFile]]:
    """Return what the files hold, and the files of further sources that this changes."""
    paths = _in_order(ledger, order, again)
    read = read_files([path for path in paths if not is_facts_file(path)], order.progress)
    facts = read_facts([path for path in paths if is_facts_file(path)], read.sources, order.progress)
    refused = [*read.refused, *facts.refused]
    sources = (*extracted(read.sources, refused, order.progress), *facts.cited)
    files = tuple(input_files(files_of(paths, read, facts)))
    before = ledger.files("path", [*order.given, *again, *order.gone])
    ids = {extraction.source.id for extraction in sources}
    touched = frozenset({file.source for file in (*before, *files)} | ids)
    derived = {extraction.source.citation.derived_from or "" for extraction in sources}
    settled = tuple(settle(sources, facts.reviewed, ledger.known(derived) - touched))
    names = names_after(ledger, settled, touched, order.decisions)
    resolved = tuple(renamed(extraction, names.merges) for extraction in settled)
    kept = {str(path.absolute()) for path in paths}
    gone = frozenset({*order.gone, *(file.path for file in before if file.path in kept)} - {file.path for file in files})
    notes = tuple(note for note in read.notes if any(note.startswith(f"{path}:") for path in order.given.values()))
    reached = touched | ledger.retelling(ledger.known(touched) ^ ids) | names.reached
    return Intake(settled, resolved, touched, files, gone, tuple(refused), notes), ledger.files("source", reached)


def _in_order(ledger: Ledger, order: _Order, again: dict[str, InputFile]) -> list[Path]:
    """Return the files to read: those that the ledger has in its order, the new ones behind."""
    known = [file.path for file in ledger.files("path", [*order.given, *again]) if file.path not in order.gone]
    new = [path for path in order.given if path not in known]
    return [order.given.get(path) or Path(path) for path in (*known, *new)]


def _must_be_the_same(file: InputFile) -> None:
    try:
        found = hash_of(Path(file.path))
    except OSError as error:
        found = error.strerror or "no file"
    if found != file.sha256:
        raise BuildError(
            f"另一来源随之改变，但其文件已不同 another source changes as well, and its file is not what it was: {file.path}: "
            f"wanted SHA-256 {file.sha256}, got {found}; give this file as well, or build all sources anew with swgraph build"
        )

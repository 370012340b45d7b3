"""A folder of pages to a folder of facts files: on all cores, one page at a time, and where it stopped it goes on."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from swgraph.errors import ExportError, ExtractionError, SourceError
from swgraph.pipeline.facts_files import is_facts_file
from swgraph.pipeline.inputs import find_files
from swgraph.settings import VERSION

_JOURNAL: Final = ".extracted.tsv"
_AHEAD: Final = 4  # pages a worker that wait for it: enough to keep it busy, few enough to stay flat in memory


@dataclass(frozen=True, slots=True)
class Page:
    """One page to read: where it is, where its facts go, and the name by which the journal knows it."""

    path: Path
    output: Path
    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one page: how many facts were written, or why none."""

    page: Page
    digest: str
    facts: int
    reason: str | None = None


def extract_folder(
    inputs: Sequence[Path | str], output: Path, jobs: int | None = None, *, again: bool = False
) -> tuple[int, Iterator[Done]]:
    """Return how many pages were done before, and what becomes of the others, each as soon as it is written.

    Each page's facts are a facts file of its own under ``output``, whole or not there. A journal beside them says what each was
    made of: a page that is as it was is not read again, unless ``again``.

    Args:
        inputs: pages and folders.
        output: the folder to write to; made where it is not there.
        jobs: processes, as many as there are cores unless given.
        again: read every page anew.

    Raises:
        SourceError: an input does not exist, or a folder holds no page.
        ExportError: the folder cannot be written.
    """
    pages = [page for page in _pages(inputs, output) if not is_facts_file(page.path)]
    try:
        output.mkdir(parents=True, exist_ok=True)
        journal = {} if again else _read_journal(output)
    except OSError as error:
        raise ExportError(f"{output}: 无法写入 cannot be written: {error.strerror}; name another folder with -o") from error
    waiting = [page for page in pages if journal.get(page.name) != _digest(page.path) or not page.output.exists()]
    return len(pages) - len(waiting), _noted(output, _each(waiting, jobs or _cores()))


def _cores() -> int:
    """Return how many cores this process may use; where the system does not say, how many there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pages(inputs: Sequence[Path | str], output: Path) -> Iterator[Page]:
    taken: set[str] = set()
    for each in map(Path, inputs):
        base = each if each.is_dir() else each.parent
        for path in find_files([each]):
            inside = path.relative_to(base)
            if output in path.parents or path.name == _JOURNAL:
                continue
            name = inside.as_posix()
            if name in taken:
                raise SourceError(f"{path}: 同名文件 another input has this name too: {name}; extract the folders one by one")
            taken.add(name)
            yield Page(path, output / f"{name}.yaml", name)


def _each(pages: Sequence[Page], jobs: int) -> Iterator[Done]:
    """Yield what becomes of pages as they end; only a few are under way at once."""
    if jobs == 1 or len(pages) < 2:
        yield from map(_extract, pages)
        return
    left = iter(pages)
    # Spawned, not forked: a fork of a process that has threads can hang.
    with ProcessPoolExecutor(min(jobs, len(pages)), get_context("spawn")) as pool:
        running: dict[Future[Done], Page] = {pool.submit(_extract, page): page for page in islice(left, jobs * _AHEAD)}
        while running:
            ended, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                page = running.pop(future)
                yield _result(future, page)
                running.update((pool.submit(_extract, following), following) for following in islice(left, 1))


def _result(future: "Future[Done]", page: Page) -> Done:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise ExtractionError(
            f"{page.path}: 抽取进程意外终止 a process that extracted ended by itself near this page (out of memory?); "
            "run again with fewer --jobs: what was written stays and is not read again"
        ) from error


def _extract(page: Page) -> Done:
    from swgraph.extract import extract
    from swgraph.sources import to_facts_file, write_source_file
    from swgraph.text.page import read_source

    digest = _digest(page.path)
    try:
        facts = to_facts_file(extract(read_source(page.path)))
    except (SourceError, ExtractionError) as error:
        return Done(page, digest, 0, str(error))
    _write(page.output, write_source_file(facts))
    listed = facts["facts"]
    return Done(page, digest, len(listed) if isinstance(listed, list) else 0)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_text(text, "utf-8")
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: 无法写入 cannot be written: {error.strerror}; free some space and run again") from error


def _digest(path: Path) -> str:
    """Return what the facts of a page depend on: its bytes and the version that reads it."""
    try:
        return sha256(VERSION.encode() + path.read_bytes()).hexdigest()
    except OSError:
        return ""  # reading it says what is wrong


def _noted(output: Path, done: Iterator[Done]) -> Iterator[Done]:
    """Yield what is done, and write it down: a line a page, so that a run that is stopped loses nothing."""
    with (output / _JOURNAL).open("a", encoding="utf-8") as journal:
        for each in done:
            if each.reason is None:
                journal.write(f"{each.digest}\t{each.page.name}\n")
                journal.flush()
            yield each


def _read_journal(output: Path) -> dict[str, str]:
    path = output / _JOURNAL
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return {name: digest for digest, found, name in (line.partition("\t") for line in lines) if found}

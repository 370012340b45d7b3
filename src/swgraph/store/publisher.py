"""Publishing a build: written beside what is there, checked, then switched in one step.

A process that is killed anywhere in here leaves the last good generation readable.
"""

import hashlib
import os
import shutil
from base64 import b32encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as px

from swgraph.errors import StoreDamagedError, StoreError, StoreNotFoundError
from swgraph.settings import VERSION
from swgraph.store.boundary import shortened
from swgraph.store.generations import (
    BUILDING,
    COLUMNS,
    CURRENT,
    ENGINE,
    GENERATIONS,
    GRAPH,
    LEDGER,
    current_generation,
    generation_path,
    is_store,
    sync_directory,
    sync_file,
)
from swgraph.store.lock import publishing
from swgraph.store.manifest import MANIFEST, File, Manifest, differences, file_facts, read_manifest, write_manifest

_BUFFER: Final = 1 << 20  # bytes
ID_BYTES: Final = 10  # 80 bits: 16 base32 characters, as in IRIs
# The engine's own log names paths and times of this machine, and its lock file is empty: neither is part of the graph.
VOLATILE: Final = ("LOG", "LOCK")


def publish(store: Path, lines: Iterable[str], *, build: Mapping[str, object] | None = None) -> str:
    """Publish N-Quads as the current generation of a store, and return its id, which depends on the lines alone.

    Equal lines count once, and their order does not matter. The two newest generations are kept.

    Args:
        store: its directory; made if absent. One that holds anything else is left alone.
        lines: N-Quads, one statement each.
        build: what the build tells of itself, for the manifest: values that JSON knows.

    Raises:
        StoreError: the directory cannot be used, another build is writing, or the lines are not distinct N-Quads. What
            was published before stays.
    """
    statements = sorted({line.rstrip("\r\n") for line in lines} - {""})
    if several := next((statement for statement in statements if "\n" in statement), None):
        raise StoreError(f"不是 N-Quads not N-Quads: wanted one statement a line, got several in {several[:80]!r}; split it")
    return publish_sorted(store, (f"{statement}\n" for statement in statements), build=build)


def publish_sorted(store: Path, texts: Iterable[str], *, build: Mapping[str, object] | None = None) -> str:
    """Publish N-Quads that are sorted already, as texts of whole lines with their line feeds; otherwise as ``publish``.

    The texts are read once, and no two are held at a time.

    Raises:
        StoreError: as ``publish``, and where a text begins with a line that does not come after the text before it.
    """
    try:
        _prepare(store)
        with publishing(store):
            remove_dead(store)
            return _publish(store, texts, dict(build or {}))
    except OSError as error:
        raise StoreError(
            f"无法写入存储 cannot write the store: {error.filename or store}: {error.strerror or shortened(error)}; "
            "check permissions and free space, or choose another directory with --store"
        ) from error


def _prepare(store: Path) -> None:
    if store.exists() and not store.is_dir():
        raise StoreError(f"不是目录 not a directory: wanted one, got the file {store}; choose another with --store")
    store.mkdir(parents=True, exist_ok=True)
    if not is_store(store):
        raise StoreError(
            f"目录已有其他内容 not a store: wanted an empty directory or a store, but {store} holds other files; "
            "nothing was written: choose another with --store"
        )


def _publish(store: Path, texts: Iterable[str], build: dict[str, object]) -> str:
    work = store / f"{BUILDING}{os.getpid()}"  # not tempfile: what it makes only its owner can read
    work.mkdir()
    try:
        written = _write_graph(texts, work / GRAPH)
        generation = written.generation
        if not is_sound(generation_path(store, generation), generation):
            _fill(work, written, build)
            move_in(store, work, generation)
        switch(store, generation)
    finally:
        remove_dead(store)
    return generation


@dataclass(frozen=True, slots=True)
class _Written:
    """The file of a graph as it was written: the id that follows from it, its number of statements, size and hash."""

    generation: str
    statements: int
    file: File


def _write_graph(texts: Iterable[str], path: Path) -> _Written:
    """Write texts of sorted statements."""
    digest, statements, size, last = hashlib.sha256(), 0, 0, ""
    with path.open("wb", buffering=_BUFFER) as file:
        for text in texts:
            if text[: text.find("\n")] <= last:
                raise StoreError(f"未排序 not sorted: wanted a line after {last[:80]!r}, got {text[:80]!r}; sort the lines")
            last = text[text.rfind("\n", 0, -1) + 1 : -1]
            data = _encoded(text)
            digest.update(data)
            size += file.write(data)
            statements += text.count("\n")
    generation = b32encode(digest.digest()[:ID_BYTES]).decode().lower()
    return _Written(generation, statements, File(size, digest.hexdigest()))


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise StoreError(
            f"不是 N-Quads not N-Quads: wanted Unicode, got half a character in {text[:80]!r}; repair the source"
        ) from error


def _fill(work: Path, written: _Written, build: dict[str, object]) -> None:
    graphs, quads = _load(work / GRAPH, work / ENGINE)
    if quads != written.statements:
        raise StoreError(
            f"语句数不符 wrong count: wanted {written.statements} statements in the store, got {quads}; two lines write one "
            "statement in two ways, or one line holds several: write literals in their canonical form"
        )
    for name in VOLATILE:
        (work / ENGINE / name).unlink(missing_ok=True)
    versions = {"swgraph": VERSION, "pyoxigraph": px.__version__}
    files = {**file_facts(work / ENGINE, ENGINE), GRAPH: written.file}
    manifest = Manifest(written.generation, quads, graphs, versions, files, build)
    try:
        write_manifest(manifest, work)
    except (TypeError, ValueError) as error:
        raise StoreError(f"不是 JSON not JSON: wanted JSON values about the build, got {shortened(error)}") from error
    for name in (*manifest.files, MANIFEST):
        sync_file(work / name)
    for directory in (work / ENGINE, work):
        sync_directory(directory)


def _load(graph: Path, engine: Path) -> tuple[tuple[str, ...], int]:
    """Load a file into a new embedded store, and return its named graphs and its number of statements."""
    try:
        store = px.Store(str(engine))
        store.bulk_load(path=str(graph), format=px.RdfFormat.N_QUADS)
        store.optimize()
        store.flush()
        return tuple(sorted(name.value for name in store.named_graphs())), len(store)
    except SyntaxError as error:
        raise StoreError(
            f"不是 N-Quads not N-Quads: wanted one statement a line, got {shortened(error)} (lines sorted); correct it"
        ) from error
    except (RuntimeError, ValueError, MemoryError) as error:
        raise StoreError(f"无法建库 cannot build the store: {shortened(error)}; check free space and memory") from error


def is_sound(directory: Path, generation: str) -> bool:
    """Return whether this very generation is there already, byte by byte."""
    with suppress(StoreDamagedError):
        manifest = read_manifest(directory)
        return manifest.generation == generation and not any(differences(manifest, directory))
    return False


def move_in(store: Path, work: Path, generation: str) -> None:
    """Put a finished generation in its place; a damaged one of its name makes way."""
    target = generation_path(store, generation)
    target.parent.mkdir(exist_ok=True)
    if target.exists():  # damaged, or it would have been kept
        target.rename(store / f"{BUILDING}damaged-{generation}")
    work.rename(target)
    sync_directory(target.parent)


def switch(store: Path, generation: str) -> None:
    """Let readers get a generation, and remove all but it and the one before."""
    try:
        before: str | None = current_generation(store)
    except (StoreNotFoundError, StoreDamagedError):
        before = None
    if before != generation:
        pointer = store / f"{CURRENT}.new"
        pointer.write_text(f"{generation}\n", "ascii", newline="\n")
        sync_file(pointer)
        pointer.replace(store / CURRENT)
        sync_directory(store)
        _remove_old(store, {generation, before or generation})


def _remove_old(store: Path, kept: set[str]) -> None:
    for parent in (store / GENERATIONS, store / COLUMNS, store / LEDGER):
        for path in parent.iterdir() if parent.is_dir() else ():
            if path.name not in kept:
                # A reader on Windows may hold it open: then the next build removes it.
                shutil.rmtree(path, ignore_errors=True)


def remove_dead(store: Path) -> None:
    """Remove what killed builds left. Whoever holds the lock is the only builder, so every other one is dead."""
    for path in store.glob(f"{BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)

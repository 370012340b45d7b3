"""Publishing a build: written beside what is there, checked, then switched in one step.

A process that is killed anywhere in here leaves the last good generation readable.
"""

import hashlib
import os
import shutil
from base64 import b32encode
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
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
    current_generation,
    generation_path,
    is_store,
    sync_directory,
    sync_file,
)
from swgraph.store.lock import publishing
from swgraph.store.manifest import MANIFEST, Manifest, differences, file_facts, read_manifest, write_manifest

_ID_BYTES: Final = 10  # 80 bits: 16 base32 characters, as in IRIs
# The engine's own log names paths and times of this machine, and its lock file is empty: neither is part of the graph.
_VOLATILE: Final = ("LOG", "LOCK")


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
    try:
        _prepare(store)
        with publishing(store):
            _remove_dead(store)
            return _publish(store, statements, dict(build or {}))
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


def _publish(store: Path, statements: Sequence[str], build: dict[str, object]) -> str:
    work = store / f"{BUILDING}{os.getpid()}"  # not tempfile: what it makes only its owner can read
    work.mkdir()
    try:
        generation = _write_graph(statements, work / GRAPH)
        if not _is_sound(generation_path(store, generation), generation):
            _fill(work, generation, len(statements), build)
            _move_in(store, work, generation)
        _switch(store, generation)
    finally:
        _remove_dead(store)
    return generation


def _write_graph(statements: Sequence[str], path: Path) -> str:
    """Write the sorted statements, and return the id that follows from them."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for statement in statements:
            data = _encoded(statement)
            digest.update(data)
            file.write(data)
    return b32encode(digest.digest()[:_ID_BYTES]).decode().lower()


def _encoded(statement: str) -> bytes:
    try:
        return f"{statement}\n".encode()
    except UnicodeEncodeError as error:
        raise StoreError(
            f"不是 N-Quads not N-Quads: wanted Unicode, got half a character in {statement[:80]!r}; repair the source"
        ) from error


def _fill(work: Path, generation: str, wanted: int, build: dict[str, object]) -> None:
    graphs, quads = _load(work / GRAPH, work / ENGINE)
    if quads != wanted:
        raise StoreError(
            f"语句数不符 wrong count: wanted {wanted} statements in the store, got {quads}; two lines write one "
            "statement in two ways, or one line holds several: write literals in their canonical form"
        )
    for name in _VOLATILE:
        (work / ENGINE / name).unlink(missing_ok=True)
    versions = {"swgraph": VERSION, "pyoxigraph": px.__version__}
    manifest = Manifest(generation, quads, graphs, versions, file_facts(work), build)
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


def _is_sound(directory: Path, generation: str) -> bool:
    """Return whether this very generation is there already, byte by byte."""
    with suppress(StoreDamagedError):
        manifest = read_manifest(directory)
        return manifest.generation == generation and not any(differences(manifest, directory))
    return False


def _move_in(store: Path, work: Path, generation: str) -> None:
    target = generation_path(store, generation)
    target.parent.mkdir(exist_ok=True)
    if target.exists():  # damaged, or it would have been kept
        target.rename(store / f"{BUILDING}damaged-{generation}")
    work.rename(target)
    sync_directory(target.parent)


def _switch(store: Path, generation: str) -> None:
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
    for parent in (store / GENERATIONS, store / COLUMNS):
        for path in parent.iterdir() if parent.is_dir() else ():
            if path.name not in kept:
                # A reader on Windows may hold it open: then the next build removes it.
                shutil.rmtree(path, ignore_errors=True)


def _remove_dead(store: Path) -> None:
    """Remove what killed builds left. Whoever holds the lock is the only builder, so every other one is dead."""
    for path in store.glob(f"{BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)

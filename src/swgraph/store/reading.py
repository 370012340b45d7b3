"""Opening the published generation for reading, and checking it byte by byte."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as px

from swgraph.errors import StoreDamagedError, StoreError
from swgraph.store.boundary import reading
from swgraph.store.generations import ENGINE, GRAPH, current_generation, damaged_pointer, generation_path, unreadable
from swgraph.store.manifest import Manifest, differences, misfits, read_manifest
from swgraph.store.oxigraph import OxigraphStore

_ATTEMPTS: Final = 3


def open_generation(store: Path) -> OxigraphStore:
    """Return the published graph of a store directory, read-only; it stays what it is while others publish.

    Presence and size of every file are checked, which takes milliseconds; ``verify`` reads every byte.

    Raises:
        StoreNotFoundError: nothing was published here; nothing is created.
        StoreDamagedError: the files do not fit the manifest.
        StoreError: the directory cannot be read.
    """
    for _ in range(_ATTEMPTS):
        generation = current_generation(store)
        try:
            return _open(store, generation)
        except StoreDamagedError:
            # Two builds between the two reads remove the generation: then there is a newer one to read.
            if current_generation(store) == generation:
                raise
    raise StoreError(
        f"存储不断变化 the store keeps changing: {store}: wanted a generation that stays; try again after the builds"
    )


def verify(store: Path) -> tuple[str, ...]:
    """Return what is wrong with the published generation, empty if nothing: bytes are read and statements counted.

    Raises:
        StoreNotFoundError: nothing was published here.
        StoreError: the directory cannot be read.
    """
    generation = current_generation(store)
    directory = generation_path(store, generation)
    try:
        manifest = _manifest(store, generation)
        found = tuple(differences(manifest, directory))
        # Only files that are what they were are counted: over a damaged block a count can run for ever.
        return found or _miscounted(directory, manifest)
    except StoreDamagedError as error:
        return (str(error),)
    except OSError as error:
        raise unreadable(error) from error


def published_lines(store: Path) -> Iterator[str]:
    """Yield the N-Quads of the published generation, sorted, each with its line feed.

    Raises:
        StoreNotFoundError: nothing was published here.
        StoreError: the directory cannot be read.
    """
    path = generation_path(store, current_generation(store)) / GRAPH
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            yield from file
    except OSError as error:
        raise unreadable(error) from error


def _open(store: Path, generation: str) -> OxigraphStore:
    directory = generation_path(store, generation)
    manifest = _manifest(store, generation)
    if found := list(misfits(manifest, directory)):
        raise StoreDamagedError(
            f"存储损坏 damaged store: {directory}: {found[0]} ({len(found)} files in all); build the store anew"
        )
    return OxigraphStore(_engine(directory), generation, manifest.quads, directory / GRAPH)


def _manifest(store: Path, generation: str) -> Manifest:
    directory = generation_path(store, generation)
    if not directory.is_dir():
        raise damaged_pointer(store, f"{generation}, which is not among its generations")
    manifest = read_manifest(directory)
    if manifest.generation != generation:
        raise StoreDamagedError(
            f"存储损坏 damaged store: {directory}: wanted the manifest of {generation}, got that of "
            f"{manifest.generation}; build the store anew"
        )
    return manifest


def _engine(directory: Path) -> px.Store:
    # Never px.Store(path): on a damaged directory it would make an empty graph.
    with reading(str(directory)):
        return px.Store.read_only(str(directory / ENGINE))


def _miscounted(directory: Path, manifest: Manifest) -> tuple[str, ...]:
    with reading(str(directory)):
        quads = len(_engine(directory))
    return () if quads == manifest.quads else (f"{directory}: wanted {manifest.quads} statements, got {quads}",)

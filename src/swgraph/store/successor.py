"""The next generation, made from the published one: what does not change is linked or copied, and nothing is loaded again.

::

    with succeeding(store, generation) as successor:
        successor.change_engine(removed, added)   # that of the copy; the published one stays as it is
        ...                                       # questions to successor.engine
        successor.change_record(removed, added)
        successor.publish(about)

What is copied: the immutable files of the engine as hard links (as copies where the system has none), its small files, and
the record in ranges of bytes. Leaving the block without ``publish`` leaves the store as it was.
"""

import os
import shutil
from base64 import b32encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as px

from swgraph.errors import StoreDamagedError, StoreError
from swgraph.settings import VERSION
from swgraph.store.boundary import shortened
from swgraph.store.generations import (
    BUILDING,
    ENGINE,
    GRAPH,
    current_generation,
    generation_path,
    sync_directory,
    sync_file,
)
from swgraph.store.lock import publishing
from swgraph.store.manifest import MANIFEST, File, Manifest, file_of, misfits, read_manifest, write_manifest
from swgraph.store.publisher import ID_BYTES, VOLATILE, is_sound, move_in, remove_dead, switch
from swgraph.store.splicing import cuts_of, mapped, splice

_IMMUTABLE: Final = ".sst"


@dataclass
class Successor:
    """A generation in the making.

    Attributes:
        store: directory of the store.
        work: where it is made.
        before: manifest of the generation that it follows.
    """

    store: Path
    work: Path
    before: Manifest
    _engine: px.Store | None
    _record: File = field(default_factory=lambda: File(0, ""))
    _quads: int = 0
    _graphs: set[str] = field(default_factory=set)

    @property
    def engine(self) -> px.Store:
        """Return its engine, open for reading and writing until it is published; whoever keeps it keeps it from being closed."""
        if self._engine is None:
            raise StoreError("已发布 published already: wanted a generation in the making; open the store to read it")
        return self._engine

    @property
    def source(self) -> Path:
        """Return the directory of the generation that it follows."""
        return generation_path(self.store, self.before.generation)

    @property
    def quads(self) -> int:
        """Return its number of statements; known when its lines are changed."""
        return self._quads

    @property
    def generation(self) -> str:
        """Return its id, which follows from its lines; known when they are changed."""
        return b32encode(bytes.fromhex(self._record.sha256)[:ID_BYTES]).decode().lower()

    def change_record(self, removed: Collection[str], added: Collection[str]) -> None:
        """Write the lines with some taken out and others put in.

        Raises:
            StoreDamagedError: a line to take out is not there, or one to put in is.
        """
        with mapped(self.source / GRAPH) as lines:
            self._record = splice(lines, cuts_of(lines, removed, added), self.work / GRAPH)
        self._quads = self.before.quads + len(added) - len(removed)

    def change_engine(self, removed: Iterable[str], added: Iterable[str]) -> None:
        """Take lines out of the engine and put others in.

        Raises:
            StoreError: a line is not N-Quads, or two write one statement in two ways.
        """
        gone, come = _parsed(removed), _parsed(added)
        for quad in gone:
            self.engine.remove(quad)
        self.engine.extend(come)
        graphs = {quad.graph_name for quad in (*gone, *come)}
        filled = {graph for graph in graphs if any(True for _ in self.engine.quads_for_pattern(None, None, None, graph))}
        for graph in graphs - filled:
            if isinstance(graph, px.NamedNode):
                self.engine.remove_graph(graph)
        self._graphs -= {str(graph)[1:-1] for graph in graphs - filled}
        self._graphs |= {str(graph)[1:-1] for graph in filled}

    def publish(self, build: Mapping[str, object]) -> str:
        """Publish it, and return its id.

        Raises:
            StoreError: it cannot be written; what was published before stays.
        """
        if not is_sound(generation_path(self.store, self.generation), self.generation):
            self._finish(dict(build))
            move_in(self.store, self.work, self.generation)
        self._engine = None
        switch(self.store, self.generation)
        return self.generation

    def _finish(self, build: dict[str, object]) -> None:
        self.engine.flush()
        self._engine = None  # its last reference: the engine closes its files
        engine = self.work / ENGINE
        for name in VOLATILE:
            (engine / name).unlink(missing_ok=True)
        files = dict(self._engine_files(engine))
        versions = {"swgraph": VERSION, "pyoxigraph": px.__version__}
        made = Manifest(self.generation, self._quads, tuple(sorted(self._graphs)), versions, {**files, GRAPH: self._record}, build)
        write_manifest(made, self.work)
        for name in (*(name for name in files if files[name] is not self.before.files.get(name)), GRAPH, MANIFEST):
            sync_file(self.work / name)
        for directory in (engine, self.work):
            sync_directory(directory)

    def _engine_files(self, engine: Path) -> Iterator[tuple[str, File]]:
        """Yield size and hash of each file; the engine never gives the name of an immutable file to another one."""
        for path in sorted(engine.iterdir()):
            name = f"{ENGINE}/{path.name}"
            known = self.before.files.get(name) if path.suffix == _IMMUTABLE else None
            yield name, known if known and known.size == path.stat().st_size else file_of(path)


@contextmanager
def succeeding(store: Path, generation: str) -> Iterator[Successor]:
    """Give the successor of a generation, with the lock of the store held.

    Raises:
        StoreError: another build is writing, another generation was published meanwhile, or the directory cannot be used.
    """
    try:
        with publishing(store):
            if (found := current_generation(store)) != generation:
                raise StoreError(
                    f"存储已改变 the store has changed: wanted generation {generation}, got {found}; update it again"
                )
            remove_dead(store)
            try:
                yield _begun(store, generation)
            finally:
                remove_dead(store)
    except OSError as error:
        raise StoreError(
            f"无法写入存储 cannot write the store: {error.filename or store}: {error.strerror or shortened(error)}; "
            "check permissions and free space"
        ) from error


def _begun(store: Path, generation: str) -> Successor:
    source = generation_path(store, generation)
    before = read_manifest(source)
    if found := next(misfits(before, source), None):
        raise StoreDamagedError(f"存储损坏 damaged store: {source}: {found}; build the store anew")
    if before.versions.get("pyoxigraph") != px.__version__:
        raise StoreError(
            f"引擎版本不同 another engine: wanted a generation written by pyoxigraph {px.__version__}, "
            f"got {before.versions.get('pyoxigraph')}; build the graph anew with swgraph build"
        )
    work = store / f"{BUILDING}{os.getpid()}"
    (work / ENGINE).mkdir(parents=True)
    for path in (source / ENGINE).iterdir():
        _taken(path, work / ENGINE / path.name)
    try:
        engine = px.Store(str(work / ENGINE))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"无法打开副本 cannot open the copy: {shortened(error)}; build the graph anew") from error
    return Successor(store, work, before, engine, _graphs=set(before.graphs))


def _taken(path: Path, target: Path) -> None:
    """Link a file that the engine never changes, copy any other."""
    if path.suffix == _IMMUTABLE:
        with suppress(OSError):
            os.link(path, target)
            return
    shutil.copyfile(path, target)


def _parsed(lines: Iterable[str]) -> list[px.Quad]:
    text = "".join(lines)
    wanted = text.count("\n")
    try:
        quads = list(px.parse(text.encode(), format=px.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"不是 N-Quads not N-Quads: {shortened(error)}; correct it") from error
    if len(set(quads)) != wanted:
        raise StoreError(
            f"语句数不符 wrong count: wanted {wanted} statements, got {len(set(quads))}; two lines write one statement in two ways"
        )
    return quads

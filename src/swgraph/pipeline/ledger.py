"""What is known of the sources of a generation beside its graph: enough to say what one changed source changes elsewhere.

The graph does not tell it: names that were merged stand there under one name, and files are not named at all. It is a SQLite
file beside the generation, keyed by its id. Without it, or where it does not fit, nothing is guessed: the graph is built anew.

Nothing of a text is kept. Where another source has to be written anew, its file is read again, if it is still the same.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from swgraph.errors import BuildError
from swgraph.mapping import Figure
from swgraph.resolve import Decision, Key, Use
from swgraph.settings import VERSION
from swgraph.store import LEDGER

FORMAT: Final = 1
FILE: Final = "ledger.db"
_SCHEMA: Final = Path(__file__).with_name("ledger.sql")
_SOURCE_TABLES: Final = ("region", "kind", "used", "block", "figure")


class InputFile(NamedTuple):
    """A file that a source was read from; ``kind`` is ``text``, ``cited`` or ``correction``."""

    path: str
    sha256: str
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one source; of one that did not fit the shapes only its names count, as in a build.

    Attributes:
        derived: id of the source that it retells.
        provenance: triples of provenance, of which the build prints the share.
        facts: facts that have evidence.
        kinds: facts by the name of their record.
    """

    id: str
    sound: bool
    derived: str | None
    articles: int
    provenance: int
    facts: int
    first: date | None
    last: date | None
    regions: frozenset[str]
    kinds: Mapping[str, int]
    uses: tuple[Use, ...]
    blocks: tuple[tuple[Use, str], ...]
    figures: tuple[Figure, ...]


class Ledger:
    """The open file of one generation; ``about`` says what build it is of."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self.about: dict[str, str] = dict(base.execute("select name, value from about"))

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    # --- files ---

    def files(self, column: str, values: Iterable[str]) -> list[InputFile]:
        """Return the files of some paths or sources (``path`` or ``source``), in the order in which they were given."""
        found = {row for value in values for row in self._base.execute(_FILES[column], (value,))}
        return [InputFile(*row[1:]) for row in sorted(found)]

    def named(self, name: str) -> list[InputFile]:
        """Return the files of a path, a source's id, or a file name."""
        rows = self._base.execute(_NAMED, (name, f"/{name}".replace("\\", "/")))
        return [InputFile(*row[1:]) for row in sorted(set(rows))]

    # --- sources ---

    def known(self, ids: Collection[str]) -> set[str]:
        """Return those of some ids that are the ids of sources."""
        return {each for each in ids if self._base.execute("select 1 from source where id = ?", (each,)).fetchone()}

    def retelling(self, ids: Iterable[str]) -> set[str]:
        """Return the sources that retell some others."""
        return {row[0] for each in ids for row in self._base.execute("select id from source where derived = ?", (each,))}

    def sound(self, source: str) -> bool:
        """Return whether a source is in the graph."""
        return bool(self._base.execute("select 1 from source where id = ? and sound", (source,)).fetchone())

    def regions(self, sources: Iterable[str]) -> set[str]:
        """Return the codes that some sources name."""
        return {row[0] for each in sources for row in self._base.execute("select code from region where source = ?", (each,))}

    def named_by_others(self, code: str, sources: Collection[str]) -> bool:
        """Return whether a source beside some names a region."""
        rows = self._base.execute("select source from region where code = ?", (code,))
        return any(source not in sources for (source,) in rows)

    # --- names ---

    def uses(self, sources: Iterable[str]) -> set[tuple[str, str, str]]:
        """Return kind, region and name of all that some sources name."""
        query = "select kind, region, name from used where source = ?"
        return {row for each in sources for row in self._base.execute(query, (each,))}

    def blocks(self, names: Iterable[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
        """Return kind, region and block of some names."""
        query = "select kind, region, block from block where kind = ? and region = ? and name = ?"
        return {row for name in names for row in self._base.execute(query, name)}

    def sharing(self, blocks: Iterable[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
        """Return kind, region and name of what some blocks hold."""
        query = "select kind, region, name from block where kind = ? and region = ? and block = ?"
        return {row for block in blocks for row in self._base.execute(query, block)}

    def said_of(self, names: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, Use]]:
        """Yield what each source says with some names."""
        for name in names:
            for source, *row in self._base.execute(_SAID, name):
                yield source, _use(row)

    # --- figures ---

    def abouts(self, sources: Iterable[str]) -> set[str]:
        """Return what the figures of some sources are about."""
        return {row[0] for each in sources for row in self._base.execute("select about from figure where source = ?", (each,))}

    def figures(self, abouts: Iterable[str]) -> Iterator[tuple[str, Figure]]:
        """Yield all figures about some things, each behind its source."""
        for about in abouts:
            for source, fact, value, *rank in self._base.execute(_FIGURES, (about,)):
                status, reliability, day = rank
                yield source, Figure(fact, about, value, (status, reliability, day, fact))

    # --- all together ---

    def totals(self) -> "Totals":
        """Return what is counted over all sources that are in the graph."""
        sources, *numbers, first, last = self._base.execute(_TOTALS).fetchone()
        articles, provenance, facts = (number or 0 for number in numbers)
        kinds = dict(self._base.execute("select name, sum(times) from kind group by name order by name"))
        regions = frozenset(row[0] for row in self._base.execute("select distinct code from region"))
        return Totals(sources, articles, provenance, facts, _day(first), _day(last), regions, kinds)

    # --- writing ---

    def tell(self, about: Mapping[str, str]) -> None:
        """Keep what is said of the build."""
        self._base.executemany("insert or replace into about values (?, ?)", about.items())

    def put_files(self, files: Iterable[InputFile]) -> None:
        """Keep files, each in the place that its path had, new ones behind all others."""
        self._base.executemany(_PUT_FILE, files)

    def drop_files(self, paths: Iterable[str]) -> None:
        """Forget files."""
        self._base.executemany("delete from file where path = ?", ((path,) for path in paths))

    def drop(self, sources: Iterable[str]) -> None:
        """Forget sources, but not their files."""
        for source in sources:
            self._base.execute("delete from source where id = ?", (source,))
            for table in _SOURCE_TABLES:
                self._base.execute(f"delete from {table} where source = ?", (source,))

    def put(self, entry: Entry) -> None:
        """Keep a source."""
        first, last = (day.isoformat() if day else None for day in (entry.first, entry.last))
        row = (entry.id, entry.sound, entry.derived, entry.articles, entry.provenance, entry.facts, first, last)
        self._base.execute("insert into source values (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._base.executemany("insert into region values (?, ?)", ((entry.id, code) for code in sorted(entry.regions)))
        self._base.executemany("insert into kind values (?, ?, ?)", ((entry.id, *kind) for kind in entry.kinds.items()))
        self._base.executemany("insert into used values (?, ?, ?, ?, ?, ?, ?, ?)", ((entry.id, *_row(use)) for use in entry.uses))
        met = {(use.kind, use.region or "", block, use.name, entry.id) for use, block in entry.blocks}
        self._base.executemany("insert into block values (?, ?, ?, ?, ?)", sorted(met))
        figures = ((entry.id, figure.fact, figure.about, figure.value, *figure.rank[:3]) for figure in entry.figures)
        self._base.executemany("insert into figure values (?, ?, ?, ?, ?, ?, ?)", figures)

    def commit(self) -> None:
        """Write what was changed."""
        self._base.commit()


@dataclass(frozen=True, slots=True)
class Totals:
    """What is counted over all sources of a graph."""

    sources: int
    articles: int
    provenance: int
    facts: int
    first: date | None
    last: date | None
    regions: frozenset[str]
    kinds: Mapping[str, int]

    @property
    def share(self) -> float:
        """Return the provenance triples a fact."""
        return self.provenance / self.facts if self.facts else 0.0


_FILES: Final = {
    "path": "select number, path, sha256, source, kind from file where path = ?",
    "source": "select number, path, sha256, source, kind from file where source = ?",
    "sha256": "select number, path, sha256, source, kind from file where sha256 = ?",
}
_NAMED: Final = "select number, path, sha256, source, kind from file where path = ?1 or source = ?1 or substr(replace(path, '\\', '/'), -length(?2)) = ?2"
_SAID: Final = "select source, kind, name, region, what, value, other_region, times from used where kind = ? and region = ? and name = ?"
_FIGURES: Final = "select source, fact, value, status, reliability, day from figure where about = ?"
_TOTALS: Final = "select count(*), sum(articles), sum(provenance), sum(facts), min(first), max(last) from source where sound"
_PUT_FILE: Final = (
    "insert into file (path, sha256, source, kind) values (?, ?, ?, ?) on conflict (path) do update set "
    "sha256 = excluded.sha256, source = excluded.source, kind = excluded.kind"
)


def ledger_path(store: Path, generation: str) -> Path:
    """Return where the ledger of a generation lies."""
    return store / LEDGER / generation / FILE


def open_ledger(path: Path) -> Ledger:
    """Return a ledger.

    Raises:
        BuildError: there is none, or it is not one that this version can read.
    """
    try:
        base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
        base.execute("pragma synchronous = off")  # a copy in the making: it is synced as a whole when it is done
        base.execute("pragma journal_mode = memory")
        ledger = Ledger(base)
    except sqlite3.Error as error:
        raise BuildError(_unfit("wanted what swgraph build writes beside a graph", f"{path}: {error}")) from error
    if (found := (ledger.about.get("format"), ledger.about.get("version"))) != (str(FORMAT), VERSION):
        base.close()
        raise BuildError(_unfit(f"wanted a graph that swgraph {VERSION} built", f"format and version {found}"))
    return ledger


@contextmanager
def new_ledger(store: Path, generation: str, about: Mapping[str, str]) -> Iterator[Ledger]:
    """Give an empty ledger that takes the place of any other when it is left without an error."""
    target = ledger_path(store, generation)
    work = target.parent.with_name(f"{generation}.{os.getpid()}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        base = sqlite3.connect(work / FILE)
        base.execute("pragma synchronous = off")
        base.executescript(_SCHEMA.read_text("utf-8"))
        with Ledger(base) as ledger:
            ledger.tell({"format": str(FORMAT), "version": VERSION, **about})
            yield ledger
            ledger.commit()
        shutil.rmtree(target.parent, ignore_errors=True)
        work.rename(target.parent)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def digest_of(decisions: Sequence[Decision]) -> str:
    """Return what tells two tables of decisions apart."""
    return hashlib.sha256(json.dumps([repr(decision) for decision in decisions]).encode()).hexdigest()


def _unfit(wanted: str, got: str) -> str:
    return (
        f"无法增量更新，须重新构建全部来源 cannot be updated, build all sources anew with swgraph build: {wanted}, got {got}; "
        "nothing was changed"
    )


def _row(use: Use) -> tuple[object, ...]:
    return use.kind, use.name, use.region or "", use.what, use.value, use.other_region or "", use.times


def _use(row: Sequence[str]) -> Use:
    kind, name, region, what, value, other_region, times = row
    return Use(kind, name, region or None, what, value, other_region or None, int(times))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def key_of(name: tuple[str, str, str]) -> Key:
    """Return what a name is known by, of its kind, region and name."""
    return name[2], name[1] or None

"""What a projection reads: rows of the questions beside this file, the names of what stands in them, and what was asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from swgraph.catalogue import read_question
from swgraph.iri import region_iri
from swgraph.query import MOST_VALUES, Result, Row, ask
from swgraph.store import Store

_LONGEST_LABEL: Final = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a projection is restricted to.

    Args:
        regions: IRIs of divisions, None for all.
        since, until: first and last day; what is undated is left out where one is given.
        kinds: ids of concepts: kinds of documents, relations, categories, roles, as the projection says; None for all.
        levels: ids of administrative levels, None for all.
    """

    regions: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    kinds: frozenset[str] | None = None
    levels: frozenset[str] | None = None

    def has_region(self, iri: str | None) -> bool:
        """Return whether a region is wanted."""
        return self.regions is None or iri in self.regions

    def has_day(self, day: date | None) -> bool:
        """Return whether a day lies in the period."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def has_kind(self, iri: str | None) -> bool:
        """Return whether a kind is wanted."""
        return self.kinds is None or tail(iri) in self.kinds

    def has_level(self, iri: str | None) -> bool:
        """Return whether a level is wanted."""
        return self.levels is None or tail(iri) in self.levels


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a concept or a region: full, short, and its administrative level (an IRI)."""

    name: str
    short: str
    level: str | None = None


@dataclass(slots=True)
class Asking:
    """The questions that a projection puts to a store, and the queries that they became."""

    store: Store
    queries: list[str] = field(default_factory=list)

    def rows(self, name: str, **params: object) -> tuple[Row, ...]:
        """Return the rows of a question beside this file."""
        found: Result = ask(self.store, read_question(Path(__file__).with_name(f"{name}.rq")), params)
        self.queries.append(found.sparql)
        return found.rows

    def names(self, things: Iterable[object]) -> dict[str, Named]:
        """Return the names of concepts and regions, by IRI; what has none is called by the end of its IRI."""
        wanted = sorted({str(thing) for thing in things if thing is not None})
        found = {iri: Named(tail(iri) or iri, tail(iri) or iri) for iri in wanted}
        for start in range(0, len(wanted), MOST_VALUES):
            for row in self.rows("labels", thing=wanted[start : start + MOST_VALUES]):
                name = str(row["name"])
                level = row["level"]
                found[str(row["thing"])] = Named(name, str(row["short"] or name), str(level) if level else None)
        return found


def tail(iri: str | None) -> str | None:
    """Return the last part of an IRI.

    >>> tail("https://w3id.org/swgraph/vocab/level/county")
    'county'
    """
    return iri.rpartition("/")[2] if iri else None


def text(row: Row, name: str) -> str | None:
    """Return a cell as text, None where it is empty."""
    value = row[name]
    return None if value is None else str(value)


def day(row: Row, *names: str) -> date | None:
    """Return the first day that a row has under some names."""
    return next((value for name in names if isinstance(value := row[name], date)), None)


def short(name: str) -> str:
    """Return a name that is short enough to draw.

    >>> short("关于加强社会工作专业人才队伍建设的意见")
    '关于加强社会工作专业人…'
    """
    return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"


def span(days: Iterable[date | None]) -> tuple[date | None, date | None]:
    """Return the first and the last of some days."""
    known = [each for each in days if each is not None]
    return (min(known), max(known)) if known else (None, None)


def grouped(rows: Iterable[Row], *names: str) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield rows that have the same texts under some names together, in the order of these texts."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(str(row[name]) for name in names), []).append(row)
    yield from sorted(found.items())


def sources(rows: Iterable[Row]) -> int:
    """Return the number of sources that some rows come from."""
    return len({row["source"] for row in rows if row["source"] is not None})


def texts(rows: Iterable[Row], name: str) -> tuple[str, ...]:
    """Return the different texts of a column, sorted."""
    return tuple(sorted({str(row[name]) for row in rows if row[name] is not None}))


def iris_of(codes: Iterable[str]) -> frozenset[str]:
    """Return the IRIs of divisions."""
    return frozenset(map(region_iri, codes))


Names = Mapping[str, Named]

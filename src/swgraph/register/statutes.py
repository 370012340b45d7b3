"""Documents of the whole country on which those of regions rest, from ``data/register/documents.yaml``."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from swgraph.lexicon.regions import COUNTRY
from swgraph.model import PolicyDocument
from swgraph.register.tables import read_list


@dataclass(frozen=True, slots=True)
class Relation:
    """That a document rests on another: id of the relation vocabulary, title, and the fact that says so."""

    kind: str
    title: str
    fact: str


@dataclass(frozen=True, slots=True)
class Statute:
    """A document of the whole country.

    Attributes:
        issuers: names of bodies in printed order; empty where the source gives only their number or none.
        issuer_count: how many there were, where a source says so.
        dated: day of the document, where it is known.
        not_after: the last day of the month or year, where only that is known.
        also: other titles and ways to cite it.
        facts: ids of the facts that it rests on.
    """

    document: PolicyDocument
    issuers: tuple[str, ...]
    issuer_count: int | None
    dated: date | None
    not_after: date | None
    also: tuple[str, ...]
    relations: tuple[Relation, ...]
    facts: tuple[str, ...]


@cache
def load_statutes() -> tuple[Statute, ...]:
    """Return the documents in the order of the file."""
    return tuple(_statute(entry) for entry in read_list("documents.yaml"))


def statute_named(text: str) -> Statute | None:
    """Return the document that a title, another title or a document number means.

    >>> statute_named("国办发〔2021〕56号").document.title
    '国务院办公厅关于印发“十四五”城乡社区服务体系建设规划的通知'
    >>> statute_named("关于加快乡镇（街道）社工站建设的通知").document.number is None
    True
    """
    return _by_name().get(text)


@cache
def _by_name() -> dict[str, Statute]:
    return {
        name: statute
        for statute in load_statutes()
        for name in (statute.document.title, statute.document.number, *statute.also)
        if name
    }


def _statute(entry: dict[str, Any]) -> Statute:
    day, bound = _dated(entry.get("date"))
    return Statute(
        document=PolicyDocument(entry["title"], COUNTRY, entry["type"], entry.get("number")),
        issuers=tuple(entry.get("issuers", ())),
        issuer_count=entry.get("issuer_count"),
        dated=day,
        not_after=bound,
        also=tuple(entry.get("also", ())),
        relations=tuple(Relation(*relation) for relation in entry.get("relations", ())),
        facts=tuple(entry["facts"]),
    )


def _dated(written: date | str | None) -> tuple[date | None, date | None]:
    """Return the day, or the last day of a month: a month is a bound, not a day.

    >>> _dated("2021-04")
    (None, datetime.date(2021, 4, 30))
    """
    if written is None or isinstance(written, date):
        return written, None
    year, month = (int(part) for part in written.split("-"))
    return None, date(year, month, monthrange(year, month)[1])

"""Reorganisations, from ``data/register/changes.yaml``: what moved from which body to which, and who says so."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from swgraph.register.tables import read_list


@dataclass(frozen=True, slots=True)
class Change:
    """A change of bodies or of what they are responsible for.

    Attributes:
        label: Chinese and English.
        original: bodies before the change; they may go on to exist.
        moved: the responsibility that moved, or the status that changed, as the source puts it.
        precision: id of the precision vocabulary: how exactly the date is known.
        not_before: the earliest day that the sources leave possible; None where they say nothing.
        not_after: the latest such day.
        basis: title of the document behind it (see ``statutes``).
        facts: ids of the facts that it rests on.
        note: what is concluded and not printed, in Chinese and English.
    """

    id: str
    label: tuple[str, str]
    original: tuple[str, ...]
    resulting: tuple[str, ...]
    functions: tuple[str, ...]
    moved: str
    year: int
    precision: str
    date_text: str | None
    not_before: date | None
    not_after: date | None
    basis: str | None
    facts: tuple[str, ...]
    note: tuple[str, str] | None


@cache
def load_changes() -> tuple[Change, ...]:
    """Return the reorganisations in the order of time.

    >>> [(change.year, change.resulting) for change in load_changes()][0]
    (2018, ('民政部慈善事业促进和社会工作司',))
    """
    return tuple(_change(entry) for entry in read_list("changes.yaml"))


def _change(entry: dict[str, Any]) -> Change:
    return Change(
        id=entry["id"],
        label=(entry["label"]["zh"], entry["label"]["en"]),
        original=tuple(entry["original"]),
        resulting=tuple(entry["resulting"]),
        functions=tuple(entry["functions"]),
        moved=entry["moved"],
        year=entry["year"],
        precision=entry["precision"],
        date_text=entry.get("date_text"),
        not_before=entry.get("not_before"),
        not_after=entry.get("not_after"),
        basis=entry.get("basis"),
        facts=tuple(entry["facts"]),
        note=(entry["note"]["zh"], entry["note"]["en"]) if "note" in entry else None,
    )

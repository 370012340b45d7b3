"""Rules for the names of departments, from ``data/register/departments.tsv``: one line a kind of department."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from swgraph.model import Region
from swgraph.register.tables import parts, read_table

_WITHOUT: Final = frozenset({"350527"})
"""Divisions of the statistical list that the departments of the mainland do not govern (金门县)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How departments of one function are called in some places; the names are patterns with ``{region}`` and the like.

    Attributes:
        places: kinds of division (``kind_of``), or codes.
        recorded: levels whose departments stand in the graph.
        also: other full names.
        bare: names used inside the division only.
        national: the body of the whole country that guides the departments of the provinces.
        under: function of the body that the department is part of.
        since: a department cannot have existed earlier; None where no source dates it.
    """

    function: str
    places: frozenset[str]
    recorded: frozenset[str]
    name: str
    also: tuple[str, ...]
    bare: tuple[str, ...]
    national: str
    under: str | None
    since: date | None


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file: the first of a function that fits a division holds there."""
    return tuple(
        Rule(
            function=row["function"],
            places=frozenset(row["places"].split(",")),
            recorded=frozenset(row["recorded"].split(",")),
            name=row["name"],
            also=parts(row["also"]),
            bare=parts(row["bare"]),
            national=row["national"],
            under=row["under"] or None,
            since=date.fromisoformat(row["since"]) if row["since"] else None,
        )
        for row in read_table("departments.tsv")
    )


@cache
def _rules_for(kind: str, code: str) -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    for rule in load_rules():
        if rule.places & {kind, code}:
            found.setdefault(rule.function, rule)
    return tuple(found.values())


def rules_for(region: Region) -> tuple[Rule, ...]:
    """Return the rules that hold in a division, one a function; zones and townships have none."""
    kind = kind_of(region)
    return _rules_for(kind, region.code) if kind and region.code not in _WITHOUT else ()


def kind_of(region: Region) -> str | None:
    """Return what kind of division it is, as far as the names of its departments depend on it.

    >>> from swgraph.lexicon import load_regions
    >>> [kind_of(load_regions().get(code)) for code in ("640000", "500000", "652900", "130171")]
    ['autonomous', 'municipality', 'district', None]
    """
    if region.level == "province":
        return {"市": "municipality", "区": "autonomous"}.get(region.name[-1], "province")
    if region.level == "prefecture":
        return "district" if region.name.endswith("地区") else "prefecture"
    return region.level if region.level == "county" else None

"""The bodies of the whole country, from ``data/register/bodies.tsv``."""

from dataclasses import dataclass
from functools import cache

from swgraph.register.tables import parts, read_table


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the Party or the state, or a federation, for the whole country.

    Attributes:
        name: as reports print it: 全国妇联, not 中华全国妇女联合会.
        under: the body that it is part of.
        superior: the body that leads it without being made up of it.
        facts: ids of the facts that it rests on; empty where no fact of the collection is about it.
    """

    name: str
    function: str
    also: tuple[str, ...]
    english: str
    under: str | None
    superior: str | None
    facts: tuple[str, ...]


@cache
def load_bodies() -> tuple[Body, ...]:
    """Return the bodies, those above before those under them.

    >>> next(body.also for body in load_bodies() if body.name == "中央社会工作部")
    ('中社部', '中共中央社会工作部')
    """
    return tuple(
        Body(
            name=row["name"],
            function=row["function"],
            also=parts(row["also"]),
            english=row["english"],
            under=row["under"] or None,
            superior=row["superior"] or None,
            facts=parts(row["facts"]),
        )
        for row in read_table("bodies.tsv")
    )

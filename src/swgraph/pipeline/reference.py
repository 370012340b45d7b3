"""Which reference data go into a graph: what any page needs, or all that this project has."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from swgraph.errors import DivisionsError
from swgraph.lexicon import load_townships
from swgraph.mapping import Triple, county_figure_triples, reference_triples, register_triples
from swgraph.pipeline.settled import Settled
from swgraph.pipeline.villages import read_villages
from swgraph.resources import resource_path

DIVISIONS: Final = ("county", "township", "village")
"""How far down the divisions of a graph can go."""

_ENTRY: Final = "| `"


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """What a graph holds beside its sources.

    Attributes:
        stated: triples of the reference graph that are reasoned over and checked with the sources.
        settled: what goes in when that is done.
        left_out: the number of statements that are known to be left out of the sources, None where nobody lists them.
        measured: whether the release card goes into the description; ``kg.card()`` counts it for any graph.
    """

    stated: Callable[[], Iterable[Triple]]
    settled: Settled
    left_out: Callable[[], int | None]
    measured: bool


def _all_stated() -> Iterator[Triple]:
    yield from reference_triples()
    yield from register_triples()
    yield from county_figure_triples()


def listed_left_out() -> int:
    """Return the number of rows in the list of what was left out of the project's own sources.

    >>> listed_left_out() > 0
    True
    """
    path = resource_path("data", "sources", "LEFT-OUT.md")
    return sum(line.startswith(_ENTRY) for line in path.read_text("utf-8").splitlines())


OF_ANY_PAGE: Final = ReferenceData(reference_triples, Settled(), lambda: None, measured=False)
"""Regions down to counties and the denominators of provinces: one page is built in seconds."""

OF_THE_DATA_SET: Final = ReferenceData(_all_stated, Settled(load_townships), listed_left_out, measured=True)
"""The register of departments and the figures of counties as well, and every township."""


def with_divisions(
    reference: ReferenceData, divisions: str | None = None, villages: Path | None = None, *, synthetic_points: bool = False
) -> ReferenceData:
    """Return reference data with the divisions down to a level, those that it has unless given.

    Args:
        reference: the data that go into the graph otherwise.
        divisions: one of ``DIVISIONS``.
        villages: the table of villages, which the project does not ship.
        synthetic_points: whether each division below the prefectures has a made-up service point, for load tests.

    Raises:
        DivisionsError: villages are asked for without a table, or the table does not fit.
    """
    level = divisions or ("village" if villages else "township" if reference is OF_THE_DATA_SET else "county")
    if level not in DIVISIONS:
        raise DivisionsError(f"未知层级 unknown level of divisions: wanted one of {', '.join(DIVISIONS)}, got {level!r}")
    if (level == "village") != (villages is not None):
        raise DivisionsError(_misfit(level))
    rows = read_villages(villages) if villages else None
    towns = tuple if level == "county" else load_townships
    return replace(reference, settled=Settled(towns, rows, points=synthetic_points))


def _misfit(level: str) -> str:
    if level == "village":
        return "缺少村级区划表 no table of villages: wanted --villages FILE (.csv, .csv.gz) with the columns code, name, parent, got none"
    return f"层级不符 the level does not fit: a table of villages was given, and divisions down to {level}; leave one of them out"

"""Denominators: people, townships and villages of a region, each with its year and its source."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from swgraph.catalogue import Text
from swgraph.compare.blocks import ask_block
from swgraph.compare.figures import asked_regions
from swgraph.compare.progress import rounded
from swgraph.errors import ParameterError
from swgraph.model import Region
from swgraph.store import Store


@dataclass(frozen=True, slots=True)
class Basis:
    """What figures are divided by: an indicator of reference data, and how many of it make one."""

    indicator: str
    size: int
    name: Text


PER: Final = {
    "10k people": Basis("population", 10_000, Text("万人", "10,000 people")),
    "township": Basis("township_total", 1, Text("乡镇（街道）", "township")),
    "village": Basis("village_total", 1, Text("村（社区）", "village")),
}
_ALIASES: Final = {"10k": "10k people", "万人": "10k people", "每万人": "10k people", "乡镇": "township", "村": "village"}


@dataclass(frozen=True, slots=True)
class Denominator:
    """A figure of the reference data."""

    value: Decimal
    year: int
    source: str | None


def read_basis(per: str | None) -> Basis | None:
    """Return what ``per`` means.

    >>> read_basis("10k").indicator
    'population'

    Raises:
        ParameterError: it is none of the three.
    """
    if per is None:
        return None
    found = PER.get(_ALIASES.get(per, per))
    if found is None:
        raise ParameterError(f"未知分母 unknown denominator: wanted one of {', '.join(PER)}, got {per!r}")
    return found


def read_denominators(store: Store, regions: Sequence[Region], indicators: Sequence[str]) -> dict[tuple[str, str], Denominator]:
    """Return the newest reference figure of each region and indicator that has one."""
    answer = ask_block(store, "denominators", {"region": asked_regions(regions), "indicator": list(indicators)})
    # Rows are ordered by year: the newest comes last and stays.
    return {
        (str(row["region_code"]), str(row["indicator_id"])): Denominator(
            cast("Decimal", row["value"]), cast("int", row["year"]), cast("str | None", row["source"])
        )
        for row in answer
    }


def divided(value: Decimal | None, denominator: Denominator | None, basis: Basis) -> Decimal | None:
    """Return a value per so many people or places; None where either is not known."""
    if value is None or denominator is None or not denominator.value:
        return None
    return rounded(value * basis.size / denominator.value)

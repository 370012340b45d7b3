"""Figures: every target and actual value of some regions and indicators, fetched by one query and aligned in unit."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast

from swgraph import iri
from swgraph.compare.blocks import ask_block
from swgraph.compare.indicators import Indicator
from swgraph.compare.units import COUNTS, aligned
from swgraph.model import Region
from swgraph.query import MOST_VALUES, Row
from swgraph.store import Store

BLOCK: Final = "figures"
Cell = tuple[str, str]
"""The code of a region and the id of an indicator."""

_OPERATING: Final = re.compile("运行|运营|开展服务|投入使用|启用")
_BUILT: Final = re.compile("建成|已建|建有|建立|设立|新建")
_STOCKS: Final = {"milestone": "stock"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A target or an actual value as a source states it, in the unit of its indicator where that converts.

    ``state`` is operating or built where the words say so of places; ``measure`` what is counted: a stock, a flow, a coverage …
    """

    fact: str
    role: str
    measure: str
    review: str
    value: Decimal | None
    least: Decimal | None
    most: Decimal | None
    unit: str | None
    printed_unit: str | None
    comparator: str | None
    modality: str | None
    day: date | None
    precision: str | None
    not_after: date | None
    baseline: Decimal | None
    tier: str | None
    scope: str | None
    out_of: str | None
    wording: str
    preferred: bool
    document: str | None
    published: date | None
    source: str
    reliability: str | None
    evidence: str

    @property
    def amount(self) -> Decimal | None:
        """Return the number, of a range the lower end: a range is reached where its lower end is."""
        return self.value if self.value is not None else self.least

    @property
    def number(self) -> tuple[Decimal | None, ...]:
        """Return what two figures must share to say the same."""
        return self.value, self.least, self.most

    @property
    def has_number(self) -> bool:
        """Return whether there is a number at all."""
        return any(part is not None for part in self.number)

    @property
    def when(self) -> date | None:
        """Return its date, or the day that it is not after."""
        return self.day or self.not_after or (self.published if self.role != "target" else None)

    @property
    def counts(self) -> str:
        """Return what is counted, with what is built by a deadline among the stocks."""
        return _STOCKS.get(self.measure, self.measure)

    @property
    def state(self) -> str | None:
        """Return whether places are said to operate or to be built, None where neither or both is said."""
        if self.unit not in COUNTS:
            return None
        operating, built = bool(_OPERATING.search(self.wording)), bool(_BUILT.search(self.wording))
        return None if operating == built else "operating" if operating else "built"


def read_figures(
    store: Store, regions: Sequence[Region], indicators: Sequence[Indicator]
) -> dict[Cell, tuple[Figure, ...]]:
    """Return the figures of each region and indicator that has any, those that were rejected or superseded too."""
    units = {indicator.id: indicator.unit for indicator in indicators}
    codes = {region.code for region in regions}
    found: defaultdict[Cell, dict[tuple[str, str | None], Figure]] = defaultdict(dict)
    for row in ask_block(store, BLOCK, figure_params(regions, indicators)):
        code, name = str(row["region_code"]), str(row["indicator_id"])
        if code in codes:
            figure = _figure(row, units[name])
            found[code, name].setdefault((figure.fact, figure.document), figure)
    return {cell: tuple(figures.values()) for cell, figures in found.items()}


def figure_params(regions: Sequence[Region], indicators: Sequence[Indicator]) -> dict[str, object]:
    """Return the parameters of the query for figures."""
    return {"region": asked_regions(regions), "indicator": [indicator.id for indicator in indicators]}


def asked_regions(regions: Sequence[Region]) -> list[str] | None:
    """Return regions as a query takes them.

    Beyond what one takes, all are asked for: it is one query still, and what was not wanted is left out of its answer.
    """
    return [iri.region_iri(region.code) for region in regions] if len(regions) <= MOST_VALUES else None


def _figure(row: Row, unit: str) -> Figure:
    printed = _text(row, "unit")
    return Figure(
        fact=str(row["fact"]),
        role=str(row["role"]),
        measure=str(row["measure"]),
        review=str(row["review"]),
        value=_number(row, "value"),
        least=_number(row, "least"),
        most=_number(row, "most"),
        unit=aligned(printed, unit),
        printed_unit=printed,
        comparator=_text(row, "comparator"),
        modality=_text(row, "modality"),
        day=_day(row, "day"),
        precision=_text(row, "precision"),
        not_after=_day(row, "not_after"),
        baseline=_number(row, "baseline"),
        tier=_text(row, "tier"),
        scope=_text(row, "scope"),
        out_of=_text(row, "out_of"),
        wording=str(row["wording"]),
        preferred=row["preferred"] is True,
        document=_text(row, "document"),
        published=_day(row, "published"),
        source=str(row["source"]),
        reliability=_text(row, "reliability"),
        evidence=str(row["evidence_id"]),
    )


def _text(row: Row, name: str) -> str | None:
    value = row[name]
    return str(value) if value else None


def _number(row: Row, name: str) -> Decimal | None:
    return cast("Decimal | None", row[name])


def _day(row: Row, name: str) -> date | None:
    return cast("date | None", row[name])

"""Measurements: the rows of a comparison taken apart, one number each, so that each is one observation of the cube."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from swgraph.query import Row

MISSING: Final = "missing"
_ACTUAL: Final = "actual"


@dataclass(frozen=True, slots=True)
class Measurement:
    """A target, an actual value or a gap, as ``compare`` says it; ``statement`` counts the statements on one cell.

    ``region`` and ``indicator`` are codes, ``unit`` is a label and ``comparator`` a sign, as in the table.
    """

    region: str
    indicator: str
    kind: str
    period: date | None = None
    statement: int = 1
    value: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str | None = None
    comparator: str | None = None
    counts: str | None = None
    modality: str | None = None
    scope: str | None = None
    document: str | None = None
    wording: str | None = None
    precision: str | None = None
    preferred: bool | None = None
    gap: str | None = None
    sources: int | None = None
    evidence: str | None = None

    @property
    def cell(self) -> tuple[str, str, str, str]:
        """Return what statements on the same thing share."""
        return self.region, self.indicator, self.kind, self.period.isoformat() if self.period else ""


def measurements(rows: Iterable[Row]) -> tuple[Measurement, ...]:
    """Return the measurements of a comparison, numbered in their cells, sorted by cell and number.

    A target and the actual value set against it stand in one row of the table and are two measurements here; an actual value
    set against several targets is one.
    """
    cells: defaultdict[tuple[str, ...], list[Measurement]] = defaultdict(list)
    for found in dict.fromkeys(each for row in rows for each in _taken_apart(row)):
        cells[found.cell].append(found)
    return tuple(
        replace(found, statement=number)
        for cell in sorted(cells)
        for number, found in enumerate(sorted(cells[cell], key=lambda each: each.preferred is False), 1)
    )


def _taken_apart(row: Row) -> Iterator[Measurement]:
    kind = str(row["kind"] or MISSING)
    yield _said(row, kind)
    if kind == "target" and row["actual"] is not None:
        yield _reached(row)


def _said(row: Row, kind: str) -> Measurement:
    cells: dict[str, Any] = dict(row)
    on, precision = ("actual_date", "actual_precision") if kind == _ACTUAL else ("deadline", "deadline_precision")
    return Measurement(
        region=cells["region_code"],
        indicator=cells["indicator_id"],
        kind=kind,
        period=cells[on],
        value=cells["value"],
        least=cells["min_value"],
        most=cells["max_value"],
        unit=cells["unit"],
        comparator=cells["comparator"],
        counts=cells["measure"],
        modality=cells["modality"],
        scope=cells["scope"],
        document=cells["document"],
        wording=cells["wording"],
        precision=cells[precision],
        preferred=cells["preferred"],
        gap=cells["gap_kind"],
        sources=cells["n_sources"],
        evidence=cells["evidence_id"],
    )


def _reached(row: Row) -> Measurement:
    """Return the actual value set against a target; of what else the row says, the unit and the part covered are its too."""
    cells: dict[str, Any] = dict(row)
    return Measurement(
        region=cells["region_code"],
        indicator=cells["indicator_id"],
        kind=_ACTUAL,
        period=cells["actual_date"],
        value=cells["actual"],
        unit=cells["unit"],
        comparator=cells["actual_comparator"],
        scope=cells["scope"],
        precision=cells["actual_precision"],
        evidence=cells["actual_evidence_id"],
    )

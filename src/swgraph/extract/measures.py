"""How each indicator is counted, from ``data/lexicon/measures.tsv``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from swgraph.errors import LexiconError
from swgraph.model import Quantity
from swgraph.resources import resource_path


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator: the units that can count it, and what its name means beside other words.

    Attributes:
        kind: id of the target-kind vocabulary, when nothing printed says otherwise.
        tier: administrative level that the indicator is about where the text names none.
        coverage: the indicator meant beside 全覆盖 or 覆盖率; ``new`` beside 新增 or 新建; ``growth`` beside 增长;
            ``per10k`` beside 每万人, ``per_township`` and ``per_village``
            beside 每个乡镇 and 每个社区.
        denominator: id of the indicator divided by.
        total: the stock that a flow adds up to, meant beside 累计, 共有 and the like: all who ever passed are certified.
        urban: the indicator meant for the cities where 城乡 stands with two numbers; ``rural`` the one for the country.
        persontimes: the indicator meant where 人次 are counted.
        selected: the indicator meant as the object of 选派; ``fostered`` of 培养; ``taught`` of 培训.
    """

    indicator: str
    units: frozenset[str]
    kind: str
    tier: str | None = None
    coverage: str | None = None
    new: str | None = None
    growth: str | None = None
    per10k: str | None = None
    per_township: str | None = None
    per_village: str | None = None
    denominator: str | None = None
    total: str | None = None
    urban: str | None = None
    rural: str | None = None
    persontimes: str | None = None
    selected: str | None = None
    fostered: str | None = None
    taught: str | None = None

    def counts_in(self, quantity: Quantity) -> bool:
        """Return whether the quantity can be a number of this indicator."""
        return quantity.unit in self.units


@cache
def load_measures() -> Mapping[str, Measure]:
    """Return the measure of each indicator.

    >>> load_measures()["station_total"].coverage
    'station_coverage'

    Raises:
        LexiconError: a line of the table does not fit its header.
    """
    path = resource_path("data", "lexicon", "measures.tsv")
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header, rows = lines[0], lines[1:]
    measures = {}
    for row in rows:
        if len(row) < 3 or len(row) > len(header):
            raise LexiconError(
                f"{path.name}: 列数不对 wanted 3 to {len(header)} columns, got {row}; separate columns by one tab"
            )
        values = dict(zip(header, row, strict=False))
        indicator, units, kind = (values.pop(name) for name in ("indicator", "units", "kind"))
        rest = {name: value for name, value in values.items() if value}
        measures[indicator] = Measure(indicator, frozenset(units.split(",")), kind, **rest)
    return MappingProxyType(measures)

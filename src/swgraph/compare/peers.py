"""Regions like one's own: of the same level, near in population, townships, villages and in what is known of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log1p, sqrt
from statistics import fmean, pstdev
from typing import Final

from swgraph.catalogue import Column, Text
from swgraph.compare.blocks import ask_block
from swgraph.compare.comparison import Explained
from swgraph.compare.denominators import read_denominators
from swgraph.compare.figures import asked_regions
from swgraph.compare.places import Place, read_places
from swgraph.compare.terms import label
from swgraph.errors import ParameterError
from swgraph.model import Region
from swgraph.query import Row
from swgraph.store import Store

SIZES: Final = ("population", "township_total", "village_total")
KNOWN: Final = "indicators_known"
_NEAR: Final = 0.25
_FAR: Final = 1.0
_COLUMNS: Final = (
    Column("rank", Text("名次", "rank"), "integer"),
    Column("region", Text("地区", "region")),
    Column("region_code", Text("区划代码", "region code")),
    Column("level", Text("层级", "level")),
    Column("distance", Text("距离（标准差）", "distance (standard deviations)"), "decimal"),
    Column("reasons", Text("理由", "reasons"), "list"),
    Column("population", Text("常住人口", "population"), "integer", "人"),
    Column("township_total", Text("乡镇（街道）数", "townships"), "integer"),
    Column("village_total", Text("村（社区）数", "villages"), "integer"),
    Column(KNOWN, Text("有数字的指标数", "indicators known"), "integer"),
    Column("shared", Text("两地都有数字的指标", "indicators known of both"), "list"),
    Column("as_of", Text("截至（分母年份）", "as of (year of the sizes)"), "integer"),
    Column("n_sources", Text("来源数", "sources"), "integer"),
    Column("status", Text("状态", "status")),
    Column("evidence_id", Text("证据", "evidence"), "iri"),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a region is compared by; ``sizes`` are on a logarithmic scale, a size that is not known is left out."""

    region: Region
    counts: Mapping[str, int]
    indicators: frozenset[str]
    years: frozenset[int]
    sources: frozenset[str]

    @property
    def sizes(self) -> dict[str, float]:
        """Return the logarithms: twice as many is as far for a small region as for a large one."""
        return {name: log1p(value) for name, value in (*self.counts.items(), (KNOWN, len(self.indicators)))}


def peers(store: Store, region: Place, n: int = 5) -> Explained:
    """Return the regions most like one, nearest first, and why; see ``KnowledgeGraph.peers``."""
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise ParameterError(f"个数有误 wrong number of peers: n wanted a whole number from 1, got {n!r}")
    (own, *more) = read_places(region)
    if more:
        raise ParameterError(f"只能问一个地区 wanted one region, got {1 + len(more)}: ask for each by itself")
    profiles = _profiles(store, read_places(None, own.level))
    mine = profiles.pop(own.code, None)
    others = [each for each in profiles.values() if mine and each.counts.keys() >= mine.counts.keys()]
    spread = _spread([*others, mine]) if mine and mine.counts else {}
    near = sorted((_distance(mine, each, spread), each.region.code, each) for each in others) if mine and spread else []
    return Explained(
        columns=_COLUMNS,
        rows=tuple(_row(i, mine, each, distance, spread) for i, (distance, _, each) in enumerate(near[:n], 1) if mine),
        sparql="",
        params={"region": own.name, "n": n},
        generation=store.generation,
        caption="相近地区 Peers",
        remarks=_remarks(own, mine, len(others)),
    )


def _profiles(store: Store, regions: Sequence[Region]) -> dict[str, Profile]:
    sizes = read_denominators(store, regions, SIZES)
    indicators: dict[str, set[str]] = {}
    for row in ask_block(store, "known", {"region": asked_regions(regions)}):
        indicators.setdefault(str(row["region_code"]), set()).add(str(row["indicator_id"]))
    found = {}
    for region in regions:
        own = {name: sizes[region.code, name] for name in SIZES if (region.code, name) in sizes}
        found[region.code] = Profile(
            region,
            {name: int(each.value) for name, each in own.items()},
            frozenset(indicators.get(region.code, ())),
            frozenset(each.year for each in own.values()),
            frozenset(each.source for each in own.values() if each.source),
        )
    return {code: profile for code, profile in found.items() if profile.counts}


def _spread(profiles: Iterable[Profile]) -> dict[str, tuple[float, float]]:
    """Return mean and standard deviation of each size; one in which all are equal tells nothing and is left out."""
    values: dict[str, list[float]] = {}
    for profile in profiles:
        for name, value in profile.sizes.items():
            values.setdefault(name, []).append(value)
    moments = {name: (fmean(found), pstdev(found)) for name, found in values.items()}
    return {name: moment for name, moment in moments.items() if moment[1] > 0}


def _gaps(mine: Profile, other: Profile, spread: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    return {name: (other.sizes[name] - mine.sizes[name]) / spread[name][1] for name in mine.sizes if name in spread}


def _distance(mine: Profile, other: Profile, spread: Mapping[str, tuple[float, float]]) -> float:
    gaps = _gaps(mine, other, spread).values()
    return sqrt(fmean(gap * gap for gap in gaps)) if gaps else 0.0


def _row(rank: int, mine: Profile, other: Profile, distance: float, spread: Mapping[str, tuple[float, float]]) -> Row:
    shared = sorted(mine.indicators & other.indicators)
    return {
        "rank": rank,
        "region": other.region.name,
        "region_code": other.region.code,
        "level": label("level", other.region.level),
        "distance": Decimal(f"{distance:.3f}"),
        "reasons": tuple(_reason(name, gap, mine, other) for name, gap in sorted(_gaps(mine, other, spread).items(), key=lambda g: abs(g[1]))),
        **{name: other.counts.get(name) for name in SIZES},
        KNOWN: len(other.indicators),
        "shared": tuple(str(label("indicator", each)) for each in shared),
        "as_of": max(other.years),
        "n_sources": len(other.sources),
        "status": "derived",
        "evidence_id": None,
    }


def _reason(name: str, gap: float, mine: Profile, other: Profile) -> str:
    words = "相近" if abs(gap) <= _NEAR else "略有差别" if abs(gap) <= _FAR else "差别较大"
    title = label("indicator", name) if name in SIZES else "有数字的指标数"
    theirs, own = (each.counts.get(name, len(each.indicators)) for each in (other, mine))
    return f"{title}{words}：{theirs:,} 与 {own:,}（{gap:+.2f} 个标准差）"


def _remarks(own: Region, mine: Profile | None, n: int) -> tuple[str, ...]:
    if mine is None:
        return (f"没有 {own.name} 的人口、乡镇或村数，无从比较 no population, townships or villages of {own.name} are known",)
    used = "、".join(str(label("indicator", name)) for name in mine.counts)
    return (
        f"在 {n} 个同级地区中选取 chosen among {n} regions of its level",
        f"依据 by: {used}、有数字的指标数；取对数后标准化，距离为各项差的均方根 logarithms, standardised; the root mean square of the differences",
    )

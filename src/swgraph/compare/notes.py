"""What stands under a comparison: what was aligned and how, what was kept apart, and what is missing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from swgraph.compare.denominators import Basis
from swgraph.compare.lines import Line
from swgraph.compare.refusal import Mismatch
from swgraph.compare.rules import PROGRESS
from swgraph.compare.table import Setting
from swgraph.compare.terms import label
from swgraph.compare.units import is_amount

_GAPS: Final = {
    "not_found": ("没有该地区的来源", "no source on the region"),
    "not_stated": ("有来源而未写明", "sources that do not say"),
    "not_extracted": ("有记录而无可用数字", "a record without a usable number"),
}
_TODAY: Final = ("as_of，默认为数据中最近的报道日", "as_of, the newest report of the data unless given")
_APART: Final = {
    "measure": ("类型不同（总量与新增、流量等）", "of other kinds (stock against increment or flow)"),
    "unit": ("单位不同", "in other units"),
    "scope": ("层级、范围或分母不同", "of another level, scope or denominator"),
    "state": ("一为建成、一为运行", "built on one side, operating on the other"),
}


def alignment(lines: Sequence[Line], setting: Setting, pairs: Sequence[Mismatch], as_of: date | None, left_out: int) -> tuple[str, ...]:
    """Return the notes of a table, in the order in which its values are made."""
    return (
        *_moment(as_of, left_out),
        *_side_by_side(pairs),
        *_units(lines),
        *_kinds(lines),
        *_dates(lines),
        *_progress(lines, setting),
        *_states(lines),
        *_apart(lines),
        *_denominators(lines, setting),
        *_conflicts(lines),
        *_missing(lines),
    )


def _moment(as_of: date | None, left_out: int) -> Iterator[str]:
    if as_of:
        yield (
            f"截至 {as_of}：只取当日及以前报道的目标、当日及以前的实际值，另有 {left_out} 条更晚或无日期的未计 "
            f"as of {as_of}: targets reported and values dated up to then; {left_out} later or undated left out"
        )


def _side_by_side(pairs: Sequence[Mismatch]) -> Iterator[str]:
    for pair in pairs:
        yield f"并列而不可互比 side by side, not to be compared: {pair.a.label.zh} | {pair.b.label.zh}: {pair.reason}"


def _units(lines: Sequence[Line]) -> Iterator[str]:
    figures = [figure for line in lines for figure in (line.target, line.actual) if figure]
    changed = Counter((f.printed_unit, f.unit) for f in figures if f.printed_unit != f.unit)
    for (printed, unit), n in sorted(changed.items(), key=str):
        yield f"单位已统一 unit aligned: {label('unit', printed)} → {label('unit', unit)} ({n})"
    leading = [(line.leading.unit, line.indicator.unit) for line in lines if line.leading and line.leading.unit]
    odd = Counter((unit, wanted) for unit, wanted in leading if unit != wanted)
    for (unit, wanted), n in sorted(odd.items()):
        yield (
            f"单位不能换算，分行列出、不与其他行相比 does not convert, kept in rows of its own: {label('unit', unit)} ≠ {label('unit', wanted)} ({n})"
        )


def _kinds(lines: Sequence[Line]) -> Iterator[str]:
    found: dict[tuple[str, str], set[str]] = {}
    for line in lines:
        if line.leading and not line.gap:
            found.setdefault((line.region.code, line.indicator.id), set()).add(line.leading.counts)
    mixed = sum(1 for kinds in found.values() if len(kinds) > 1)
    if mixed:
        yield f"总量、新增、流量、比率分行列出，不相加减 stocks, increments, flows and ratios stand in rows of their own (cells: {mixed})"


def _dates(lines: Sequence[Line]) -> Iterator[str]:
    targets = [line.target for line in lines if line.target and line.target.has_number]
    if any(target.day for target in targets):
        yield "期限按年份对齐，取该期末日，精度另列 deadlines are aligned by year at its end, their precision beside them"
    undated = sum(1 for target in targets if not target.day)
    if undated:
        yield f"{undated} 个目标没有期限，不算每年需增 targets without a deadline: {undated}; nothing needed per year is worked out"
    bounds = sum(1 for line in lines if line.actual and line.actual.has_number and not line.actual.day)
    if bounds:
        yield f"{bounds} 个实际值未注明时点，以“不晚于”的日期计 actual values without a date of their own, taken at the day they are not after: {bounds}"


def _progress(lines: Sequence[Line], setting: Setting) -> Iterator[str]:
    pairs = [(line.target, line.actual) for line in lines if line.target and line.actual]
    if pairs:
        yield (
            f"差距 = 目标 − 最近实际值；完成比例 = 实际值 ÷ 目标；每年需增把差距摊到 {setting.today}（{_TODAY[0]}）至期限的天数，过期不算；区间目标取下限 "
            f"gap = target − latest actual; share = actual ÷ target; needed per year spreads the gap over the days from {setting.today} ({_TODAY[1]}) "
            "to the deadline, none once it has passed; of a range the lower end"
        )
    if any(side.comparator not in (None, "eq", "ge") for pair in pairs for side in pair):
        yield "带约、超过等比较符的数字照录，由其得出的差距是近似值 figures with ≈ or > are kept as they are; gaps from them are approximate"
    if any(target.unit == "percent" for target, _ in pairs):
        yield "百分比之差以百分点计 differences of percentages are in percentage points"


def _apart(lines: Sequence[Line]) -> Iterator[str]:
    reasons = Counter(reason for line in lines for reason in line.apart)
    for reason, n in sorted(reasons.items()):
        zh, en = _APART[reason]
        yield f"有实际值但与目标{zh}，未相比（{n} 行） actual values {en} were not set against the target (rows: {n})"
    flows = sum(1 for line in lines if line.target and line.target.has_number and line.target.counts not in PROGRESS)
    if flows:
        yield f"新增、流量目标不与实际值相减（{flows} 行） targets that are increments or flows have no gap (rows: {flows})"


def _states(lines: Sequence[Line]) -> Iterator[str]:
    if {"built", "operating"} <= {line.leading.state for line in lines if line.leading}:
        yield "有的是建成数、有的是运行数，见“范围”一列，不可互比 some count what was built, some what operates (column scope): not to be compared"


def _denominators(lines: Sequence[Line], setting: Setting) -> Iterator[str]:
    basis = setting.basis
    if basis is None:
        return
    used = {line.region.code: setting.denominators.get((line.region.code, basis.indicator)) for line in lines}
    for (year, source), n in sorted(Counter((d.year, d.source or "?") for d in used.values() if d).items()):
        yield f"每{basis.name.zh} per {basis.name.en}：分母为 {year} 年{label('indicator', basis.indicator)}（{source}），{n} 个地区 regions"
    lacking = [line.region.name for line in lines if used[line.region.code] is None]
    if lacking:
        yield f"没有分母，不折合 no denominator, not divided: {_listed(list(dict.fromkeys(lacking)))}"
    yield from _ratios(lines, basis)


def _ratios(lines: Sequence[Line], basis: Basis) -> Iterator[str]:
    ratios = dict.fromkeys(line.indicator.label.zh for line in lines if not is_amount(line.indicator.unit))
    if ratios:
        yield f"已是比率，不再折合为每{basis.name.zh} ratios already, not divided: {_listed(list(ratios))}"


def _conflicts(lines: Sequence[Line]) -> Iterator[str]:
    n = sum(1 for line in lines if line.against or line.actual_against)
    if n:
        yield (
            f"{n} 行有不一致的说法，全部保留；“优先”依次看审核状态、来源可靠性、报道先后 rows with rival values: {n}; all are kept, "
            "preferred is the one reviewed, then the more reliable source, then the later report"
        )


def _missing(lines: Sequence[Line]) -> Iterator[str]:
    for gap, n in sorted(Counter(line.gap for line in lines if line.gap).items()):
        zh, en = _GAPS[gap]
        yield f"{gap} = {zh} {en}（{n}）"
    bare = sum(1 for line in lines if line.target and line.target.has_number and not line.actual)
    if bare:
        yield f"{bare} 个目标没有可比的实际值 targets without a comparable actual value: {bare}"


def _listed(names: list[str]) -> str:
    return "、".join(names[:6]) + (f" …({len(names)})" if len(names) > 6 else "")

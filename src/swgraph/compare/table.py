"""The columns of a comparison, and a line written as a row of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from swgraph.catalogue import Column, Text
from swgraph.compare.denominators import Basis, Denominator, divided
from swgraph.compare.figures import Figure
from swgraph.compare.indicators import Indicator
from swgraph.compare.lines import Line
from swgraph.compare.progress import Progress, progress
from swgraph.compare.terms import label, sign
from swgraph.compare.units import difference_unit, is_amount
from swgraph.query import Row, Value

ACTUAL_EVIDENCE: Final = "actual_evidence_id"
STATES: Final = {"operating": "运行的", "built": "建成的"}
COLUMNS: Final = tuple(
    Column(name, Text(zh, en), kind)
    for name, zh, en, kind in (
        ("region", "地区", "region", "string"),
        ("region_code", "区划代码", "region code", "string"),
        ("indicator", "指标", "indicator", "string"),
        ("indicator_id", "指标编号", "indicator id", "string"),
        ("kind", "性质", "target or actual", "string"),
        ("measure", "指标类型", "kind of figure", "string"),
        ("document", "文件", "document", "string"),
        ("value", "数值", "value", "decimal"),
        ("min_value", "下限", "least value", "decimal"),
        ("max_value", "上限", "greatest value", "decimal"),
        ("unit", "单位", "unit", "string"),
        ("comparator", "比较符", "comparator", "string"),
        ("modality", "措辞强度", "modality", "string"),
        ("wording", "表述", "wording", "string"),
        ("scope", "范围", "scope", "string"),
        ("deadline", "期限", "deadline", "date"),
        ("deadline_year", "期限年份", "year of the deadline", "integer"),
        ("deadline_precision", "期限精度", "precision of the deadline", "string"),
        ("per_value", "折合数", "value per denominator", "decimal"),
        ("per", "折合单位", "per what", "string"),
        ("denominator", "分母", "denominator", "decimal"),
        ("denominator_year", "分母年份", "year of the denominator", "integer"),
        ("denominator_source", "分母来源", "source of the denominator", "string"),
        ("baseline", "基期值", "baseline", "decimal"),
        ("actual", "最近实际值", "latest actual value", "decimal"),
        ("actual_comparator", "实际值比较符", "comparator of the actual value", "string"),
        ("actual_date", "实际值时点", "date of the actual value", "date"),
        ("actual_precision", "实际值时点精度", "precision of that date", "string"),
        ("actual_per_value", "实际值折合数", "actual value per denominator", "decimal"),
        ("gap", "差距", "gap", "decimal"),
        ("gap_unit", "差距单位", "unit of the gap", "string"),
        ("share", "完成比例（%）", "share reached (%)", "decimal"),
        ("needed_per_year", "每年需增", "needed per year", "decimal"),
        ("preferred", "优先", "preferred", "boolean"),
        ("gap_kind", "缺口", "kind of gap", "string"),
        (ACTUAL_EVIDENCE, "实际值证据", "evidence of the actual value", "iri"),
        ("as_of", "截至（最近报道日期）", "as of (newest report)", "date"),
        ("n_sources", "来源数", "sources", "integer"),
        ("status", "状态", "status", "string"),
        ("evidence_id", "证据", "evidence", "iri"),
    )
)
_PER: Final = "denominator_source"


@dataclass(frozen=True, slots=True)
class Setting:
    """What all rows of a table share: what figures are divided by, what was looked at in each region, and from when time is left."""

    basis: Basis | None
    denominators: Mapping[tuple[str, str], Denominator]
    reports: Mapping[str, date | None]
    today: date | None


def row_of(line: Line, setting: Setting) -> Row:
    """Return a line as a row, with a value or None for every column."""
    leading, target, actual = line.leading, line.target, line.actual
    done = progress(target, actual, setting.today) if target else Progress()
    filled: dict[str, Value] = {
        "region": line.region.name,
        "region_code": line.region.code,
        "indicator": line.indicator.label.zh,
        "indicator_id": line.indicator.id,
        **(_said(leading, line.indicator) if leading else {}),
        **(_due(target) if target else {}),
        **(_reached(actual) if actual and actual.has_number else {}),
        **_divided(line, setting),
        "baseline": _baseline(line),
        "gap": done.gap,
        "gap_unit": label("unit", difference_unit(target.unit)) if target and done.gap is not None else None,
        "share": done.share,
        "needed_per_year": done.yearly,
        "preferred": line.is_preferred,
        "gap_kind": line.gap,
        "as_of": _newest_report(line, setting),
        "n_sources": len({figure.source for figure in line.support}),
    }
    filled["status"] = _status(line, filled)
    return {column.name: filled.get(column.name) for column in COLUMNS}


def _said(figure: Figure, indicator: Indicator) -> dict[str, Value]:
    return {
        "kind": figure.role,
        "measure": label("targetkind", figure.measure),
        "document": figure.document,
        "value": figure.value,
        "min_value": figure.least,
        "max_value": figure.most,
        "unit": label("unit", figure.unit),
        "comparator": sign(figure.comparator),
        "modality": label("modality", figure.modality),
        "wording": figure.wording,
        "scope": scope_of(figure, indicator),
        "evidence_id": figure.evidence,
    }


def _due(target: Figure) -> dict[str, Value]:
    year = target.day.year if target.day else None
    return {"deadline": target.day, "deadline_year": year, "deadline_precision": label("precision", target.precision)}


def _reached(actual: Figure) -> dict[str, Value]:
    return {
        "actual": actual.amount,
        "actual_comparator": sign(actual.comparator),
        "actual_date": actual.when,
        # A date that is only a bound has no precision of its own.
        "actual_precision": label("precision", actual.precision) if actual.day else "不晚于",
        ACTUAL_EVIDENCE: actual.evidence,
    }


def _divided(line: Line, setting: Setting) -> dict[str, Value]:
    basis, leading = setting.basis, line.leading
    if basis is None or leading is None or not is_amount(leading.unit or line.indicator.unit):
        return {}
    found = setting.denominators.get((line.region.code, basis.indicator))
    if found is None:
        return {}
    return {
        "per_value": divided(leading.amount, found, basis),
        "per": f"{label('unit', leading.unit)}/{basis.name.zh}" if leading.has_number else None,
        "denominator": found.value,
        "denominator_year": found.year,
        _PER: found.source,
        "actual_per_value": divided(line.actual.amount if line.actual else None, found, basis),
    }


def _baseline(line: Line) -> Decimal | None:
    stated = line.target.baseline if line.target else None
    return stated if stated is not None else line.baseline.amount if line.baseline else None


def _newest_report(line: Line, setting: Setting) -> date | None:
    figures = [*line.support, *([line.actual] if line.actual else [])]
    if not figures:
        return setting.reports.get(line.region.code)
    return max((figure.published for figure in figures if figure.published), default=None)


def _status(line: Line, filled: Mapping[str, Value]) -> str:
    if line.gap:
        return "missing"
    if line.against or line.actual_against:
        return "conflict"
    return "derived" if filled["gap"] is not None or filled.get("per_value") is not None else "ok"


def scope_of(figure: Figure, indicator: Indicator) -> str | None:
    """Return what a figure covers, in words: a level, a part of the region, places that operate, another denominator."""
    parts = (
        label("level", figure.tier),
        figure.scope,
        STATES.get(figure.state or ""),
        f"占{label('indicator', figure.out_of)}" if figure.out_of and not is_amount(indicator.unit) else None,
    )
    return "；".join(part for part in parts if part) or None

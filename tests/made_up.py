"""One made-up source with every kind of record, for the floors above extraction."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from swgraph.model import (
    Beneficiary,
    DepartmentMention,
    Detail,
    Event,
    Evidence,
    Extraction,
    Fact,
    FieldMention,
    Funding,
    Issuance,
    Lineage,
    Mechanism,
    NameStatement,
    Observation,
    OperationMode,
    Organization,
    PolicyDate,
    PolicyDocument,
    Quantity,
    Remark,
    Schedule,
    ServicePoint,
    ServiceSystem,
    Source,
    Span,
    Standard,
    Target,
    Task,
    Tier,
    TierFunction,
    Transfer,
)
from swgraph.text.page import source_from_bytes

PAGE = """---
title: 虚构一例
publisher: 虚构日报
url: https://example.org/made-up
published: 2023-03-01
region: "630000"
derived_from: made-up-2023
---
两部门發(fā)文部署站点建设

日前，青海省民政厅、财政厅印發《关于虚构一例的意见》（以下简称《意见》），贯彻落实《虚构的上级规划》。
到2025年，示范站达到12个，每站配备2至4名社工，基本形成服务体系。在站点实现全覆盖的基础上，已有社工900人。
全省构建三级服务体系：县级设指导中心，依托社会组织孵化中心，负责指导站点、项目统筹；乡镇设服务站；村设服务室。
站点做到有场地、有人员。主要任务是培养人才、拓展领域，涉及养老服务。省财政安排约2500万元用于站点建设，每站10至15万元。
"""
REGION = "630000"
DOCUMENT = PolicyDocument("关于虚构一例的意见", REGION, "yijian", "虚〔2023〕1号")
ABOVE = PolicyDocument("虚构的上级规划", "100000", "guihua")
BY_2025 = PolicyDate("2025年", date(2025, 12, 31), 2025, "year")


@cache
def made_up() -> Extraction:
    """Return the source with one fact of each kind at least."""
    source = made_up_source()
    makers = (_issuances, _targets, _observations, _system, _standards, _tasks, _funding, _statements)
    return Extraction(source, tuple(fact for make in makers for fact in make(source)), (REGION,))


@cache
def made_up_source() -> Source:
    """Return the source without its facts."""
    return source_from_bytes(PAGE.encode(), "made-up.md")


def quote(source: Source, words: str) -> Evidence:
    """Return the evidence for the first place where ``words`` stand in the text."""
    start = source.text.index(words)
    end = start + len(words)
    raw = source.offsets.raw_span(Span(start, end))
    return Evidence(
        source=source.id,
        article=source.articles[0].id,
        start=start,
        end=end,
        exact=words,
        prefix=source.text[max(start - 8, 0) : start],
        suffix=source.text[end : end + 8],
        raw_start=raw.start,
        raw_end=raw.end,
        raw_text=source.raw[raw.start : raw.end],
    )


def _shared(source: Source, words: str, rule: str, confidence: float = 0.9) -> dict[str, Any]:
    evidence = quote(source, words)
    return {"evidence": evidence, "region": REGION, "rule": rule, "confidence": confidence, "status": "extracted"}


def _issuances(source: Source) -> list[Fact]:
    issuers = (
        Organization("青海省民政厅", REGION, "civil_affairs", "青海省民政厅"),
        Organization("青海省财政厅", REGION, "finance", "财政厅"),
    )
    issuance = Issuance(
        **_shared(source, "青海省民政厅、财政厅印发《关于虚构一例的意见》", "issuance"),
        document=DOCUMENT,
        issuers=issuers,
        issuer_count=2,
        alias="意见",
        issued_not_after=date(2023, 3, 1),
        date_text="日前",
    )
    lineage = Lineage(
        **_shared(source, "贯彻落实《虚构的上级规划》", "lineage"),
        document=DOCUMENT,
        relation="applies",
        cited_text="《虚构的上级规划》",
        cited=ABOVE,
    )
    return [issuance, lineage]


def _targets(source: Source) -> list[Fact]:
    reach: dict[str, Any] = {"modality": "reach", "modality_text": "达到", "document": DOCUMENT}
    count = Target(
        **_shared(source, "示范站达到12个", "target"),
        indicator="station_model",
        kind="milestone",
        quantity=Quantity(Decimal(12), "item", "12个", measure_word="个"),
        text="示范站达到12个",
        scope_tier="township",
        deadline=BY_2025,
        baseline=Quantity(Decimal("3.0"), "item", "3个"),
        **reach,
    )
    span = Target(
        **_shared(source, "每站配备2至4名社工", "target"),
        indicator="sw_per_township",
        kind="ratio",
        quantity=Quantity(None, "person", "2至4名", measure_word="名", min_value=Decimal(2), max_value=Decimal(4)),
        text="每站配备2至4名社工",
        denominator="township_total",
        deadline=BY_2025,
    )
    goal = Target(
        **_shared(source, "基本形成服务体系", "goal", 0.7),
        indicator=None,
        kind="qualitative",
        quantity=None,
        text="基本形成服务体系",
        modality="basically",
        modality_text="基本",
        deadline=BY_2025,
    )
    return [count, span, goal]


def _observations(source: Source) -> list[Fact]:
    coverage = Observation(
        **_shared(source, "在站点实现全覆盖的基础上", "coverage"),
        indicator="station_coverage",
        kind="coverage",
        quantity=Quantity(Decimal(100), "percent", "全覆盖", coverage=True),
        text="在站点实现全覆盖的基础上",
        denominator="township_total",
        scope_tier="township",
        as_of_not_after=date(2023, 3, 1),
        premise=True,
    )
    workers = Observation(
        **_shared(source, "已有社工900人", "observation"),
        indicator="sw_talent_total",
        kind="stock",
        quantity=Quantity(Decimal("9E+2"), "person", "900人", measure_word="人"),
        text="已有社工900人",
        as_of=PolicyDate("2022年年底", date(2022, 12, 31), 2022, "day"),
        as_of_not_after=date(2023, 3, 1),
    )
    return [coverage, workers]


def _system(source: Source) -> list[Fact]:
    centre = Tier(
        **_shared(source, "县级设指导中心，依托社会组织孵化中心", "tier"),
        order=1,
        admin_level="county",
        name="指导中心",
        host="社会组织孵化中心",
        host_type="incubation_centre",
        count=45,
        document=DOCUMENT,
        functions=(
            TierFunction(**_shared(source, "指导站点", "tier"), order=1, text="指导站点", concept="guide_stations"),
            TierFunction(**_shared(source, "项目统筹", "tier"), order=2, text="项目统筹"),
        ),
    )
    station = Tier(**_shared(source, "乡镇设服务站", "tier"), order=2, admin_level="township", name="服务站")
    room = Tier(**_shared(source, "村设服务室", "tier"), order=3, admin_level="village", name="服务室")
    system = ServiceSystem(**_shared(source, "三级服务体系", "system"), tier_count=3, text="三级服务体系")
    return [system, centre, station, room]


def _standards(source: Source) -> list[Fact]:
    items = (("有场地", "premises"), ("有人员", "staff"))
    shared = _shared(source, "有场地、有人员", "standard")
    return [Standard(**shared, admin_level="township", items=items, name="两有")]


def _tasks(source: Source) -> list[Fact]:
    first = _shared(source, "培养人才", "task")
    return [
        Task(**first, order=1, text="培养人才", category="talent_training", tool="supply"),
        Task(**_shared(source, "拓展领域", "task"), order=2, text="拓展领域", document=DOCUMENT),
        FieldMention(**_shared(source, "养老服务", "field"), field="elderly", text="养老服务", document=DOCUMENT),
    ]


def _funding(source: Source) -> list[Fact]:
    total = Quantity(Decimal(25_000_000), "yuan", "2500万元", comparator="~")
    each = Quantity(None, "yuan", "10至15万元", min_value=Decimal(100_000), max_value=Decimal(150_000))
    return [
        Funding(
            **_shared(source, "省财政安排约2500万元用于站点建设", "funding"),
            amount=total,
            year=2022,
            payer="省财政",
            purpose="站点建设",
        ),
        Funding(**_shared(source, "每站10至15万元", "funding"), amount=each),
    ]


def _statements(source: Source) -> list[Fact]:
    department = Organization("青海省财政厅", REGION, "finance", "财政厅")
    day = PolicyDate("2023-03-01", date(2023, 3, 1), 2023, "day")
    members = (Detail("items", "县", 1), Detail("items", "乡镇", 2), Detail("growth", "+36%"))
    listed = {**_shared(source, "三级服务体系", "mechanism"), "details": members}
    return [
        DepartmentMention(**_shared(source, "财政厅", "department"), organization=department, role="印发"),
        Mechanism(**listed, text="三级服务体系"),
        OperationMode(**_shared(source, "依托社会组织孵化中心", "mode"), text="依托社会组织孵化中心", mode="mixed"),
        Event(**_shared(source, "两部门发文部署站点建设", "event"), text="发文部署", when=day),
        Transfer(**_shared(source, "项目统筹", "transfer"), text="项目统筹", giver="民政厅", receiver="指导中心"),
        NameStatement(**_shared(source, "以下简称《意见》", "name"), text=DOCUMENT.title, other_name="意见"),
        Beneficiary(**_shared(source, "养老服务", "beneficiary"), text="老年人"),
        Schedule(**_shared(source, "乡镇设服务站；村设服务室", "schedule"), text="先乡镇、后村"),
        ServicePoint(**_shared(source, "服务站", "point"), text="服务站"),
        Remark(**_shared(source, "日前", "remark"), text="日期未印出"),
    ]

"""Wordings met on pages that nobody here wrote, in our own words: where each is read, and where it must not be."""

from collections.abc import Sequence

import pytest

from reported import reported
from swgraph.extract import extract
from swgraph.model import FieldMention, Funding, Issuance, Measured, Observation, Target, Tier
from swgraph.text.page import source_from_bytes


def _read(facts: Sequence[Measured]) -> list[tuple[str | None, int, str]]:
    return [(f.indicator, int(f.quantity.value), f.quantity.comparator) for f in facts if f.quantity and f.quantity.value is not None]


def _region(text: str) -> str | None:
    return extract(source_from_bytes(text.encode(), "a.txt")).regions[0]


# --- what an article is about -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("首页 > 新闻\n记者获悉，近年我省社工增多。在兰州，社工站已有不少。", "620000"),
        ("站点揭牌\n在大渡口区，社工入户。目前全市已有社工3000人，重庆将继续建站。", "500000"),
        ("首批社工站揭牌\n邹平市五个社工站揭牌。邹平市民政局介绍，该市将继续建站。滨州日报讯。", "371681"),
        ("引言\n深圳社工起步早。宝安区设站，宝安区培训，宝安区评估。", "440306"),
        ("广东：顺德多家社工站揭牌\n站点由政府出资。", "440606"),
        ("站点揭牌\n南昌市社工站为全省首个，南昌市民政局已验收。", "360100"),
        ("某项研究\n有人提出看法。", None),
    ],
)
def test_the_whole_text_tells_the_region_where_the_headline_does_not(text: str, region: str | None) -> None:
    assert _region(text) == region


def test_districts_named_together_stand_for_the_city_that_holds_them() -> None:
    (fact,) = reported(Observation, "西湖区、青山湖区已建成社工站11个。")

    assert fact.region == "360100"


def test_a_place_in_the_name_of_a_programme_is_no_topic() -> None:
    (fact,) = reported(Observation, "“广东某某工程”实现社工站全覆盖。")

    assert fact.region == "360100"


# --- figures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        ("全市实名注册志愿者62万，占人口一成。", [("volunteers", 620_000, "=")]),
        ("持证社工不到50人。", [("certified_total", 50, "<")]),
        ("到2025年，每个城乡社区至少配备1名社会工作专业人才。", [("sw_per_community", 1, ">=")]),
        ("全市累计通过社会工作者职业水平考试671人。", [("certified_total", 671, "=")]),
        ("2023年全市36人通过社工考试。", [("exam_passed", 36, "=")]),
        ("目前全市有96人获得助理社会工作师、23人获得社会工作师职业水平证书。", [("certified_assistant", 96, "="), ("certified_middle", 23, "=")]),
        ("全省有14所学校开办了社会工作专业。", [("universities", 14, "=")]),
        ("到2025年，城乡社区综合服务设施覆盖率分别达到80%和100%。", [("facility_coverage_urban", 80, "="), ("facility_coverage_rural", 100, "=")]),
        ("全年培训社工300余人。", [("trained_persons", 300, ">")]),
        ("全年培训社工300余人次。", [("trained_persontimes", 300, ">")]),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_it_is_meant(body: str, figures: list[tuple[str, int, str]]) -> None:
    assert _read(reported(Measured, body)) == figures


@pytest.mark.parametrize(
    "body",
    [
        "民政局购买了31名社工，为老人提供服务。",
        "40多家社工机构800多名社工参加了活动。",
        "五家社工机构积极参展。",
        "公益类社会组织和民办社工机构达50余家。",
        "全市公务员考试报名人数达2万人。",
    ],
)
def test_what_is_no_stock_of_the_region_is_no_figure(body: str) -> None:
    assert _read(reported(Measured, body, "江西南昌举办活动")) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("在“牵手计划”中，全市已有社工机构20家。", Observation),
        ("从2018年开考至2020年，全市有持证社工231人。", Observation),
        ("全市拟招聘社区工作者190人。", Target),
        ("按照每万城镇常住人口不少于18名社区工作者的标准招聘。", Target),
    ],
)
def test_wording_tells_a_plan_from_a_result(body: str, kind: type[Measured]) -> None:
    assert [type(fact) for fact in reported(Measured, body)] == [kind]


def test_an_area_for_a_hundred_households_has_its_own_unit() -> None:
    (fact,) = reported(Target, "到2025年，每百户居民拥有社区综合服务设施面积达到30平方米。")

    assert fact.quantity is not None
    assert (fact.indicator, fact.quantity.unit) == ("facility_area", "square_metre_per_100_households")


@pytest.mark.parametrize(
    ("body", "sums"),
    [
        ("各级政府投入购买社工服务资金累计达到7.7亿，居全省第一。", [(770_000_000, "=")]),
        ("区政府每年投入不少于100万元资金，购买社工服务。", [(1_000_000, ">=")]),
        ("每年每站补助20万元资金。", []),
        ("全市人口达7.7亿。", []),
    ],
)
def test_money_is_a_total_with_or_without_its_unit(body: str, sums: list[tuple[int, str]]) -> None:
    amounts = [fact.amount for fact in reported(Funding, body)]

    assert [(int(amount.value), amount.comparator) for amount in amounts if amount and amount.value is not None] == sums


# --- documents --------------------------------------------------------------------------------------------------


def _documents(text: str) -> list[tuple[str, list[str], str | None]]:
    facts = extract(source_from_bytes(text.encode(), "a.txt")).facts
    issued = [fact for fact in facts if isinstance(fact, Issuance)]
    return [(f.document.title, [o.name for o in f.issuers], str(f.issued.latest) if f.issued else None) for f in issued]


def test_a_notice_is_issued_by_those_who_signed_it() -> None:
    text = (
        "通知\n各县市政府：\n《青海省某项服务体系建设规划（2021—2025年）》已经省政府同意，现印发给你们。\n"
        "青海省民政厅 青海省委组织部\n青海省社会治安综合治理委员会办公室\n2021年7月31日\n为推进工作，制定本规划。"
    )

    assert _documents(text) == [
        ("青海省某项服务体系建设规划（2021—2025年）", ["青海省民政厅", "青海省委组织部", "青海省社会治安综合治理委员会办公室"], "2021-07-31")
    ]


def test_a_plan_is_the_document_whose_title_stands_above_its_signature() -> None:
    assert _documents("长汀县“十四五”某项事业发展规划\n长汀县民政局\n2020年11月\n目录\n前言") == [
        ("长汀县“十四五”某项事业发展规划", ["长汀县民政局"], "2020-11-30")
    ]


def test_the_table_of_a_government_page_tells_who_issued_it() -> None:
    text = "信息公开\n文 号 | 无 | 发文日期 | 2021-11-24 |\n发布机构 | 南昌市民政局 | 有效 |\n南昌市某项事业“十三五”发展规划\n一、指导思想"

    assert _documents(text) == [("南昌市某项事业“十三五”发展规划", ["南昌市民政局"], "2021-11-24")]


@pytest.mark.parametrize(
    "text",
    ["南昌印发规划\n南昌市民政局\n有关负责人介绍了情况。", "南昌市某项事业发展规划解读\n南昌市民政局\n2021年1月2日\n问答。"],
)
def test_news_about_a_plan_is_not_the_plan(text: str) -> None:
    assert _documents(text) == []


def test_a_title_that_begins_with_its_issuers_names_them() -> None:
    (fact,) = reported(Issuance, "市里出台了首个文件——《江西省民政厅、江西省财政厅关于政府购买社工服务的实施意见》。")

    assert [o.name for o in fact.issuers] == ["江西省民政厅", "江西省财政厅"]
    assert fact.document.title == "关于政府购买社工服务的实施意见"


@pytest.mark.parametrize(
    ("body", "issuers"),
    [
        ("记者从市民政局获悉，该局近日印发了《社工站设立实施方案》。", ["南昌市民政局"]),
        ("市委、市政府印发了《社区服务发展规划》。", ["南昌市委", "南昌市人民政府"]),
        ("江西省民政厅会同江西省自然资源厅编制的《某项设施布局专项规划》出台。", ["江西省民政厅", "江西省自然资源厅"]),
        (
            "民政部联合教育部、国务院妇儿工委办公室、共青团中央等十部门制定出台了《关于健全某某服务体系的意见》。",
            ["民政部", "教育部", "国务院妇儿工委办公室", "共青团中央"],
        ),
    ],
)
def test_issuers_are_told_by_many_wordings(body: str, issuers: list[str]) -> None:
    (fact,) = reported(Issuance, body)

    assert [o.name for o in fact.issuers] == issuers


# --- fields and tiers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("社工提供生活照料、医疗保健、家政服务、精神慰藉等服务。", [None, "health", None, "psychological_support"]),
        ("社工服务扩展到教育、卫生、司法、残障等领域。", ["school", "health", "correction", "disability"]),
        ("社工在社会救助、社会福利、社区建设和公益性服务等领域就业。", ["social_assistance", "social_welfare", "grassroots_governance", None]),
        ("社工提供心理疏导、人文关怀、能力提升等社会工作服务。", ["psychological_support", None, None]),
    ],
)
def test_a_list_of_fields_is_read_from_its_first_item_to_its_last(body: str, fields: list[str | None]) -> None:
    assert [fact.field for fact in reported(FieldMention, body)] == fields


@pytest.mark.parametrize("body", ["社工站与教育、卫生、公安、司法等部门合作。", "社工走访家庭、企业和学校。"])
def test_words_of_every_day_are_fields_only_in_a_list_of_fields(body: str) -> None:
    assert reported(FieldMention, body) == []


def test_one_centre_for_each_county_is_a_tier() -> None:
    tiers = reported(Tier, "健全市、县、乡三级社会工作服务体系，实现“一县（区）一中心，一乡镇（街道）一站点”，推动村（社区）设立社工室。")

    assert [(t.admin_level, t.name) for t in tiers[:2]] == [("county", "一县（区）一中心"), ("township", "一乡镇（街道）一站点")]

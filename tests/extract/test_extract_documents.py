"""Issuances, lineage, and which document says what."""

from datetime import date

import pytest

from reported import reported
from swgraph.extract import extract
from swgraph.model import Funding, Issuance, Lineage, Target
from swgraph.text.page import source_from_bytes


def _issuers(fact: Issuance) -> list[str]:
    return [organization.name for organization in fact.issuers]


@pytest.mark.parametrize(
    ("body", "issuers", "count"),
    [
        (
            "宁夏回族自治区党委组织部、民政厅、财政厅等四部门联合印发《关于社工站建设的实施意见》。",
            ["宁夏回族自治区党委组织部", "宁夏回族自治区民政厅", "宁夏回族自治区财政厅"],
            4,
        ),
        ("市民政局、市财政局近日出台《社工站建设方案》。", ["南昌市民政局", "南昌市财政局"], None),
        ("省民政厅会同省财政厅制定了《社工站建设方案》。", ["江西省民政厅", "江西省财政厅"], None),
        ("民政部、国家卫生健康委印发《医务社会工作指导意见》。", ["民政部", "国家卫生健康委"], None),
        ("《社工站建设实施方案》由市民政局、市残联等5部门联合印发。", ["南昌市民政局", "南昌市残联"], 5),
        ("朝阳区民政局印发《社工站建设方案》。", ["朝阳区民政局"], None),
        ("南昌县民政局、南昌市民政局印发《社工站建设方案》。", ["南昌县民政局", "南昌市民政局"], None),
        ("南昌市出台《社工站建设方案》。", [], None),
    ],
)
def test_issuers_have_their_full_names_in_printed_order(body: str, issuers: list[str], count: int | None) -> None:
    (fact,) = reported(Issuance, body)

    assert (_issuers(fact), fact.issuer_count) == (issuers, count)


def test_alias_number_and_day_of_issue_are_kept() -> None:
    (fact,) = reported(
        Issuance, "2017年3月15日，省民政厅印发《社工站建设方案》（某民函〔2017〕43号，以下简称《方案》）。"
    )

    assert (fact.alias, fact.document.number, fact.document.region) == ("方案", "某民函〔2017〕43号", "360000")
    assert fact.issued is not None
    assert (fact.issued.latest, fact.issued_not_after) == (date(2017, 3, 15), None)


def test_an_unknown_day_is_bounded_by_the_publication() -> None:
    text = "---\ntitle: 某市\npublished: 2023-03-23\n---\n\n# 南昌出台方案\n\n市民政局近日印发《社工站建设方案》。\n"
    (fact,) = extract(source_from_bytes(text.encode(), "a.md")).of(Issuance)

    assert isinstance(fact, Issuance)
    assert (fact.issued, fact.issued_not_after, fact.date_text) == (None, date(2023, 3, 23), "近日")


def test_titles_joined_behind_one_verb_are_all_issued() -> None:
    facts = reported(Issuance, "市民政局出台《社工站建设方案》《社工站管理办法》和《社工站评估标准》。")

    assert [fact.document.doc_type for fact in facts] == ["gongzuo_fangan", "guanli_banfa", "biaozhun"]
    assert {tuple(_issuers(fact)) for fact in facts} == {("南昌市民政局",)}


@pytest.mark.parametrize(
    "body",
    [
        "根据民政部印发的《关于社会工作的指导意见》，各地要建站。",
        "市民政局转发《关于社会工作的通知》。",
        "市民政局组织学习《社工站建设方案》。",
        "据《公益时报》报道，市民政局出台了办法。",
        "市民政局印发通知。",
    ],
)
def test_what_is_cited_or_forwarded_is_not_issued(body: str) -> None:
    assert reported(Issuance, body) == []


def test_a_document_rests_on_others_and_on_meetings() -> None:
    facts = reported(
        Lineage,
        "市民政局印发《南昌市社工站实施方案》（以下简称《方案》）。根据民政部《关于社会工作的指导意见》，贯彻党的二十大精神，"
        "《方案》提出建站。各地要认真落实《方案》。",
    )

    assert [(f.relation, f.cited_text, f.cited.region if f.cited else None) for f in facts] == [
        ("based_on", "关于社会工作的指导意见", "100000"),
        ("applies", "党的二十大", None),
    ]
    assert {f.document.title for f in facts if f.document} == {"南昌市社工站实施方案"}


def test_without_a_document_nothing_has_lineage() -> None:
    assert reported(Lineage, "全市深入贯彻党的二十大精神。") == []


@pytest.mark.parametrize(
    ("saying", "document"),
    [
        ("《方案》提出，到2025年建成社工站100个。", "南昌市社工站实施方案"),
        ("方案提出，到2025年建成社工站100个。", "南昌市社工站实施方案"),
        ("到2025年，按照《方案》要求，建成社工站100个。", "南昌市社工站实施方案"),
        ("\n\n到2025年，全市建成社工站100个。", None),
    ],
)
def test_an_alias_means_the_document_and_a_paragraph_keeps_it(saying: str, document: str | None) -> None:
    body = f"市民政局印发《南昌市社工站实施方案》（以下简称《方案》）。{saying}"
    (fact,) = reported(Target, body)

    assert (fact.document.title if fact.document else None) == document


def test_money_has_the_year_of_its_sentence() -> None:
    facts = reported(Funding, "2022年，全市投入资金300万元，用于站点建设。市级财政另外安排50万元。")

    assert [(f.amount and f.amount.text, f.year, f.payer, f.purpose) for f in facts] == [
        ("300万元", 2022, None, "站点建设"),
        ("50万元", None, "市级财政", None),
    ]

"""Targets and observations: what is counted, meant, governed and dated."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from reported import reported
from swgraph.model import Measured, Observation, Target


def _read(facts: Sequence[Measured]) -> list[tuple[str | None, int]]:
    return [(f.indicator, int(f.quantity.value)) for f in facts if f.quantity and f.quantity.value is not None]


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("到2025年，全市建成社工站100个。", "reach"),
        ("力争到2025年，全市建成社工站100个。", "strive"),
        ("到2025年，全市社工站力争达到100个。", "strive"),
        ("全市计划建成社工站100个。", "reach"),
        ("到2025年，确保社工站达到100个。", "ensure"),
    ],
)
def test_what_is_intended_is_a_target(body: str, modality: str) -> None:
    (fact,) = reported(Measured, body)

    assert isinstance(fact, Target)
    assert (fact.indicator, fact.modality) == ("station_total", modality)


@pytest.mark.parametrize(
    "body",
    [
        "全市现有社工站100个。",
        "截至2022年底，全市社工站达到100个。",
        "2022年，全市共有社工站100个。",
        "到2022年，全市已建成社工站100个。",
        "目前，全市社工站100个。",
    ],
)
def test_what_is_said_to_be_done_is_an_observation(body: str) -> None:
    (fact,) = reported(Measured, body)

    assert isinstance(fact, Observation)
    assert fact.quantity is not None
    assert fact.quantity.value == Decimal(100)


@pytest.mark.parametrize(
    "body",
    [
        "如果资金到位，全市社工站将达到100个。",
        "全市尚未建成社工站100个。",
        "社工站达到100个了吗？",
        "培训持证社工300人。",
        "200名持证社工参加活动。",
        "每个社工站配备持证社工3人。",
        "全市开展活动100个。",
        "《建成社工站100个行动方案》",
    ],
)
def test_what_is_no_stock_of_the_region_is_no_fact(body: str) -> None:
    assert reported(Measured, body) == []


def test_a_modality_holds_for_its_sentence_only() -> None:
    facts = reported(Target, "力争到2025年，社工站达到100个。到2025年，持证社工达到500人。")

    assert [fact.modality for fact in facts] == ["strive", "reach"]


def test_a_date_governs_until_the_next_one() -> None:
    facts = reported(Target, "到2025年年底，建成社工室100个，2027年实现全覆盖。")

    assert [(f.indicator, f.deadline.precision if f.deadline else None) for f in facts] == [
        ("room_total", "day"),
        ("room_coverage", "year"),
    ]


def test_a_premise_is_not_reported() -> None:
    (fact,) = reported(Observation, "在乡镇（街道）社工站实现全覆盖的基础上，推进规范化建设。")

    assert (fact.indicator, fact.premise, fact.as_of) == ("station_coverage", True, None)


def test_growth_has_its_baseline() -> None:
    facts = reported(Observation, "全市持证社工由2020年的8000人增至2022年的1.2万人。")

    assert [(f.obs_kind, f.as_of.year if f.as_of else None) for f in facts] == [("baseline", 2020), ("actual", 2022)]
    assert _read(facts) == [("certified_total", 8_000), ("certified_total", 12_000)]


def test_names_and_numbers_that_stand_apart_pair_in_order() -> None:
    facts = reported(Measured, "全市社工机构和持证社工分别达到300家和1.5万人。")

    assert _read(facts) == [("agency_total", 300), ("certified_total", 15_000)]


def test_a_number_of_other_tiers_is_no_number_of_township_stations() -> None:
    facts = reported(Measured, "全市有县级社工总站8个、乡镇（街道）社工站115个。")

    assert _read(facts) == [("station_total", 115)]


def test_all_townships_are_counted_but_not_some_of_them() -> None:
    assert _read(reported(Measured, "全市96个乡镇建成社工站98个。")) == [("township_total", 96), ("station_total", 98)]
    assert _read(reported(Measured, "在12个乡镇建成社工站13个。")) == [("station_total", 13)]


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("全市社工站达到100个。", "360100"),
        ("全省社工站达到100个。", "360000"),
        ("全国社工站达到100个。", "100000"),
        ("进贤县社工站达到100个。", "360124"),
        ("全市情况良好，西湖区社工站达到100个。", "360103"),
        ("社工站达到100个，与吉林相当。", "360100"),
    ],
)
def test_a_statement_is_about_the_place_that_it_names(body: str, region: str) -> None:
    (fact,) = reported(Measured, body)

    assert fact.region == region


def test_a_quotation_says_date_name_and_number() -> None:
    first, second = reported(Target, "到2025年年底，全市建成社工站100个，持证社工达到500人。")

    assert first.quotation.exact == "到2025年年底，全市建成社工站100个"
    assert second.quotation.exact == "到2025年年底，全市建成社工站100个，持证社工达到500人"


@pytest.mark.parametrize(
    ("body", "modality"),
    [
        ("力争到2025年，社会工作氛围更加浓厚。", "strive"),
        ("到2025年，社会工作服务网络基本形成。", "basically"),
        ("到2025年，社会工作制度更加健全。", "reach"),
    ],
)
def test_a_deadline_without_a_number_is_a_goal(body: str, modality: str) -> None:
    (fact,) = reported(Target, body)

    assert (fact.kind, fact.quantity, fact.indicator, fact.modality) == ("qualitative", None, None, modality)


@pytest.mark.parametrize(
    "body", ["到2025年，粮食产量稳定增长。", "到2022年，社会工作制度已经健全。", "社会工作大有可为。"]
)
def test_what_is_not_ours_or_not_ahead_is_no_goal(body: str) -> None:
    assert reported(Target, body) == []

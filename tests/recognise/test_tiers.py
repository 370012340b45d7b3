"""Tiers and levels as they are named from place to place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swgraph.recognise import recognise_levels, recognise_tiers

_PARTS = (
    *("县", "区", "市", "（", "）", "级", "社工", "社会工作", "服务", "站", "总站", "中心"),
    *("村", "社区", "设立", "12个", "、", "江汉区"),
)


def _tiers(text: str) -> list[tuple[str, str]]:
    return [(tier.level, tier.text) for tier in recognise_tiers(text)]


@pytest.mark.parametrize(
    "name",
    [
        "县级社会工作服务中心",
        "社会工作服务指导中心",
        "社会工作服务（指导）中心",
        "社会工作服务总站",
        "社工总站",
        "社会工作指导中心",
        "社工站指导中心",
    ],
)
def test_the_county_tier_has_seven_names(name: str) -> None:
    assert _tiers(f"建立{name}。") == [("county", name)]


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("prefecture", "市级社工站指导服务中心"),
        ("prefecture", "社工站市级指导中心"),
        ("prefecture", "市社工中心"),
        ("county", "旗区社工中心"),
        ("county", "旗县（市区）社会工作服务平台"),
        ("county", "县（市）区级社工总站"),
        ("county", "江汉区社会工作服务指导中心"),
        ("township", "苏木乡镇（街道）社会工作服务站"),
        ("township", "镇街社会工作站"),
        ("township", "乡镇办区社会工作服务站"),
        ("township", "镇（街区）社工站"),
        ("township", "街（镇）社会工作指导中心"),
        ("township", "街道（乡镇）社会工作服务中心"),
        ("village", "嘎查村（社区）社工室"),
        ("village", "村（居）社会工作服务点"),
        ("village", "社区（村）社会工作站"),
        ("village", "居（村）工作室"),
        ("village", "农村社会工作站（室）"),
        ("zone", "管委会（管理处）社会工作服务站"),
        ("hamlet", "村落社区社会工作服务站"),
    ],
)
def test_a_level_before_the_name_decides(level: str, name: str) -> None:
    assert _tiers(f"建成{name}、") == [(level, name)]


def test_half_width_brackets_are_read_as_well() -> None:
    assert _tiers("乡镇(街道)社工站") == [("township", "乡镇(街道)社工站")]


@pytest.mark.parametrize(
    "text",
    [
        "委托阳光社会工作服务中心承接项目",
        "社会工作服务示范站100个",
        "社工站长讲述社工机构的故事",
        "王尹镇社工站和金口街社工站",
        "阳光社区社工室",
        "各级社工站共有三级社工站",
        "社会工作服务体系",
    ],
)
def test_what_only_looks_like_a_tier_is_none(text: str) -> None:
    assert _tiers(text) == []


def test_the_stations_of_a_region_are_no_tier_of_its_level() -> None:
    assert _tiers("全市社工站，江汉区社工站") == [("township", "社工站"), ("township", "社工站")]


@pytest.mark.parametrize(
    ("text", "level", "whole"),
    [
        ("逐年向村（社区）延伸建立社会工作服务室", "village", "村（社区）延伸建立社会工作服务室"),
        ("在乡镇设立社会工作服务中心", "township", "乡镇设立社会工作服务中心"),
        ("在乡镇便民服务中心设立社会工作服务中心", "township", "乡镇便民服务中心设立社会工作服务中心"),
    ],
)
def test_a_level_may_stand_before_the_founding(text: str, level: str, whole: str) -> None:
    (tier,) = recognise_tiers(text)

    assert (tier.level, text[tier.whole.start : tier.whole.end], tier.levelled) == (level, whole, True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("县级社工总站8个", 8),
        ("12个县级社工总站", 12),
        ("镇街社会工作站有1,138处", 1138),
        ("近90个社工站", None),
        ("社区社工室近1000个", None),
        ("社区社工室1000余个", None),
    ],
)
def test_only_an_exact_number_is_a_count(text: str, count: int | None) -> None:
    assert [tier.count for tier in recognise_tiers(text)] == [count]


def test_levels_are_read_longest_first() -> None:
    text = "县（市、区）、乡镇（街道）、村（社区）、嘎查"

    assert [(m.scheme, m.concept, m.text) for m in recognise_levels(text)] == [
        ("level", "county", "县（市、区）"),
        ("level", "township", "乡镇（街道）"),
        ("level", "village", "村（社区）"),
        ("level", "village", "嘎查"),
    ]


@given(st.lists(st.sampled_from(_PARTS), max_size=14).map("".join))
def test_spans_are_exact_and_in_order(text: str) -> None:
    tiers = list(recognise_tiers(text))

    assert all(text[tier.span.start : tier.span.end] == tier.text for tier in tiers)
    assert all(0 <= t.whole.start <= t.span.start < t.span.end <= t.whole.end <= len(text) for t in tiers)
    assert all(one.span.end <= other.span.start for one, other in pairwise(tiers))

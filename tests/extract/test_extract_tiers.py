"""The tiers that an article lays out."""

import pytest

from reported import reported
from swgraph.model import Tier


def _tiers(body: str, headline: str = "江西南昌建设社工站") -> list[tuple[int | None, str, str, int | None]]:
    return [(t.order, t.admin_level, t.name, t.count) for t in reported(Tier, body, headline)]


@pytest.mark.parametrize(
    "body",
    [
        "建成县级社工总站8个、乡镇（街道）社工站115个和村（社区）社工室90个。",
        "建成8个县级社工总站、115个乡镇（街道）社工站、90个村（社区）社工室三级社工服务网络。",
        "县级社工总站8个，下设乡镇（街道）社工站115个，再到村（社区）社工室90个。",
    ],
)
def test_tiers_that_are_named_together_are_in_order_with_their_numbers(body: str) -> None:
    assert _tiers(body) == [
        (1, "county", "县级社工总站", 8),
        (2, "township", "乡镇（街道）社工站", 115),
        (3, "village", "村（社区）社工室", 90),
    ]


def test_the_order_is_that_of_the_levels_not_of_the_words() -> None:
    assert sorted(t[:3] for t in _tiers("从村（社区）社工室、乡镇（街道）社工站到县级社工总站。")) == [
        (1, "county", "县级社工总站"),
        (2, "township", "乡镇（街道）社工站"),
        (3, "village", "村（社区）社工室"),
    ]


def test_local_units_are_read() -> None:
    body = "构建市社工中心、旗区社工中心、苏木乡镇社工站、嘎查村（社区）社工室四级社会工作服务平台。"

    assert [t[1:3] for t in _tiers(body, "鄂尔多斯建社工平台")] == [
        ("prefecture", "市社工中心"),
        ("county", "旗区社工中心"),
        ("township", "苏木乡镇社工站"),
        ("village", "嘎查村（社区）社工室"),
    ]


def test_tiers_may_follow_their_number_one_after_the_other() -> None:
    body = (
        "健全三级社工服务体系。在各县（区）设立社会工作服务中心，配备人员。推进乡镇（街道）社工站规范运行。\n\n"
        "逐年向村（社区）延伸建立社工室，服务居民。"
    )

    assert [t[:3] for t in _tiers(body)] == [
        (1, "county", "社会工作服务中心"),
        (2, "township", "乡镇（街道）社工站"),
        (3, "village", "社工室"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "正在推进四级社工服务体系建设。今年新建乡镇（街道）社工站21个。",
        "建成乡镇（街道）社工站12个，镇社工站3个。",
        "到2021年，乡镇（街道）社工站实现全覆盖；到2022年，村（居）社工点实现全覆盖。",
        "记者走进社工站、社工室。",
        "阳光社会工作服务中心和晨曦社会工作服务中心承接项目。",
        "印发《县级社工总站、乡镇（街道）社工站建设指南》。",
    ],
)
def test_tiers_that_are_not_laid_out_are_none(body: str) -> None:
    assert _tiers(body) == []


def test_where_the_top_tier_may_be_unnamed_no_order_is_made_up() -> None:
    assert _tiers("构建四级社工服务体系，已有县级社工总站8个、乡镇（街道）社工站115个、村（社区）社工室90个。") == []


def test_stations_of_zones_stand_beside_the_townships() -> None:
    body = "其中县级社工总站8个、乡镇（街道）社工站115个、管委会（管理处）社工站9个。"

    assert [(order, level) for order, level, _, _ in _tiers(body)] == [(1, "county"), (2, "township"), (2, "zone")]


def test_a_tier_has_the_host_that_it_is_founded_in_or_rests_on() -> None:
    body = (
        "健全三级社工服务体系：在县（区）社会组织孵化中心设立社会工作服务指导中心，"
        "乡镇（街道）社工站依托便民服务中心建设，村（社区）社工室设在社区服务中心。"
    )

    assert [(t.host, t.host_type) for t in reported(Tier, body)] == [
        ("县（区）社会组织孵化中心", "incubation_centre"),
        ("便民服务中心", "civil_service_centre"),
        ("社区服务中心", "community_service_centre"),
    ]


def test_a_tier_has_the_functions_that_follow_it() -> None:
    body = (
        "建立县级社工总站、乡镇（街道）社工站两级社工服务体系。"
        "县级社工总站承担协调指导乡镇（街道）社工站建设、社工机构孵化、资源统筹等职能。"
    )
    upper, lower = reported(Tier, body)

    assert [(f.order, f.text, f.concept) for f in upper.functions] == [
        (1, "协调指导乡镇（街道）社工站建设", "guide_stations"),
        (2, "社工机构孵化", "agency_incubation"),
        (3, "资源统筹", "resource_coordination"),
    ]
    assert lower.functions == ()


def test_the_functions_of_another_body_are_not_its() -> None:
    body = "建成县级社工总站8个、乡镇（街道）社工站115个，民政局负责考核评估、业务培训、项目管理。"

    assert [t.functions for t in reported(Tier, body)] == [(), ()]


def test_the_tiers_of_a_district_are_the_district_s() -> None:
    body = "江汉区社会工作服务指导中心指导街道社工站。"

    assert [(t.region, t.name) for t in reported(Tier, body, "湖北武汉建设社工站")] == [
        ("420103", "江汉区社会工作服务指导中心"),
        ("420103", "街道社工站"),
    ]

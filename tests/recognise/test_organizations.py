"""Departments and lists of them."""

import pytest

from swgraph.model import OrganizationMention, Span
from swgraph.recognise import recognise_issuer_lists, recognise_organizations
from swgraph.recognise.organizations import full_name


def _read(text: str) -> list[tuple[str, str, str | None]]:
    return [(m.text, m.body, m.region) for m in recognise_organizations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("宁夏回族自治区党委组织部", ("宁夏回族自治区党委组织部", "党委组织部", "640000")),
        ("江西省委组织部", ("江西省委组织部", "委组织部", "360000")),
        ("南昌市民政局", ("南昌市民政局", "民政局", "360100")),
        ("江西省南昌市民政局", ("江西省南昌市民政局", "民政局", "360100")),
        ("省民政厅", ("省民政厅", "民政厅", None)),
        ("自治区党委组织部", ("自治区党委组织部", "党委组织部", None)),
        ("民政厅", ("民政厅", "民政厅", None)),
        ("民政部", ("民政部", "民政部", "100000")),
        ("国家卫生健康委", ("国家卫生健康委", "卫生健康委", "100000")),
        ("苏州市人民政府办公室", ("苏州市人民政府办公室", "人民政府办公室", "320500")),
        ("朝阳区民政局", ("朝阳区民政局", "民政局", None)),
    ],
)
def test_a_department_carries_the_region_that_it_prints(text: str, found: tuple[str, str, str | None]) -> None:
    assert _read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "民政部门",
        "财政部分",
        "组织部署",
        "民政厅长",
        "市委书记",
        "各级党委",
        "各市民政局",
        "各区县民政局",
        "县（市、区）民政局",
        "《民政厅工作规则》",
        "居委会",
    ],
)
def test_what_names_no_single_department_is_none(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("printed", "body", "region", "name"),
    [
        ("民政厅", "民政厅", "640000", "宁夏回族自治区民政厅"),
        ("江西省委组织部", "委组织部", "360000", "江西省委组织部"),
        ("市委组织部", "市委组织部", "360100", "南昌市委组织部"),
        ("民政部", "民政部", "100000", "民政部"),
        ("民政局", "民政局", None, "民政局"),
    ],
)
def test_the_full_name_has_the_full_name_of_the_region(printed: str, body: str, region: str | None, name: str) -> None:
    assert full_name(OrganizationMention(printed, body, None, None, Span(0, 1)), region) == name


@pytest.mark.parametrize(
    ("text", "printed", "count", "is_open"),
    [
        ("省民政厅、财政厅等四部门联合印发", ["省民政厅", "财政厅"], 4, True),
        ("民政厅、财政厅等17个部门", ["民政厅", "财政厅"], 17, True),
        ("民政厅、财政厅两部门", ["民政厅", "财政厅"], 2, False),
        ("民政厅会同财政厅和教育厅印发", ["民政厅", "财政厅", "教育厅"], None, False),
        ("民政厅印发", ["民政厅"], None, False),
        ("省民政厅、省文联、省财政厅印发", ["省民政厅", "省文联", "省财政厅"], None, False),
        ("省民政厅、省文联等6部门", ["省民政厅", "省文联"], 6, True),
    ],
)
def test_departments_named_together_are_one_list(
    text: str, printed: list[str], count: int | None, is_open: bool
) -> None:
    (found,) = recognise_issuer_lists(text)

    assert ([m.text for m in found.organizations], found.count, found.open_ended) == (printed, count, is_open)


def test_departments_that_do_not_act_together_are_lists_of_their_own() -> None:
    found = list(recognise_issuer_lists("民政厅印发通知，财政厅拨付资金"))

    assert [len(issuers.organizations) for issuers in found] == [1, 1]

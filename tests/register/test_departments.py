"""Departments by rule: their names, who guides them, and the names that mean them."""

from collections import Counter

import pytest

from swgraph.lexicon import load_regions
from swgraph.mapping import iri_of
from swgraph.model import Organization
from swgraph.recognise.organizations import full_name, recognise_organizations
from swgraph.register import departments_of, load_bodies, load_rules, official_name, recorded_departments
from swgraph.register.rules import kind_of


def _names(code: str) -> dict[str | None, str]:
    return {d.organization.function: d.organization.name for d in departments_of(code)}


@pytest.mark.parametrize(
    ("code", "function", "name"),
    [
        ("640000", "civil_affairs", "宁夏回族自治区民政厅"),
        ("640000", "organization_dept", "宁夏回族自治区党委组织部"),
        ("510000", "social_work", "四川省委社会工作部"),
        ("310000", "civil_affairs", "上海市民政局"),
        ("310000", "education", "上海市教育委员会"),
        ("110000", "agriculture", "北京市农业农村局"),
        ("420106", "social_work", "武昌区委社会工作部"),
        ("513400", "social_work", "凉山彝族自治州委社会工作部"),
        ("652900", "organization_dept", "阿克苏地委组织部"),
        ("652900", "government", "阿克苏地区行政公署"),
        ("152500", "civil_affairs", "锡林郭勒盟民政局"),
        ("150622", "civil_affairs", "准格尔旗民政局"),
        ("320000", "youth", "共青团江苏省委员会"),
    ],
)
def test_a_department_has_the_name_that_its_division_gives_it(code: str, function: str, name: str) -> None:
    assert _names(code)[function] == name


@pytest.mark.parametrize("code", ["130171", "441900116", "100000", "110100", "350527"])
def test_zones_townships_and_headings_of_the_list_have_no_departments(code: str) -> None:
    assert departments_of(code) == ()


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("宁夏回族自治区民政厅", None),
        ("民政厅", "640000"),
        ("自治区党委组织部", "640000"),
        ("省委社会工作部", "510000"),
        ("渭南市委社会工作部", None),
        ("武汉市民政局", None),
        ("民政部", None),
        ("中央社会工作部", None),
        ("全国妇联", None),
    ],
)
def test_a_department_in_a_text_is_the_one_of_the_register(text: str, region: str | None) -> None:
    (mention,) = recognise_organizations(f"据{text}消息")
    code = mention.region or region
    read = Organization(full_name(mention, code), code, mention.function, mention.text)
    registered = {iri_of(d.organization): d.organization.function for d in departments_of(code or "")}
    registered |= {iri_of(Organization(b.name, "100000", None, "")): b.function for b in load_bodies()}

    assert registered[iri_of(read)] == mention.function


@pytest.mark.parametrize(
    ("printed", "region", "name"),
    [
        ("湖南省人社厅", "430000", "湖南省人力资源和社会保障厅"),
        ("人力资源社会保障厅", "640000", "宁夏回族自治区人力资源和社会保障厅"),
        ("江西省党委组织部", "360000", "江西省委组织部"),
        ("四川省委社工部", "510000", "四川省委社会工作部"),
        ("中共莱州市委组织部", "370683", "莱州市委组织部"),
        ("凉山州民政局", "513400", "凉山彝族自治州民政局"),
        ("团省委", "320000", "共青团江苏省委员会"),
        ("省卫健委", "320000", "江苏省卫生健康委员会"),
        ("人社部", "100000", "人力资源社会保障部"),
        ("市民政局", "310000", "上海市民政局"),
        ("西咸新区基层工作部", "610100", "西咸新区基层工作部"),
        ("民政厅", None, "民政厅"),
        ("民政厅", "no such code", "民政厅"),
    ],
)
def test_other_names_lead_to_the_registered_one(printed: str, region: str | None, name: str) -> None:
    assert official_name(printed, region) == name


def test_the_department_above_has_the_same_function_and_lies_one_level_up() -> None:
    regions, ranks = load_regions(), {"country": 0, "province": 1, "prefecture": 2, "county": 3}
    for department in recorded_departments():
        own, superior = department.organization, department.superior
        assert superior is not None
        assert superior.function == own.function
        assert regions.is_within(own.region or "", superior.region or "")
        assert ranks[regions.get(superior.region or "").level] < ranks[regions.get(own.region or "").level]


def test_everything_that_a_department_refers_to_stands_in_the_graph() -> None:
    recorded = {d.organization for d in recorded_departments()}
    national = {body.name for body in load_bodies()}
    for department in recorded_departments():
        for other in (department.superior, department.part_of):
            assert other is None or other in recorded or (other.region == "100000" and other.name in national)


def test_every_division_has_civil_affairs_and_social_work_once() -> None:
    counted = Counter((d.organization.region, d.organization.function) for d in recorded_departments())
    governed = [region.code for region in load_regions() if departments_of(region.code)]

    assert set(counted.values()) == {1}
    assert all(counted[code, function] for code in governed for function in ("civil_affairs", "social_work"))
    assert len(governed) == 3214


def test_a_social_work_department_is_dated_no_earlier_than_the_reform() -> None:
    since = {d.since for d in recorded_departments() if d.organization.function == "social_work"}

    assert {str(day) for day in since} == {"2023-03-01"}


def test_a_rule_is_for_kinds_of_division_that_exist() -> None:
    kinds = {kind_of(region) for region in load_regions()} - {None}
    for rule in load_rules():
        assert all(place in kinds or place in load_regions() for place in rule.places), rule

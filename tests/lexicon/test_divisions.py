"""A division is found by code, name, short name or path; what fits several is an error that names them all."""

import re

import pytest

from swgraph.errors import AmbiguousRegionError, UnknownRegionError
from swgraph.lexicon.regions import COUNTRY, Regions, is_placeholder, load_regions
from swgraph.model import Region


@pytest.fixture(scope="module")
def regions() -> Regions:
    return load_regions()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("640000", "640000"), ("宁夏", "640000"), ("宁夏回族自治区", "640000"), (" 宁夏 ", "640000"),
        ("江西南昌", "360100"), ("江西省南昌市", "360100"), ("南昌", "360100"), ("南昌县", "360121"),
        ("拉萨", "540100"), ("西藏拉萨", "540100"), ("西藏自治区拉萨市", "540100"),
        ("广东省江门市恩平市", "440785"), ("广东恩平", "440785"), ("恩平", "440785"),
        ("北京朝阳区", "110105"), ("北京市朝阳区", "110105"), ("长春市朝阳区", "220104"), ("吉林长春朝阳", "220104"),
        ("吉林", "220000"), ("吉林市", "220200"), ("全国", "100000"), ("湘西", "433100"), ("湘西州", "433100"), ("新疆", "650000"),
        ("内蒙古", "150000"), ("北京", "110000"),
    ],
)  # fmt: skip
def test_a_name_means_one_division(regions: Regions, name: str, code: str) -> None:
    assert regions.find(name).code == code


def test_an_ambiguous_name_lists_all_with_their_codes(regions: Regions) -> None:
    with pytest.raises(AmbiguousRegionError) as caught:
        regions.find("朝阳区")
    message = str(caught.value)
    assert all(part in message for part in ("北京市朝阳区 110105", "吉林省长春市朝阳区 220104", "地区名有歧义", "ambiguous region"))
    assert regions.find("朝阳区", within="110000").code == "110105"
    assert regions.find("朝阳区", within="220100").code == "220104"


@pytest.mark.parametrize(("name", "near"), [("宁厦", "宁夏"), ("拉莎", "拉萨"), ("广东声", "广东省"), ("南昌是", "南昌市")])
def test_a_misspelled_name_suggests_the_near_ones(regions: Regions, name: str, near: str) -> None:
    with pytest.raises(UnknownRegionError) as caught:
        regions.find(name)
    assert near in str(caught.value)
    assert "未知地区" in str(caught.value)


@pytest.mark.parametrize("name", ["", " ", "中", "火星", "a" * 10_000, "南昌" * 5_000, "南昌" * 30, "吉林" * 40, "000000", "64", "९९"])
def test_what_is_no_division_is_refused(regions: Regions, name: str) -> None:
    with pytest.raises(UnknownRegionError):
        regions.find(name)


def test_a_division_outside_is_not_found_within(regions: Regions) -> None:
    with pytest.raises(UnknownRegionError, match="within 宁夏回族自治区"):
        regions.find("南昌", within="640000")


def test_divisions_form_one_tree(regions: Regions) -> None:
    assert len(regions) > 3000
    assert [r.code for r in regions if r.parent is None] == [COUNTRY]
    assert all(r.parent in regions for r in regions if r.parent)
    assert all(re.fullmatch(r"\d{6}", r.code) for r in regions)
    assert len(regions.children(COUNTRY)) >= 31
    assert "640000" in regions
    assert "999999" not in regions


def test_parents_and_paths(regions: Regions) -> None:
    assert [r.code for r in regions.parents("360121")] == ["360100", "360000", "100000"]
    assert regions.parents(COUNTRY) == ()
    assert regions.path("360121") == "江西省南昌市南昌县"
    assert regions.is_within("360121", "360000")
    assert regions.is_within("360000", "360000")
    assert not regions.is_within("360000", "360121")


def test_rows_that_only_group_others_have_no_name(regions: Regions) -> None:
    groups = [r for r in regions if is_placeholder(r)]
    assert groups
    assert regions.named("市辖区") == ()


def test_a_former_name_still_finds_its_division() -> None:
    regions = Regions([(Region("1", "全国", "country", None, "全国"), ()), (Region("2", "新县", "county", "1", "新县"), ("旧县",))])
    assert regions.find("旧县").code == "2"


def test_every_full_path_leads_back_to_its_division(regions: Regions) -> None:
    wrong = [r.code for r in list(regions)[::17] if not is_placeholder(r) and not _grouped(regions, r) and regions.find(regions.path(r.code)) != r]
    assert wrong == []


def _grouped(regions: Regions, region: Region) -> bool:
    return any(is_placeholder(parent) for parent in regions.parents(region.code))

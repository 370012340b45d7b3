"""Townships: found by code, and by name only behind the city or county that holds them."""

import pytest

from swgraph.errors import AmbiguousRegionError, UnknownRegionError
from swgraph.lexicon import load_regions, load_townships


def test_every_township_lies_in_a_division_that_can_hold_it() -> None:
    regions = load_regions()
    towns = list(load_townships())

    assert len(towns) == 41_352
    assert {regions.get(town.parent or "").level for town in towns} == {"prefecture", "county", "zone"}


def test_the_villages_of_a_countys_townships_add_up_to_those_of_the_country() -> None:
    assert sum(load_townships().villages(town.code) for town in load_townships()) == 620_573


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("东莞市塘厦镇", "441900116"),
        ("广东东莞塘厦镇", "441900116"),
        ("上海市黄浦区五里桥街道", "310101020"),
        ("黄浦区五里桥街道", "310101020"),
        ("上海市五里桥街道", "310101020"),
        ("310101020", "310101020"),
    ],
)
def test_a_township_is_found_with_what_holds_it(name: str, code: str) -> None:
    assert load_regions().find(name).code == code


def test_a_township_is_found_by_name_where_the_county_is_known() -> None:
    assert load_regions().find("文昌镇", within="510725").code == "510725100"


@pytest.mark.parametrize("name", ["塘厦镇", "五里桥街道", "城关镇", "广东省塘厦镇"])
def test_a_township_alone_is_refused_and_the_message_says_what_is_missing(name: str) -> None:
    with pytest.raises(UnknownRegionError, match="a township without its parent"):
        load_regions().find(name)


def test_a_province_does_not_tell_which_township_is_meant() -> None:
    with pytest.raises(UnknownRegionError, match="without its parent"):
        load_regions().find("塘厦镇", within="440000")


def test_a_name_that_two_counties_of_a_city_share_is_ambiguous() -> None:
    with pytest.raises(AmbiguousRegionError, match="150123100"):
        load_regions().find("呼和浩特市城关镇")


def test_a_county_is_never_taken_for_a_township_of_its_name() -> None:
    assert load_regions().find("天津市滨海新区").code == "120116"


def test_a_township_has_parents_and_a_path_as_other_divisions_have() -> None:
    regions = load_regions()

    assert regions.path("441900116") == "广东省东莞市塘厦镇"
    assert regions.is_within("310101020", "310000")
    assert "441900116" in regions
    assert "441900999" not in regions
    with pytest.raises(UnknownRegionError, match="nine for a township"):
        regions.get("441900999")

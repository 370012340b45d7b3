"""Names of concepts: ids, labels and aliases in either language, wordings of texts, and IRIs."""

import pytest

from swgraph import iri
from swgraph.errors import UnknownTermError
from swgraph.query import concept_id


@pytest.mark.parametrize(
    ("scheme", "name", "found"),
    [
        ("indicator", "sw_talent_total", "sw_talent_total"),
        ("indicator", "SW_Talent_Total", "sw_talent_total"),
        ("indicator", " 社会工作专业人才总量 ", "sw_talent_total"),
        ("indicator", "social-work professionals", "sw_talent_total"),
        ("indicator", iri.concept_iri("indicator", "room_total"), "room_total"),
        ("level", "县级", "county"),
        ("level", "township", "township"),
        ("modality", "基本形成", "basically"),
    ],
)
def test_a_concept_is_found_by_each_of_its_names(scheme: str, name: str, found: str) -> None:
    assert concept_id(scheme, name) == found


@pytest.mark.parametrize(("scheme", "name", "near"), [("level", "countie", "county"), ("level", "县域", "县级"), ("indicator", "人才总", "sw_talent_total")])
def test_an_unknown_name_is_told_with_the_nearest(scheme: str, name: str, near: str) -> None:
    with pytest.raises(UnknownTermError, match=f"未知词项 unknown term of {scheme}: {name!r}; did you mean .*{near}"):
        concept_id(scheme, name)


def test_the_iri_of_another_scheme_is_no_name() -> None:
    with pytest.raises(UnknownTermError):
        concept_id("level", iri.concept_iri("indicator", "room_total"))

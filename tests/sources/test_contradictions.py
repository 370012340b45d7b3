"""The recorded contradictions are found from the data: no list of them is stored, only where their sides stand."""

import re

import pytest

from own_sources import answers
from swgraph.catalogue import load_catalogue
from swgraph.resources import resource_path

_ROW = re.compile(r"^\| `(?P<fid>[^`]+)` \|.*`(?P<a>[^`]+)` 与 and `(?P<b>[^`]+)` \|$", re.MULTILINE)
_RECORDED = _ROW.findall(resource_path("data", "sources", "LEFT-OUT.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def conflicts() -> dict[frozenset[str], str]:
    """The pairs that H2 finds, by the numbers of their facts, with the kind of difference."""
    query = "PREFIX dct: <http://purl.org/dc/terms/> SELECT ?fact ?fid WHERE { ?fact dct:identifier ?fid }"
    numbers = {row["fact"]: row["fid"] for row in answers(query)}
    found = {}
    for row in answers(load_catalogue().get("H2").text):
        a, b = numbers.get(row["fact_a"]), numbers.get(row["fact_b"])
        if a and b:
            found[frozenset((a, b))] = str(row["difference"])
    return found


def test_there_are_twenty_six_of_them() -> None:
    assert len(_RECORDED) == 26


@pytest.mark.parametrize(("fid", "a", "b"), _RECORDED, ids=[row[0] for row in _RECORDED])
def test_a_recorded_contradiction_is_found(fid: str, a: str, b: str, conflicts: dict[frozenset[str], str]) -> None:
    assert frozenset((a, b)) in conflicts, fid


def test_no_fact_says_that_it_is_one_side_of_a_contradiction() -> None:
    query = "PREFIX sw: <https://w3id.org/swgraph/def/> SELECT ?name WHERE { ?detail sw:detailName ?name }"
    assert not [row for row in answers(query) if "contradict" in str(row["name"]) or "矛盾" in str(row["name"])]


def test_a_growth_that_does_not_fit_its_two_years_is_found_by_the_sums() -> None:
    rows = answers(load_catalogue().get("H3").text)
    growth = {row["total"]: row["status"] for row in rows if str(row["subject"]).startswith("持证社工增长率")}

    assert growth == {"43.9": "conflict", "34.25": "derived", "20.96": "derived"}


def test_the_parts_of_a_printed_total_are_added_up() -> None:
    rows = answers(load_catalogue().get("H3").text)
    (nanchang,) = (row for row in rows if row["region"] == "南昌市")

    assert (nanchang["total"], nanchang["sum"], nanchang["status"]) == ("132", "132", "derived")


def test_of_two_figures_the_more_reliable_one_is_preferred() -> None:
    rows = answers("""
        PREFIX dct: <http://purl.org/dc/terms/> PREFIX sw: <https://w3id.org/swgraph/def/>
        SELECT ?fid WHERE { ?fact sw:preferred true ; dct:identifier ?fid }""")
    preferred = {row["fid"] for row in rows}

    assert "ningxia-2022-seed-gysb#5" in preferred  # a newspaper before a machine translation of one
    assert "ningxia-2022-tellerreport#4" not in preferred

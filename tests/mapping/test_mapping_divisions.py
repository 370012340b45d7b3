"""Divisions below the counties as lines: what terms of rdflib would give, and what the reasoner would conclude."""

from collections.abc import Iterable

import pytest

from swgraph.lexicon import load_townships
from swgraph.mapping import (
    county_figure_triples,
    division_text,
    graph_iri,
    ontology_triples,
    point_text,
    quad_lines,
    reference_triples,
    region_triples,
    to_triples,
    township_texts,
)
from swgraph.model import Region
from swgraph.namespaces import RDF, SW
from swgraph.reason import shortcut_lines

_SOME = ("441900116", "310101020", "110101001", "429004001", "652901001")
_WRITTEN = (SW.inProvince, SW.inPrefecture, SW.inCounty)


def _lines(texts: Iterable[str]) -> list[str]:
    return [f"{line}\n" for text in texts for line in text.split("\n") if line]


def _texts(codes: Iterable[str]) -> list[str]:
    towns = [town for code in codes if (town := load_townships().get(code))]
    return [division_text(town.code, town.name, town.level, town.parent or "") for town in towns]


def test_a_line_is_what_the_terms_of_the_region_give() -> None:
    reference = graph_iri("reference")
    towns = [town for code in _SOME if (town := load_townships().get(code))]

    assert len(towns) == len(_SOME)
    assert {line for line in _lines(_texts(_SOME)) if str(reference) in line} == {
        line for town in towns for line in quad_lines(to_triples(town), reference)
    }


def test_every_township_has_five_statements_of_the_reference_graph_and_its_province() -> None:
    lines = _lines(township_texts())

    assert sum(f" <{graph_iri('reference')}> " in line for line in lines) == 5 * 41_352
    assert sum(f" <{SW.inProvince}> " in line for line in lines) == 41_352


def test_the_lines_of_the_townships_are_sorted() -> None:
    lines = _lines(township_texts())

    assert lines == sorted(set(lines))


def test_the_shortcuts_are_those_that_the_reasoner_finds() -> None:
    stated = [line for line in _lines(_texts(_SOME)) if f" <{graph_iri('reference')}> " in line]
    graph = {
        *quad_lines(reference_triples(), graph_iri("reference")),
        *quad_lines(ontology_triples(), graph_iri("ontology")),
        *stated,
    }
    about = tuple(line.split(" ", 1)[0] for line in stated)
    reasoned = {line for line in shortcut_lines(sorted(graph)) if line.startswith(about) and f"{line.split(' ')[1][1:-1]}" in map(str, _WRITTEN)}

    assert {line for line in _lines(_texts(_SOME)) if f" <{graph_iri('inferred')}> " in line} == reasoned
    assert {str(p) for p in _WRITTEN} == {line.split(" ")[1][1:-1] for line in reasoned}


def test_a_village_has_the_shortcuts_of_its_township_and_its_name_is_escaped() -> None:
    (village,) = [division_text("110101001001", 'A"\\社区', "village", "110101001")]
    town = division_text("110101001", "东华门街道", "township", "110101")

    assert '"A\\"\\\\社区"@zh-hans' in village
    expected = town.replace("region/110101001>", "region/110101001001>", town.count("\n"))
    assert [line for line in village.split("\n") if "/inferred>" in line] == [line for line in expected.split("\n") if "/inferred>" in line]


@pytest.mark.parametrize(("level", "parent"), [("village", "110101001"), ("township", "110101"), ("county", None)])
def test_a_made_up_point_cannot_be_taken_for_one_that_exists(level: str, parent: str | None) -> None:
    lines = _lines([point_text("110101001001", "多福巷社区居委会", level, parent)])

    assert lines == sorted(lines)
    assert all(line.endswith(f" <{graph_iri('synthetic')}> .\n") and "/synthetic/point/" in line for line in lines)
    assert [line.split(" ")[2] for line in lines if f"<{RDF.type}>" in line] == [f"<{SW.SyntheticServicePoint}>"]
    assert any('"虚构·多福巷社区居委会' in line for line in lines)
    assert sum(f"<{SW.syntheticSuperior}>" in line for line in lines) == bool(parent)


def test_nothing_follows_from_a_made_up_point_that_makes_it_a_fact() -> None:
    points = _lines([point_text("110101001", "东华门街道", "township", "110101"), point_text("110101", "东城区", "county", None)])
    graph = {*quad_lines(ontology_triples(), graph_iri("ontology")), *points}

    assert not [line for line in shortcut_lines(sorted(graph)) if "/synthetic/point/" in line.split(" ")[0]]


def test_a_source_about_a_township_brings_it_with_all_above() -> None:
    found = {str(s).rsplit("/", 1)[-1] for s, p, o in region_triples(["441900116"]) if (p, o) == (RDF.type, SW.Region)}

    assert found == {"441900116", "441900", "440000", "100000"}


def test_every_county_has_both_figures() -> None:
    figures = list(county_figure_triples())

    assert sum(1 for _, p, o in figures if (p, o) == (RDF.type, SW.ReferenceFigure)) == 2 * (2851 + 124)


def test_the_level_of_a_village_is_written_as_that_of_any_division() -> None:
    village = Region("110101001001", "多福巷社区居委会", "village", "110101001", "")
    written = set(_lines([division_text(village.code, village.name, village.level, village.parent or "")]))

    assert set(quad_lines(to_triples(village), graph_iri("reference"))) <= written

"""Townships as lines: what terms of rdflib would give, and what the reasoner would conclude."""

from swgraph.lexicon import load_townships
from swgraph.mapping import (
    county_figure_triples,
    graph_iri,
    ontology_triples,
    quad_lines,
    reference_triples,
    region_triples,
    to_triples,
    township_lines,
    township_shortcut_lines,
)
from swgraph.namespaces import RDF, SW
from swgraph.reason import shortcut_lines

_SOME = ("441900116", "310101020", "110101001", "429004001", "652901001")


def _about(lines: list[str], codes: tuple[str, ...]) -> set[str]:
    return {line for line in lines if line.split("> ", 1)[0].rsplit("/", 1)[-1] in codes}


def test_a_line_is_what_the_terms_of_the_region_give() -> None:
    reference = graph_iri("reference")
    towns = [town for town in load_townships() if town.code in _SOME]

    assert len(towns) == len(_SOME)
    assert _about(list(township_lines()), _SOME) == {
        line for town in towns for line in quad_lines(to_triples(town), reference)
    }


def test_every_township_has_five_statements() -> None:
    assert len(set(township_lines())) == 5 * 41_352


def test_the_provinces_are_those_that_the_reasoner_finds() -> None:
    lines = sorted(
        {
            *quad_lines(reference_triples(), graph_iri("reference")),
            *quad_lines(ontology_triples(), graph_iri("ontology")),
            *_about(list(township_lines()), _SOME),
        }
    )

    reasoned = {line for line in _about(list(shortcut_lines(lines)), _SOME) if f"<{SW.inProvince}>" in line}
    assert set(_about(list(township_shortcut_lines()), _SOME)) == reasoned
    assert reasoned


def test_a_source_about_a_township_brings_it_with_all_above() -> None:
    found = {str(s).rsplit("/", 1)[-1] for s, p, o in region_triples(["441900116"]) if (p, o) == (RDF.type, SW.Region)}

    assert found == {"441900116", "441900", "440000", "100000"}


def test_every_county_has_both_figures() -> None:
    figures = list(county_figure_triples())

    assert sum(1 for _, p, o in figures if (p, o) == (RDF.type, SW.ReferenceFigure)) == 2 * (2851 + 124)

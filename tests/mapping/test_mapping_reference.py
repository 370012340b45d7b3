"""What every build adds beside its sources: regions, figures, ontology."""

from collections.abc import Callable, Iterator

import pytest
from rdflib import Graph
from rdflib.term import URIRef

from swgraph import iri
from swgraph.mapping import Triple, graph_iri, ontology_triples, quad_lines, reference_triples, region_triples
from swgraph.namespaces import RDF, SW


def test_the_regions_of_a_source_come_with_all_above_them() -> None:
    found = {str(s) for s, _, _ in region_triples(["640104", "no such code"])}

    assert found == {iri.region_iri(code) for code in ("100000", "640000", "640100", "640104")}


@pytest.mark.parametrize("triples", [reference_triples, ontology_triples], ids=["reference", "ontology"])
def test_what_every_build_adds_is_the_same_each_time_and_has_no_blank_node(
    triples: Callable[[], Iterator[Triple]],
) -> None:
    lines = sorted(set(quad_lines(triples(), graph_iri("any"))))  # a blank node is refused by quad_lines

    assert lines == sorted(set(quad_lines(triples(), graph_iri("any"))))
    assert len(lines) > 1000


def test_every_region_but_the_country_is_part_of_a_known_region() -> None:
    graph = Graph()
    for triple in reference_triples():
        graph.add(triple)
    regions = set(graph.subjects(RDF.type, SW.Region))
    above = set(graph.objects(None, SW.partOf))

    assert above <= regions
    assert [r for r in regions if (r, SW.partOf, None) not in graph] == [URIRef(iri.region_iri("100000"))]


def test_each_province_has_neighbours_and_is_the_neighbour_of_each() -> None:
    pairs = {(s, o) for s, p, o in reference_triples() if p == SW.neighbour}
    provinces = {s for s, p, o in reference_triples() if p == SW.level and str(o).endswith("/province")}

    assert {s for s, _ in pairs} == provinces
    assert pairs == {(o, s) for s, o in pairs}
    assert not any(s == o for s, o in pairs)
    assert len(pairs) == 2 * 69

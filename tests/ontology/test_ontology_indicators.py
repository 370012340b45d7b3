"""The indicators: what they count contains, and is not to be confused with, what others count."""

from collections.abc import Iterator

import pytest
from rdflib import Graph
from rdflib.term import Node, URIRef

from swgraph import iri
from swgraph.namespaces import QUDT, SKOS, SW
from swgraph.resources import resource_path


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(resource_path("ontology", "vocab", "indicator.ttl"))


def _indicator(name: str) -> URIRef:
    return URIRef(iri.concept_iri("indicator", name))


def _within(graph: Graph, indicator: Node) -> Iterator[Node]:
    inner = set(graph.objects(indicator, SW.containsIndicator))
    return iter({each for one in inner for each in (one, *_within(graph, one))})


def test_the_workforce_contains_professionals_certified_and_posted_workers(vocabulary: Graph) -> None:
    inner = set(_within(vocabulary, _indicator("workforce_total")))
    wanted = {"sw_talent_total", "certified_total", "station_staff", "certified_senior"}

    assert {_indicator(name) for name in wanted} <= inner


def test_no_indicator_contains_itself_or_one_of_another_unit(vocabulary: Graph) -> None:
    for outer in set(vocabulary.subjects(SW.containsIndicator)):
        inner = set(_within(vocabulary, outer))
        assert outer not in inner
        assert {vocabulary.value(each, QUDT.hasUnit) for each in inner} == {vocabulary.value(outer, QUDT.hasUnit)}


def test_what_is_distinct_is_so_in_both_directions_and_told_in_words(vocabulary: Graph) -> None:
    for one, other in vocabulary.subject_objects(SW.distinctFrom):
        assert one != other
        assert (other, SW.distinctFrom, one) in vocabulary
        assert list(vocabulary.objects(one, SKOS.scopeNote)) or list(vocabulary.objects(other, SKOS.scopeNote))


def test_a_relation_leads_to_an_indicator(vocabulary: Graph) -> None:
    known = set(vocabulary.subjects(SKOS.notation))

    assert set(vocabulary.objects(None, SW.containsIndicator)) | set(vocabulary.objects(None, SW.distinctFrom)) <= known

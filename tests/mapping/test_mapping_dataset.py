"""The description of a build: counted from its lines, dated by nothing but the build."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from rdflib import Graph
from rdflib.term import BNode, URIRef

from made_up import made_up
from swgraph import iri
from swgraph.mapping import Description, Measurement, count, dataset_triples, graph_iri, quad_lines, source_triples
from swgraph.mapping.dataset import DATASET
from swgraph.namespaces import DCAT, DCTERMS, DQV, RDF, SKOS, SW, SWR, VOID

_WHEN = datetime(2023, 3, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return sorted(quad_lines(source_triples(made_up()), graph_iri("one")))


def _described(lines: list[str], description: Description) -> Graph:
    graph = Graph()
    for triple in dataset_triples(description, count(lines)):
        graph.add(triple)
    return graph


def test_the_counts_are_those_of_the_lines(lines: list[str]) -> None:
    counts = count(lines)

    assert counts.triples == len(lines)
    assert counts.graphs == {str(graph_iri("one")): len(lines)}
    assert counts.classes[str(SW.Target)] == 3
    assert counts.properties[str(RDF.type)] == sum(counts.classes.values())


def test_the_description_has_size_version_licence_and_extent(lines: list[str]) -> None:
    description = Description("1.0", _WHEN, frozenset({"630000"}), date(2022, 1, 1), date(2023, 3, 1))
    graph = _described(lines, description)

    assert int(str(graph.value(DATASET, VOID.triples))) == len(lines)
    assert str(graph.value(DATASET, URIRef(f"{DCAT}version"))) == "1.0"
    assert str(graph.value(DATASET, DCTERMS.issued)) == "2023-03-01T00:00:00+00:00"
    assert graph.value(DATASET, DCTERMS.license)
    assert graph.value(DATASET, DCTERMS.spatial) == URIRef(iri.region_iri("630000"))
    assert str(graph.value(graph.value(DATASET, DCTERMS.temporal), DCAT.endDate)) == "2023-03-01"
    assert {str(t.language) for t in graph.objects(DATASET, DCTERMS.title)} == {"zh-Hans", "en"}  # type: ignore[attr-defined]
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_without_dated_sources_no_period_is_claimed(lines: list[str]) -> None:
    assert _described(lines, Description("1.0", _WHEN, frozenset())).value(DATASET, DCTERMS.temporal) is None


def test_a_number_of_the_card_is_a_measurement_of_what_it_is_about(lines: list[str]) -> None:
    kinds = Measurement("kinds", ("事实种类", "Kinds"), str(SW.Target), ("目标", "Target"), 3)
    gaps = Measurement("gaps", ("缺口", "Gaps"), "not_found", ("没有来源", "not found"), Decimal("2.5"))
    graph = _described(lines, Description("1.0", _WHEN, frozenset(), measurements=(kinds, gaps)))

    measured = {graph.value(node, DQV.isMeasurementOf): node for node in graph.objects(DATASET, DQV.hasQualityMeasurement)}
    one, other = measured[SWR["dataset/metric/kinds"]], measured[SWR["dataset/metric/gaps"]]
    assert [graph.value(node, DCTERMS.subject) for node in (one, other)] == [SW.Target, SWR["dataset/gaps/not_found"]]
    assert [str(graph.value(node, DQV.value)) for node in (one, other)] == ["3", "2.5"]
    for named in (SWR["dataset/metric/kinds"], SWR["dataset/gaps/not_found"]):
        assert {str(t.language) for t in graph.objects(named, SKOS.prefLabel)} == {"zh-Hans", "en"}  # type: ignore[attr-defined]
    assert graph.value(SW.Target, SKOS.prefLabel) is None

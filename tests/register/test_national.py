"""National bodies, reorganisations and statutes: all names meet, and every statement names a fact of the collection."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from rdflib import Graph

from swgraph import iri
from swgraph.lexicon import load_regions
from swgraph.mapping import national_triples, region_triples, to_triples
from swgraph.namespaces import ELI, ORG, RDF, SKOS, SW
from swgraph.register import (
    departments_of,
    indicator_of,
    load_bodies,
    load_changes,
    load_printed_indicators,
    load_statutes,
    statute_named,
)
from swgraph.resources import resource_path
from swgraph.validate import validate


@cache
def _pack() -> dict[str, Any]:
    given = os.environ.get("SWGRAPH_FACTS_PACK")
    if not given or not Path(given).is_file():
        pytest.skip("set SWGRAPH_FACTS_PACK to the file of the collected facts to run this test")
    loaded: dict[str, Any] = yaml.load(Path(given).read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


@cache
def _graph() -> Graph:
    graph = Graph()
    for triple in (*national_triples(), *region_triples(["100000"])):
        graph.add(triple)
    return graph


def test_the_national_part_has_no_fault_and_nothing_unknown() -> None:
    assert validate(_graph()).findings == ()


def test_the_departments_of_a_county_and_of_all_above_it_have_no_fault() -> None:
    graph = Graph() + _graph()
    for code in ("420106", "420100", "420000"):
        for department in departments_of(code):
            for triple in to_triples(department):
                graph.add(triple)
    for triple in region_triples(["420106"]):
        graph.add(triple)

    assert validate(graph).findings == ()


def test_every_name_that_one_table_uses_stands_in_another() -> None:
    bodies = {body.name for body in load_bodies()}
    statutes = {statute.document.title for statute in load_statutes()}
    named = {name for change in load_changes() for name in (*change.original, *change.resulting)}
    named |= {name for statute in load_statutes() for name in statute.issuers}
    named |= {name for body in load_bodies() for name in (body.under, body.superior) if name}

    assert named <= bodies
    assert {change.basis for change in load_changes() if change.basis} <= statutes
    assert {relation.title for statute in load_statutes() for relation in statute.relations} <= statutes


def test_one_name_means_one_body_and_one_document() -> None:
    bodies = [name for body in load_bodies() for name in (body.name, *body.also)]
    documents = [n for s in load_statutes() for n in (s.document.title, s.document.number, *s.also) if n]

    assert len(bodies) == len(set(bodies))
    assert len(documents) == len(set(documents))
    assert all(statute_named(name) for name in documents)


def test_the_reform_of_2023_moved_social_work_to_the_party() -> None:
    graph = _graph()
    events = set(graph.subjects(RDF.type, ORG.ChangeEvent))
    new = {str(graph.value(o, SKOS.prefLabel, any=True)) for e in events for o in graph.objects(e, ORG.resultingOrganization)}
    social = iri.concept_iri("function", "social_work")
    moved = [str(graph.value(event, SW.moved)) for event in events if any(str(f) == social for f in graph.objects(event, SW.function))]

    assert len(events) == 5
    assert len(new) == 3
    assert len(moved) == 3
    assert all(graph.value(event, SW.basisDocument) for event in events if str(graph.value(event, SW.year)) == "2023")


def test_a_date_known_to_the_month_is_a_bound_and_no_day() -> None:
    statute = statute_named("关于加强基层治理体系和治理能力现代化建设的意见")
    assert statute
    graph = Graph()
    for triple in to_triples(statute):
        graph.add(triple)

    assert [str(day) for day in graph.objects(None, SW.issuedNotAfter)] == ["2021-04-30"]
    assert not list(graph.objects(None, ELI.date_document))


def test_a_printed_name_is_listed_once_and_means_an_indicator_of_the_vocabulary() -> None:
    graph = Graph().parse(resource_path("ontology", "vocab", "indicator.ttl"))
    known = {str(notation) for notation in graph.objects(None, SKOS.notation)}
    rows = load_printed_indicators()

    assert len({row.printed for row in rows}) == len(rows)
    assert {row.indicator for row in rows if row.indicator} <= known
    assert all(row.note for row in rows if row.indicator is None)


# --- against the collection of facts, where it is at hand --------------------------------------------------------------


def test_every_fact_that_the_register_rests_on_is_in_the_collection() -> None:
    facts = {fact["fid"]: fact for source in _pack()["sources"] for fact in source["facts"]}
    cited = {fact for body in load_bodies() for fact in body.facts}
    cited |= {fact for change in load_changes() for fact in change.facts}
    cited |= {fact for statute in load_statutes() for fact in statute.facts}
    cited |= {relation.fact for statute in load_statutes() for relation in statute.relations}

    assert cited <= set(facts)
    transfers = {fid for fid, fact in facts.items() if fact["kind"] == "transfer"}
    assert transfers <= {fact for change in load_changes() for fact in change.facts}


def test_what_moved_is_what_the_collection_says() -> None:
    facts = {fact["fid"]: fact for source in _pack()["sources"] for fact in source["facts"]}
    for change in load_changes():
        for fact in (facts[fid] for fid in change.facts if facts[fid]["kind"] == "transfer"):
            assert change.moved == fact["what"]
            assert change.original == tuple(fact["from"].split("、"))
            assert change.resulting == (fact["to"],)


def test_every_region_of_the_collection_is_found_by_its_name() -> None:
    # The collection has no codes for townships, a code of its own for the country, and the city's for one zone.
    other = {"全国": "100000", "东莞市塘厦镇": "441900116", "上海市黄浦区五里桥街道": "310101020"}
    other |= {"乌鲁木齐市（经济技术开发区）": "650106"}
    for region in (source["region"] for source in _pack()["sources"]):
        assert load_regions().find(region["name"]).code == other.get(region["name"], region["code"])


def test_every_counted_name_without_an_id_has_an_indicator_or_a_reason() -> None:
    listed = {row.printed for row in load_printed_indicators()}
    facts = (fact for source in _pack()["sources"] for fact in source["facts"] if fact["kind"] in ("target", "achieved"))
    without = [fact for fact in facts if not fact.get("indicator_id")]

    assert {fact["indicator"] for fact in without} <= listed
    assert all(indicator_of(fact["indicator"]) for fact in without if fact.get("value") is not None)

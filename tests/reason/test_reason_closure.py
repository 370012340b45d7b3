"""The closure of our ontology with data, against owlrl; and the shortcuts that are written back."""

import logging
import time
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest

from swgraph.columns import columns_of, encode
from swgraph.mapping import graph_iri, ontology_triples, quad_lines
from swgraph.reason import infer, reference_facts, shortcut_lines
from swgraph.store import MemoryStore, publish

TESTS = Path(__file__).parents[1]
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SW = "<https://w3id.org/swgraph/def/"
LEVEL = "<https://w3id.org/swgraph/vocab/level/"
# 地区、层级与文件的小样 a small graph of regions, tiers and documents, written for this test
REGIONS = """
@prefix sw: <https://w3id.org/swgraph/def/> . @prefix level: <https://w3id.org/swgraph/vocab/level/> . @prefix : <urn:> .
:cn a sw:Region ; sw:level level:country .
:nx a sw:Region ; sw:level level:province ; sw:partOf :cn .
:yc a sw:Region ; sw:level level:prefecture ; sw:partOf :nx .
:xq a sw:Region ; sw:level level:county ; sw:partOf :yc .
:tier1 a sw:Tier ; sw:guides :tier2 . :tier2 a sw:Tier ; sw:guides :tier3 . :tier3 a sw:Tier .
:target a sw:Target ; sw:refArea :nx . :doc a sw:PolicyDocument .
:join a sw:Participation . :issuer sw:leadIssuer :org .
"""


@cache
def ontology() -> tuple[str, ...]:
    return tuple(quad_lines(ontology_triples(), graph_iri("ontology")))


def axioms() -> list[str]:
    """Return the ontology without labels and definitions: nothing follows from them, and owlrl takes its time."""
    return [line for line in ontology() if '"' not in line and "/core#inScheme>" not in line]


def turtle_lines(text: str | bytes) -> list[str]:
    quads = pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE)
    return [f"{quad.subject} {quad.predicate} {quad.object} <urn:graph> .\n" for quad in quads]


def fixtures() -> list[Path]:
    return [TESTS / "ontology" / "fixtures" / "source.ttl", *sorted((TESTS / "queries").glob("*/data.ttl"))]


def test_all_axioms_of_the_ontology_are_compiled() -> None:
    assert infer(ontology()).rules.uncompiled == ()


def test_the_closure_of_regions_and_tiers_is_that_of_owlrl() -> None:
    graph = [*axioms(), *turtle_lines(REGIONS)]
    found = set(infer(graph))
    assert found == reference_facts(graph)
    assert ("<urn:xq>", f"{SW}within>", "<urn:cn>") in found
    assert ("<urn:target>", TYPE, f"{SW}Fact>") in found


def test_the_closure_of_all_fixtures_is_that_of_owlrl() -> None:
    data = {line for path in fixtures() for line in turtle_lines(path.read_bytes())}
    graph = [*axioms(), *data]
    found = set(infer(graph))
    assert found == reference_facts(graph)
    assert {f"{SW}Fact>", f"{SW}StatisticalFact>"} <= {value for _, predicate, value in found if predicate == TYPE}


def test_labels_and_definitions_change_nothing() -> None:
    data = turtle_lines(REGIONS)
    assert set(infer([*axioms(), *data])) == set(infer([*ontology(), *data]))


def test_no_fixture_contradicts_itself() -> None:
    for path in fixtures():
        assert list(infer([*axioms(), *turtle_lines(path.read_bytes())]).contradictions()) == [], path


def test_shortcuts_are_the_ways_that_questions_walk() -> None:
    found = list(shortcut_lines([*ontology(), *turtle_lines(REGIONS)]))
    assert found == sorted(found)
    store = MemoryStore.from_nquads(found)
    assert list(store.graphs()) == ["https://w3id.org/swgraph/id/graph/inferred"]
    facts = {tuple(line.split(" ")[:3]) for line in found}
    within = {(s, o) for s, p, o in facts if p == f"{SW}within>"}
    above = {"xq": ("yc", "nx", "cn"), "yc": ("nx", "cn"), "nx": ("cn",)}
    assert within == {(f"<urn:{below}>", f"<urn:{each}>") for below, all_above in above.items() for each in all_above}
    assert {s for s, p, o in facts if (p, o) == (f"{SW}inProvince>", "<urn:nx>")} == {
        "<urn:nx>",
        "<urn:yc>",
        "<urn:xq>",
    }
    assert {(s, o) for s, p, o in facts if p == f"{SW}inPrefecture>"} == {("<urn:yc>", "<urn:yc>"), ("<urn:xq>", "<urn:yc>")}
    assert {(s, o) for s, p, o in facts if p == f"{SW}inCounty>"} == {("<urn:xq>", "<urn:xq>")}
    assert ("<urn:tier1>", f"{SW}supervises>", "<urn:tier3>") in facts
    assert {o for s, p, o in facts if p == TYPE and s == "<urn:target>"} == {f"{SW}Fact>", f"{SW}StatisticalFact>"}
    places = ("inProvince", "inPrefecture", "inCounty")
    assert {p for _, p, _ in facts} == {TYPE, f"{SW}within>", f"{SW}supervises>", *(f"{SW}{name}>" for name in places)}


def test_shortcuts_say_nothing_that_was_said_and_do_not_grow() -> None:
    graph = [*ontology(), *turtle_lines(REGIONS)]
    found = list(shortcut_lines(graph))
    stated = {tuple(line.split(" ")[:3]) for line in graph}
    assert not {tuple(line.split(" ")[:3]) for line in found} & stated
    assert list(shortcut_lines([*graph, *found])) == []
    assert list(shortcut_lines(reversed(graph))) == found


def test_what_contradicts_itself_is_logged_in_both_languages(caplog: pytest.LogCaptureFixture) -> None:
    both = [f"<urn:x> {TYPE} {SW}Region> .\n", f"<urn:x> {TYPE} {SW}Target> .\n"]
    with caplog.at_level(logging.WARNING):
        list(shortcut_lines([*axioms(), *both]))
    assert "同属两个互斥的类" in caplog.text
    assert "two classes that share nothing (cax-dw)" in caplog.text
    assert f"<urn:x> {TYPE} {SW}Region>" in caplog.text


def test_a_list_of_contradictions_without_end_is_cut_short(caplog: pytest.LogCaptureFixture) -> None:
    both = [f"<urn:{i}> {TYPE} {SW}{cls}> .\n" for i in range(30) for cls in ("Region", "PolicyDocument")]
    with caplog.at_level(logging.WARNING):
        list(shortcut_lines([*axioms(), *both]))
    assert len(caplog.records) == 21
    assert "more than 20 contradictions" in caplog.text


def test_the_shortcuts_come_in_order_over_many_blocks_of_subjects() -> None:
    tree = [f"<urn:{i}> {SW}partOf> <urn:{i // 15}> .\n" for i in range(1, 70_000)]
    found = list(shortcut_lines([*axioms(), *tree]))
    assert found == sorted(found)
    assert len(found) == len(set(found))


def test_nothing_follows_from_nothing() -> None:
    assert list(infer([])) == []
    assert list(shortcut_lines([])) == []


def test_mapped_columns_close_like_those_in_memory(tmp_path: Path) -> None:
    graph = [*axioms(), *turtle_lines(REGIONS)]
    publish(tmp_path, graph)
    assert set(infer(columns_of(tmp_path))) == set(infer(graph))


def test_a_national_tree_of_divisions_closes_in_a_moment() -> None:
    tree = [f"<urn:{i}> {SW}partOf> <urn:{i // 15}> .\n" for i in range(1, 40_000)]
    columns = encode([*axioms(), *tree])
    started = time.process_time()
    inference = infer(columns)
    assert time.process_time() - started < 2
    assert sum(1 for _ in inference.of(f"{SW}within>")) > 100_000

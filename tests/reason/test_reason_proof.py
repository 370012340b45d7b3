"""Proofs: only stated facts at the ends, rules that fit, and the fewest of them above one another."""

import random
from pathlib import Path

import pytest

from rule_graphs import DECLARED, any_axiom, facts, lines, statement
from swgraph.errors import ParameterError, QueryError
from swgraph.mapping import graph_iri, ontology_triples, quad_lines
from swgraph.reason import Explanation, Proof, explain, explained, infer, listed_sources, prove, shortcut_lines, term_of
from swgraph.store import MemoryStore, RemoteStore, open_generation, publish

SW = "https://w3id.org/swgraph/def/"
LEVEL = "https://w3id.org/swgraph/vocab/level/"


def only(turtle: str) -> tuple[str, str, str]:
    (fact,) = facts(turtle)
    return fact


def proof(graph: str, goal: str) -> Proof:
    found = prove(infer(lines(graph)), only(goal))
    assert found is not None
    return found


def test_a_stated_fact_is_its_own_proof() -> None:
    found = proof(":x :p :y .", ":x :p :y .")
    assert (found.rule, found.depth, found.premises) == (None, 0, ())


def test_a_proof_names_the_rule_and_rests_on_stated_facts() -> None:
    found = proof(":p rdfs:subPropertyOf :q . :q rdfs:domain :A . :x :p :y .", ":x a :A .")
    assert (found.rule, found.depth) == ("prp-dom", 2)
    assert set(found.stated()) == facts(":p rdfs:subPropertyOf :q . :q rdfs:domain :A . :x :p :y .")


def test_the_shortest_proof_is_found_where_there_are_longer_ones() -> None:
    graph = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :C rdfs:subClassOf :D . :x a :A . :p rdfs:range :D . :y :p :x ."
    assert proof(graph, ":x a :D .").rule == "prp-rng"


def test_a_long_path_is_proved_by_halves() -> None:
    path = " ".join(f":n{i} :p :n{i + 1} ." for i in range(32))
    assert proof(f":p a owl:TransitiveProperty . {path}", ":n0 :p :n32 .").depth == 5


def test_what_does_not_follow_has_no_proof() -> None:
    inference = infer(lines(":p rdfs:domain :A . :x :p :y ."))
    assert [prove(inference, only(goal)) for goal in (":y a :A .", ":x :p :z .", ":unknown :p :y .")] == [None] * 3


def test_two_facts_that_only_give_each_other_are_no_proof_of_either() -> None:
    found = proof(":p owl:inverseOf :q . :q owl:inverseOf :p . :r rdfs:subPropertyOf :p . :x :r :y .", ":y :q :x .")
    assert set(found.stated()) >= facts(":x :r :y . :r rdfs:subPropertyOf :p .")


def check(found: Proof, stated: set[tuple[str, str, str]]) -> None:
    if found.rule is None:
        assert found.statement in stated
    for each in (*found.premises, *found.axioms):
        check(each, stated)
        assert each.depth < found.depth


@pytest.mark.parametrize("seed", range(80))
def test_every_fact_that_follows_has_a_proof(seed: int) -> None:
    choose = random.Random(seed)
    graph = lines(DECLARED + " ".join(any_axiom(choose) for _ in range(6)) + " ".join(statement(choose) for _ in range(10)))
    inference = infer(graph)
    stated = set(inference.stated())
    for fact in inference:
        found = prove(inference, fact)
        assert found is not None
        assert found.rule is not None
        check(found, stated)
        again = infer(f"{' '.join(each)} ." for each in found.stated())
        assert fact in set(again), "what the proof names is enough"


REGIONS = f"""
<urn:cn> <{SW}level> <{LEVEL}country> . <urn:nx> <{SW}level> <{LEVEL}province> ; <{SW}partOf> <urn:cn> .
<urn:yc> <{SW}level> <{LEVEL}prefecture> ; <{SW}partOf> <urn:nx> . <urn:xq> <{SW}level> <{LEVEL}county> ; <{SW}partOf> <urn:yc> .
"""


def quads() -> list[str]:
    data = [f"{line.rstrip()[:-2]} <urn:source> .\n" for line in lines(REGIONS)]
    graph = [*quad_lines(ontology_triples(), graph_iri("ontology")), *data]
    return [*graph, *shortcut_lines(graph)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("explained") / "a.store"
    publish(place, quads())
    return place


def shortcut(store: Path) -> Explanation:
    return explained(open_generation(store), "urn:xq", "sw:inProvince", "urn:nx")


def test_a_shortcut_is_explained_though_it_is_no_rule_of_owl(store: Path) -> None:
    found = shortcut(store)
    assert found.status == "inferred"
    assert found.proof is not None
    assert found.proof.rule == "sw:inProvince"
    assert only(f":xq <{SW}partOf> :yc .") in found.facts()
    assert not [fact for fact in found.facts() if fact[1] == f"<{SW}within>"], "what the build inferred is not stated"


def test_the_graphs_that_state_a_fact_are_named(store: Path) -> None:
    found = shortcut(store)
    assert found.graphs[only(f":xq <{SW}partOf> :yc .")] == ("urn:source",)
    assert found.graphs[only(f"<{SW}within> a owl:TransitiveProperty .")] == (str(graph_iri("ontology")),)
    assert "来源 stated in: swr:graph/ontology" in str(found)
    stated = explained(open_generation(store), "urn:xq", "sw:partOf", "urn:yc")
    assert (stated.status, stated.graphs) == ("stated", {only(f":xq <{SW}partOf> :yc ."): ("urn:source",)})


def test_the_record_is_a_tree(store: Path) -> None:
    record = shortcut(store).record()
    assert record["status"] == "inferred"
    assert record["proof"]["rule"]["id"] == "sw:inProvince"
    assert record["proof"]["premises"][1]["graphs"] == ["urn:source"]


def test_a_graph_in_memory_is_explained_the_same_way(store: Path) -> None:
    memory = MemoryStore.from_nquads(quads())
    assert explained(memory, "urn:xq", "sw:inProvince", "urn:nx").record() == shortcut(store).record()


def test_what_the_build_wrote_down_and_no_rule_gives_is_stated_by_its_graph() -> None:
    graph = f"<{graph_iri('inferred')}>"
    lines = [*quads(), f"<urn:xq> <urn:preferred> <urn:y> {graph} .\n"]
    found = explained(MemoryStore.from_nquads(lines), "urn:xq", "urn:preferred", "urn:y")
    assert (found.status, found.graphs[found.statement]) == ("stated", (str(graph_iri("inferred")),))


def test_what_does_not_follow_is_said(store: Path) -> None:
    found = explained(open_generation(store), "urn:nx", "sw:within", "urn:xq")
    assert (found.status, found.proof, found.facts()) == ("does not follow", None, ())
    assert "不能推出" in str(found)


def test_a_graph_behind_a_server_is_refused() -> None:
    with pytest.raises(QueryError, match="服务器"):
        explained(RemoteStore("http://127.0.0.1:9/"), "urn:a", "urn:b", "urn:c")


@pytest.mark.parametrize("text", ["", "宁夏", "within", '"open', "<urn:a> <urn:b>", "<no iri>", "sw"])
def test_what_is_no_term_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="不是词项"):
        term_of(text)


def test_axioms_that_follow_are_explained() -> None:
    inference = infer(lines(":A rdfs:subClassOf :B . :B rdfs:subClassOf :C ."))
    found = explain(inference, only(":A rdfs:subClassOf :C ."), listed_sources([]))
    assert found.proof is not None
    assert found.proof.rule == "scm-sco"

"""Axioms that are not compiled: reported, and the whole question is given to owlrl where the graph is small enough."""

import logging

import pytest

from rule_graphs import facts, lines
from swgraph.errors import ReasoningError
from swgraph.reason import answered, infer, reference_facts, shortcut_lines

UNCOMPILED = {
    "a list without an end": ":r owl:propertyChainAxiom :l . :l rdf:first :p . :a :p :b . :r rdfs:domain :A .",
    "half a restriction": ":A owl:someValuesFrom :B . :x :p :y . :y a :B .",
    "a super-property of what is the same": "owl:sameAs rdfs:subPropertyOf :alike . :x :p :y .",
    "a super-property of types": "rdf:type rdfs:subPropertyOf :isA . :x a :C .",
    "a domain of an axiom": "rdfs:subClassOf rdfs:domain :Below . :A rdfs:subClassOf :B .",
    "a class above classes": "owl:Class rdfs:subClassOf :Kind . :A a owl:Class .",
}
OUTSIDE = {
    "a lower bound": ":A owl:onProperty :p ; owl:minCardinality 1 . :x a :A .",
    "a higher upper bound": ":A owl:onProperty :p ; owl:maxCardinality 3 . :x a :A ; :p 1, 2 .",
    "a reflexive property": ":p a owl:ReflexiveProperty . :x :p :y .",
    "a union of disjoint classes": ":A owl:disjointUnionOf ( :B :C ) . :x a :B .",
    "what is related to itself": ":A owl:onProperty :p ; owl:hasSelf true . :x :p :x .",
}
CIRCLE = ":r owl:propertyChainAxiom :l . :l rdf:first :p ; rdf:rest :l . :a :p :b ."


@pytest.mark.parametrize("name", UNCOMPILED)
def test_owlrl_answers_in_place_of_a_rule_that_is_not_compiled(name: str) -> None:
    graph = lines(UNCOMPILED[name])
    inference = infer(graph)
    assert inference.rules.uncompiled
    assert set(answered(inference)) == reference_facts(graph)


def test_what_owlrl_finds_is_more_than_what_our_rules_find() -> None:
    inference = infer(lines(UNCOMPILED["a list without an end"]))
    assert set(inference) == set()
    assert set(answered(inference)) == facts(":a :r :b . :a a :A .")


def test_a_graph_that_is_compiled_is_not_given_to_owlrl() -> None:
    inference = infer(lines(":A rdfs:subClassOf :B . :x a :A ."))
    assert answered(inference, most=0) is inference


def test_a_graph_too_large_for_owlrl_is_an_error_and_no_silence() -> None:
    with pytest.raises(ReasoningError, match="公理未编译"):
        answered(infer(lines(UNCOMPILED["a list without an end"])), most=3)


def test_an_axiom_that_owlrl_refuses_is_an_error() -> None:
    with pytest.raises(ReasoningError, match="recursive"):
        answered(infer(lines(CIRCLE)))


def test_the_build_takes_the_same_way(caplog: pytest.LogCaptureFixture) -> None:
    within = "<https://w3id.org/swgraph/def/within>"
    graph = lines(f"{within} owl:propertyChainAxiom :l . :l rdf:first :p . :a :p :b .")
    with caplog.at_level(logging.WARNING):
        found = list(shortcut_lines(graph))
    assert [line.split(" ")[:3] for line in found] == [["<urn:a>", within, "<urn:b>"]]
    assert "改用 owlrl" in caplog.text
    with pytest.raises(ReasoningError):
        list(shortcut_lines([*graph, *(f"<urn:{i}> <urn:p> <urn:{i + 1}> .\n" for i in range(20_001))]))


@pytest.mark.parametrize("name", OUTSIDE)
def test_what_no_rule_of_the_profile_reads_is_named_and_nothing_follows_from_it(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    graph = lines(OUTSIDE[name])
    inference = infer(graph)
    assert inference.rules.outside
    assert not inference.rules.uncompiled
    assert set(inference) == reference_facts(graph)
    with caplog.at_level(logging.WARNING):
        list(shortcut_lines(graph))
    assert "beyond OWL 2 RL" in caplog.text

"""The rules of OWL 2 RL together: ways that they meet, mixtures made at random, all against owlrl."""

import random

import pytest

from rule_graphs import DECLARED, any_axiom, axiom, facts, lines, statement
from swgraph.reason import infer, reference_facts

CASES = {
    "sub-class, several steps": ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C, :D . :D rdfs:subClassOf :E . :x a :A, :D .",
    "sub-class, a circle": ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A . :x a :A . :y a :B .",
    "sub-property of a property of RDFS": ':p rdfs:subPropertyOf rdfs:label . :x :p "a" .',
    "range of literals": ':p rdfs:range xsd:string . :q rdfs:range :A . :x :p "a" ; :q "b" .',
    "domain of a super-property": ":p rdfs:subPropertyOf :q . :q rdfs:domain :A ; rdfs:range :B . :x :p :y .",
    "inverse, seen through a literal": ':p owl:inverseOf :q . :q rdfs:range :A . :x :p "text" .',
    "inverse of itself": ":p owl:inverseOf :p . :x :p :y .",
    "inverse and sub-property": ":p owl:inverseOf :q . :q rdfs:subPropertyOf :r . :r rdfs:domain :A . :x :p :y .",
    "inverse without a name": ":p owl:inverseOf [] . :x :p :y .",
    "transitive, a circle": ":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :a .",
    "transitive super-property": ":p rdfs:subPropertyOf :q . :q a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :q :d .",
    "transitive and symmetric": ":p a owl:TransitiveProperty, owl:SymmetricProperty . :a :p :b . :b :p :c .",
    "transitive and inverse": ":p a owl:TransitiveProperty ; owl:inverseOf :q . :a :p :b . :c :q :b .",
    "chain of three": ":r owl:propertyChainAxiom ( :p :q :p ) . :a :p :b . :b :q :c . :c :p :d .",
    "chain through itself": ":r owl:propertyChainAxiom ( :r :p ) . :a :r :b . :b :p :c . :c :p :d .",
    "chain over a transitive property": ":in a owl:TransitiveProperty . :at owl:propertyChainAxiom ( :at :in ) . :x :at :a . :a :in :b . :b :in :c .",
    "chain to a literal": ':r owl:propertyChainAxiom ( :p :q ) . :a :p :b . :b :q "text" .',
    "chain of one": ":r owl:propertyChainAxiom ( :p ) . :a :p :b .",
    "type by a sub-property": ":p rdfs:subPropertyOf rdf:type . :A rdfs:subClassOf :B . :x :p :A .",
    "classes as things": ":A a :Meta . :Meta rdfs:subClassOf :Top . :x a :A .",
    "an axiom by another name": ":p rdfs:subPropertyOf rdfs:subClassOf . :A :p :B . :x a :A .",
    "a class of axioms": ":Loop rdfs:subClassOf owl:TransitiveProperty . :p a :Loop . :a :p :b . :b :p :c .",
    "an axiom about what is the same": ":A owl:sameAs :B . :B rdfs:subClassOf :C . :x a :A . :p owl:sameAs :q . :x :p :y .",
    "the same by a chain of rules": ":p a owl:FunctionalProperty . :q a owl:InverseFunctionalProperty . :x :p :a, :b . :a :q :k . :c :q :k .",
    "the same in a list": ":x owl:sameAs :y . :A owl:oneOf ( :x :z ) .",
    "everything": "owl:Thing rdfs:subClassOf :A . :C a owl:Class . :x a :C .",
    "nothing": ":x :p :y . :A a owl:Class . :x a :A .",
    "annotations": ':p a owl:AnnotationProperty . :o a owl:Ontology ; owl:versionInfo "1" ; owl:versionIRI :o1 .',
    "values of a datatype": ":A owl:onProperty :p ; owl:someValuesFrom xsd:integer . :x :p 5 . :y :p 'five' .",
}


@pytest.mark.parametrize("name", CASES)
def test_rules_together_give_what_owlrl_gives(name: str) -> None:
    inference = infer(lines(CASES[name]))
    found = list(inference)
    assert not inference.rules.uncompiled
    assert set(found) == reference_facts(lines(CASES[name]))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("seed", range(60))
def test_any_mixture_of_axioms_gives_what_owlrl_gives(seed: int) -> None:
    choose = random.Random(seed)
    graph = lines(DECLARED + " ".join(axiom(choose) for _ in range(8)) + " ".join(statement(choose) for _ in range(12)))
    inference = infer(graph)
    assert not inference.rules.uncompiled
    assert set(inference) == reference_facts(graph)


@pytest.mark.parametrize("seed", range(120))
def test_mixtures_with_the_same_things_and_axioms_about_axioms_give_what_owlrl_gives(seed: int) -> None:
    choose = random.Random(seed)
    graph = lines(DECLARED + " ".join(any_axiom(choose) for _ in range(6)) + " ".join(statement(choose) for _ in range(12)))
    inference = infer(graph)
    assert not inference.rules.uncompiled
    assert set(inference) == reference_facts(graph)


def test_a_class_that_nobody_declares_is_below_itself_if_it_is_below_what_is_below_it() -> None:
    # owlrl leaves this out: it takes for granted that a class is below itself, and then never writes it down.
    text = ":R1 owl:onProperty :p ; owl:allValuesFrom :A . :R2 owl:onProperty :p ; owl:allValuesFrom :A . :x a :R1 ."
    circle = f"{text} :A rdfs:subClassOf :B . :B rdfs:subClassOf :A ."
    assert set(infer(lines(text))) == reference_facts(lines(text)) == set()
    assert set(infer(lines(circle))) == facts(":x a :R2 .")
    assert not reference_facts(lines(circle))

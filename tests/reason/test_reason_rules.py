"""Each compiled rule alone, against owlrl; and axioms whose rules are not compiled."""

import random

import pyoxigraph
import pytest

from swgraph.columns import encode
from swgraph.reason import compile_rules, infer, reference_facts

PREFIXES = """
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:> .
"""
CASES = {
    "sub-class": ":A rdfs:subClassOf :B . :x a :A .",
    "sub-class, several steps": ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C, :D . :D rdfs:subClassOf :E . :x a :A, :D .",
    "sub-class, a circle": ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A . :x a :A . :y a :B .",
    "equivalent class": ":A owl:equivalentClass :B . :B rdfs:subClassOf :C . :x a :A . :y a :B .",
    "sub-property": ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r . :x :p :y . :z :q 1 .",
    "sub-property of a property of RDFS": ':p rdfs:subPropertyOf rdfs:label . :x :p "a" .',
    "equivalent property": ":p owl:equivalentProperty :q . :x :p :y . :z :q :w .",
    "domain": ":p rdfs:domain :A . :A rdfs:subClassOf :B . :x :p :y .",
    "range": ":p rdfs:range :A . :A rdfs:subClassOf :B . :x :p :y .",
    "range of literals": ':p rdfs:range xsd:string . :q rdfs:range :A . :x :p "a" ; :q "b" .',
    "domain of a super-property": ":p rdfs:subPropertyOf :q . :q rdfs:domain :A ; rdfs:range :B . :x :p :y .",
    "inverse": ":p owl:inverseOf :q . :x :p :y . :z :q :w .",
    "inverse, seen through a literal": ':p owl:inverseOf :q . :q rdfs:range :A . :x :p "text" .',
    "inverse of itself": ":p owl:inverseOf :p . :x :p :y .",
    "inverse and sub-property": ":p owl:inverseOf :q . :q rdfs:subPropertyOf :r . :r rdfs:domain :A . :x :p :y .",
    "symmetric": ":p a owl:SymmetricProperty . :x :p :y . :z :p :z .",
    "transitive": ":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :d . :d :p :e . :c :p :f .",
    "transitive, a circle": ":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :a .",
    "transitive super-property": ":p rdfs:subPropertyOf :q . :q a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :q :d .",
    "transitive and symmetric": ":p a owl:TransitiveProperty, owl:SymmetricProperty . :a :p :b . :b :p :c .",
    "transitive and inverse": ":p a owl:TransitiveProperty ; owl:inverseOf :q . :a :p :b . :c :q :b .",
    "chain": ":r owl:propertyChainAxiom ( :p :q ) . :a :p :b . :b :q :c . :b :q :d .",
    "chain of three": ":r owl:propertyChainAxiom ( :p :q :p ) . :a :p :b . :b :q :c . :c :p :d .",
    "chain through itself": ":r owl:propertyChainAxiom ( :r :p ) . :a :r :b . :b :p :c . :c :p :d .",
    "chain over a transitive property": ":in a owl:TransitiveProperty . :at owl:propertyChainAxiom ( :at :in ) . :x :at :a . :a :in :b . :b :in :c .",
    "chain to a literal": ':r owl:propertyChainAxiom ( :p :q ) . :a :p :b . :b :q "text" .',
    "chain of one": ":r owl:propertyChainAxiom ( :p ) . :a :p :b .",
    "type by a sub-property": ":p rdfs:subPropertyOf rdf:type . :A rdfs:subClassOf :B . :x :p :A .",
    "classes as things": ":A a :Meta . :Meta rdfs:subClassOf :Top . :x a :A .",
    "nothing": ":x :p :y . :A a owl:Class . :x a :A .",
    "annotations": ':p a owl:AnnotationProperty . :o a owl:Ontology ; owl:versionInfo "1" ; owl:versionIRI :o1 .',
    "disjoint": ":A owl:disjointWith :B . :x a :A . :y a :B .",
}
OTHER_RULES = {
    "same": ":a owl:sameAs :b .",
    "functional": ":p a owl:FunctionalProperty .",
    "inverse functional": ":p a owl:InverseFunctionalProperty .",
    "key": ":A owl:hasKey ( :p ) .",
    "restriction": ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:hasValue :x ] .",
    "union": ":A owl:unionOf ( :B :C ) .",
    "intersection": ":A owl:intersectionOf ( :B :C ) .",
    "one of": ":A owl:oneOf ( :x ) .",
    "asymmetric": ":p a owl:AsymmetricProperty .",
    "different": ":a owl:differentFrom :b .",
    "an axiom by another name": ":p rdfs:subPropertyOf rdfs:subClassOf . :A :p :B .",
    "a class of axioms": ":Loop rdfs:subClassOf owl:TransitiveProperty . :p a :Loop .",
    "everything": "owl:Thing rdfs:subClassOf :A .",
    "a list without an end": ":r owl:propertyChainAxiom :l . :l rdf:first :p .",
    "a list in a circle": ":r owl:propertyChainAxiom :l . :l rdf:first :p ; rdf:rest :l .",
}


def lines(turtle: str) -> list[str]:
    triples = pyoxigraph.parse(f"{PREFIXES}{turtle}", pyoxigraph.RdfFormat.TURTLE)
    return [f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in triples]


@pytest.mark.parametrize("name", CASES)
def test_each_rule_gives_what_owlrl_gives(name: str) -> None:
    graph = lines(CASES[name])
    found = list(infer(graph))
    assert set(found) == reference_facts(graph)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", CASES)
def test_what_is_compiled_is_not_reported(name: str) -> None:
    reported = compile_rules(encode(lines(CASES[name]))).uncompiled
    assert bool(reported) == (name == "type by a sub-property")


@pytest.mark.parametrize("seed", range(30))
def test_any_mixture_of_axioms_and_data_gives_what_owlrl_gives(seed: int) -> None:
    choose = random.Random(seed)
    graph = lines(" ".join(axiom(choose) for _ in range(8)) + " ".join(statement(choose) for _ in range(12)))
    assert compile_rules(encode(graph)).uncompiled == ()
    assert set(infer(graph)) == reference_facts(graph)


def axiom(choose: random.Random) -> str:
    """Return an axiom about some of four properties and four classes."""
    p, q, r = (f":p{choose.randrange(4)}" for _ in range(3))
    a, b = (f":C{choose.randrange(4)}" for _ in range(2))
    return choose.choice([
        f"{p} rdfs:subPropertyOf {q} .", f"{p} owl:inverseOf {q} .", f"{p} a owl:TransitiveProperty .",
        f"{p} a owl:SymmetricProperty .", f"{p} rdfs:domain {a} .", f"{p} rdfs:range {a} .", f"{a} rdfs:subClassOf {b} .",
        f"{a} owl:equivalentClass {b} .", f"{p} owl:equivalentProperty {q} .", f"{p} owl:propertyChainAxiom ( {q} {r} ) .",
    ])  # fmt: skip


def statement(choose: random.Random) -> str:
    """Return a statement about some of six things."""
    x, y = (f":x{choose.randrange(6)}" for _ in range(2))
    value = choose.choice([y, y, y, '"text"', "5"])
    return choose.choice([f"{x} :p{choose.randrange(4)} {value} .", f"{x} a :C{choose.randrange(4)} ."])


@pytest.mark.parametrize("name", OTHER_RULES)
def test_an_axiom_whose_rule_is_not_compiled_is_reported(name: str) -> None:
    assert compile_rules(encode(lines(OTHER_RULES[name]))).uncompiled


def test_a_thing_of_two_disjoint_classes_is_a_contradiction() -> None:
    graph = lines(":A owl:disjointWith :B . :C rdfs:subClassOf :A . :p rdfs:range :B . :x a :C . :y :p :x . :z a :C .")
    assert list(infer(graph).contradictions()) == [("<urn:x>", "<urn:A>", "<urn:B>")]
    assert list(infer(lines(":A owl:disjointWith :B . :x a :A . :y a :B .")).contradictions()) == []
    assert list(infer(lines(":A owl:disjointWith :B .")).contradictions()) == []

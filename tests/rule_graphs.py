"""Small graphs for the tests of rules, and mixtures of axioms and statements made at random."""

import random

import pyoxigraph

PREFIXES = """
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:> .
"""
DECLARED = " ".join([*(f":C{i} a owl:Class ." for i in range(5)), *(f":p{i} a owl:ObjectProperty ." for i in range(4))])


def lines(turtle: str) -> list[str]:
    triples = pyoxigraph.parse(f"{PREFIXES}{turtle}", pyoxigraph.RdfFormat.TURTLE)
    return [f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in triples]


def facts(turtle: str) -> set[tuple[str, str, str]]:
    triples = pyoxigraph.parse(f"{PREFIXES}{turtle}", pyoxigraph.RdfFormat.TURTLE)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in triples}


def axiom(choose: random.Random) -> str:
    """Return an axiom whose rules only add statements, about some of four properties and five classes."""
    p, q, r = (f":p{choose.randrange(4)}" for _ in range(3))
    a, b, c = (f":C{choose.randrange(5)}" for _ in range(3))
    return choose.choice([
        f"{p} rdfs:subPropertyOf {q} .", f"{p} owl:inverseOf {q} .", f"{p} a owl:TransitiveProperty .",
        f"{p} a owl:SymmetricProperty .", f"{p} rdfs:domain {a} .", f"{p} rdfs:range {a} .", f"{a} rdfs:subClassOf {b} .",
        f"{a} owl:equivalentClass {b} .", f"{p} owl:equivalentProperty {q} .", f"{p} owl:propertyChainAxiom ( {q} {r} ) .",
        f"{a} owl:intersectionOf ( {b} {c} ) .", f"{a} owl:unionOf ( {b} {c} ) .",
        f"{a} rdfs:subClassOf {_restriction(choose)} .", f"{a} owl:equivalentClass {_restriction(choose)} .",
    ])  # fmt: skip


def _restriction(choose: random.Random) -> str:
    p, b, x = f":p{choose.randrange(4)}", f":C{choose.randrange(5)}", f":x{choose.randrange(6)}"
    filler = choose.choice([f"owl:someValuesFrom {b}", f"owl:allValuesFrom {b}", f"owl:hasValue {x}"])
    return f"[ a owl:Restriction ; owl:onProperty {p} ; {filler} ]"


def any_axiom(choose: random.Random) -> str:
    """Return an axiom of any kind: also about what is the same, and about axioms."""
    p, q = (f":p{choose.randrange(4)}" for _ in range(2))
    a, b = (f":C{choose.randrange(5)}" for _ in range(2))
    x, y = (f":x{choose.randrange(6)}" for _ in range(2))
    some = f"{a} rdfs:subClassOf [ a owl:Restriction ; owl:onProperty {p} ;"
    return choose.choice([
        axiom(choose), axiom(choose), axiom(choose), f"{p} a owl:FunctionalProperty .", f"{p} a owl:InverseFunctionalProperty .",
        f"{a} owl:oneOf ( {x} {y} ) .", f"{some} owl:maxCardinality 1 ] .", f"{x} owl:sameAs {y} .", f"{a} owl:sameAs {b} .",
        f"{some} owl:maxQualifiedCardinality 1 ; owl:onClass {choose.choice([b, 'owl:Thing'])} ] .",
        f"{some} owl:someValuesFrom owl:Thing ] .", f"{p} owl:sameAs {q} .", f"{p} rdfs:subPropertyOf owl:sameAs .",
        f"owl:Thing rdfs:subClassOf {a} .", f"{p} rdfs:subPropertyOf rdf:type .", f"{p} rdfs:subPropertyOf rdfs:domain . {q} {p} {b} .",
        f"{p} rdfs:subPropertyOf rdfs:subClassOf . {a} {p} {b} .",
        f"{a} rdfs:subClassOf owl:{choose.choice(['Transitive', 'Symmetric', 'Functional'])}Property . {p} a {b} .",
    ])  # fmt: skip


def statement(choose: random.Random) -> str:
    """Return a statement about some of six things."""
    x, y = (f":x{choose.randrange(6)}" for _ in range(2))
    value = choose.choice([y, y, y, '"text"', "5"])
    return choose.choice([f"{x} :p{choose.randrange(4)} {value} .", f"{x} a :C{choose.randrange(5)} ."])

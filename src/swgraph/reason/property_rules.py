"""Rules about properties: table 5 of OWL 2 RL, and what follows from a property's domain and range."""

from collections.abc import Iterator
from itertools import combinations

from swgraph.columns import TYPE
from swgraph.reason.rule import Atom, Rule, X, Y, Z
from swgraph.reason.schema import Schema
from swgraph.reason.terms import (
    ALL_DISJOINT_PROPERTIES,
    ASSERTION,
    ASYMMETRIC,
    CHAIN,
    DISJOINT_PROPERTY,
    DOMAIN,
    FUNCTIONAL,
    INVERSE,
    INVERSE_FUNCTIONAL,
    IRREFLEXIVE,
    KEY,
    MEMBERS,
    RANGE,
    SAME,
    SAME_PROPERTY,
    SOURCE,
    SUB_PROPERTY,
    SYMMETRIC,
    TARGET,
    TARGET_VALUE,
    TRANSITIVE,
)


def property_rules(schema: Schema) -> Iterator[Rule]:
    """Yield the rules of table 5 (``prp-*``)."""
    yield from _typings(schema)
    yield from _characters(schema)
    yield from _hierarchy(schema)
    yield from _chains(schema)
    yield from _disjoint(schema)
    yield from _keys(schema)
    yield from _denied(schema)


def _typings(schema: Schema) -> Iterator[Rule]:
    kind = schema.names.number(TYPE)
    for rule, axiom, which in (("prp-dom", DOMAIN, X), ("prp-rng", RANGE, Y)):
        for prop, cls, stated in schema.axioms(axiom):
            yield Rule(rule, (Atom(X, prop, Y),), Atom(which, kind, cls), (stated,))


def _characters(schema: Schema) -> Iterator[Rule]:
    same = schema.names.number(SAME)
    for p, stated in schema.members(FUNCTIONAL):
        yield Rule("prp-fp", (Atom(X, p, Y), Atom(X, p, Z)), Atom(Y, same, Z), (stated,))
    for p, stated in schema.members(INVERSE_FUNCTIONAL):
        yield Rule("prp-ifp", (Atom(X, p, Z), Atom(Y, p, Z)), Atom(X, same, Y), (stated,))
    for p, stated in schema.members(IRREFLEXIVE):
        yield Rule("prp-irp", (Atom(X, p, X),), None, (stated,))
    for p, stated in schema.members(SYMMETRIC):
        yield Rule("prp-symp", (Atom(X, p, Y),), Atom(Y, p, X), (stated,))
    for p, stated in schema.members(ASYMMETRIC):
        yield Rule("prp-asyp", (Atom(X, p, Y), Atom(Y, p, X)), None, (stated,))
    for p, stated in schema.members(TRANSITIVE):
        yield Rule("prp-trp", (Atom(X, p, Y), Atom(Y, p, Z)), Atom(X, p, Z), (stated,))


def _hierarchy(schema: Schema) -> Iterator[Rule]:
    for below, above, stated in schema.axioms(SUB_PROPERTY):
        yield Rule("prp-spo1", (Atom(X, below, Y),), Atom(X, above, Y), (stated,))
    for one, other, stated in schema.axioms(SAME_PROPERTY):
        yield Rule("prp-eqp1", (Atom(X, one, Y),), Atom(X, other, Y), (stated,))
        yield Rule("prp-eqp2", (Atom(X, other, Y),), Atom(X, one, Y), (stated,))
    for one, other, stated in schema.axioms(INVERSE):
        yield Rule("prp-inv1", (Atom(X, one, Y),), Atom(Y, other, X), (stated,))
        yield Rule("prp-inv2", (Atom(X, other, Y),), Atom(Y, one, X), (stated,))


def _chains(schema: Schema) -> Iterator[Rule]:
    for prop, parts in schema.lists(CHAIN):
        body = tuple(Atom(-1 - place, part, -2 - place) for place, part in enumerate(parts.members))
        if body:
            yield Rule("prp-spo2", body, Atom(X, prop, body[-1].value), parts.axioms)


def _disjoint(schema: Schema) -> Iterator[Rule]:
    for one, other, stated in schema.axioms(DISJOINT_PROPERTY):
        yield Rule("prp-pdw", (Atom(X, one, Y), Atom(X, other, Y)), None, (stated,))
    kinds = dict(schema.members(ALL_DISJOINT_PROPERTIES))
    for node, parts in schema.lists(MEMBERS):
        for one, other in combinations(parts.members, 2) if node in kinds else ():
            yield Rule("prp-adp", (Atom(X, one, Y), Atom(X, other, Y)), None, (kinds[node], *parts.axioms))


def _keys(schema: Schema) -> Iterator[Rule]:
    kind, same = schema.names.number(TYPE), schema.names.number(SAME)
    for cls, parts in schema.lists(KEY):
        shared = [(Atom(X, part, -3 - i), Atom(Y, part, -3 - i)) for i, part in enumerate(parts.members)]
        if shared:
            body = (Atom(X, kind, cls), Atom(Y, kind, cls), *(atom for both in shared for atom in both))
            yield Rule("prp-key", body, Atom(X, same, Y), parts.axioms)


def _denied(schema: Schema) -> Iterator[Rule]:
    for node, one, source in schema.axioms(SOURCE):
        for prop, assertion in schema.values(node, ASSERTION):
            for rule, target in (("prp-npa1", TARGET), ("prp-npa2", TARGET_VALUE)):
                for other, stated in schema.values(node, target):
                    yield Rule(rule, (Atom(one, prop, other),), None, (source, assertion, stated))

"""Rules about classes: tables 6 and 7 of OWL 2 RL."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from swgraph.columns import TYPE
from swgraph.reason.rule import Atom, Rule, Triple, X, Y, Z
from swgraph.reason.schema import Schema
from swgraph.reason.terms import (
    ALL,
    ALL_DISJOINT_CLASSES,
    COMPLEMENT,
    DISJOINT,
    HAS,
    INTERSECTION,
    MEMBERS,
    MOST,
    MOST_OF,
    NOTHING,
    ON_CLASS,
    ON_PROPERTY,
    ONE_OF,
    SAME,
    SAME_CLASS,
    SOME,
    SUB_CLASS,
    THING,
    UNION,
)

_ZERO: Final = re.compile(r'"\+?0+"', re.ASCII)
_ZERO_OR_ONE: Final = re.compile(r'"\+?0*[01]"', re.ASCII)


def class_rules(schema: Schema) -> Iterator[Rule]:
    """Yield the rules of tables 6 (``cls-*``) and 7 (``cax-*``)."""
    yield from _nothing(schema)
    yield from _sets(schema)
    yield from _values(schema)
    yield from _at_most(schema)
    yield from _at_most_of(schema)
    yield from _hierarchy(schema)
    yield from _apart(schema)


def _nothing(schema: Schema) -> Iterator[Rule]:
    nothing = schema.names.known(NOTHING)
    if nothing is not None:
        yield Rule("cls-nothing2", (Atom(X, schema.names.number(TYPE), nothing),), None)


def _sets(schema: Schema) -> Iterator[Rule]:
    kind = schema.names.number(TYPE)
    for cls, parts in schema.lists(INTERSECTION):
        if parts.members:
            yield Rule("cls-int1", tuple(Atom(X, kind, each) for each in parts.members), Atom(X, kind, cls), parts.axioms)
        for each in parts.members:
            yield Rule("cls-int2", (Atom(X, kind, cls),), Atom(X, kind, each), parts.axioms)
    for cls, parts in schema.lists(UNION):
        for each in parts.members:
            yield Rule("cls-uni", (Atom(X, kind, each),), Atom(X, kind, cls), parts.axioms)
    for cls, parts in schema.lists(ONE_OF):
        for each in parts.members:
            yield Rule("cls-oo", (), Atom(each, kind, cls), parts.axioms)
    for one, other, stated in schema.axioms(COMPLEMENT):
        yield Rule("cls-com", (Atom(X, kind, one), Atom(X, kind, other)), None, (stated,))


def _on(schema: Schema, predicate: str) -> Iterator[tuple[int, int, int, tuple[Triple, Triple]]]:
    """Yield restriction, property and value of a kind of restriction, with the axioms that say so."""
    for cls, value, stated in schema.axioms(predicate):
        properties = schema.values(cls, ON_PROPERTY)
        if not properties:
            schema.malformed.add(schema.shown(stated))
        for prop, on in properties:
            yield cls, prop, value, (on, stated)


def _values(schema: Schema) -> Iterator[Rule]:
    kind, thing = schema.names.number(TYPE), schema.names.known(THING)
    for cls, prop, filler, axioms in _on(schema, SOME):
        if filler == thing:
            yield Rule("cls-svf2", (Atom(X, prop, Y),), Atom(X, kind, cls), axioms)
        else:
            yield Rule("cls-svf1", (Atom(X, prop, Y), Atom(Y, kind, filler)), Atom(X, kind, cls), axioms)
    for cls, prop, filler, axioms in _on(schema, ALL):
        yield Rule("cls-avf", (Atom(X, kind, cls), Atom(X, prop, Y)), Atom(Y, kind, filler), axioms)
    for cls, prop, value, axioms in _on(schema, HAS):
        yield Rule("cls-hv1", (Atom(X, kind, cls),), Atom(X, prop, value), axioms)
        yield Rule("cls-hv2", (Atom(X, prop, value),), Atom(X, kind, cls), axioms)


def _at_most(schema: Schema) -> Iterator[Rule]:
    kind, same = schema.names.number(TYPE), schema.names.number(SAME)
    for cls, prop, bound, axioms in _on(schema, MOST):
        member, one, other = Atom(X, kind, cls), Atom(X, prop, Y), Atom(X, prop, Z)
        if _is_zero(schema, bound, axioms[1]):
            yield Rule("cls-maxc1", (member, one), None, axioms)
        elif _is_one(schema, bound):
            yield Rule("cls-maxc2", (member, one, other), Atom(Y, same, Z), axioms)


def _at_most_of(schema: Schema) -> Iterator[Rule]:
    kind, same, thing = schema.names.number(TYPE), schema.names.number(SAME), schema.names.known(THING)
    for cls, prop, bound, stated in _on(schema, MOST_OF):
        for filler, on_class in schema.values(cls, ON_CLASS):
            axioms, anything = (*stated, on_class), filler == thing
            member, one, other = Atom(X, kind, cls), Atom(X, prop, Y), Atom(X, prop, Z)
            first = (one,) if anything else (one, Atom(Y, kind, filler))
            second = (other,) if anything else (other, Atom(Z, kind, filler))
            if _is_zero(schema, bound, stated[1]):
                yield Rule("cls-maxqc2" if anything else "cls-maxqc1", (member, *first), None, axioms)
            elif _is_one(schema, bound):
                head = Atom(Y, same, Z)
                yield Rule("cls-maxqc4" if anything else "cls-maxqc3", (member, *first, *second), head, axioms)


def _is_zero(schema: Schema, bound: int, axiom: Triple) -> bool:
    """Return whether an upper bound is 0; one that is neither 0 nor 1 is noted: no rule of the profile reads it."""
    name = schema.names[bound]
    if not _ZERO_OR_ONE.match(name):
        schema.outside.add(schema.shown(axiom))
    return bool(_ZERO.match(name))


def _is_one(schema: Schema, bound: int) -> bool:
    name = schema.names[bound]
    return bool(_ZERO_OR_ONE.match(name)) and not _ZERO.match(name)


def _hierarchy(schema: Schema) -> Iterator[Rule]:
    kind = schema.names.number(TYPE)
    for below, above, stated in schema.axioms(SUB_CLASS):
        yield Rule("cax-sco", (Atom(X, kind, below),), Atom(X, kind, above), (stated,))
    for one, other, stated in schema.axioms(SAME_CLASS):
        yield Rule("cax-eqc1", (Atom(X, kind, one),), Atom(X, kind, other), (stated,))
        yield Rule("cax-eqc2", (Atom(X, kind, other),), Atom(X, kind, one), (stated,))


def _apart(schema: Schema) -> Iterator[Rule]:
    kind = schema.names.number(TYPE)
    for one, other, stated in schema.axioms(DISJOINT):
        yield Rule("cax-dw", (Atom(X, kind, one), Atom(X, kind, other)), None, (stated,))
    kinds = dict(schema.members(ALL_DISJOINT_CLASSES))
    for node, parts in schema.lists(MEMBERS):
        for one, other in combinations(parts.members, 2) if node in kinds else ():
            yield Rule("cax-adc", (Atom(X, kind, one), Atom(X, kind, other)), None, (kinds[node], *parts.axioms))

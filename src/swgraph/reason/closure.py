"""Applying compiled rules until nothing new follows; each round joins only what the last one found (semi-naive)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from swgraph.columns import MASK, TYPE, Pairs
from swgraph.reason.datatypes import typed_literals
from swgraph.reason.equality import Same
from swgraph.reason.joins import pair, united, without
from swgraph.reason.names import Names
from swgraph.reason.plan import Plan, plan_of
from swgraph.reason.rules import Further, Rules, compile_rules, no_further
from swgraph.reason.table import Sorted
from swgraph.reason.terms import FIRST, READ, READ_TYPES, REST, SAME

_NONE: Pairs = np.empty(0, np.int64)
Graph = Mapping[int, Pairs]


@dataclass(frozen=True, slots=True)
class Closure:
    """All that is stated or follows, by property, and the rules by which it does."""

    pairs: Graph
    rules: Rules


def close(names: Names, stated: Graph, further: Further = no_further) -> Closure:
    """Return the pairs of every property with all that follows.

    Literals may stand as subjects in it, as in the rules of the standard: something about an IRI may follow from them.

    Args:
        names: the numbers of the terms.
        stated: the statements, by property.
        further: gives rules that are not of OWL.
    """
    same = Same(len(names))
    whole: dict[int, Pairs] = dict(stated)
    while True:
        rules = compile_rules(names, whole, further)
        before = _sizes(rules, whole)
        whole = applied(rules, whole)
        if same.merge(whole.get(same.first(names.number(SAME)), _NONE)):
            whole = same.counted_as_one(whole)
        elif _sizes(rules, whole) == before:
            break
    if not same.groups:
        return Closure(whole, rules)
    whole = same.told_apart(whole, names.number(SAME))
    return Closure(whole, compile_rules(names, axioms_of(names, whole, stated), further))


def axioms_of(names: Names, closure: Graph, stated: Graph) -> Graph:
    """Return the statements that rules are compiled from: lists as they were stated, with all that is the same they would branch."""
    return {**closure, **{number: stated[number] for each in (FIRST, REST) if (number := names.known(each)) in stated and number is not None}}


def applied(rules: Rules, graph: Graph) -> dict[int, Pairs]:
    """Return a graph with all that follows by rules, where nothing is found to be the same."""
    plan = plan_of(rules.rules, rules.names.number(TYPE), rules.names.number(SAME))
    whole = {**graph}
    for predicate, pairs in _given(rules, plan).items():
        whole[predicate] = united([whole.get(predicate, _NONE), pairs])
    return grown(plan, whole, dict(whole))


def grown(plan: Plan, whole: dict[int, Pairs], fresh: dict[int, Pairs]) -> dict[int, Pairs]:
    """Return a graph with all that follows from something fresh in it."""
    while fresh:
        found: dict[int, list[Pairs]] = defaultdict(list)
        for prop, pairs in plan.following(Sorted(whole), Sorted(fresh)):
            if len(pairs):
                found[prop].append(pairs)
        fresh = {}
        for prop in list(found):
            novel = without(united(found.pop(prop)), whole.get(prop, _NONE))
            if len(novel):
                fresh[prop] = novel
        whole |= {prop: united([whole.get(prop, _NONE), pairs]) for prop, pairs in fresh.items()}
    return whole


def _given(rules: Rules, plan: Plan) -> dict[int, Pairs]:
    """Return what holds without a condition: members of enumerations, and literals of the datatypes that rules ask for."""
    found: dict[int, list[int]] = defaultdict(list)
    for atom in plan.given:
        found[atom.predicate].append(pair(atom.subject, atom.value))
    found[plan.kind] += typed_literals(rules)
    return {predicate: united([np.array(pairs, np.int64)]) for predicate, pairs in found.items() if pairs}


def _sizes(rules: Rules, graph: Graph) -> tuple[int, ...]:
    """Return how many axioms there are, where rules may make some."""
    if not rules.makes_axioms:
        return ()
    names = rules.names
    numbers = [n for term in sorted(READ) if (n := names.known(term)) is not None]
    kinds = np.array([n for term in sorted(READ_TYPES) if (n := names.known(term)) is not None], np.int64)
    types = graph.get(names.number(TYPE), _NONE)
    return (*(len(graph.get(n, _NONE)) for n in numbers), int(np.isin(types & MASK, kinds).sum()))


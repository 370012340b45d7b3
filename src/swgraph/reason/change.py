"""What follows anew, and what no longer, when statements are added and removed: delete, derive again, go on.

What rests on a removed statement is taken out; of that is put back what is stated or follows from what remains; from there and
from what was added the rules go on. Nothing is read but what the change touches. Where axioms change, or where things are the
same, everything is inferred again instead: a new rule or a new identity may touch everything.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from swgraph.columns import MASK, SHIFT, TYPE, Columns, Pairs, sorted_unique
from swgraph.reason.closed import Closed
from swgraph.reason.closure import close
from swgraph.reason.facts import Fact, about_data
from swgraph.reason.joins import united, without
from swgraph.reason.matching import ONE, Rows, extended, matches
from swgraph.reason.names import Names
from swgraph.reason.reference import answered
from swgraph.reason.rule import Atom, Rule, X, Y
from swgraph.reason.table import Layered, Sorted, Table, among
from swgraph.reason.terms import NEGATIVE, READ, READ_TYPES, SAME, is_datatype

_NONE: Pairs = np.empty(0, np.int64)
_PAIR = Atom(X, 0, Y)
Graph = Mapping[int, Pairs]


@dataclass(frozen=True, slots=True)
class Change:
    """How the facts that follow from a graph change.

    Attributes:
        inferred: what follows now and did not, or was stated and now only follows; in N-Triples form, sorted.
        withdrawn: what followed and does not any more, or is now stated; in N-Triples form, sorted.
    """

    inferred: tuple[Fact, ...]
    withdrawn: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A change of what is stated, as numbers.

    Attributes:
        names: the numbers of the terms, with those that the change brings.
        added: statements that were not stated.
        removed: statements that were.
    """

    names: Names
    added: Graph
    removed: Graph


def change_of(closed: Closed, added: Iterable[Fact], removed: Iterable[Fact]) -> Change:
    """Return how the facts change when some statements are added and others removed."""
    step = _step(closed, added, removed)
    after = _all_again(closed, step) if _touches_rules(closed, step) else _carried_on(closed, step)
    return _compared(closed, step, *after)


def closure_after(
    closed: Closed, added: Iterable[Fact], removed: Iterable[Fact]
) -> tuple[Names, Graph | None, Change]:
    """Return the closure after a change with the numbers of its terms, and the change; no closure where all was inferred again."""
    step = _step(closed, added, removed)
    if _touches_rules(closed, step):
        return step.names, None, _compared(closed, step, *_all_again(closed, step))
    now, touched = _carried_on(closed, step)
    change = _compared(closed, step, now, touched)
    closure = {p: now.all(p) if p in touched else pairs for p, pairs in closed.closure.items()}
    closure |= {p: now.all(p) for p in touched if p not in closure}
    return step.names, {p: pairs for p, pairs in closure.items() if len(pairs)}, change


def _step(closed: Closed, added: Iterable[Fact], removed: Iterable[Fact]) -> _Step:
    names = Names(closed.columns.terms, closed.rules.names.added)
    stated = closed.columns.pairs
    kept = _numbered(names, tuple(added))
    new = {p: without(pairs, stated.get(p, _NONE)) for p, pairs in kept.items()}
    old = {p: pairs[among(pairs, stated.get(p, _NONE))] for p, pairs in _numbered(names, tuple(removed)).items()}
    old = {p: without(pairs, kept.get(p, _NONE)) for p, pairs in old.items()}
    return _Step(names, _some(new), _some(old))


def _numbered(names: Names, facts: Sequence[Fact]) -> dict[int, Pairs]:
    subjects, predicates, values = names.numbers([term for fact in facts for term in fact]).reshape(-1, 3).T
    pairs = subjects << SHIFT | values
    return {p: sorted_unique(pairs[predicates == p]) for p in np.unique(predicates).tolist()}


def _some(graph: Graph) -> Graph:
    return {predicate: pairs for predicate, pairs in graph.items() if len(pairs)}


def _touches_rules(closed: Closed, step: _Step) -> bool:
    """Return whether more than the consequences of single statements may change."""
    rules, names = closed.rules, step.names
    if rules.makes_axioms or rules.uncompiled or closed.plan.shared or closed.plan.given:
        return True
    same = names.known(SAME)
    if same in closed.closure or any(rule.head and rule.head.predicate == same for rule in rules.rules):
        return True
    if any(is_datatype(names[atom.value]) for rule in rules.rules for atom in rule.body if atom.value >= 0):
        return True
    return any(_is_axiom(names, predicate, pairs) for graph in (step.added, step.removed) for predicate, pairs in graph.items())


def _is_axiom(names: Names, predicate: int, pairs: Pairs) -> bool:
    if names[predicate] == TYPE:
        return any(names[cls] in READ_TYPES or names[cls] == NEGATIVE for cls in np.unique(pairs & MASK).tolist())
    return names[predicate] in READ


def _all_again(closed: Closed, step: _Step) -> tuple[Table, Graph]:
    """Return what holds now, by inferring everything, and all of it as what may have changed."""
    stated = dict(closed.columns.pairs)
    for predicate, pairs in step.removed.items():
        stated[predicate] = without(stated[predicate], pairs)
    for predicate, pairs in step.added.items():
        stated[predicate] = united([stated.get(predicate, _NONE), pairs])
    closure = close(step.names, stated, closed.further)
    columns = Columns(closed.columns.terms, stated)
    after = answered(Closed(columns, closure.pairs, closure.rules, closed.further))
    every = {p: united([pairs, after.closure.get(p, _NONE)]) for p, pairs in closed.closure.items()}
    return after.table, {**after.closure, **every}


def _carried_on(closed: Closed, step: _Step) -> tuple[Table, Graph]:
    """Return what holds now, and what may have changed."""
    gone = _resting_on(closed, step.removed)
    left = Layered(closed.table, gone, {})
    back = {p: pairs[_remains(closed, step, left, p, pairs)] for p, pairs in gone.items()}
    for predicate, pairs in step.added.items():
        back[predicate] = united([back.get(predicate, _NONE), pairs])
    more: dict[int, Pairs] = {}
    fresh = _some({p: pairs[~left.holds(p, pairs)] for p, pairs in back.items()})
    while fresh:
        more |= {p: united([more.get(p, _NONE), pairs]) for p, pairs in fresh.items()}
        now = Layered(closed.table, gone, more)
        found = _next(closed, now, fresh)
        fresh = _some({p: pairs[~now.holds(p, pairs)] for p, pairs in found.items()})
    touched = {p: united([gone.get(p, _NONE), more.get(p, _NONE), step.added.get(p, _NONE)]) for p in (*gone, *more, *step.added)}
    return Layered(closed.table, gone, more), touched


def _resting_on(closed: Closed, removed: Graph) -> dict[int, Pairs]:
    """Return some statements with all that some rule gave because of them."""
    table = Layered(closed.table, {}, {})
    gone: dict[int, Pairs] = {}
    fresh = removed
    while fresh:
        gone |= {p: united([gone.get(p, _NONE), pairs]) for p, pairs in fresh.items()}
        found = _next(closed, table, fresh)
        fresh = _some({p: without(pairs, gone.get(p, _NONE)) for p, pairs in found.items()})
    return gone


def _next(closed: Closed, table: Table, fresh: Graph) -> dict[int, Pairs]:
    """Return what follows in one step from something fresh, looked up and not joined."""
    found: dict[int, list[Pairs]] = defaultdict(list)
    new = Sorted(fresh)
    for predicate, pairs in closed.plan.alone(new):
        found[predicate].append(pairs)
    for rule in (*closed.plan.chains, *closed.plan.joins):
        for place, atom in enumerate(rule.body):
            if rule.head and atom.predicate in fresh:
                rows = extended(ONE, atom, new)
                if rows.count:
                    rest = (*rule.body[:place], *rule.body[place + 1 :])
                    found[rule.head.predicate].append(matches(rest, table, rows).pairs(rule.head))
    return {predicate: united(parts) for predicate, parts in found.items()}


def _remains(closed: Closed, step: _Step, left: Table, predicate: int, pairs: Pairs) -> NDArray[np.bool_]:
    """Return which of the statements taken out are stated, or follow in one step from what is left."""
    stated = closed.columns.pairs.get(predicate, _NONE)
    holds = among(pairs, stated) & ~among(pairs, step.removed.get(predicate, _NONE))
    for rule in _rules_for(closed, predicate, pairs):
        open_places = np.flatnonzero(~holds)
        if not len(open_places):
            break
        places = open_places[_fitting(rule, pairs[open_places])]
        if len(places):
            holds[places[_satisfied(rule, pairs[places], left)]] = True
    return holds


def _rules_for(closed: Closed, predicate: int, pairs: Pairs) -> Iterator[Rule]:
    values = set(np.unique(pairs & MASK).tolist()) if predicate == closed.plan.kind else set()
    for rule in closed.rules.rules:
        if rule.head and rule.head.predicate == predicate and (rule.head.value < 0 or not values or rule.head.value in values):
            yield rule


def _fitting(rule: Rule, pairs: Pairs) -> NDArray[np.bool_]:
    """Return which pairs the head of a rule can say."""
    fitting = np.ones(len(pairs), np.bool_)
    head = rule.head or _PAIR
    for term, ends in ((head.subject, pairs >> SHIFT), (head.value, pairs & MASK)):
        if term >= 0:
            fitting &= ends == term
    if head.subject == head.value:
        fitting &= pairs >> SHIFT == pairs & MASK
    return fitting


def _satisfied(rule: Rule, pairs: Pairs, table: Table) -> Pairs:
    """Return the places of pairs for which the body of a rule holds."""
    head, place = rule.head or _PAIR, -(1 << 20)
    ends = {head.subject: pairs >> SHIFT, head.value: pairs & MASK}
    columns = {term: column for term, column in ends.items() if term < 0}
    found = matches(rule.body, table, Rows(len(pairs), {**columns, place: np.arange(len(pairs))}))
    return np.unique(found.at(place))


def _compared(closed: Closed, step: _Step, now: Table, touched: Graph) -> Change:
    inferred: list[Fact] = []
    withdrawn: list[Fact] = []
    for predicate in {*touched, *step.removed}:
        pairs = united([touched.get(predicate, _NONE), step.removed.get(predicate, _NONE)])
        stated = among(pairs, closed.columns.pairs.get(predicate, _NONE))
        added, removed = (among(pairs, graph.get(predicate, _NONE)) for graph in (step.added, step.removed))
        before = closed.table.holds(predicate, pairs) & ~stated
        after = now.holds(predicate, pairs) & ~((stated & ~removed) | added)
        inferred += _facts(step.names, predicate, pairs[after & ~before])
        withdrawn += _facts(step.names, predicate, pairs[before & ~after])
    return Change(tuple(sorted(inferred)), tuple(sorted(withdrawn)))


def _facts(names: Names, predicate: int, pairs: Pairs) -> Iterator[Fact]:
    for each in about_data(names, predicate, pairs).tolist() if len(pairs) else ():
        yield names[each >> SHIFT], names[predicate], names[each & MASK]

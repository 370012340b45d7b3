"""How rules are applied to whole columns: many rules of one simple form at once, the rest by joins of any form."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from swgraph.columns import MASK, SHIFT, Pairs, sorted_unique
from swgraph.reason.joins import closed, composed, pairs_of, swapped
from swgraph.reason.matching import following
from swgraph.reason.rule import Atom, Rule, X, Y, Z
from swgraph.reason.table import Sorted

_NONE: Pairs = np.empty(0, np.int64)
Graph = Mapping[int, Pairs]


@dataclass(frozen=True, slots=True)
class Plan:
    """Rules by the way they are applied.

    Attributes:
        kind: number of ``rdf:type``.
        copies: by what is read: what is said, and whether the other way round.
        typings: by property: class, and whether it is the value that belongs to it.
        supers: pairs of a class and a class above it, transitively.
        chains: rules that lead along properties, one after the other.
        shared: property, number of ``owl:sameAs``, and whether it is subjects that are the same, not values.
        joins: every other rule.
        given: what holds without a condition.
    """

    kind: int
    copies: Mapping[int, Sequence[tuple[int, bool]]]
    typings: Mapping[int, Sequence[tuple[int, bool]]]
    supers: Pairs
    chains: Sequence[Rule]
    shared: Sequence[tuple[int, int, bool]]
    joins: Sequence[Rule]
    given: Sequence[Atom]

    def following(self, whole: Sorted, fresh: Sorted) -> Iterator[tuple[int, Pairs]]:
        """Yield what follows in one step from something fresh, by property."""
        yield from self.alone(fresh)
        for rule in self.chains:
            for place, atom in enumerate(rule.body):
                if rule.head and atom.predicate in fresh.pairs:
                    parts = [whole.all(each.predicate) for each in rule.body]
                    yield rule.head.predicate, _linked(parts, place, fresh.all(atom.predicate))
        for prop, same, of_subjects in self.shared:
            if prop in fresh.pairs:
                yield same, _same(whole.all(prop), of_subjects)
        for rule in self.joins:
            for place, atom in enumerate(rule.body):
                if rule.head and atom.predicate in fresh.pairs:
                    yield rule.head.predicate, following(rule.body, rule.head, place, fresh, whole)

    def alone(self, fresh: Sorted) -> Iterator[tuple[int, Pairs]]:
        """Yield what follows from something fresh without looking anything up."""
        yield from self._copied(fresh)
        yield from self._typed(fresh)

    def _copied(self, fresh: Sorted) -> Iterator[tuple[int, Pairs]]:
        for source in self.copies.keys() & fresh.pairs.keys():
            for target, turned in self.copies[source]:
                yield target, swapped(fresh.all(source)) if turned else fresh.all(source)

    def _typed(self, fresh: Sorted) -> Iterator[tuple[int, Pairs]]:
        for prop in self.typings.keys() & fresh.pairs.keys():
            ends: dict[bool, Pairs] = {}
            for cls, of_value in self.typings[prop]:
                if of_value not in ends:
                    ends[of_value] = _ends(fresh.all(prop), of_value)
                yield self.kind, ends[of_value] | cls
        if len(self.supers) and self.kind in fresh.pairs:
            yield self.kind, composed(fresh.all(self.kind), self.supers)


def plan_of(rules: Iterable[Rule], kind: int, same: int) -> Plan:
    """Return how some rules are applied."""
    copies: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    typings: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    supers: list[tuple[int, int]] = []
    chains: list[Rule] = []
    shared: list[tuple[int, int, bool]] = []
    joins: list[Rule] = []
    given: list[Atom] = []
    for rule in rules:
        body, head = rule.body, rule.head
        if head is None:
            continue
        first = body[0] if body else head
        if not body:
            given.append(head)
        elif len(body) == 1 and (first.subject, first.value) == (X, Y) and {head.subject, head.value} == {X, Y}:
            copies[first.predicate].append((head.predicate, head.subject == Y))
        elif len(body) == 1 and (first.subject, first.value) == (X, Y) and head.predicate == kind and head.subject < 0 <= head.value:
            typings[first.predicate].append((head.value, head.subject == Y))
        elif len(body) == 1 and first.predicate == head.predicate == kind and first.subject == head.subject and min(first.value, head.value) >= 0:
            supers.append((first.value, head.value))
        elif _is_chain(body, head):
            chains.append(rule)
        elif rule.id in ("prp-fp", "prp-ifp"):
            shared.append((first.predicate, same, rule.id == "prp-ifp"))
        else:
            joins.append(rule)
    return Plan(kind, copies, typings, closed(pairs_of(supers)), chains, shared, joins, given)


def _is_chain(body: Sequence[Atom], head: Atom) -> bool:
    """Return whether each part begins where the one before ends, by the numbering of its variables."""
    steps = all((atom.subject, atom.value) == (X - place, Y - place) for place, atom in enumerate(body))
    return steps and (head.subject, head.value) == (X, body[-1].value)


def _ends(pairs: Pairs, of_value: bool) -> Pairs:
    """Return the subjects or the values of pairs, each once, shifted to make room for a class."""
    if of_value:
        return sorted_unique((pairs & MASK) << SHIFT)
    ends = pairs >> SHIFT << SHIFT
    return ends[np.concatenate(([True], ends[1:] != ends[:-1]))] if len(ends) else ends


def _linked(parts: Sequence[Pairs], place: int, fresh: Pairs) -> Pairs:
    """Return the ends of the paths along parts that pass through something fresh at one place."""
    linked = fresh
    for before in reversed(parts[:place]):
        linked = composed(before, linked)
    for after in parts[place + 1 :]:
        linked = composed(linked, after)
    return linked


def _same(pairs: Pairs, of_subjects: bool) -> Pairs:
    """Return the first of those that share a subject (or a value) beside each of the others: that makes them all the same."""
    pairs = np.sort(swapped(pairs)) if of_subjects else pairs
    shared = pairs >> SHIFT
    begins = np.concatenate(([True], shared[1:] != shared[:-1])) if len(pairs) else np.empty(0, np.bool_)
    first = pairs[np.flatnonzero(begins)[np.cumsum(begins) - 1]] & MASK
    same: Pairs = (first << SHIFT | pairs & MASK)[~begins]
    return same


__all__ = ["Graph", "Plan", "X", "Y", "Z", "plan_of"]

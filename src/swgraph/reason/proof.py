"""Why a statement follows: the shortest proof of it, found backwards in the closure.

Nothing is inferred again. The closure says what holds, so only premises that hold are looked at, and the proofs of depth 1 are
tried before those of depth 2.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from swgraph.columns import SHIFT, TYPE
from swgraph.reason.datatypes import datatypes_of, value_of
from swgraph.reason.facts import Fact
from swgraph.reason.matching import Rows, matches
from swgraph.reason.rule import Atom, Rule, Triple, X, Y, Z
from swgraph.reason.schema import read_schema
from swgraph.reason.table import among
from swgraph.reason.terms import AXIOMS, SAME
from swgraph.reason.vocabulary import Derivation, Vocabulary

if TYPE_CHECKING:
    from swgraph.reason.inference import Inference

_OF_VOCABULARY: Final = AXIOMS | {TYPE}
_DEEPEST: Final = 64
_TRIED: Final = 200


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement and why it holds.

    Attributes:
        statement: in N-Triples form.
        rule: id of the rule that gives it; None for what is stated.
        premises: the proofs of what the rule reads.
        axioms: the proofs of the axioms that the rule was compiled from.
    """

    statement: Fact
    rule: str | None = None
    premises: tuple["Proof", ...] = ()
    axioms: tuple["Proof", ...] = ()

    @property
    def depth(self) -> int:
        """Return the number of rules above one another, 0 for what is stated."""
        return 0 if self.rule is None else 1 + max((each.depth for each in (*self.premises, *self.axioms)), default=0)

    def stated(self) -> Iterator[Fact]:
        """Yield the statements that it rests on, each as often as it is used."""
        if self.rule is None:
            yield self.statement
        for each in (*self.premises, *self.axioms):
            yield from each.stated()


Step = tuple[str, tuple[Triple, ...], tuple[Triple, ...]]
"""A rule, its premises and its axioms."""


def prove(inference: "Inference", fact: Fact) -> Proof | None:
    """Return the proof of a statement with the fewest rules above one another, None where it does not follow."""
    return Prover(inference).proof(fact)


class Prover:
    """Finds proofs in one closure, and remembers what it found."""

    def __init__(self, inference: "Inference") -> None:
        self._inference = inference
        self._names = inference.rules.names
        self._table = inference.table
        self._found: dict[Triple, Proof] = {}
        self._failed: dict[Triple, int] = {}
        self._kind, self._same = self._names.number(TYPE), self._names.number(SAME)
        self._rules: Mapping[tuple[int, int], list[Rule]] = self._by_head()

    def proof(self, fact: Fact) -> Proof | None:
        """Return the proof of a statement, None where it does not follow."""
        if fact[1] in _OF_VOCABULARY:
            self._vocabulary  # noqa: B018  what follows about the vocabulary may bring terms of its own
        if rule := _by_definition(fact):
            return Proof(fact, rule)
        numbers = tuple(self._names.known(term) for term in fact)
        if None in numbers:
            return None
        goal = (numbers[0] or 0, numbers[1] or 0, numbers[2] or 0)
        if not self._holds(goal):
            return None
        return self._prove(goal, _DEEPEST)

    def _holds(self, goal: Triple) -> bool:
        return self._is_in(goal, self._inference.closure) or goal in self._derived_axioms(goal[1]) or self._is_itself(goal)

    def _is_in(self, goal: Triple, graph: "Mapping[int, np.ndarray[tuple[int], np.dtype[np.int64]]]") -> bool:
        pairs = graph.get(goal[1])
        return pairs is not None and bool(among(np.array([goal[0] << SHIFT | goal[2]]), pairs)[0])

    def _is_itself(self, goal: Triple) -> bool:
        return goal[1] == self._same and goal[0] == goal[2]

    def _prove(self, goal: Triple, depth: int) -> Proof | None:
        """Return the shortest proof if it has at most some depth; what failed before is not tried at the same depth again."""
        for each in range(self._failed.get(goal, -1) + 1, depth + 1):
            if goal in self._found:
                break
            found = self._stated(goal) if each == 0 else self._inferred(goal, each)
            if found:
                self._found[goal] = found
            else:
                self._failed[goal] = each
        found = self._found.get(goal)
        return found if found and found.depth <= depth else None

    def _stated(self, goal: Triple) -> Proof | None:
        return Proof(self._shown(goal)) if self._is_in(goal, self._inference.columns.pairs) else None

    def _inferred(self, goal: Triple, depth: int) -> Proof | None:
        for rule, premises, axioms in self._steps(goal):
            proofs = self._all(axioms, depth - 1)
            below = self._all(premises, depth - 1) if proofs is not None else None
            if proofs is not None and below is not None:
                return Proof(self._shown(goal), rule, below, proofs)
        return None

    def _all(self, goals: tuple[Triple, ...], depth: int) -> tuple[Proof, ...] | None:
        proofs: list[Proof] = []
        for goal in goals:
            proof = self._prove(goal, depth)
            if proof is None:
                return None
            proofs.append(proof)
        return tuple(proofs)

    def _steps(self, goal: Triple) -> Iterator[Step]:
        """Yield the ways by which a statement can follow in one step from what holds."""
        if self._is_itself(goal):
            yield "eq-ref", (), ()
        if goal in self._derived_axioms(goal[1]):
            name, premises = self._vocabulary.found[goal]
            yield name, premises, ()
        for rule in (*self._rules[goal[1], goal[2]], *self._rules[goal[1], -1]):
            for body in self._premises(rule, goal):
                yield rule.id, body, rule.axioms
        yield from self._replaced(goal)

    def _premises(self, rule: Rule, goal: Triple) -> Iterator[tuple[Triple, ...]]:
        """Yield what the body of a rule says where its head is the goal; what is stated first."""
        bound = _bound(rule.head, goal) if rule.head else None
        if bound is None:
            return
        rows = matches(rule.body, self._table, Rows(1, {name: np.array([value]) for name, value in bound.items()}))
        for row in self._by_statedness(rule, rows)[:_TRIED].tolist():
            values = rows.row(row)
            yield tuple(atom.bound(values) for atom in rule.body)

    def _by_statedness(self, rule: Rule, rows: Rows) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        missing = np.zeros(rows.count, np.int64)
        for atom in rule.body:
            stated = self._inference.columns.pairs.get(atom.predicate, np.empty(0, np.int64))
            missing += ~among(rows.pairs(atom), stated)
        return np.argsort(missing, kind="stable")

    def _replaced(self, goal: Triple) -> Iterator[Step]:
        """Yield the goal with something in place of what is the same (``eq-rep-*``)."""
        subject, predicate, value = goal
        if predicate == self._same:
            return
        for other in self._alike(subject):
            yield from self._if_holds("eq-rep-s", (other, predicate, value), (other, self._same, subject))
        for other in self._alike(predicate):
            yield from self._if_holds("eq-rep-p", (subject, other, value), (other, self._same, predicate))
        for other in self._alike(value):
            yield from self._if_holds("eq-rep-o", (subject, predicate, other), (other, self._same, value))

    def _if_holds(self, rule: str, said: Triple, same: Triple) -> Iterator[Step]:
        if self._is_in(said, self._inference.closure):
            yield rule, (said, same), ()

    def _alike(self, number: int) -> list[int]:
        if self._same not in self._inference.closure:
            return []
        return [each for each in self._table.values(self._same, np.array([number]))[1].tolist() if each != number]

    def _by_head(self) -> dict[tuple[int, int], list[Rule]]:
        """Return the rules by property and value of what they say; -1 stands for a value that is open."""
        found: dict[tuple[int, int], list[Rule]] = defaultdict(list)
        same = self._same
        equality = (
            Rule("eq-sym", (Atom(X, same, Y),), Atom(Y, same, X)),
            Rule("eq-trans", (Atom(X, same, Y), Atom(Y, same, Z)), Atom(X, same, Z)),
        )
        for rule in (*self._inference.rules.rules, *equality):
            if rule.head:
                found[rule.head.predicate, max(rule.head.value, -1)].append(rule)
        return found

    def _derived_axioms(self, predicate: int) -> Mapping[Triple, Derivation]:
        """Return what follows about the vocabulary; read only where it is asked for."""
        return self._vocabulary.found if self._names[predicate] in _OF_VOCABULARY else {}

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(read_schema(self._names, self._inference.closure))

    def _shown(self, goal: Triple) -> Fact:
        return self._names[goal[0]], self._names[goal[1]], self._names[goal[2]]


def _by_definition(fact: Fact) -> str | None:
    """Return the rule of a statement about a literal that its datatype alone decides (``dt-type2``, ``dt-eq``)."""
    subject, predicate, value = fact
    if not subject.startswith('"'):
        return None
    if predicate == TYPE and value in datatypes_of(subject):
        return "dt-type2"
    if predicate == SAME and value.startswith('"') and subject != value and value_of(subject) == value_of(value):
        return "dt-eq"
    return None


def _bound(head: Atom, goal: Triple) -> dict[int, int] | None:
    """Return the values of the variables by which a head says the goal, None where it cannot."""
    values: dict[int, int] = {}
    for term, wanted in ((head.subject, goal[0]), (head.value, goal[2])):
        if term >= 0 and term != wanted:
            return None
        if term < 0 and values.setdefault(term, wanted) != wanted:
            return None
    return values


__all__ = ["Proof", "Prover", "prove"]

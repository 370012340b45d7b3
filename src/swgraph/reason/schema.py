"""The axioms among the statements, as rules are compiled from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from swgraph.columns import MASK, SHIFT, TYPE, Pairs
from swgraph.reason.names import Names
from swgraph.reason.rule import Triple
from swgraph.reason.terms import FIRST, NIL, NOTHING, OWL_START, READ, READ_TYPES, REST, THING, is_outside

_NONE: Pairs = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of RDF: its members, and the statements that make it up."""

    members: tuple[int, ...]
    axioms: tuple[Triple, ...]


@dataclass(slots=True)
class Schema:
    """What the axioms say, read once.

    Attributes:
        names: the numbers of terms.
        statements: pairs of each property that axioms use, as tuples of numbers, by its N-Triples form.
        kinds: members of each class of axioms, by its N-Triples form.
        malformed: axioms that cannot be read, in N-Triples form.
        outside: axioms of OWL 2 that no rule of OWL 2 RL reads, in N-Triples form.
    """

    names: Names
    statements: Mapping[str, tuple[tuple[int, int], ...]]
    kinds: Mapping[str, tuple[int, ...]]
    outside: set[str]
    malformed: set[str] = field(default_factory=set)
    _by_subject: dict[str, dict[int, list[tuple[int, Triple]]]] = field(default_factory=dict)

    def of(self, predicate: str) -> tuple[tuple[int, int], ...]:
        """Return the pairs of a property of axioms."""
        return self.statements.get(predicate, ())

    def axioms(self, predicate: str) -> Iterator[tuple[int, int, Triple]]:
        """Yield subject, value and whole statement of axioms with a property."""
        number = self.names.known(predicate)
        for subject, value in self.of(predicate) if number is not None else ():
            yield subject, value, (subject, number or 0, value)

    def values(self, subject: int, predicate: str) -> list[tuple[int, Triple]]:
        """Return the values that a subject has for a property of axioms, each with its statement."""
        if predicate not in self._by_subject:
            index = self._by_subject[predicate] = {}
            for each, value, axiom in self.axioms(predicate):
                index.setdefault(each, []).append((value, axiom))
        return self._by_subject[predicate].get(subject, [])

    def members(self, cls: str) -> Iterator[tuple[int, Triple]]:
        """Yield the members of a class of axioms, each with the statement that says so."""
        kind, number = self.names.number(TYPE), self.names.known(cls)
        for each in self.kinds.get(cls, ()):
            yield each, (each, kind, number or 0)

    def lists(self, predicate: str) -> Iterator[tuple[int, Items]]:
        """Yield subjects with the lists that a property of axioms gives them; a list that is none is noted as malformed."""
        for subject, head, axiom in self.axioms(predicate):
            items = self._items(head)
            if items is None:
                self.malformed.add(self.shown(axiom))
            else:
                yield subject, Items(items.members, (axiom, *items.axioms))

    def shown(self, axiom: Triple) -> str:
        """Return an axiom in N-Triples form."""
        return " ".join(self.names[each] for each in axiom)

    def _items(self, node: int) -> Items | None:
        """Return a list, None if it is cut short, branches or runs in a circle."""
        nil = self.names.known(NIL)
        members: list[int] = []
        axioms: list[Triple] = []
        while node != nil:
            first, rest = self.values(node, FIRST), self.values(node, REST)
            if len(first) != 1 or len(rest) != 1 or len(members) > len(self.of(FIRST)):
                return None
            members.append(first[0][0])
            axioms += (first[0][1], rest[0][1])
            node = rest[0][0]
        return Items(tuple(members), tuple(axioms))


def read_schema(names: Names, pairs: Mapping[int, Pairs]) -> Schema:
    """Return the axioms among the statements."""
    names.learn(READ | READ_TYPES | {TYPE, NIL, NOTHING, THING})
    numbers = {term: names.known(term) for term in READ}
    statements = {term: _pairs(pairs.get(n, _NONE)) for term, n in numbers.items() if n is not None and n in pairs}
    types = pairs.get(names.number(TYPE), _NONE)
    values = types & MASK
    known = {names.known(term): term for term in READ_TYPES}
    kinds: dict[str, list[int]] = {}
    outside = [f"{names[s]} {names[p]} {names[o]}" for p in _outside(names) for s, o in _pairs(pairs.get(p, _NONE))]
    for subject, cls in _pairs(types[_in_owl(names, values)]):
        if cls in known:
            kinds.setdefault(known[cls], []).append(subject)
        elif is_outside(names[cls]):
            outside.append(f"{names[subject]} {TYPE} {names[cls]}")
    return Schema(names, statements, {term: tuple(found) for term, found in kinds.items()}, set(outside))


def _outside(names: Names) -> Iterator[int]:
    return (number for number in names.starting(OWL_START) if is_outside(names[number]))


def _in_owl(names: Names, values: Pairs) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return which classes are of OWL, or rdf:Property: their numbers lie side by side."""
    from swgraph.reason.terms import PROPERTY

    own = names.starting(OWL_START)
    found = (values >= own.start) & (values < own.stop)
    for term in (PROPERTY, *(each for each in names.added if each in READ_TYPES)):
        number = names.known(term)
        if number is not None:
            found |= values == number
    return found


def _pairs(pairs: Pairs) -> tuple[tuple[int, int], ...]:
    return tuple((each >> SHIFT, each & MASK) for each in pairs.tolist())

"""What follows about classes and properties themselves: table 9 of OWL 2 RL (``scm-*``).

Nothing about things follows from most of it, because the rules of the axioms themselves say it as well. Not so for
``scm-hv``, ``scm-svf`` and ``scm-avf``: they order restrictions, and give classes to members of restrictions.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from swgraph.columns import TYPE
from swgraph.reason.rule import Atom, Rule, Triple, X
from swgraph.reason.schema import Schema
from swgraph.reason.terms import (
    ALL,
    ANNOTATION,
    ANNOTATIONS,
    CLASS,
    DATA_PROPERTY,
    DATATYPE,
    DATATYPES,
    DOMAIN,
    HAS,
    INTERSECTION,
    NOTHING,
    OBJECT_PROPERTY,
    ON_PROPERTY,
    PROPERTY,
    RANGE,
    SAME,
    SAME_CLASS,
    SAME_PROPERTY,
    SOME,
    SUB_CLASS,
    SUB_PROPERTY,
    THING,
    UNION,
)

Derivation = tuple[str, tuple[Triple, ...]]
"""A rule and the statements that it was applied to."""

_SIDES: Final = (
    # rule, kind of restriction, whether its value or its property is the lower one, whether the order turns round
    ("scm-hv", HAS, False, False),
    ("scm-svf1", SOME, True, False),
    ("scm-svf2", SOME, False, False),
    ("scm-avf1", ALL, True, False),
    ("scm-avf2", ALL, False, True),
)


class Vocabulary:
    """The axioms with all axioms that follow, and how each was found.

    Attributes:
        found: the derivation of each statement that was not among the axioms.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._numbers = {p: schema.names.number(p) for p in (*_FOLLOWED, TYPE, ON_PROPERTY)}
        self._values: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._restrictions = self._read_restrictions()
        self.found: dict[Triple, Derivation] = {}
        for predicate in _FOLLOWED:
            for subject, value in schema.of(predicate):
                self._values[predicate][subject].add(value)
        self._state_what_always_holds()
        self._declare()
        grown = -1
        while grown != len(self.found):
            grown = len(self.found)
            for step in _STEPS:
                step(self)

    def restriction_rules(self) -> Iterator[Rule]:
        """Yield the rules that order restrictions: what belongs to the lower one belongs to the upper one."""
        kind = self._numbers[TYPE]
        for (below, _, above), (rule, axioms) in self.found.items():
            if rule in _ORDERING:
                yield Rule(rule, (Atom(X, kind, below),), Atom(X, kind, above), axioms)

    def _add(self, subject: int, predicate: str, value: int, rule: str, *premises: Triple) -> None:
        if value not in self._values[predicate][subject]:
            self._values[predicate][subject].add(value)
            self.found[subject, self._numbers[predicate], value] = rule, premises

    def _pairs(self, predicate: str) -> list[tuple[int, int]]:
        return [(subject, value) for subject, values in self._values[predicate].items() for value in values]

    def _said(self, subject: int, predicate: str, value: int) -> Triple:
        return subject, self._numbers[predicate], value

    def _read_restrictions(self) -> list[tuple[str, int, int, int, tuple[Triple, Triple]]]:
        return [
            (predicate, cls, prop, value, (on, stated))
            for predicate in (HAS, SOME, ALL)
            for cls, value, stated in self._schema.axioms(predicate)
            for prop, on in self._schema.values(cls, ON_PROPERTY)
        ]

    def _state_what_always_holds(self) -> None:
        """Apply ``cls-thing``, ``cls-nothing1``, ``prp-ap`` and ``dt-type1``."""
        names, kind = self._schema.names, self._numbers[TYPE]
        always = [("cls-thing", THING, CLASS), ("cls-nothing1", NOTHING, CLASS)]
        always += [("prp-ap", each, ANNOTATION) for each in ANNOTATIONS]
        always += [("dt-type1", each, DATATYPE) for each in DATATYPES]
        for rule, subject, cls in always:
            self.found[names.number(subject), kind, names.number(cls)] = rule, ()

    def _declare(self) -> None:
        """Apply ``scm-cls``, ``scm-op`` and ``scm-dp``, and ``scm-int`` and ``scm-uni``: none of them needs what follows."""
        names = self._schema.names
        thing, nothing = names.number(THING), names.number(NOTHING)
        declared = dict(self._schema.members(CLASS))
        for cls, stated in {**dict.fromkeys((thing, nothing), ()), **declared}.items():
            premises = (stated,) if stated else ()
            self._add(cls, SUB_CLASS, cls, "scm-cls", *premises)
            self._add(cls, SAME_CLASS, cls, "scm-cls", *premises)
            self._add(cls, SUB_CLASS, thing, "scm-cls", *premises)
            self._add(nothing, SUB_CLASS, cls, "scm-cls", *premises)
        for rule, kind in (("scm-op", OBJECT_PROPERTY), ("scm-dp", DATA_PROPERTY), ("scm-op", PROPERTY)):
            for prop, stated in self._schema.members(kind):
                self._add(prop, SUB_PROPERTY, prop, rule, stated)
                self._add(prop, SAME_PROPERTY, prop, rule, stated)
        for cls, items in self._schema.lists(INTERSECTION):
            for each in items.members:
                self._add(cls, SUB_CLASS, each, "scm-int", *items.axioms)
        for cls, items in self._schema.lists(UNION):
            for each in items.members:
                self._add(each, SUB_CLASS, cls, "scm-uni", *items.axioms)

    def _order(self) -> None:
        """Apply ``scm-sco``, ``scm-spo``, ``scm-eqc1/2`` and ``scm-eqp1/2``."""
        for below, same, rule in ((SUB_CLASS, SAME_CLASS, "c"), (SUB_PROPERTY, SAME_PROPERTY, "p")):
            for one, other in self._pairs(same):
                said = self._said(one, same, other)
                self._add(one, below, other, f"scm-eq{rule}1", said)
                self._add(other, below, one, f"scm-eq{rule}1", said)
            for one, two in self._pairs(below):
                first = self._said(one, below, two)
                for three in tuple(self._values[below][two]):
                    name = "scm-sco" if rule == "c" else "scm-spo"
                    self._add(one, below, three, name, first, self._said(two, below, three))
                if one in self._values[below][two]:
                    self._add(one, same, two, f"scm-eq{rule}2", first, self._said(two, below, one))

    def _ends(self) -> None:
        """Apply ``scm-dom1/2`` and ``scm-rng1/2``."""
        for predicate, rule in ((DOMAIN, "scm-dom"), (RANGE, "scm-rng")):
            for prop, cls in self._pairs(predicate):
                said = self._said(prop, predicate, cls)
                for above in tuple(self._values[SUB_CLASS][cls]):
                    self._add(prop, predicate, above, f"{rule}1", said, self._said(cls, SUB_CLASS, above))
            for below, above in self._pairs(SUB_PROPERTY):
                for cls in tuple(self._values[predicate][above]):
                    premises = self._said(above, predicate, cls), self._said(below, SUB_PROPERTY, above)
                    self._add(below, predicate, cls, f"{rule}2", *premises)

    def _replace(self) -> None:
        """Apply ``eq-rep-s`` and ``eq-rep-o`` to classes and properties that are the same."""
        for one, other in self._schema.of(SAME):
            same = (one, self._schema.names.number(SAME), other)
            for predicate in _FOLLOWED:
                for value in tuple(self._values[predicate].get(one, ())):
                    self._add(other, predicate, value, "eq-rep-s", self._said(one, predicate, value), same)
                for subject, values in tuple(self._values[predicate].items()):
                    if one in values:
                        self._add(subject, predicate, other, "eq-rep-o", self._said(subject, predicate, one), same)

    def _restrict(self) -> None:
        """Apply ``scm-hv``, ``scm-svf1/2`` and ``scm-avf1/2``."""
        for rule, kind, by_value, turned in _SIDES:
            mine = [each for each in self._restrictions if each[0] == kind]
            order = SUB_CLASS if by_value else SUB_PROPERTY
            for _, one, p, x, stated in mine:
                for _, other, q, y, said in mine:
                    low, high, equal = (x, y, p == q) if by_value else (p, q, x == y)
                    if equal and high in self._values[order][low]:
                        below, above = (other, one) if turned else (one, other)
                        self._add(below, SUB_CLASS, above, rule, *stated, *said, self._said(low, order, high))


_FOLLOWED: Final = (SUB_CLASS, SUB_PROPERTY, SAME_CLASS, SAME_PROPERTY, DOMAIN, RANGE)
_ORDERING: Final = frozenset(rule for rule, *_ in _SIDES)
_STEPS: Final[tuple[Callable[[Vocabulary], None], ...]] = (
    Vocabulary._order,
    Vocabulary._ends,
    Vocabulary._restrict,
    Vocabulary._replace,
)

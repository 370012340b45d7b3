"""Statements that cannot all be true: every rule of OWL 2 RL that ends in "false", with the statements that meet in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from swgraph.columns import MASK, SHIFT, TYPE, Pairs
from swgraph.reason.closed import Closed
from swgraph.reason.datatypes import fits, value_of
from swgraph.reason.facts import Fact
from swgraph.reason.matching import Rows, matches
from swgraph.reason.names import Names
from swgraph.reason.rule import Atom, Rule, X, Y
from swgraph.reason.table import Numbers
from swgraph.reason.terms import RANGE, SAME, is_datatype

_NONE: Final[Numbers] = np.empty(0, np.int64)
_BITS: Final = 62
_TWO_CLASSES: Final = frozenset(("cax-dw", "cax-adc", "cls-com"))
_MEANING: Final[Mapping[str, tuple[str, str]]] = {
    "eq-diff1": ("同一之物又被说成不同", "the same things are said to be different"),
    "eq-diff2": ("互不相同的成员中有同一之物", "two of a list of different things are the same"),
    "eq-diff3": ("互不相同的成员中有同一之物", "two of a list of different things are the same"),
    "prp-irp": ("非自反属性指向自身", "an irreflexive property leads to the thing itself"),
    "prp-asyp": ("非对称属性双向成立", "an asymmetric property holds both ways"),
    "prp-pdw": ("互斥属性同时成立", "two disjoint properties hold between the same things"),
    "prp-adp": ("互斥属性同时成立", "two disjoint properties hold between the same things"),
    "prp-npa1": ("被否定的陈述成立", "a statement holds that is denied"),
    "prp-npa2": ("被否定的陈述成立", "a statement holds that is denied"),
    "cls-nothing2": ("属于空类", "a thing belongs to the class of nothing"),
    "cls-com": ("同属一类及其补类", "a thing belongs to a class and to its complement"),
    "cls-maxc1": ("上限为零却有值", "there is a value where at most none is allowed"),
    "cls-maxqc1": ("上限为零却有该类的值", "there is a value of the class where at most none is allowed"),
    "cls-maxqc2": ("上限为零却有值", "there is a value where at most none is allowed"),
    "cax-dw": ("同属两个互斥的类", "a thing belongs to two classes that share nothing"),
    "cax-adc": ("同属两个互斥的类", "a thing belongs to two classes that share nothing"),
    "dt-diff": ("不同的值被当作同一", "two different values are taken for the same"),
    "dt-not-type": ("值不属于数据类型", "a value is none of the datatype"),
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Statements that cannot all be true.

    Attributes:
        rule: id of the rule in the tables of OWL 2 RL.
        premises: the statements that meet, stated or inferred, in N-Triples form.
        axioms: the axioms that forbid it.
    """

    rule: str
    premises: tuple[Fact, ...]
    axioms: tuple[Fact, ...]

    @property
    def zh(self) -> str:
        """Return what is wrong, in Chinese."""
        return f"{_MEANING[self.rule][0]}（{self.rule}）：{'；'.join(map(' '.join, self.premises))}"

    @property
    def en(self) -> str:
        """Return what is wrong, in English."""
        return f"{_MEANING[self.rule][1]} ({self.rule}): {'; '.join(map(' '.join, self.premises))}"

    def __str__(self) -> str:
        return f"{self.zh}\n{self.en}"


def contradictions(closed: Closed) -> Iterator[Contradiction]:
    """Yield what cannot all be true in a closure; several rules may find the same things."""
    rules = closed.rules
    pairs_of_classes = [rule for rule in rules.contradictions if rule.id in _TWO_CLASSES]
    yield from _of_classes(closed, pairs_of_classes)
    for rule in rules.contradictions:
        if rule.id not in _TWO_CLASSES:
            yield from _found(rules.names, rule, matches(rule.body, closed.table))
    yield from _different_values(closed)
    yield from _wrong_values(closed)


def _found(names: Names, rule: Rule, rows: Rows) -> Iterator[Contradiction]:
    for row in range(rows.count):
        values = rows.row(row)
        premises = tuple(_named(names, atom.bound(values)) for atom in rule.body)
        yield Contradiction(rule.id, premises, tuple(_named(names, axiom) for axiom in rule.axioms))


def _named(names: Names, triple: tuple[int, int, int]) -> Fact:
    return names[triple[0]], names[triple[1]], names[triple[2]]


def _of_classes(closed: Closed, rules: Iterable[Rule]) -> Iterator[Contradiction]:
    """Yield members of two classes; only what belongs to several of the classes in question is looked at by each rule."""
    wanted = sorted(rules, key=lambda rule: (rule.body[0].value, rule.body[1].value))
    for start in range(0, len(wanted), _BITS // 2):
        some = wanted[start : start + _BITS // 2]
        suspects = _in_two(closed, some)
        for rule in some if len(suspects) else ():
            rows = Rows(len(suspects), {X: suspects})
            yield from _found(closed.rules.names, rule, matches(rule.body, closed.table, rows))


def _in_two(closed: Closed, rules: Iterable[Rule]) -> Numbers:
    """Return what belongs to both classes of some rule, by one pass over all types."""
    both = [(rule.body[0].value, rule.body[1].value) for rule in rules]
    bit = {cls: place for place, cls in enumerate(dict.fromkeys(cls for pair in both for cls in pair))}
    types = closed.table.all(closed.rules.names.number(TYPE))
    table = np.full(len(closed.rules.names) + 1, -1, np.int64)
    for cls, place in bit.items():
        table[cls] = place
    places = table[types & MASK]
    kept = places >= 0
    subjects, places = types[kept] >> SHIFT, places[kept]
    if not len(subjects):
        return _NONE
    begins = np.flatnonzero(np.concatenate(([True], subjects[1:] != subjects[:-1])))
    masks = np.bitwise_or.reduceat(np.left_shift(1, places), begins)
    bad = [m for m in np.unique(masks).tolist() if any(m >> bit[a] & m >> bit[b] & 1 for a, b in both)]
    suspects: Numbers = subjects[begins][np.isin(masks, bad)]
    return suspects


def _different_values(closed: Closed) -> Iterator[Contradiction]:
    """Yield literals that are the same by some rule and are not equal (``dt-diff``)."""
    names = closed.rules.names
    same = names.known(SAME)
    pairs = closed.closure.get(same, _NONE) if same is not None else _NONE
    literals = names.starting('"').stop
    for pair in pairs[(pairs >> SHIFT < pairs & MASK) & (pairs & MASK < literals)].tolist():
        one, other = names[pair >> SHIFT], names[pair & MASK]
        if value_of(one) != value_of(other):
            yield Contradiction("dt-diff", ((one, SAME, other),), ())


def _wrong_values(closed: Closed) -> Iterator[Contradiction]:
    """Yield values outside of the range of their property, and literals that are none of their own datatype."""
    names, literals = closed.rules.names, closed.rules.names.starting('"').stop
    for prop, cls, axiom in _ranges(closed):
        pairs: Pairs = closed.table.all(prop)
        values = np.unique(pairs & MASK)
        wrong = [v for v in values[values < literals].tolist() if not fits(names[v], names[cls])]
        rule = Rule("dt-not-type", (Atom(X, prop, Y),), None, (axiom,))
        for value in wrong:
            rows = Rows(1, {Y: np.array([value], np.int64)})
            yield from _found(names, rule, matches(rule.body, closed.table, rows))


def _ranges(closed: Closed) -> Iterator[tuple[int, int, tuple[int, int, int]]]:
    names = closed.rules.names
    number = names.known(RANGE)
    for pair in closed.closure.get(number, _NONE).tolist() if number is not None else ():
        prop, cls = pair >> SHIFT, pair & MASK
        if is_datatype(names[cls]):
            yield prop, cls, (prop, number or 0, cls)


"""Constraints that look at all values of a focus node together: counts, languages, other properties, closed shapes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from swgraph.columns import SHIFT, sorted_unique
from swgraph.validate.engine.literals import less
from swgraph.validate.engine.model import Fault, Run, Values
from swgraph.validate.engine.paths import contained, joined, packed, unpacked
from swgraph.validate.engine.table import LITERAL, suffix_of


@dataclass(frozen=True, slots=True)
class Count:
    """``sh:minCount`` and ``sh:maxCount``."""

    bound: int
    at_least: bool

    @property
    def component(self) -> str:
        """Return the name of the component."""
        return f"{'Min' if self.at_least else 'Max'}CountConstraintComponent"

    def faults(self, _: Run, values: Values) -> Iterator[Fault]:
        """Yield the focus nodes with too few or too many values."""
        counts = np.bincount(values.rows, minlength=len(values.foci))
        yield Fault(np.flatnonzero(counts < self.bound if self.at_least else counts > self.bound))


@dataclass(frozen=True, slots=True)
class HasValue:
    """``sh:hasValue``."""

    term: str
    component: ClassVar = "HasValueConstraintComponent"

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield the focus nodes without the value."""
        without = np.ones(len(values.foci), np.bool_)
        without[values.rows[values.nodes == run.table.number(self.term)]] = False
        yield Fault(np.flatnonzero(without))


@dataclass(frozen=True, slots=True)
class UniqueLang:
    """``sh:uniqueLang``."""

    component: ClassVar = "UniqueLangConstraintComponent"

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield a row for each language that several values have."""
        several = np.bincount(values.rows, minlength=len(values.foci)) > 1
        open_ = several[values.rows] & (run.table.kinds(values.nodes) == LITERAL)
        tags = (suffix_of(text).lower() for text in run.table.texts(values.nodes[open_]))
        seen: dict[tuple[int, str], int] = {}
        for row, tag in zip(values.rows[open_].tolist(), tags, strict=True):
            if tag.startswith("@"):
                seen[row, tag] = seen.get((row, tag), 0) + 1
        yield Fault(np.array(sorted(row for (row, _), count in seen.items() if count > 1), np.int64))


@dataclass(frozen=True, slots=True)
class Same:
    """``sh:equals`` and ``sh:disjoint``: the values against those of another property."""

    predicate: str
    equal: bool

    @property
    def component(self) -> str:
        """Return the name of the component."""
        return f"{'Equals' if self.equal else 'Disjoint'}ConstraintComponent"

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield values that only one side has, or that both have."""
        own = packed(values.rows, values.nodes)
        other = sorted_unique(packed(*joined(values.foci, *run.edges(self.predicate, False))))
        if self.equal:
            alone = sorted_unique(np.concatenate((own[~contained(own, other)], other[~contained(other, own)])))
            yield Fault(*unpacked(alone))
        else:
            yield Fault(*unpacked(own[contained(own, other)]))


@dataclass(frozen=True, slots=True)
class Less:
    """``sh:lessThan`` and ``sh:lessThanOrEquals``."""

    predicate: str
    or_equal: bool

    @property
    def component(self) -> str:
        """Return the name of the component."""
        return f"LessThan{'OrEquals' if self.or_equal else ''}ConstraintComponent"

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield a value for each pair that is not in order or cannot be compared."""
        places, others = joined(values.foci[values.rows], *run.edges(self.predicate, False))
        pairs = values.nodes[places] << SHIFT | others
        ones, twos = unpacked(sorted_unique(pairs))
        texts = zip(run.table.texts(ones), run.table.texts(twos), strict=True)
        right = [one[0] == other[0] == '"' and less(one, other, self.or_equal) for one, other in texts]
        wrong = ones[~np.array(right, np.bool_)] << SHIFT | twos[~np.array(right, np.bool_)]
        bad = contained(pairs, wrong)
        yield Fault(values.rows[places[bad]], values.nodes[places[bad]])


@dataclass(frozen=True, slots=True)
class Qualified:
    """``sh:qualifiedMinCount`` and ``sh:qualifiedMaxCount``; ``apart`` are the sisters of a disjoint qualified shape."""

    shape: str
    bound: int
    at_least: bool
    apart: tuple[str, ...]

    @property
    def component(self) -> str:
        """Return the name of the component."""
        return f"Qualified{'Min' if self.at_least else 'Max'}CountConstraintComponent"

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield the focus nodes with too few or too many values that conform."""
        counted = run.each(values.nodes, lambda nodes: run.conforming(self.shape, nodes))
        for name in self.apart:
            counted = counted & ~run.each(values.nodes, lambda nodes, name=name: run.conforming(name, nodes))  # type: ignore[misc]
        counts = np.bincount(values.rows[counted], minlength=len(values.foci))
        yield Fault(np.flatnonzero(counts < self.bound if self.at_least else counts > self.bound))


@dataclass(frozen=True, slots=True)
class Closed:
    """``sh:closed``: no statements but with these predicates."""

    allowed: frozenset[str]
    component: ClassVar = "ClosedConstraintComponent"

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield the values of all other predicates."""
        for number in run.columns.pairs:
            predicate = run.table.text(number)
            if predicate not in self.allowed:
                places, others = joined(values.nodes, *run.edges(predicate, False))
                yield Fault(values.rows[places], others, predicate)


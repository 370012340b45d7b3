"""A graph with all that follows from it, for looking things up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from swgraph.columns import MASK, SHIFT, TYPE, Columns, Pairs
from swgraph.reason.facts import Fact, about_data
from swgraph.reason.joins import without
from swgraph.reason.plan import Plan, plan_of
from swgraph.reason.rules import Further, Rules
from swgraph.reason.table import Sorted
from swgraph.reason.terms import SAME

_NONE: Pairs = np.empty(0, np.int64)


@dataclass(frozen=True)
class Closed:
    """The closure of a graph.

    Attributes:
        columns: what was stated.
        closure: all pairs of each property, stated or not.
        rules: what was compiled, and what was not (``rules.uncompiled``).
        further: gives the rules that are not of OWL.
    """

    columns: Columns
    closure: Mapping[int, Pairs]
    rules: Rules
    further: Further

    def stated(self) -> Iterator[Fact]:
        """Yield what was stated, in N-Triples form."""
        names = self.rules.names
        for predicate, pairs in self.columns.pairs.items():
            yield from ((names[pair >> SHIFT], names[predicate], names[pair & MASK]) for pair in pairs.tolist())

    def new(self, predicate: int) -> Pairs:
        """Return the pairs of a property that follow, were not stated and are about data."""
        stated = self.columns.pairs.get(predicate)
        pairs = self.closure.get(predicate, _NONE)
        fresh = pairs if stated is None else without(pairs, stated)
        return about_data(self.rules.names, predicate, fresh)

    @cached_property
    def table(self) -> Sorted:
        """Return the closure for looking up."""
        return Sorted(self.closure)

    @cached_property
    def plan(self) -> Plan:
        """Return how the rules are applied."""
        names = self.rules.names
        return plan_of(self.rules.rules, names.number(TYPE), names.number(SAME))

"""Things that are the same: counted as one while rules are applied, and told apart again afterwards (``eq-*``)."""

from collections.abc import Mapping

import numpy as np

from swgraph.columns import MASK, SHIFT, Pairs, sorted_unique
from swgraph.reason.joins import united
from swgraph.reason.table import Numbers

_NONE: Pairs = np.empty(0, np.int64)


class Same:
    """Which terms are the same, as the smallest number among them for each.

    >>> same = Same(5)
    >>> same.merge(np.array([1 << SHIFT | 3, 3 << SHIFT | 4]))
    True
    >>> same.groups, same.merge(np.array([4 << SHIFT | 1]))
    ({1: [1, 3, 4]}, False)
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._first: dict[int, int] = {}
        self.groups: dict[int, list[int]] = {}

    def merge(self, pairs: Pairs) -> bool:
        """Take the ends of each pair for the same; return whether any was not known to be."""
        new = False
        for pair in pairs.tolist():
            one, other = self.first(pair >> SHIFT), self.first(pair & MASK)
            if one != other:
                new = True
                low, high = min(one, other), max(one, other)
                moved = self.groups.pop(high, [high])
                self.groups[low] = sorted([*self.groups.get(low, [low]), *moved])
                self._first.update((each, low) for each in moved)
        return new

    def first(self, number: int) -> int:
        """Return the smallest number among those that are the same."""
        return self._first.get(number, number)

    def counted_as_one(self, graph: Mapping[int, Pairs]) -> dict[int, Pairs]:
        """Return a graph with one number for all that is the same."""
        found: dict[int, list[Pairs]] = {}
        table = self._table(graph)
        for predicate, pairs in graph.items():
            changed = table[pairs >> SHIFT] << SHIFT | table[pairs & MASK]
            found.setdefault(self.first(predicate), []).append(changed)
        return {predicate: united(parts) for predicate, parts in found.items()}

    def told_apart(self, graph: Mapping[int, Pairs], same: int) -> dict[int, Pairs]:
        """Return a graph in which all that is the same has all statements, and says that it is the same."""
        found: dict[int, Pairs] = {}
        for predicate, pairs in graph.items():
            expanded = self._expanded(pairs)
            for each in self.groups.get(predicate, [predicate]):
                found[each] = united([found.get(each, _NONE), expanded])
        every = [one << SHIFT | other for group in self.groups.values() for one in group for other in group]
        for each in self.groups.get(self.first(same), [same]):
            found[each] = united([found.get(each, _NONE), np.array(every, np.int64)])
        return found

    def _table(self, graph: Mapping[int, Pairs]) -> Numbers:
        count = max([self._count, *(each + 1 for each in self._first), *(int((p & MASK).max()) + 1 for p in graph.values() if len(p))])
        count = max([count, *(int(p[-1] >> SHIFT) + 1 for p in graph.values() if len(p))])
        table = np.arange(count)
        for number, first in self._first.items():
            table[number] = first
        return table

    def _expanded(self, pairs: Pairs) -> Pairs:
        several = np.fromiter(self.groups, np.int64, len(self.groups))
        touched = np.isin(pairs >> SHIFT, several) | np.isin(pairs & MASK, several)
        more = [
            one << SHIFT | other
            for pair in pairs[touched].tolist()
            for one in self.groups.get(pair >> SHIFT, [pair >> SHIFT])
            for other in self.groups.get(pair & MASK, [pair & MASK])
        ]
        return sorted_unique(np.concatenate([pairs, np.array(more, np.int64)])) if more else pairs

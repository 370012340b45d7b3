"""Looking up many statements at once."""

from collections.abc import Mapping
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from swgraph.columns import MASK, SHIFT, Pairs
from swgraph.reason.joins import swapped

Numbers = NDArray[np.int64]
Found = tuple[Numbers, Numbers]
"""Which rows, and what stands at the other end for each."""

_NONE: Pairs = np.empty(0, np.int64)
_FEW: Final = 64


class Table(Protocol):
    """Statements that can be looked up from either end."""

    def all(self, predicate: int) -> Pairs:
        """Return all pairs of a property."""

    def values(self, predicate: int, subjects: Numbers) -> Found:
        """Return which rows of subjects have values, and which, a row as often as it has values."""

    def subjects(self, predicate: int, values: Numbers) -> Found:
        """Return which rows of values have subjects, and which."""

    def holds(self, predicate: int, pairs: Pairs) -> NDArray[np.bool_]:
        """Return which pairs are stated."""


class Sorted:
    """Statements as sorted pairs; a copy in the order of the values is made where many are looked up from that end."""

    __slots__ = ("_members", "_swapped", "pairs")

    def __init__(self, pairs: Mapping[int, Pairs]) -> None:
        self.pairs = pairs
        self._swapped: dict[int, Pairs] = {}
        self._members: dict[tuple[int, int], Pairs] = {}

    def all(self, predicate: int) -> Pairs:
        """Return all pairs of a property."""
        return self.pairs.get(predicate, _NONE)

    def values(self, predicate: int, subjects: Numbers) -> Found:
        """Return which rows of subjects have values, and which."""
        return ranges(self.all(predicate), subjects)

    def subjects(self, predicate: int, values: Numbers) -> Found:
        """Return which rows of values have subjects, and which."""
        if predicate not in self._swapped and len(values) <= 1:
            return self._scanned(predicate, values)
        if predicate not in self._swapped:
            self._swapped[predicate] = swapped(self.all(predicate))
        return ranges(self._swapped[predicate], values)

    def holds(self, predicate: int, pairs: Pairs) -> NDArray[np.bool_]:
        """Return which pairs are stated."""
        return among(pairs, self.all(predicate))

    def _scanned(self, predicate: int, values: Numbers) -> Found:
        if not len(values):
            return _NONE, _NONE
        key = predicate, int(values[0])
        if key not in self._members:
            pairs = self.all(predicate)
            self._members[key] = pairs[pairs & MASK == key[1]] >> SHIFT
        found = self._members[key]
        return np.zeros(len(found), np.int64), found


class Layered:
    """A table without some statements and with some others, without copying it."""

    __slots__ = ("base", "gone", "more")

    def __init__(self, base: Sorted, gone: Mapping[int, Pairs], more: Mapping[int, Pairs]) -> None:
        self.base, self.gone, self.more = base, Sorted(gone), Sorted(more)

    def all(self, predicate: int) -> Pairs:
        """Return all pairs of a property."""
        pairs, gone, more = self.base.all(predicate), self.gone.all(predicate), self.more.all(predicate)
        pairs = np.delete(pairs, np.searchsorted(pairs, gone[among(gone, pairs)]))
        fresh = more[~among(more, pairs)]
        return np.insert(pairs, np.searchsorted(pairs, fresh), fresh)

    def values(self, predicate: int, subjects: Numbers) -> Found:
        """Return which rows of subjects have values, and which."""
        rows, values = self.base.values(predicate, subjects)
        kept = ~self.gone.holds(predicate, subjects[rows] << SHIFT | values)
        return _both((rows[kept], values[kept]), self.more.values(predicate, subjects))

    def subjects(self, predicate: int, values: Numbers) -> Found:
        """Return which rows of values have subjects, and which; the table is searched once for all of them."""
        pairs = self.base.all(predicate)
        rows, subjects = ranges(np.sort(_with_values(pairs, values)), values) if len(pairs) else (_NONE, _NONE)
        kept = ~self.gone.holds(predicate, subjects << SHIFT | values[rows])
        return _both((rows[kept], subjects[kept]), self.more.subjects(predicate, values))

    def holds(self, predicate: int, pairs: Pairs) -> NDArray[np.bool_]:
        """Return which pairs are stated."""
        stated = self.base.holds(predicate, pairs) & ~self.gone.holds(predicate, pairs)
        return stated | self.more.holds(predicate, pairs)


def ranges(pairs: Pairs, keys: Numbers) -> Found:
    """Return the rows of keys that begin some sorted pairs, and how these pairs end.

    >>> rows, ends = ranges(np.array([1 << SHIFT | 7, 1 << SHIFT | 8]), np.array([5, 1]))
    >>> rows.tolist(), ends.tolist()
    ([1, 1], [7, 8])
    """
    if not len(keys) or not len(pairs):
        return _NONE, _NONE
    start = np.searchsorted(pairs, keys << SHIFT, "left")
    counts = np.searchsorted(pairs, keys << SHIFT | MASK, "right") - start
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    ends: Numbers = pairs[np.repeat(start, counts) + place] & MASK
    return np.repeat(np.arange(len(keys)), counts), ends


def among(pairs: Pairs, known: Pairs) -> NDArray[np.bool_]:
    """Return which pairs are among some sorted ones."""
    if not len(known) or not len(pairs):
        return np.zeros(len(pairs), np.bool_)
    if len(pairs) > _FEW * len(known) and _is_sorted(pairs):  # few known in many: look those up instead
        found = np.zeros(len(pairs), np.bool_)
        place = np.minimum(np.searchsorted(pairs, known), len(pairs) - 1)
        found[place[pairs[place] == known]] = True
        return found
    place = np.minimum(np.searchsorted(known, pairs), len(known) - 1)
    return np.equal(known[place], pairs)


def _is_sorted(pairs: Pairs) -> bool:
    return bool((pairs[1:] > pairs[:-1]).all())


def _with_values(pairs: Pairs, values: Numbers) -> Pairs:
    """Return (value, subject) of the pairs that have one of some values."""
    wanted = np.zeros(int(max((pairs & MASK).max(), values.max())) + 1 if len(values) else 1, np.bool_)
    wanted[values] = True
    found = pairs[wanted[pairs & MASK]] if len(values) else _NONE
    return (found & MASK) << SHIFT | found >> SHIFT


def _both(one: Found, other: Found) -> Found:
    return np.concatenate([one[0], other[0]]), np.concatenate([one[1], other[1]])

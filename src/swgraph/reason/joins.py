"""Joins and sets of sorted pairs."""

from collections.abc import Iterable, Sequence

import numpy as np

from swgraph.columns import MASK, SHIFT, Pairs, sorted_unique


def pair(subject: int, value: int) -> int:
    """Return a pair as one integer."""
    return subject << SHIFT | value


def pairs_of(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Return pairs of numbers as a sorted array.

    >>> (pairs_of([(2, 1), (0, 5), (2, 1)]) >> SHIFT).tolist()
    [0, 2]
    """
    return sorted_unique(np.array([pair(*each) for each in pairs], np.int64))


def swapped(pairs: Pairs) -> Pairs:
    """Return (b, a) for each (a, b), sorted."""
    return np.sort((pairs & MASK) << SHIFT | pairs >> SHIFT)


def composed(left: Pairs, right: Pairs) -> Pairs:
    """Return (a, c) for each (a, b) of the left and (b, c) of the right, sorted, each once.

    >>> joined = composed(pairs_of([(1, 2), (3, 2)]), pairs_of([(2, 7), (2, 8)])).tolist()
    >>> [(each >> SHIFT, each & MASK) for each in joined]
    [(1, 7), (1, 8), (3, 7), (3, 8)]
    """
    middle = left & MASK
    start = np.searchsorted(right, middle << SHIFT, "left")
    counts = np.searchsorted(right, (middle << SHIFT) | MASK, "right") - start
    # Where in the right each joined row is: its run's start, plus its place in the run.
    place = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    ends: Pairs = right[np.repeat(start, counts) + place] & MASK
    return sorted_unique(np.repeat(left & ~np.int64(MASK), counts) | ends)


def without(pairs: Pairs, known: Pairs) -> Pairs:
    """Return the pairs that are not known, sorted, each once."""
    pairs = sorted_unique(pairs)
    if not len(known):
        return pairs
    place = np.minimum(np.searchsorted(known, pairs), len(known) - 1)
    fresh: Pairs = pairs[known[place] != pairs]
    return fresh


def united(parts: Sequence[Pairs]) -> Pairs:
    """Return what is in any part, sorted, each once."""
    return sorted_unique(np.concatenate(parts)) if parts else np.empty(0, np.int64)


def closed(pairs: Pairs) -> Pairs:
    """Return the transitive closure.

    >>> len(closed(pairs_of([(1, 2), (2, 3), (3, 4)])))
    6
    """
    whole = fresh = sorted_unique(pairs)
    while len(fresh):
        # Each step joins what is new with the single steps only: every path is then built from its left end once.
        fresh = without(composed(fresh, pairs), whole)
        whole = united([whole, fresh])
    return whole

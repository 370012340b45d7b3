"""Pairs of numbers as one integer each: ``subject << 31 | object``, sorted."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.int64]

SHIFT: Final = 31
MASK: Final = (1 << SHIFT) - 1
NONE: Final[Pairs] = np.empty(0, np.int64)


def sorted_unique(pairs: Pairs) -> Pairs:
    """Return pairs sorted, each once; not np.unique, which hashes and took most of the time of a closure."""
    pairs = np.sort(pairs)
    if len(pairs) < 2:
        return pairs
    return pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))]


def united(one: Pairs, other: Pairs) -> Pairs:
    """Return the pairs of either, sorted, each once."""
    return sorted_unique(np.concatenate((one, other))) if len(one) and len(other) else other if len(other) else one


def among(pairs: Pairs, wanted: Pairs) -> NDArray[np.bool_]:
    """Return which of the wanted pairs stand among sorted ones."""
    if not len(pairs):
        return np.zeros(len(wanted), bool)
    found: NDArray[np.bool_] = pairs[np.minimum(np.searchsorted(pairs, wanted), len(pairs) - 1)] == wanted
    return found


def places_of(pairs: Pairs, wanted: Pairs) -> Pairs:
    """Return where the wanted pairs stand among sorted ones; those that are not there are left out."""
    return np.searchsorted(pairs, wanted[among(pairs, wanted)])


def swapped(pairs: Pairs) -> Pairs:
    """Return ``object << 31 | subject`` for every pair, sorted.

    >>> [(pair >> SHIFT, pair & MASK) for pair in swapped(np.array([1 << SHIFT | 9, 2 << SHIFT | 3])).tolist()]
    [(3, 2), (9, 1)]
    """
    turned: Pairs = np.sort((pairs & MASK) << SHIFT | pairs >> SHIFT)
    return turned

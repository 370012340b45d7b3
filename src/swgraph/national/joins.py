"""Joins and groupings of arrays of term numbers, without a Python object a statement."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from swgraph.columns import MASK, SHIFT, TYPE, Columns, Pairs, sorted_unique
from swgraph.namespaces import SW

_STATUS: Final = f"<{SW.reviewStatus}>"
_GONE: Final = tuple(f"<https://w3id.org/swgraph/vocab/status/{name}>" for name in ("rejected", "superseded", "pending"))


def instances(columns: Columns, kind: str) -> Pairs:
    """Return the sorted numbers of the things of a class, given in N-Triples form; those that were rejected or superseded are left out."""
    every, some = columns.subjects(TYPE, kind), gone(columns)
    return np.setdiff1d(every, some, assume_unique=True) if len(some) else every


def gone(columns: Columns) -> Pairs:
    """Return what was rejected or superseded, sorted."""
    return sorted_unique(np.concatenate([columns.subjects(_STATUS, status) for status in _GONE]))


_FEW: Final = 16


def along(columns: Columns, predicate: str, subjects: Pairs) -> tuple[NDArray[np.int64], Pairs]:
    """Return the statements of subjects with a property: the places of their subjects, and the objects.

    >>> from swgraph.columns import encode
    >>> columns = encode(["<urn:a> <urn:p> <urn:c> .", "<urn:a> <urn:p> <urn:d> ."])
    >>> places, objects = along(columns, "<urn:p>", columns.terms.numbers(["<urn:c>", "<urn:a>"]))
    >>> places.tolist(), columns.terms.many(objects)
    ([1, 1], ['<urn:c>', '<urn:d>'])
    """
    pairs = columns.of(predicate)
    if len(subjects) * _FEW > len(pairs) and is_functional(pairs):
        found = columns.dense(predicate)[subjects]
        places = np.flatnonzero(found >= 0)
        return places, found[places].astype(np.int64)
    starts, ends = np.searchsorted(pairs, subjects << SHIFT), np.searchsorted(pairs, (subjects + 1) << SHIFT)
    counts = ends - starts
    before = np.cumsum(counts) - counts
    return np.repeat(np.arange(len(subjects)), counts), pairs[np.arange(counts.sum()) + np.repeat(starts - before, counts)] & MASK


def is_functional(pairs: Pairs) -> bool:
    """Return whether no subject has two objects."""
    subjects = pairs >> SHIFT
    return bool((subjects[1:] != subjects[:-1]).all())


def without(columns: Columns, predicate: str, subjects: Pairs) -> NDArray[np.int64]:
    """Return the places of the subjects that have no object."""
    return np.flatnonzero(~member(subjects, columns.of(predicate) >> SHIFT, len(columns.terms)))


def member(values: Pairs, of: Pairs, size: int) -> NDArray[np.bool_]:
    """Return for each value whether it is one of some numbers below ``size``."""
    flags = np.zeros(size, np.bool_)
    flags[of] = True
    return flags[values]


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows grouped by some columns: ``keys`` has an array a column with a value a group, ``of`` the group of each row."""

    keys: tuple[Pairs, ...]
    of: NDArray[np.int64]

    @property
    def count(self) -> int:
        """Return how many groups there are."""
        return len(self.keys[0])

    def sizes(self) -> NDArray[np.int64]:
        """Return the number of rows of each group."""
        return np.bincount(self.of, minlength=self.count)

    def distinct(self, values: Pairs) -> NDArray[np.int64]:
        """Return the number of different values of the rows of each group."""
        if (values[1:] > values[:-1]).all():  # each is there once
            return self.sizes()
        codes, found = numbered(values)
        different = sorted_unique(self.of * max(len(found), 1) + codes) // max(len(found), 1)
        return np.bincount(different, minlength=self.count)


def grouped(*columns: Pairs) -> Groups:
    """Return the groups of rows that have the same values in columns of numbers from -1 (none) on, in the order of the values.

    >>> groups = grouped(np.array([7, -1, 7]), np.array([1, 1, 1]))
    >>> [key.tolist() for key in groups.keys], groups.sizes().tolist()
    ([[-1, 7], [1, 1]], [1, 2])
    """
    codes, width = np.zeros(len(columns[0]), np.int64), 1
    parts = []
    for column in columns:
        code, found = numbered(column)
        codes, width = codes * max(len(found), 1) + code, width * max(len(found), 1)
        parts.append(found)
    of, present = numbered(codes)
    keys = []
    rest = present
    for found in reversed(parts):
        keys.append(found[rest % max(len(found), 1)] if len(found) else found)
        rest = rest // max(len(found), 1)
    return Groups(tuple(reversed(keys)), of)


_DENSE: Final = 8


def numbered(values: Pairs) -> tuple[NDArray[np.int64], Pairs]:
    """Return the place of each value among the different values, and those, sorted; values are numbers from -1 on."""
    shifted = values + 1
    size = int(shifted.max(initial=-1)) + 1
    if size > _DENSE * len(values) + (1 << 16):
        found = sorted_unique(values)
        return np.searchsorted(found, values), found
    # No sorting: np.unique takes ten times as long for the few different values of many rows.
    flags = np.zeros(size, np.bool_)
    flags[shifted] = True
    found = np.flatnonzero(flags)
    places = np.empty(size, np.int64)
    places[found] = np.arange(len(found))
    return places[shifted], found - 1

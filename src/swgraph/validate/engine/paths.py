"""SHACL paths over the columns: what is reached from an array of nodes, as rows and nodes sorted by row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from swgraph.columns import MASK, SHIFT, sorted_unique
from swgraph.validate.engine.table import Ids

Edges = Callable[[str, bool], tuple[Ids, Ids]]


class Path(Protocol):
    """A property path; ``str`` gives it as SPARQL writes it, or as N-Triples where it is one predicate."""

    def reach(self, edges: Edges, nodes: Ids) -> tuple[Ids, Ids]:
        """Return rows (places in ``nodes``) and what is reached from them, each once, sorted by row and node."""
        ...


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate, forwards or (``sh:inversePath``) backwards."""

    iri: str
    inverse: bool = False

    def __str__(self) -> str:
        """Return the predicate as SPARQL writes it."""
        return f"^{self.iri}" if self.inverse else self.iri

    def reach(self, edges: Edges, nodes: Ids) -> tuple[Ids, Ids]:
        """Return rows and values."""
        return joined(nodes, *edges(self.iri, self.inverse))


@dataclass(frozen=True, slots=True)
class Sequence:
    """Paths one behind the other."""

    parts: tuple[Path, ...]

    def __str__(self) -> str:
        """Return the path as SPARQL writes it."""
        return "/".join(map(str, self.parts))

    def reach(self, edges: Edges, nodes: Ids) -> tuple[Ids, Ids]:
        """Return rows and values."""
        rows, reached = np.arange(len(nodes)), nodes
        for part in self.parts:
            rows, reached = _behind(part, edges, rows, reached)
        return rows, reached


@dataclass(frozen=True, slots=True)
class Alternative:
    """Any of several paths."""

    parts: tuple[Path, ...]

    def __str__(self) -> str:
        """Return the path as SPARQL writes it."""
        return f"({'|'.join(map(str, self.parts))})"

    def reach(self, edges: Edges, nodes: Ids) -> tuple[Ids, Ids]:
        """Return rows and values."""
        found = [packed(*part.reach(edges, nodes)) for part in self.parts]
        return unpacked(sorted_unique(np.concatenate(found)))


@dataclass(frozen=True, slots=True)
class Repeated:
    """A path taken any number of times: at least ``least`` (0 or 1), at most once unless ``many``."""

    part: Path
    least: int
    many: bool

    def __str__(self) -> str:
        """Return the path as SPARQL writes it."""
        return f"({self.part}){'+' if self.least else '*' if self.many else '?'}"

    def reach(self, edges: Edges, nodes: Ids) -> tuple[Ids, Ids]:
        """Return rows and values; semi-naive, so that cycles end."""
        rows, reached = self.part.reach(edges, nodes)
        fresh = packed(rows, reached)
        start = packed(np.arange(len(nodes)), nodes)
        seen = fresh if self.least else sorted_unique(np.concatenate((start, fresh)))
        while self.many and len(fresh):
            step = packed(*_behind(self.part, edges, *unpacked(fresh)))
            fresh = step[~contained(step, seen)]
            seen = sorted_unique(np.concatenate((seen, fresh)))
        return unpacked(seen)


def _behind(part: Path, edges: Edges, rows: Ids, reached: Ids) -> tuple[Ids, Ids]:
    places, further = part.reach(edges, reached)
    return unpacked(sorted_unique(packed(rows[places], further)))


def joined(nodes: Ids, keys: Ids, values: Ids) -> tuple[Ids, Ids]:
    """Return for each node the values beside it in sorted ``keys``: rows (places in ``nodes``) and values.

    >>> joined(np.array([5, 7]), np.array([5, 5, 6]), np.array([1, 2, 3]))
    (array([0, 0]), array([1, 2]))
    """
    start, stop = np.searchsorted(keys, nodes, "left"), np.searchsorted(keys, nodes, "right")
    counts = stop - start
    rows = np.repeat(np.arange(len(nodes)), counts)
    if not len(rows):
        return rows, rows
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    return rows, values[np.repeat(start, counts) + offsets]


def packed(rows: Ids, nodes: Ids) -> Ids:
    """Return rows and nodes as one integer each, in the order of both."""
    return rows << SHIFT | nodes


def unpacked(pairs: Ids) -> tuple[Ids, Ids]:
    """Return the rows and nodes of packed pairs."""
    return pairs >> SHIFT, pairs & MASK


def contained(some: Ids, whole: Ids) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return for each number whether it stands in the sorted array ``whole``."""
    if not len(whole):
        return np.zeros(len(some), np.bool_)
    places = np.minimum(np.searchsorted(whole, some), len(whole) - 1)
    return np.asarray(whole[places] == some)

"""The terms of a graph in the order of their N-Triples forms, kept as one text and the places where they end."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from swgraph.columns.pairs import Pairs, sorted_unique


@dataclass(frozen=True, slots=True)
class Terms(Sequence[str]):
    """The terms in N-Triples form, sorted; the number of a term is its place.

    Literals come first, then IRIs, then blank nodes.

    >>> from swgraph.columns import encode
    >>> terms = encode(['<urn:a> <urn:p> "一"@zh .', "<urn:a> <urn:p> _:x ."]).terms
    >>> terms.number("<urn:p>"), terms.starting("<urn:"), terms.literals, terms.blanks
    (3, range(2, 4), 1, 4)
    """

    text: NDArray[np.uint8]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        if isinstance(number, slice):
            return self.many(np.arange(*number.indices(len(self))))
        if not 0 <= number < len(self):
            raise IndexError(number)
        start = int(self.ends[number - 1]) if number else 0
        return bytes(self.text[start : int(self.ends[number])]).decode()

    @property
    def literals(self) -> int:
        """Return how many terms are literals: those with numbers below this one."""
        return self.starting('"').stop

    @property
    def blanks(self) -> int:
        """Return the first number of a blank node; there is none where it is the number of terms."""
        return self.starting("_:").start

    def number(self, term: str) -> int | None:
        """Return the number of a term, None for one that the graph does not have."""
        found = bisect_left(self, term)
        return found if found < len(self) and self[found] == term else None

    def many(self, numbers: Iterable[int] | Pairs) -> list[str]:
        """Return the terms with these numbers, in their order."""
        numbers = np.asarray(numbers if isinstance(numbers, np.ndarray) else list(numbers), np.int64)
        starts = np.where(numbers > 0, self.ends[numbers - 1], 0) if len(self) else numbers
        view = self.text.data
        spans = zip(starts.tolist(), self.ends[numbers].tolist(), strict=True)
        return [str(view[start:end], "utf-8") for start, end in spans]

    def numbers(self, terms: Iterable[str]) -> Pairs:
        """Return the numbers of many terms, -1 for those that the graph does not have."""
        wanted = terms if isinstance(terms, list) else list(terms)
        distinct = sorted(set(wanted))
        places = self.places(distinct)
        inside = places < len(self)
        there = dict.fromkeys(distinct, -1)
        found = zip(self.many(places[inside]), places[inside].tolist(), strict=True)
        there.update((term, place) for term, place in found if term in there)
        return np.fromiter(map(there.__getitem__, wanted), np.int64, len(wanted))

    def places(self, ordered: Sequence[str]) -> Pairs:
        """Return where terms that are sorted stand, or would stand: before how many of the dictionary each belongs."""
        text, ends = self.text.data, self.ends.data

        def term(number: int) -> bytes:
            return bytes(text[ends[number - 1] if number else 0 : ends[number]])

        places, low, size = [], 0, len(self)
        for wanted in (each.encode() for each in ordered):
            step = 1
            while low + step <= size and term(low + step - 1) < wanted:
                low, step = low + step, step * 2
            low = bisect_left(range(size), wanted, low, min(low + step - 1, size), key=term)
            places.append(low)
        return np.array(places, np.int64)

    def starting(self, prefix: str) -> range:
        """Return the numbers of the terms that begin with a prefix, such as ``<https://w3id.org/swgraph/id/region/``."""
        start = bisect_left(self, prefix)
        return range(start, bisect_right(self, prefix, start, key=lambda term: term[: len(prefix)]))

    def containing(self, text: str, stop: int | None = None) -> Pairs:
        """Return the numbers of the terms with a text in their N-Triples form; all, if it is empty. From ``stop`` on they may be left out."""
        if not text:
            return np.arange(len(self))
        if not {'"', "<", "_"} & set(text):  # no match reaches from one term into the next: all at once
            view = self.text[: int(self.ends[stop - 1]) if stop else None].data
            starts = np.fromiter((each.start() for each in re.finditer(re.escape(text.encode()), view)), np.int64)
            return sorted_unique(np.searchsorted(self.ends, starts, "right"))
        found, view = [], self.text.data
        wanted = re.compile(re.escape(text.encode()))
        match = wanted.search(view)
        while match:
            number = int(np.searchsorted(self.ends, match.start(), "right"))
            within = match.end() <= int(self.ends[number])  # or it begins in one term and ends in the next
            if within:
                found.append(number)
            match = wanted.search(view, int(self.ends[number]) if within else match.start() + 1)
        return np.array(found, np.int64)

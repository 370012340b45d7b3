"""A graph as integers: its dictionary, and one sorted array of pairs a property."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from swgraph.columns.pairs import MASK, NONE, SHIFT, Pairs, swapped
from swgraph.columns.terms import Terms
from swgraph.errors import StoreDamagedError
from swgraph.namespaces import RDF

TYPE: Final = f"<{RDF.type}>"


@dataclass(frozen=True)
class Columns:
    """A graph as integers.

    >>> from swgraph.columns import encode
    >>> columns = encode(['<urn:a> <urn:p> "x y" <urn:g> .', '<urn:a> <urn:p> "x y" <urn:h> .'])
    >>> list(columns.triples())
    [('<urn:a>', '<urn:p>', '"x y"')]

    Attributes:
        terms: the dictionary.
        pairs: the pairs of each property, whoever states them.
        generation: the generation that they are of.
        inferred: the pairs that the graph of inferences has, for each property that it uses.
        own: the pairs that other graphs have, for the same properties.
    """

    terms: Terms
    pairs: Mapping[int, Pairs]
    generation: str | None = None
    inferred: Mapping[int, Pairs] = field(default_factory=dict)
    own: Mapping[int, Pairs] = field(default_factory=dict)
    _swapped: dict[str, Pairs] = field(default_factory=dict, init=False, repr=False, compare=False)
    _dense: dict[str, NDArray[np.int32]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def type(self) -> int:
        """Return the number of ``rdf:type``, which every dictionary has."""
        number = self.terms.number(TYPE)
        if number is None:
            raise StoreDamagedError(f"列损坏 damaged columns: wanted {TYPE} among the terms, got none; delete them")
        return number

    @property
    def stated(self) -> "Columns":
        """Return the same dictionary with what is stated: without what the graph of inferences alone says."""
        if not self.inferred:
            return self
        pairs = {number: self.own.get(number, pairs) for number, pairs in self.pairs.items()}
        return Columns(self.terms, {number: each for number, each in pairs.items() if len(each)}, self.generation)

    def of(self, predicate: str) -> Pairs:
        """Return the pairs of a property given in N-Triples form, sorted; none if the graph does not use it."""
        number = self.terms.number(predicate)
        return NONE if number is None else self.pairs.get(number, NONE)

    def swapped(self, predicate: str) -> Pairs:
        """Return the pairs of a property the other way round, ``object << 31 | subject``, sorted; kept once made."""
        if predicate not in self._swapped:
            self._swapped[predicate] = swapped(self.of(predicate))
        return self._swapped[predicate]

    def objects(self, predicate: str, subjects: Pairs) -> Pairs:
        """Return the object of each subject, -1 where it has none and the lowest where it has several."""
        pairs = self.of(predicate)
        if not len(pairs):
            return np.full(len(subjects), -1, np.int64)
        found = pairs[np.minimum(np.searchsorted(pairs, subjects << SHIFT), len(pairs) - 1)]
        return np.where(found >> SHIFT == subjects, found & MASK, -1)

    def dense(self, predicate: str) -> NDArray[np.int32]:
        """Return for every number of the dictionary what ``objects`` gives for it; kept once made."""
        if predicate not in self._dense:
            pairs = self.of(predicate)[::-1]  # the lowest object is written last
            table = np.full(len(self.terms), -1, np.int32)
            table[pairs >> SHIFT] = pairs & MASK
            self._dense[predicate] = table
        return self._dense[predicate]

    def subjects(self, predicate: str, object: str) -> Pairs:
        """Return the subjects that have an object, sorted."""
        number = self.terms.number(object)
        if number is None:
            return NONE
        pairs = self.swapped(predicate)
        start, stop = np.searchsorted(pairs, [number << SHIFT, (number + 1) << SHIFT]).tolist()
        return pairs[start:stop] & MASK

    def statements(self, predicate: str) -> Iterator[tuple[str, str, str]]:
        """Yield the statements with a property given in N-Triples form."""
        number = self.terms.number(predicate)
        return iter(()) if number is None else decoded(self.terms, number, self.of(predicate))

    def triples(self) -> Iterator[tuple[str, str, str]]:
        """Yield every statement in N-Triples form."""
        for predicate, pairs in self.pairs.items():
            yield from decoded(self.terms, predicate, pairs)


def decoded(terms: Terms, predicate: int, pairs: Pairs) -> Iterator[tuple[str, str, str]]:
    """Yield the statements of one property in N-Triples form."""
    name = terms[predicate]
    for start in range(0, len(pairs), 1 << 16):
        some = pairs[start : start + (1 << 16)]
        yield from ((s, name, o) for s, o in zip(terms.many(some >> SHIFT), terms.many(some & MASK), strict=True))

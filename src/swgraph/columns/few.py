"""Numbers for pieces of a text of which few are different, such as predicates and graphs."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from swgraph.columns.spans import Hashes, Spans, hashes_of

_SLOTS: Final = 16
_BITS: Final = 64


class Few:
    """Pieces in the order in which they were first seen; the number of a piece is its place.

    A table of 65,536 slots gives the number that a hash has most likely; where it is another's, a dictionary is asked.
    """

    __slots__ = ("_hashes", "_known", "_table", "texts")

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self._known: dict[int, int] = {}
        self._hashes = np.zeros(1, np.uint64)
        self._table = np.zeros(1 << _SLOTS, np.int32)

    def numbers(self, block: NDArray[np.uint8], spans: Spans) -> NDArray[np.int32]:
        """Return the number of each piece of a block; see ``hashes_of`` for what a block must be."""
        hashes = hashes_of(block, spans)
        numbers: NDArray[np.int32] = self._table[hashes >> np.uint64(_BITS - _SLOTS)]
        missed = np.flatnonzero(self._hashes[numbers] != hashes)
        if len(missed):
            distinct, places, inverse = np.unique(hashes[missed], return_index=True, return_inverse=True)
            firsts = spans[missed[places]]
            pieces = [block[a:b].tobytes() for a, b in zip(firsts.starts.tolist(), firsts.ends.tolist(), strict=True)]
            numbers[missed] = np.array(self._learnt(distinct, pieces), np.int32)[inverse]
        return numbers

    def _learnt(self, hashes: Hashes, pieces: list[bytes]) -> list[int]:
        for value, piece in zip(hashes.tolist(), pieces, strict=True):
            if value not in self._known:
                self._known[value] = len(self.texts)
                self._table[value >> _BITS - _SLOTS] = len(self.texts)
                self.texts.append(piece)
        self._hashes = np.fromiter(self._known, np.uint64, len(self._known))
        return [self._known[value] for value in hashes.tolist()]

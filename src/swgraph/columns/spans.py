"""Where the parts of lines lie in a block of bytes, and hashes of them: with numpy, no Python object a line."""

from dataclasses import dataclass
from hashlib import blake2b
from secrets import randbits
from typing import Final

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_WORD: Final = 8
_LONG: Final = 64  # words; what is longer is rare, and hashed alone
_BLANK: Final = ord(" ")
_LINE: Final = ord("\n")
_STOP: Final = ord(".")
# Random: nobody can write two terms that are taken for one.
_SEED: Final = np.uint64(randbits(64))
_MIXING: Final = np.uint64(randbits(64) | 1)
_FACTOR: Final = np.uint64(randbits(64) | 1)
_MASKS: Final = np.array([(1 << 8 * n) - 1 for n in range(_WORD + 1)], np.uint64)


@dataclass(frozen=True, slots=True)
class Spans:
    """Pieces of a block, each from a start to before an end."""

    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, which: Places | NDArray[np.bool_]) -> "Spans":
        return Spans(self.starts[which], self.ends[which])

    def followed_by(self, other: "Spans") -> "Spans":
        """Return these pieces and others behind them."""
        return Spans(np.concatenate((self.starts, other.starts)), np.concatenate((self.ends, other.ends)))


@dataclass(frozen=True, slots=True)
class Lines:
    """The parts of lines.

    Attributes:
        graphs: the last word of each line if it begins like a graph, empty if not; it is the end of a literal with blanks
            if it has a quotation mark, which no graph has.
        odd: whole lines that are not of the usual form.
    """

    subjects: Spans
    predicates: Spans
    objects: Spans
    graphs: Spans
    odd: Spans


def lines_of(block: NDArray[np.uint8]) -> Lines:
    r"""Return where the parts of lines lie; every line has its end.

    >>> block = np.frombuffer(b'<urn:a> <urn:p> "b c" <urn:g> .\n', np.uint8)
    >>> lines = lines_of(block)
    >>> parts = lines.subjects, lines.predicates, lines.objects, lines.graphs
    >>> [block[part.starts[0] : part.ends[0]].tobytes() for part in parts]
    [b'<urn:a>', b'<urn:p>', b'"b c"', b'<urn:g>']
    """
    breaks = np.flatnonzero(block <= _BLANK)
    kinds = block[breaks]
    if not ((usual := kinds == _BLANK) | (kinds == _LINE)).all():  # a control character in a literal
        breaks = breaks[usual | (kinds == _LINE)]
        kinds = block[breaks]
    ends = np.flatnonzero(kinds == _LINE)
    befores = np.concatenate(([-1], ends[:-1]))
    starts = np.concatenate(([0], breaks[ends[:-1]] + 1))
    fit = (ends - befores >= 4) & (breaks[ends] - breaks[ends - 1] == 2) & (block[breaks[ends] - 1] == _STOP)
    odd = Spans(starts[~fit], breaks[ends[~fit]])
    if len(odd):
        starts, befores, ends = starts[fit], befores[fit], ends[fit]
    first, second, last, stop = breaks[befores + 1], breaks[befores + 2], breaks[ends - 2], breaks[ends - 1]
    heads = block[last + 1]
    quads = ((heads == ord("<")) | (heads == ord("_"))) & (last > second)
    last = np.where(quads, last, stop)
    graphs = Spans(np.minimum(last + 1, stop), stop)
    return Lines(Spans(starts, first), Spans(first + 1, second), Spans(second + 1, last), graphs, odd)


def hashes_of(block: NDArray[np.uint8], spans: Spans) -> Hashes:
    """Return 64 random bits for each piece; equal pieces get equal ones.

    Args:
        block: bytes, with at least eight further ones behind the last piece, a multiple of eight in all.
        spans: the pieces.
    """
    words = block.view("<u8")
    lengths = spans.ends - spans.starts
    counts = np.minimum(lengths + _WORD - 1 >> 3, _LONG + 1).astype(np.uint8)
    order = np.argsort(counts, kind="stable")
    bounds = np.concatenate(([0], np.cumsum(np.bincount(counts))))
    hashes = np.empty(len(spans), np.uint64)
    starts, lengths = spans.starts[order], lengths[order]
    for count in np.flatnonzero(np.diff(bounds)).tolist():
        a, b = bounds[count], bounds[count + 1]
        if count <= _LONG:
            hashes[order[a:b]] = _hashes(words, starts[a:b], lengths[a:b], count)
        else:
            hashes[order[a:b]] = [
                _hash(block[s : s + n].tobytes()) for s, n in zip(starts[a:b], lengths[a:b], strict=True)
            ]
    return hashes


def _hashes(words: Hashes, starts: Places, lengths: Places, count: int) -> Hashes:
    """Return the hashes of pieces of so many words, the last of which may not be whole."""
    first = starts >> 3
    right = ((starts & 7) << 3).astype(np.uint64)
    left = np.uint64(64) - right
    hashes = lengths.astype(np.uint64) + _SEED
    word = words[first]
    for n in range(count):
        following = words[first + (n + 1)]
        whole = word >> right | following << left  # a shift by 64 gives 0
        if n == count - 1:
            whole &= _MASKS[lengths - _WORD * n]
        whole *= _MIXING
        whole ^= whole >> np.uint64(32)
        hashes ^= whole
        hashes *= _FACTOR
        word = following
    return hashes


def _hash(piece: bytes) -> int:
    return int.from_bytes(blake2b(piece, digest_size=_WORD, key=_SEED.tobytes()).digest())

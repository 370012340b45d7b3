"""From lines to columns: blocks of some megabytes one after another, then one dictionary for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from swgraph.columns.few import Few
from swgraph.columns.graph import TYPE, Columns
from swgraph.columns.lines import INFERRED, split_quad
from swgraph.columns.pairs import MASK, NONE, SHIFT, Pairs, sorted_unique, united
from swgraph.columns.spans import Hashes, Lines, Spans, hashes_of, lines_of
from swgraph.columns.terms import Terms
from swgraph.errors import StoreError

_BLOCK: Final = 1 << 20  # what is done with one fits a processor's cache
_LINES: Final = 1 << 14
_AT_ONCE: Final = 1 << 16
_PADDING: Final = 8


def encode(lines: Iterable[str], generation: str | None = None) -> Columns:
    """Return the columns of N-Quads or N-Triples lines with one blank between terms, as stores and builds write them.

    Raises:
        StoreError: a line is not of this form.
    """
    return _encoded(_joined(lines), generation)


def encode_file(path: Path, generation: str | None = None) -> Columns:
    """Return the columns of a file of such lines, of which some megabytes at a time are read.

    Raises:
        StoreError: a line is not of this form, or a term is not UTF-8.
        OSError: the file cannot be read.
    """
    return _encoded(_read(path), generation)


def _encoded(blocks: Iterable[bytes], generation: str | None) -> Columns:
    encoding = _Encoding()
    for block in blocks:
        encoding.read(block)
    return encoding.columns(generation)


def _joined(lines: Iterable[str]) -> Iterator[bytes]:
    lines = iter(lines)
    while some := list(islice(lines, _LINES)):
        yield "".join(line if line.endswith("\n") else line + "\n" for line in some).encode()


def _read(path: Path) -> Iterator[bytes]:
    """Yield the whole lines of a file, some megabytes at a time."""
    with path.open("rb", buffering=0) as file:
        rest = b""
        while read := file.read(_BLOCK):
            block = rest + read
            end = block.rfind(b"\n") + 1
            rest = block[end:]
            if end:
                yield block[:end]
        if rest:
            yield rest + b"\n"


class _Encoding:
    """What the blocks so far say; a term is numbered anew in each block, and told to be the same at the end."""

    __slots__ = ("_graphs", "_hashes", "_lengths", "_pairs", "_predicates", "_terms")

    def __init__(self) -> None:
        self._terms: list[str] = []
        self._hashes: list[Hashes] = []
        self._lengths: list[Pairs] = []
        self._predicates, self._graphs = Few(), Few()
        self._pairs: defaultdict[tuple[int, bool], list[Pairs]] = defaultdict(list)

    def read(self, data: bytes) -> None:
        """Read whole lines.

        Raises:
            StoreError: one of them is not a statement.
        """
        block = _padded(data)
        lines = lines_of(block[: len(data)])
        lines, inferred = self._graphs_told(block, lines)
        pairs = self._numbered(data, block, lines)
        self._sort_out(self._predicates.numbers(block, lines.predicates), inferred, pairs)
        if len(lines.odd):
            self.read(_usual(data, lines.odd))

    def columns(self, generation: str | None) -> Columns:
        """Return the columns of all that was read."""
        start = len(self._terms)
        self._learn([*self._predicates.texts, TYPE.encode()])  # rules give types even where nothing has one
        if len(self._terms) > MASK:
            raise StoreError(f"词项过多 too many terms: wanted at most {MASK}, got {len(self._terms)}; split the graph")
        terms, numbers = _dictionary(self._terms, np.concatenate(self._hashes), np.concatenate(self._lengths))
        self._terms, self._hashes, self._lengths = [], [], []
        predicates = numbers[start:].tolist()
        parts: tuple[dict[int, Pairs], dict[int, Pairs]] = ({}, {})
        for predicate, inferred in sorted(self._pairs, key=lambda key: predicates[key[0]]):
            pairs = np.concatenate(self._pairs.pop((predicate, inferred)))
            pairs = numbers[pairs >> SHIFT] << SHIFT | numbers[pairs & MASK]
            parts[inferred][predicates[predicate]] = sorted_unique(pairs)
        stated, follow = parts
        whole = {p: united(stated.get(p, NONE), follow.get(p, NONE)) for p in sorted({*stated, *follow})}
        return Columns(terms, whole, generation, follow, {p: stated.get(p, NONE) for p in follow})

    def _graphs_told(self, block: NDArray[np.uint8], lines: Lines) -> tuple[Lines, NDArray[np.bool_]]:
        """Return the lines with objects in full, and which of them are of the graph of inferences."""
        graphs = self._graphs.numbers(block, lines.graphs)
        texts = self._graphs.texts
        no_graphs = np.array([b'"' in text for text in texts], bool)[graphs]
        if no_graphs.any():
            ends = np.where(no_graphs, lines.graphs.ends, lines.objects.ends)
            lines = Lines(lines.subjects, lines.predicates, Spans(lines.objects.starts, ends), lines.graphs, lines.odd)
        return lines, np.array([text == INFERRED.encode() for text in texts], bool)[graphs]

    def _numbered(self, data: bytes, block: NDArray[np.uint8], lines: Lines) -> Pairs:
        """Return the pairs of lines, with numbers of this block; its terms are added to those of the others."""
        subjects = hashes_of(block, lines.subjects)
        if not len(subjects):
            return NONE
        fresh = np.concatenate(([True], subjects[1:] != subjects[:-1]))  # lines of a subject follow each other
        spans = lines.subjects[fresh].followed_by(lines.objects)
        hashes = np.concatenate((subjects[fresh], hashes_of(block, lines.objects)))
        order = np.argsort(hashes)
        ordered = hashes[order]
        first = np.concatenate(([True], ordered[1:] != ordered[:-1]))
        numbers = np.empty(len(order), np.int64)
        numbers[order] = np.cumsum(first) + (len(self._terms) - 1)
        distinct, text = spans[order[first]], data.decode("latin-1")
        self._terms += [text[a:b] for a, b in zip(distinct.starts.tolist(), distinct.ends.tolist(), strict=True)]
        self._hashes.append(ordered[first])
        self._lengths.append(distinct.ends - distinct.starts)
        runs = np.cumsum(fresh)
        pairs: Pairs = numbers[runs - 1] << SHIFT | numbers[runs[-1] :]
        return pairs

    def _learn(self, terms: Sequence[bytes]) -> None:
        ends = np.cumsum([len(term) for term in terms])
        spans = Spans(np.concatenate(([0], ends[:-1])), ends)
        self._terms += [term.decode("latin-1") for term in terms]
        self._hashes.append(hashes_of(_padded(b"".join(terms)), spans))
        self._lengths.append(spans.ends - spans.starts)

    def _sort_out(self, predicates: NDArray[np.int32], inferred: NDArray[np.bool_], pairs: Pairs) -> None:
        """Put pairs to their predicates."""
        keys = predicates * 2 + inferred
        keys = keys.astype(np.min_scalar_type(2 * len(self._predicates.texts)))  # small numbers are sorted faster
        order = np.argsort(keys, kind="stable")
        counts = np.bincount(keys)
        bounds = np.concatenate(([0], np.cumsum(counts))).tolist()
        pairs = pairs[order]
        for key in np.flatnonzero(counts).tolist():
            self._pairs[key >> 1, bool(key & 1)].append(pairs[bounds[key] : bounds[key + 1]])


def _padded(data: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(data + bytes(_PADDING + -len(data) % _PADDING), np.uint8)


def _usual(data: bytes, odd: Spans) -> bytes:
    """Return lines of an unusual form, such as with two blanks before the full stop, in the usual one.

    Raises:
        StoreError: one of them is not a statement.
    """
    lines = (data[a:b].decode() for a, b in zip(odd.starts.tolist(), odd.ends.tolist(), strict=True))
    return "".join(" ".join(filter(None, (*split_quad(line), ".\n"))) for line in lines).encode()


def _dictionary(terms: Sequence[str], hashes: Hashes, lengths: Pairs) -> tuple[Terms, Pairs]:
    """Return the dictionary of terms whose bytes stand as characters, and the number that each gets in it.

    Characters below 256 compare as their bytes do, and Python sorts texts of them fastest.

    Args:
        terms: those of all blocks; many stand there several times.
        hashes: the hash of each.
        lengths: how many bytes each has.

    Raises:
        StoreError: a term is not UTF-8.
    """
    order = np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int64)
    hashes = hashes[order]
    first = np.concatenate(([True], hashes[1:] != hashes[:-1]))
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.cumsum(first) - 1
    distinct = order[first]
    ends = np.cumsum(lengths[distinct])
    text = np.empty(int(ends[-1]), np.uint8)
    start = 0
    for place in range(0, len(distinct), _AT_ONCE):
        some = "".join([terms[each] for each in distinct[place : place + _AT_ONCE].tolist()]).encode("latin-1")
        _check(some)
        text[start : start + len(some)] = np.frombuffer(some, np.uint8)
        start += len(some)
    return Terms(text, ends), numbers


def _check(text: bytes) -> None:
    try:
        text.decode()
    except UnicodeDecodeError as error:
        found = text[max(0, error.start - 40) : error.end + 40]
        raise StoreError(f"不是 UTF-8 not UTF-8: wanted terms in UTF-8, got {found!r}; build the store anew") from error

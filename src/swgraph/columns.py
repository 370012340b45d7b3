"""The graph as integers: a dictionary of its terms, and one sorted array of pairs a property.

Closures, roll-ups and other work over the whole graph are joins of sorted arrays here, many times faster than in a
store made for look-ups. Named graphs are left out: a statement counts once, whoever says it.

Terms are numbered in the order of their N-Triples forms: literals come first, and equal graphs get equal numbers.
A pair (subject, object) is one integer, ``subject << 31 | object``.
"""

import json
import os
import shutil
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, overload

import numpy as np
from numpy.typing import NDArray

from swgraph.errors import StoreDamagedError, StoreError
from swgraph.namespaces import RDF
from swgraph.store import current_generation, open_generation
from swgraph.store.generations import COLUMNS, GRAPH, generation_path

Pairs = NDArray[np.int64]

TYPE: Final = f"<{RDF.type}>"
SHIFT: Final = 31
MASK: Final = (1 << SHIFT) - 1
FORMAT: Final = 1
_INDEX: Final = "index.json"
_TERMS: Final = "terms.bin"
_ENDS: Final = "ends.npy"
_PAIRS: Final = "pairs.npy"
_NONE: Final[Pairs] = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Terms(Sequence[str]):
    """The terms in N-Triples form, sorted; the number of a term is its place."""

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
            return [self[each] for each in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        start = int(self.ends[number - 1]) if number else 0
        return bytes(self.text[start : int(self.ends[number])]).decode()

    def number(self, term: str) -> int | None:
        """Return the number of a term, None for one that the graph does not have."""
        found = bisect_left(self, term)
        return found if found < len(self) and self[found] == term else None


@dataclass(frozen=True, slots=True)
class Columns:
    """A graph as integers.

    >>> columns = encode(['<urn:a> <urn:p> "x y" <urn:g> .', '<urn:a> <urn:p> "x y" <urn:h> .'])
    >>> list(columns.triples())
    [('<urn:a>', '<urn:p>', '"x y"')]
    """

    terms: Terms
    pairs: Mapping[int, Pairs]
    generation: str | None = None

    @property
    def type(self) -> int:
        """Return the number of ``rdf:type``, which every dictionary has."""
        number = self.terms.number(TYPE)
        if number is None:
            raise StoreDamagedError(f"列损坏 damaged columns: wanted {TYPE} among the terms, got none; delete them")
        return number

    def of(self, predicate: str) -> Pairs:
        """Return the pairs of a property given in N-Triples form, sorted; none if the graph does not use it."""
        number = self.terms.number(predicate)
        return _NONE if number is None else self.pairs.get(number, _NONE)

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
    for pair in pairs.tolist():
        yield terms[pair >> SHIFT], name, terms[pair & MASK]


def encode(lines: Iterable[str], generation: str | None = None) -> Columns:
    """Return the columns of N-Quads or N-Triples lines with one blank between terms, as stores and builds write them.

    Raises:
        StoreError: a line is not of this form.
    """
    numbers = {TYPE: 0}  # even where nothing has a type: rules give types
    stream = (numbers.setdefault(term, len(numbers)) for line in lines for term in split_line(line))
    flat = np.fromiter(stream, np.int64)
    if len(numbers) > MASK:
        raise StoreError(f"词项过多 too many terms: wanted at most {MASK}, got {len(numbers)}; split the graph")
    order = sorted(numbers)
    places = np.empty(len(order), np.int64)
    places[np.fromiter((numbers[term] for term in order), np.int64, len(order))] = np.arange(len(order))
    subjects, predicates, objects = places[flat].reshape(-1, 3).T
    return Columns(_terms(order), _by_predicate(predicates, subjects << SHIFT | objects), generation)


def split_line(line: str) -> tuple[str, str, str]:
    """Return subject, predicate and object of a line, without its graph.

    >>> split_line('<urn:a> <urn:p> "1 <2> . 3"^^<urn:d> <urn:g> .')
    ('<urn:a>', '<urn:p>', '"1 <2> . 3"^^<urn:d>')

    Raises:
        StoreError: the line has fewer terms, or does not end in a full stop.
    """
    try:
        subject, predicate, rest = line.split(" ", 2)
        rest, stop = rest.rsplit(None, 1)
    except ValueError:
        stop = ""
    if stop != ".":
        raise StoreError(
            f"不是 N-Quads not N-Quads: wanted terms with one blank between them and a full stop, got {line[:80]!r}"
        )
    head, blank, last = rest.rpartition(" ")
    # A graph has no quotation mark; the end of a literal with blanks has one.
    return subject, predicate, head if blank and last[:1] in "<_" and '"' not in last else rest


def sorted_unique(pairs: Pairs) -> Pairs:
    """Return pairs sorted, each once; not np.unique, which hashes and took most of the time of a closure."""
    pairs = np.sort(pairs)
    if len(pairs) < 2:
        return pairs
    return pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))]


def _terms(order: Sequence[str]) -> Terms:
    encoded = [term.encode() for term in order]
    ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
    return Terms(np.frombuffer(b"".join(encoded), np.uint8), ends)


def _by_predicate(predicates: NDArray[np.int64], pairs: Pairs) -> dict[int, Pairs]:
    order = np.argsort(predicates, kind="stable")
    predicates, pairs = predicates[order], pairs[order]
    names, starts = np.unique(predicates, return_index=True)
    bounds = pairwise([*starts.tolist(), len(predicates)])
    return {name: sorted_unique(pairs[a:b]) for name, (a, b) in zip(names.tolist(), bounds, strict=True)}


def columns_of(store: Path) -> Columns:
    """Return the columns of the published generation of a store, memory-mapped; they are made where there are none.

    They lie beside the generation and are keyed by its id. Where they cannot be written they are kept in memory.

    Raises:
        StoreNotFoundError: nothing was published here.
        StoreDamagedError: the generation does not fit its manifest.
    """
    generation = open_generation(store).generation or current_generation(store)
    directory = store / COLUMNS / generation
    try:
        return read_columns(directory, generation)
    except StoreDamagedError:
        columns = _encode_file(generation_path(store, generation) / GRAPH, generation)
    try:
        shutil.rmtree(directory, ignore_errors=True)
        write_columns(columns, directory)
    except OSError:
        return columns
    return read_columns(directory, generation)


def write_columns(columns: Columns, directory: Path) -> None:
    """Write columns as a directory that appears in one step; where another process was faster, its columns stay.

    Raises:
        OSError: the directory cannot be written.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=directory.parent))
    try:
        predicates, arrays = list(columns.pairs), list(columns.pairs.values())
        columns.terms.text.tofile(work / _TERMS)
        np.save(work / _ENDS, columns.terms.ends)
        np.save(work / _PAIRS, np.concatenate([_NONE, *arrays]))
        index = {
            "format": FORMAT,
            "generation": columns.generation,
            "predicates": [[predicate, len(pairs)] for predicate, pairs in zip(predicates, arrays, strict=True)],
            "sizes": {name: (work / name).stat().st_size for name in (_TERMS, _ENDS, _PAIRS)},
        }
        (work / _INDEX).write_text(json.dumps(index), "ascii")
        work.chmod(0o755)  # what mkdtemp makes only its owner can read
        if not directory.exists():
            os.rename(work, directory)  # noqa: PTH104  Path.rename says the same
    finally:
        shutil.rmtree(work, ignore_errors=True)


def read_columns(directory: Path, generation: str) -> Columns:
    """Return the columns in a directory, memory-mapped.

    Raises:
        StoreDamagedError: there are none, they are of another generation or format, or files are not whole.
    """
    try:
        index = json.loads((directory / _INDEX).read_text("ascii"))
        sizes = {name: (directory / name).stat().st_size for name in (_TERMS, _ENDS, _PAIRS)}
        if (index["format"], index["generation"], index["sizes"]) != (FORMAT, generation, sizes):
            raise ValueError(f"columns of {index['generation']}, format {index['format']}, {index['sizes']}")
        return _mapped(directory, index["predicates"], generation)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamagedError(
            f"没有可用的列 no usable columns: wanted those of {generation} in {directory}, got {error}; delete them"
        ) from error


def _mapped(directory: Path, predicates: Iterable[tuple[int, int]], generation: str) -> Columns:
    ends = np.load(directory / _ENDS, mmap_mode="r")
    text: NDArray[np.uint8] = np.empty(0, np.uint8)
    if len(ends):  # an empty file cannot be mapped
        text = np.memmap(directory / _TERMS, np.uint8, "r")
    whole = np.load(directory / _PAIRS, mmap_mode="r")
    pairs, start = {}, 0
    for predicate, count in predicates:
        pairs[predicate] = whole[start : start + count]
        start += count
    if start != len(whole):
        raise ValueError(f"{len(whole)} pairs where the index has {start}")
    return Columns(Terms(text, ends), pairs, generation)


def _encode_file(path: Path, generation: str) -> Columns:
    with path.open(encoding="utf-8", newline="\n") as lines:
        return encode(lines, generation)

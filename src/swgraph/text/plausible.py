"""How likely a string is Chinese text: frequencies of characters and of pairs of them."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import re2

from swgraph.resources import resource_path
from swgraph.text.script import simplified_char

_MARKS = dict.fromkeys("\n ,.()0123456789", 0.01) | {
    "的": 0.03, "，": 0.05, "。": 0.02, "、": 0.02, "“": 0.006, "”": 0.006, "《": 0.006, "》": 0.006,
    "：": 0.004, "；": 0.003, "（": 0.003, "）": 0.003, "？": 0.001, "！": 0.001, "—": 0.001, "…": 0.0005, "·": 0.0005, "‘": 0.0003, "’": 0.0003,
    "「": 0.0003, "」": 0.0003, "『": 0.0001, "』": 0.0001, "【": 0.0001, "】": 0.0001, "〔": 0.0001, "〕": 0.0001,
    "■": 0.0001, "●": 0.0001,
}  # fmt: skip
_ASCII = 0.0005
_UNKNOWN = 2.0**-24
# Share of a character's followers that a word of the field, a label or the name of a place gets at least.
_DOMAIN, _TERM, _PLACE = 0.02, 0.01, 0.004
_COMMON, _KNOWN = 2500, 4500  # ranks


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Shares of characters, counts of pairs, and the rank of each character."""

    chars: dict[str, float]
    counts: dict[str, float]
    pairs: dict[str, float]
    ranks: dict[str, int]


@functools.cache
def frequencies() -> Frequencies:
    """Return the shipped frequencies."""
    counts: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for line in resource_path("data", "lexicon", "repair_frequencies.tsv").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition("\t")
        if kind == "char":
            log, _, items = rest.partition("\t")
            counts.update(dict.fromkeys(items, 2.0 ** int(log)))
        elif kind == "pair":
            log, _, items = rest.partition("\t")
            pairs.update(dict.fromkeys(map("".join, zip(items[::2], items[1::2], strict=True)), 2.0 ** int(log)))
    for pair, share in _known_pairs():
        pairs[pair] = max(pairs.get(pair, 0.0), share * counts.get(pair[0], 1.0))
    total = sum(counts.values()) / 0.85  # the rest is punctuation
    ranks = {char: rank for rank, char in enumerate(sorted(counts, key=lambda c: (-counts[c], c)))}
    return Frequencies({c: n / total for c, n in counts.items()} | _MARKS, counts, pairs, ranks)


@functools.cache
def _domain_words() -> tuple[str, ...]:
    lines = resource_path("data", "lexicon", "repair_words.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))[1:]


def _known_pairs() -> Iterator[tuple[str, float]]:
    """Yield the pairs of characters in names of places and in words of the field, and the share each gets at least."""
    for words, share in ((_places(), _PLACE), (_terms(), _TERM), (_domain_words(), _DOMAIN)):
        for pair in sorted({a + b for word in words for a, b in pairwise(word)}):
            yield pair, share


def _terms() -> Iterator[str]:
    """Yield the pieces of the labels of all vocabularies; ``{a|b}`` and ``<name>`` only separate them."""
    for path in sorted(resource_path("data", "lexicon").glob("*.tsv")):
        if not path.stem.startswith("repair_"):
            lines = path.read_text(encoding="utf-8").splitlines()[1:]
            yield from re2.findall(r"\p{Han}{2,}", "\n".join(line for line in lines if not line.startswith("#")))


def _places() -> Iterator[str]:
    """Yield the names of all divisions, full and as spoken (湘西州); a place may be named on any page."""
    for line in resource_path("data", "regions", "regions.csv").read_text(encoding="utf-8").splitlines()[1:]:
        _, name, _, _, short, *_ = line.split(",")
        yield from (name, short + name[-1])


@functools.cache
def domain_triples() -> frozenset[str]:
    """Return the runs of three characters in words of the field."""
    return frozenset(word[i : i + 3] for word in _domain_words() for i in range(len(word) - 2))


@functools.cache
def followers() -> dict[str, frozenset[str]]:
    """Return, for each character, those that words have behind it."""
    found: dict[str, set[str]] = {}
    for pair in frequencies().pairs:
        found.setdefault(pair[0], set()).add(pair[1])
    return {before: frozenset(after) for before, after in found.items()}


@functools.cache
def most_frequent(count: int) -> frozenset[str]:
    """Return the ``count`` most frequent characters."""
    return frozenset(char for char, rank in frequencies().ranks.items() if rank < count)


def plausibility(text: str) -> float:
    """Return from 0 to 1 how much of a text reads as Chinese; plain ASCII counts only where nothing else is there.

    >>> plausibility("社会工作") > 0.9 > plausibility("绀句細宸ヤ綔")
    True
    """
    sample = text[: 1 << 14]
    foreign = [c for c in sample if not c.isascii()]
    if not foreign:
        return sum(c.isprintable() or c in "\t\r\n" for c in sample) / max(len(sample), 1)
    return sum(_weight(c) for c in foreign) / len(foreign)


def _weight(char: str) -> float:
    if char in _MARKS or char in " 　％％０１２３４５６７８９":
        return 1.0
    rank = frequencies().ranks.get(simplified_char(char), _KNOWN)
    return 1.0 if rank < _COMMON else 0.5 if rank < _KNOWN else 0.0

"""The columns of a graph after some statements are taken out and others put in, without encoding it anew.

The numbers of all terms behind a new one change, because terms are kept in order: one pass over the pairs, a few
nanoseconds each. A dictionary with new terms at its end would spare the pass, and every reader would then have to know
that literals and prefixes are no longer ranges.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from swgraph.columns.graph import TYPE, Columns
from swgraph.columns.lines import INFERRED, split_quad
from swgraph.columns.pairs import MASK, NONE, SHIFT, Pairs, among, places_of, sorted_unique, united
from swgraph.columns.terms import Terms

Fact = tuple[str, str, str]
_ByPredicate = Mapping[int, Pairs]


def updated(columns: Columns, removed: Iterable[str], added: Iterable[str], generation: str | None = None) -> Columns:
    """Return the columns of a graph after lines are taken out and put in: those that ``encode`` gives for its new lines.

    Columns do not know how many graphs say a thing, so the lines are net: a statement is removed when no graph makes it
    any more. The graph of inferences counts apart: a line of it changes what is inferred, any other line what is stated,
    whatever the other kind says. What was not there cannot be removed, what is there is not added twice, and a line both
    removed and added is there.

    >>> from swgraph.columns import encode
    >>> before = encode(["<urn:a> <urn:p> <urn:b> <urn:g> .", "<urn:a> <urn:p> <urn:c> <urn:g> ."])
    >>> after = updated(before, ["<urn:a> <urn:p> <urn:b> <urn:g> ."], ['<urn:a> <urn:q> "new" <urn:h> .'])
    >>> sorted(after.triples())
    [('<urn:a>', '<urn:p>', '<urn:c>'), ('<urn:a>', '<urn:q>', '"new"')]

    Args:
        columns: those of the graph before; they stay as they are.
        removed: lines of N-Quads or N-Triples.
        added: likewise.
        generation: the id of the generation that the result is of.

    Raises:
        StoreError: a line is not a statement.
    """
    come = _by_kind(added)
    gone = [facts - kept for facts, kept in zip(_by_kind(removed), come, strict=True)]
    left = _left(columns, *(_numbered(columns.terms, facts) for facts in gone))
    coming = {term for facts in come for fact in facts for term in fact}
    candidates = {term for facts in gone for fact in facts for term in fact} - coming - {TYPE}
    renumbering = _Renumbering.of(
        columns.terms, _unused(columns.terms, left[0], candidates), _missing(columns.terms, coming)
    )
    moved = [renumbering.moved(part) for part in left]
    stated, follow = (_numbered(renumbering.after, facts) for facts in come)
    pairs = _put_in(_put_in(moved[0], stated), follow)
    inferred = _put_in(moved[1], follow)
    own = {p: moved[2].get(p, moved[0].get(p, NONE)) for p in inferred}
    return Columns(renumbering.after, pairs, generation, inferred, _put_in(own, stated, inferred))


@dataclass(frozen=True, slots=True)
class _Renumbering:
    """The dictionary after a change, and how far each old term moved in it; None if none did."""

    after: Terms
    steps: NDArray[np.int32] | None

    def moved(self, part: _ByPredicate) -> dict[int, Pairs]:
        """Return the pairs of each property, with the new numbers."""
        if self.steps is None:
            return dict(part)
        return {p + int(self.steps[p]): _moved(self.steps, pairs) for p, pairs in part.items()}

    @classmethod
    def of(cls, before: Terms, dropped: Pairs, new: Sequence[str]) -> "_Renumbering":
        """Return the renumbering when terms are dropped and new ones, sorted, come in."""
        places = before.places(new)
        if not len(dropped) and not len(places):
            return cls(before, None)
        steps = np.zeros(len(before) + 1, np.int64)
        np.add.at(steps, places, 1)
        steps[dropped + 1] -= 1
        moved = np.cumsum(steps[:-1]).astype(np.int32)
        return cls(_edited(before, dropped, places, [term.encode() for term in new]), moved)


def _moved(steps: NDArray[np.int32], pairs: Pairs) -> Pairs:
    moved: Pairs = pairs + steps[pairs & MASK]
    moved += steps[pairs >> SHIFT].astype(np.int64) << SHIFT
    return moved


def _by_kind(lines: Iterable[str]) -> tuple[set[Fact], set[Fact]]:
    """Return what lines state, and what those of the graph of inferences say."""
    stated: set[Fact] = set()
    inferred: set[Fact] = set()
    for line in lines:
        *fact, graph = split_quad(line)
        (inferred if graph == INFERRED else stated).add((fact[0], fact[1], fact[2]))
    return stated, inferred


def _numbered(terms: Terms, facts: Collection[Fact]) -> dict[int, Pairs]:
    """Return facts as sorted pairs of each property; those with a term that the dictionary does not have are left out."""
    numbers = terms.numbers(list(chain.from_iterable(facts))).reshape(-1, 3)
    subjects, predicates, objects = numbers[(numbers >= 0).all(axis=1)].T
    pairs = subjects << SHIFT | objects
    return {int(p): sorted_unique(pairs[predicates == p]) for p in sorted_unique(predicates)}


def _left(
    columns: Columns, gone: _ByPredicate, withdrawn: _ByPredicate
) -> tuple[_ByPredicate, _ByPredicate, _ByPredicate]:
    """Return all pairs, the inferred and the stated ones of the same properties, after some are taken out."""
    inferred, own = _without(columns.inferred, withdrawn), _without(columns.own, gone)
    wholly = {p: pairs for p, pairs in gone.items() if p not in inferred}
    for p in inferred:
        pairs = united(gone.get(p, NONE), withdrawn.get(p, NONE))
        wholly[p] = pairs[~among(inferred[p], pairs) & ~among(own[p], pairs)]
    left = {p: pairs for p, pairs in _without(columns.pairs, wholly).items() if len(pairs)}
    # What no statement has may lose its number, and another term may get it.
    inferred, own = ({p: pairs for p, pairs in part.items() if p in left} for part in (inferred, own))
    return left, inferred, own


def _without(part: _ByPredicate, gone: _ByPredicate) -> dict[int, Pairs]:
    return {p: np.delete(pairs, places_of(pairs, gone[p])) if p in gone else pairs for p, pairs in part.items()}


def _put_in(part: _ByPredicate, more: _ByPredicate, only: Collection[int] | None = None) -> dict[int, Pairs]:
    """Return pairs of each property, ordered, with further ones; of some properties only, if they are given."""
    whole = dict(part)
    for p, pairs in more.items():
        if only is None or p in only:
            had = whole.get(p, NONE)
            fresh = pairs[~among(had, pairs)]
            whole[p] = np.insert(had, np.searchsorted(had, fresh), fresh)
    return {p: whole[p] for p in sorted(whole) if len(whole[p]) or only is not None}


def _missing(terms: Terms, wanted: set[str]) -> list[str]:
    """Return the terms that the dictionary does not have, sorted."""
    ordered = sorted(wanted)
    return [term for term, number in zip(ordered, terms.numbers(ordered).tolist(), strict=True) if number < 0]


def _unused(terms: Terms, left: _ByPredicate, candidates: set[str]) -> Pairs:
    """Return the numbers of the candidates that no statement has any more."""
    numbers = sorted_unique(terms.numbers(list(candidates)))
    numbers = numbers[numbers >= 0]
    used = np.isin(numbers, list(left))
    for pairs in left.values():
        used |= np.searchsorted(pairs, numbers << SHIFT) < np.searchsorted(pairs, numbers + 1 << SHIFT)
    numbers = numbers[~used]
    if len(numbers):  # objects are in no order: one look at all of them
        objects = np.zeros(len(terms), bool)
        for pairs in left.values():
            objects[pairs & MASK] = True
        numbers = numbers[~objects[numbers]]
    return numbers


def _edited(before: Terms, dropped: Pairs, places: Pairs, new: list[bytes]) -> Terms:
    """Return a dictionary without some terms and with new ones before those at places."""
    starts = np.concatenate(([0], before.ends))
    text, at = before.text.data, 0
    pieces: list[bytes | memoryview] = []
    cuts = [(place, 0, term) for place, term in zip(places.tolist(), new, strict=True)]
    cuts += [(number, 1, b"") for number in dropped.tolist()]
    for number, count, term in sorted(cuts, key=lambda cut: cut[:2]):  # new terms before the one they push back
        pieces += [text[at : starts[number]], term]
        at = int(starts[number + count])
    lengths = np.delete(np.diff(starts), dropped)
    behind = places - np.searchsorted(dropped, places)
    lengths = np.insert(lengths, behind, [len(term) for term in new])
    return Terms(np.frombuffer(b"".join([*pieces, text[at:]]), np.uint8), np.cumsum(lengths))

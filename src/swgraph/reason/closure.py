"""Applying compiled rules until nothing new follows; each round joins only what the last one found (semi-naive)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from swgraph.columns import MASK, SHIFT, Columns, Pairs
from swgraph.reason.joins import composed, swapped, united, without
from swgraph.reason.rules import Rules

_NONE: Pairs = np.empty(0, np.int64)
Graph = Mapping[int, Pairs]


def close(columns: Columns, rules: Rules) -> dict[int, Pairs]:
    """Return the pairs of every property with all that follows.

    Literals may stand as subjects in it, as in the rules of the standard: something about an IRI may follow from them.
    """
    whole, fresh = dict(columns.pairs), dict(columns.pairs)
    while fresh:
        found: dict[int, list[Pairs]] = defaultdict(list)
        for prop, pairs in _following(rules, columns.type, whole, fresh):
            found[prop].append(pairs)
        novel = {prop: without(united(parts), whole.get(prop, _NONE)) for prop, parts in found.items()}
        fresh = {prop: pairs for prop, pairs in novel.items() if len(pairs)}
        whole |= {prop: united([whole.get(prop, _NONE), pairs]) for prop, pairs in fresh.items()}
    return whole


def _following(rules: Rules, kind: int, whole: Graph, fresh: Graph) -> Iterator[tuple[int, Pairs]]:
    """Yield what follows in one step from something fresh, by property."""
    for copy in rules.copies:
        if copy.source in fresh:
            pairs = fresh[copy.source]
            yield copy.target, swapped(pairs) if copy.swapped else pairs
    for chain in rules.chains:
        for place, part in enumerate(chain.parts):
            if part in fresh:
                yield chain.target, _linked([whole.get(each, _NONE) for each in chain.parts], place, fresh[part])
    for typing in rules.typings:
        if typing.property in fresh:
            pairs = fresh[typing.property]
            yield kind, ((pairs & MASK) << SHIFT if typing.of_value else pairs & ~np.int64(MASK)) | typing.cls
    if kind in fresh:
        yield kind, composed(fresh[kind], rules.supers)


def _linked(parts: Sequence[Pairs], place: int, fresh: Pairs) -> Pairs:
    """Return the ends of the paths along parts that pass through something fresh at one place."""
    linked = fresh
    for before in reversed(parts[:place]):
        linked = composed(before, linked)
    for after in parts[place + 1 :]:
        linked = composed(linked, after)
    return linked

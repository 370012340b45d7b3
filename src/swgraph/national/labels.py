"""Search among the names of everything: words, or a regular expression."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Protocol

import numpy as np

from swgraph.columns import MASK, SHIFT, TYPE, Columns, Pairs
from swgraph.columns.values import lexical
from swgraph.errors import ParameterError
from swgraph.national.asked import Asked
from swgraph.national.joins import along, member
from swgraph.national.places import LABEL, LEVEL, PROVINCE, code_of
from swgraph.query import Row

_OPTIONAL: Final = re.compile(r".[*?]\??|[.^$+?*]", re.DOTALL)
_GROUPS: Final = re.compile(r"[|()\[\]{}\\\"\x00-\x1f\x7f]")
_LAST: Final = re.compile(r"^.*[/#]", re.DOTALL)


class _Pattern(Protocol):
    def search(self, text: str) -> object: ...


def label_search(columns: Columns, asked: Asked) -> Iterator[Row]:
    """Yield the things that have a name that matches, with kind, level and province.

    Raises:
        ParameterError: the pattern is no regular expression.
    """
    pattern = asked.words("pattern", ())[0]
    names = _matching(columns, pattern)
    pairs = columns.of(LABEL)
    found = pairs[member(pairs & MASK, names, len(columns.terms))]
    things, labels = found >> SHIFT, lexical(columns.terms, found & MASK)
    levels = _first(columns, LEVEL, things)
    wanted = set(asked.given.get("level", ()))
    seen: set[tuple[int, str]] = set()
    kinds, provinces = _first_kind(columns, things), _first(columns, PROVINCE, things)
    named = dict(zip(things.tolist(), columns.terms.many(things), strict=True))
    for thing, label in zip(things.tolist(), labels, strict=True):
        if (thing, label) in seen or (wanted and not wanted & levels.get(thing, set())):
            continue
        seen.add((thing, label))
        yield {
            "label": label,
            "kind": kinds.get(thing),
            "level": _least(levels.get(thing, set()) & wanted if wanted else levels.get(thing, set())),
            "province_code": _least(provinces.get(thing, set())),
            "thing": named[thing][1:-1] if named[thing].startswith("<") else named[thing],
        }


def required(pattern: str) -> tuple[str, ...]:
    """Return the texts that everything matched by a pattern holds; none where that is not easily told.

    >>> required("^永.*社区$"), required("街道"), required("甲|乙"), required("社区?室")
    (('永', '社区'), ('街道',), (), ('社', '室'))
    """
    return () if _GROUPS.search(pattern) else tuple(filter(None, _OPTIONAL.split(pattern)))


def _matching(columns: Columns, pattern: str) -> Pairs:
    """Return the literals that match."""
    compiled = _compiled(pattern)
    size = len(columns.terms)
    candidates = np.flatnonzero(member(np.arange(size), columns.of(LABEL) & MASK, size))
    for text in required(pattern):
        candidates = candidates[member(candidates, columns.terms.containing(text, columns.terms.literals), size)]
    matched = [compiled.search(text) is not None for text in lexical(columns.terms, candidates)]
    return candidates[np.array(matched, np.bool_)]


def _compiled(pattern: str) -> _Pattern:
    """Return a pattern of RE2, which no pattern can keep busy, and which reads patterns as the engine behind the twin does."""
    import re2

    try:
        compiled: _Pattern = re2.compile(pattern)
    except re2.error as error:
        raise ParameterError(f"不是正则表达式 not a regular expression: wanted a pattern such as ^永.*社区$, got {pattern!r}: {error}") from error
    return compiled


def _first(columns: Columns, predicate: str, things: Pairs) -> Mapping[int, set[str]]:
    places, values = along(columns, predicate, things)
    found: dict[int, set[str]] = {}
    for thing, value in zip(things[places].tolist(), columns.terms.many(values), strict=True):
        found.setdefault(thing, set()).add(value)
    return found


def _first_kind(columns: Columns, things: Pairs) -> Mapping[int, str]:
    found = _first(columns, TYPE, things)
    return {thing: min(_LAST.sub("", kind.strip("<>")) for kind in kinds) for thing, kinds in found.items()}


def _least(terms: set[str]) -> str | None:
    return min(map(code_of, terms), default=None) or None

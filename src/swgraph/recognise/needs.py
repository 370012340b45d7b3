"""Characters without which a pattern cannot match: most patterns look at most clauses in vain, and this says so at once."""

import re
from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

_MOST: Final = 64


def needed(expression: str) -> frozenset[str] | None:
    """Return characters of which every match has at least one, or None where none can be told.

    >>> "".join(sorted(needed("如果|一旦"))), needed("[^，]*"), "".join(sorted(needed("《[^》]+》|[0-9]+年")))
    ('一如', None, '《年')
    """
    try:
        return _of_sequence(parser.parse(expression))
    except re.error:  # what only RE2 knows, such as \\p{Han}
        return None


def _of_sequence(parts: Iterable[Any]) -> frozenset[str] | None:
    found = [chars for part in parts if (chars := _of_part(*part)) is not None]
    return min(found, key=lambda chars: (len(chars), sorted(chars)), default=None)


def _of_part(kind: Any, value: Any) -> frozenset[str] | None:  # noqa: ANN401
    if kind is sre.LITERAL:
        return frozenset(chr(value))
    if kind is sre.IN:
        return _of_class(value)
    if kind is sre.BRANCH:
        return _of_any(map(_of_sequence, value[1]))
    if kind is sre.SUBPATTERN:
        # A group that ignores case matches more than it says.
        return None if value[1] else _of_sequence(value[3])
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return _of_sequence(value[2]) if value[0] else None
    return None


def _of_class(members: Iterable[Any]) -> frozenset[str] | None:
    return _of_any(map(_of_member, members))


def _of_member(member: Any) -> frozenset[str] | None:  # noqa: ANN401
    kind, value = member
    if kind is sre.LITERAL:
        return frozenset(chr(value))
    if kind is sre.RANGE and value[1] - value[0] < _MOST:
        return frozenset(map(chr, range(value[0], value[1] + 1)))
    return None  # a negated class, a category or a long range


def _of_any(choices: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: set[str] = set()
    for chars in choices:
        if chars is None:
            return None
        found |= chars
    return frozenset(found) if 0 < len(found) <= _MOST else None

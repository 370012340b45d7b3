"""Patterns over untrusted text, compiled by RE2 at first use: time is linear in the text whatever is written there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from swgraph.model import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One match: groups by name, ``None`` where a group took no part."""

    text: str
    spans: tuple[tuple[int, int], ...]
    names: dict[str, int]

    @property
    def start(self) -> int:
        """Where the match starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the match ends (excluded)."""
        return self.spans[0][1]

    def __getitem__(self, name: str) -> str | None:
        """Return the characters of a group, None where it took no part."""
        start, end = self.spans[self.names[name]]
        return None if start < 0 else self.text[start:end]

    def span(self, name: str | None = None) -> Span:
        """Return the span of a group (-1, -1 where it took no part), or of the match."""
        return Span(*self.spans[0 if name is None else self.names[name]])


class Pattern:
    """A regular expression in RE2's syntax, compiled when it is first used.

    >>> [hit["n"] for hit in Pattern("(?P<n>[0-9]+)年").finditer("2025年到2027年")]
    ['2025', '2027']
    """

    def __init__(self, expression: str) -> None:
        self.expression = expression

    @cached_property
    def _compiled(self) -> "_Compiled":
        return _Compiled(self.expression)

    def finditer(self, text: str) -> Iterator[Hit]:
        """Yield the matches from left to right, none overlapping."""
        return self._compiled.hits(text)

    def search(self, text: str) -> Hit | None:
        """Return the first match."""
        return next(self._compiled.hits(text), None)

    def match(self, text: str) -> Hit | None:
        """Return the match at the very start of ``text``. Pass a short slice: RE2 encodes what it is given."""
        return self._compiled.at_start(text)


class _Compiled:
    """What RE2 makes of an expression, with the names of its groups."""

    def __init__(self, expression: str) -> None:
        import re2

        from swgraph.recognise.needs import needed

        self._expression = re2.compile(expression)
        self._needed = needed(expression)
        self._names: dict[str, int] = dict(self._expression.groupindex)
        self._groups = range(int(self._expression.groups) + 1)

    def hits(self, text: str) -> Iterator[Hit]:
        if self._needed is not None and self._needed.isdisjoint(text):
            return
        for found in self._expression.finditer(text):
            yield Hit(text, tuple(found.span(group) for group in self._groups), self._names)

    def at_start(self, text: str) -> Hit | None:
        if self._needed is not None and self._needed.isdisjoint(text):
            return None
        found = self._expression.match(text)
        return None if found is None else Hit(text, tuple(found.span(group) for group in self._groups), self._names)

"""Finds the labels of one list in a text, longest first; negative labels swallow what only looks like a term."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from swgraph.lexicon.forms import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Term:
    """A label found in a text: its concept (an id of the scheme) and where it stands."""

    concept: str
    start: int
    end: int


class Gazetteer:
    """The labels of a list, each with its concept, or None where the label is negative.

    Of labels that begin at one place the longest wins; what it covers is not searched again. 社会工作者职业水平考试 as a
    negative label therefore hides the 社会工作者 in it.

    >>> stations = Gazetteer({"社工站": "station", "社工": "worker", "社工站长": None})
    >>> [(t.concept, t.start, t.end) for t in stations.find("社工站有社工，社工站长不算")]
    [('station', 0, 3), ('worker', 4, 6)]
    """

    __slots__ = ("__dict__", "labels")

    def __init__(self, labels: Mapping[str, str | None]) -> None:
        self.labels = {fold(label): concept for label, concept in labels.items()}

    def __len__(self) -> int:
        return len(self.labels)

    def find(self, text: str) -> Iterator[Term]:
        """Yield the terms of ``text`` from left to right, none overlapping."""
        for concept, start, end in self._matches(text):
            if concept is not None:
                yield Term(concept, start, end)

    def suppressed(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places where a negative label stands."""
        for concept, start, end in self._matches(text):
            if concept is None:
                yield start, end

    def concept(self, label: str) -> str | None:
        """Return the concept of exactly this label."""
        return self.labels.get(fold(label))

    def first(self, text: str) -> str | None:
        """Return the concept of the first term of ``text``."""
        return next((term.concept for term in self.find(text)), None)

    @cached_property
    def _concepts(self) -> list[str | None]:
        return list(self.labels.values())

    @cached_property
    def _automaton(self) -> "AhoCorasick":
        from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

        return AhoCorasick(list(self.labels), matchkind=MATCHKIND_LEFTMOST_LONGEST)

    def _matches(self, text: str) -> Iterator[tuple[str | None, int, int]]:
        if self.labels:
            for index, start, end in self._automaton.find_matches_as_indexes(fold(text)):
                yield self._concepts[index], start, end

"""The divisions below the counties and what hangs on them: sorted texts that stream past everything else into the record.

Nothing in them could change what follows, or is checked, elsewhere; and there are too many of them to go through in every build.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import load_regions
from swgraph.mapping import Counts, count, division_text, point_text
from swgraph.mapping.divisions import shortcuts_of
from swgraph.model import Region
from swgraph.pipeline.villages import Villages

Text = Callable[[str, str, str, str], str]
"""Gives the sorted lines about a division of a code, name, level and parent."""

_TOWN: Final = "township"
_VILLAGE: Final = "village"
_TOWN_FACTOR: Final = 1000  # a village's code is three digits longer than that of its township


@dataclass(frozen=True, slots=True)
class Settled:
    """What goes in when everything else is reasoned over and checked.

    Attributes:
        towns: gives those that go in, in the order of their codes.
        villages: those that go in as well.
        points: whether each division has a made-up service point, for load tests.
    """

    towns: Callable[[], Iterable[Region]] = tuple
    villages: Villages | None = None
    points: bool = False

    def texts(self) -> Iterator[str]:
        """Yield sorted lines, those of a township and its villages as one text, in the order of a sorted graph."""
        yield from _together(self._divisions(division_text))
        if self.points:
            yield from _together(self._divisions(point_text))

    def lines(self) -> Iterator[str]:
        """Yield the few lines whose place is among those of other texts: points of counties."""
        above = {town.parent or "" for town in self.towns()} if self.points else ()
        for code in sorted(above):
            division = load_regions().get(code)
            yield from lines_of(point_text(code, division.name, division.level, None))

    def counts(self) -> Counts:
        """Return what ``texts`` holds, counted from one text of each kind and how many there are of it."""
        counts = Counts()
        for (level, parent), number in self._kinds().items():
            counts.add(count(lines_of(division_text("0", "", level, parent))), number)
            if self.points:
                counts.add(count(lines_of(point_text("0", "", level, parent))), number)
        return counts

    def about(self, codes: Iterable[str]) -> Iterator[str]:
        """Yield the lines about some divisions, if they are among those of ``texts``."""
        wanted = set(codes)
        for town in self.towns():
            if town.code in wanted:
                yield from lines_of(division_text(town.code, town.name, _TOWN, town.parent or ""))

    def _divisions(self, text: Text) -> Iterator[tuple[bool, str]]:
        """Yield the text of each division, and whether it ends those of a township."""
        villages = iter(self.villages or ())
        waiting = next(villages, None)
        for town in self.towns():
            last = (int(town.code) + 1) * _TOWN_FACTOR
            while waiting and waiting[0] < last:
                code, parent, name = waiting
                yield False, text(f"{code:012}", name, _VILLAGE, f"{parent:09}")
                waiting = next(villages, None)
            yield True, text(town.code, town.name, _TOWN, town.parent or "")
        while waiting:
            code, parent, name = waiting
            yield True, text(f"{code:012}", name, _VILLAGE, f"{parent:09}")
            waiting = next(villages, None)

    def _kinds(self) -> Counter[tuple[str, str]]:
        """Return how many divisions share a level and what lies above them, by one parent that stands for all such."""
        found: Counter[tuple[str, str]] = Counter()
        parents: dict[tuple[str, tuple[str, ...]], str] = {}
        for level, parent, number in self._parents():
            kind = level, tuple(shortcuts_of(parent))
            found[level, parents.setdefault(kind, parent)] += number
        return found

    def _parents(self) -> Iterator[tuple[str, str, int]]:
        """Yield each level and parent, and how many divisions it has there."""
        towns = Counter(town.parent or "" for town in self.towns())
        yield from ((_TOWN, parent, number) for parent, number in towns.items())
        villages = Counter(self.villages.parents if self.villages else ())
        yield from ((_VILLAGE, f"{parent:09}", number) for parent, number in villages.items())


def _together(divisions: Iterator[tuple[bool, str]]) -> Iterator[str]:
    """Yield the texts up to each township as one: a text costs as much to pass on as a hundred lines in it."""
    found: list[str] = []
    for last, text in divisions:
        found.append(text)
        if last:
            yield "".join(found)
            found.clear()


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text with their line feeds: only these end a line, not U+2028 and its like."""
    return (f"{line}\n" for line in text.split("\n") if line)

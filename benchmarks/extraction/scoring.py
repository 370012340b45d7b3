"""Precision, recall and F1 by kind, exact and lenient, and how often a confident fact is right.

Each fact that was read stands for one that was found: the pairs of a kind are a largest matching, so that the order of the
facts neither makes nor hides a match.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import networkx as nx
from items import BESIDE, KINDS, Item

BINS: Final = (0.9, 0.8, 0.0)
Fit = Callable[[Item, Item], bool]


@dataclass(slots=True)
class Count:
    """How many facts were read and found, and how many of them are the same."""

    wanted: int = 0
    found: int = 0
    exact: int = 0
    lenient: int = 0

    def add(self, other: "Count") -> None:
        """Add another count to this one."""
        self.wanted += other.wanted
        self.found += other.found
        self.exact += other.exact
        self.lenient += other.lenient


@dataclass(slots=True)
class Score:
    """The counts of many pages, with what did not fit."""

    counts: dict[str, Count] = field(default_factory=lambda: {kind: Count() for kind in (*KINDS, *BESIDE)})
    #: of each bin of confidence: facts, exact, lenient
    confident: dict[float, list[int]] = field(default_factory=lambda: {least: [0, 0, 0] for least in BINS})
    pages: int = 0
    #: pages whose text or address tells the region, pages where it came out right, and where a wrong one came out
    regions: list[int] = field(default_factory=lambda: [0, 0, 0])
    misses: list[tuple[str, str, Item]] = field(default_factory=list)

    @property
    def total(self) -> Count:
        """The kinds that count, together."""
        total = Count()
        for kind in KINDS:
            total.add(self.counts[kind])
        return total

    def page(self, name: str, wanted: Sequence[Item], found: Sequence[Item]) -> None:
        """Count the facts of one page."""
        self.pages += 1
        for kind in (*KINDS, *BESIDE):
            self._kind(name, kind, [i for i in wanted if i.kind == kind], [i for i in found if i.kind == kind])

    def region(self, wanted: str | None, found: str | None) -> None:
        """Count the region of one page; a page that tells none must get none, but only a told one can be right."""
        self.regions[0] += wanted is not None
        self.regions[1] += wanted is not None and wanted == found
        self.regions[2] += found is not None and wanted != found

    def _kind(self, name: str, kind: str, wanted: list[Item], found: list[Item]) -> None:
        exact, lenient = pairs(wanted, found, same), pairs(wanted, found, alike)
        self.counts[kind].add(Count(len(wanted), len(found), len(exact), len(lenient)))
        if kind in BESIDE:
            return
        for j, item in enumerate(found):
            self._confidence(item, j in exact.values(), j in lenient.values())
        self.misses += [(name, "near" if i in lenient else "missed", item) for i, item in enumerate(wanted) if i not in exact]
        self.misses += [(name, "beyond", item) for j, item in enumerate(found) if j not in lenient.values()]
        self.misses += [(name, "found", item) for j, item in enumerate(found) if j in lenient.values() and j not in exact.values()]

    def _confidence(self, item: Item, exact: bool, lenient: bool) -> None:
        least = next(least for least in BINS if (item.confidence or 0.0) >= least)
        row = self.confident[least]
        row[0] += 1
        row[1] += exact
        row[2] += lenient


def same(wanted: Item, found: Item) -> bool:
    """Return whether two facts of a kind are the same in all values; tasks also where they have one category."""
    if wanted.kind == "task":
        category = wanted.exact[1]
        return wanted.exact[0] == found.exact[0] or (category is not None and category == found.exact[1] and meet(wanted, found))
    return wanted.exact == found.exact


def alike(wanted: Item, found: Item) -> bool:
    """Return whether two facts of a kind quote the same words and have the same main value.

    A title or a name is the same where one holds the other. Departments have no words of their own in the document's
    quotation, so that their names alone decide.
    """
    if same(wanted, found):
        return True
    if wanted.kind in ("document", "department", "lineage"):
        held = wanted.main in found.main or found.main in wanted.main
        return held and bool(wanted.main and found.main) and (wanted.kind == "department" or meet(wanted, found))
    return wanted.main == found.main and meet(wanted, found)


def meet(one: Item, other: Item) -> bool:
    """Return whether two quotations overlap."""
    return bool(one.place and other.place) and max(one.place[0], other.place[0]) < min(one.place[1], other.place[1])  # type: ignore[index]


def pairs(wanted: Sequence[Item], found: Sequence[Item], fit: Fit) -> dict[int, int]:
    """Return the index of the found fact for each one that was read and has one."""
    rows = [("wanted", i) for i in range(len(wanted))]
    graph = nx.Graph()
    graph.add_nodes_from(rows)
    graph.add_edges_from(
        (("wanted", i), ("found", j)) for i, item in enumerate(wanted) for j, other in enumerate(found) if fit(item, other)
    )
    matched = nx.bipartite.maximum_matching(graph, top_nodes=rows)
    return {i: j for (side, i), (_, j) in matched.items() if side == "wanted"}


def share(part: int, whole: int) -> float | None:
    """Return a share, None of nothing."""
    return part / whole if whole else None


def f1(hits: int, count: Count) -> float | None:
    """Return the harmonic mean of precision and recall."""
    return 2 * hits / (count.wanted + count.found) if count.wanted + count.found else None


def table(score: Score) -> Iterator[str]:
    """Yield the lines of the Markdown table: a kind a line, then all that count, then those beside."""
    yield "| kind | read | found | exact P | R | F1 | lenient P | R | F1 |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    rows = [(kind, score.counts[kind]) for kind in KINDS]
    for name, count in (*rows, ("**all**", score.total), *((f"({kind})", score.counts[kind]) for kind in BESIDE)):
        yield f"| {name} | {count.wanted} | {count.found} | {' | '.join(_shown(_six(count)))} |"


def confidence_table(score: Score) -> Iterator[str]:
    """Yield the lines of the table of confidence: facts of each bin, and how often they are right."""
    yield "| confidence | facts | exact | lenient |"
    yield "| --- | ---: | ---: | ---: |"
    for least, (number, exact, lenient) in score.confident.items():
        yield f"| ≥ {least} | {number} | {' | '.join(_shown((share(exact, number), share(lenient, number))))} |"


def _six(count: Count) -> tuple[float | None, ...]:
    either = ((hits, count.found, count.wanted) for hits in (count.exact, count.lenient))
    return tuple(value for hits, found, wanted in either for value in (share(hits, found), share(hits, wanted), f1(hits, count)))


def _shown(values: Iterable[float | None]) -> list[str]:
    return ["–" if value is None else f"{value:.2f}" for value in values]

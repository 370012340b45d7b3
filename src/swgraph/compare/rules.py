"""What may be compared with what, and which of several figures is taken."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from swgraph.compare.figures import Figure

PROGRESS: Final = frozenset({"stock", "coverage", "ratio"})
"""What an actual value can be set against: a total, a coverage, a ratio. Flows and increments belong to their own period."""

_STATUS: Final = {"reviewed": 0, "transcribed": 1, "extracted": 2}
_UPPER: Final = frozenset({"le", "lt"})


def is_counted(figure: Figure) -> bool:
    """Return whether a figure was neither rejected nor superseded."""
    return figure.review in _STATUS


def difference(a: Figure, b: Figure) -> str | None:
    """Return in what two figures of one indicator differ so that they are not compared; None where they may be.

    What is not said differs from nothing: a figure without a level fits one for townships. A scope in words only fits itself.
    """
    if a.counts != b.counts:
        return "measure"
    if a.unit != b.unit:
        return "unit"
    if a.scope != b.scope or _both_differ(a.tier, b.tier) or _both_differ(a.out_of, b.out_of):
        return "scope"
    return "state" if _both_differ(a.state, b.state) else None


def _both_differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def is_measurable(target: Figure) -> bool:
    """Return whether a gap to a target can be worked out: not for upper limits, flows and increments."""
    return target.counts in PROGRESS and target.comparator not in _UPPER and target.amount is not None


def series(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Return figures grouped into those that may be compared with the newest of their group, newest first."""
    groups: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda f: (f.when or date.min, f.fact), reverse=True):
        fitting = next((group for group in groups if difference(group[0], figure) is None), None)
        if fitting is None:
            groups.append([figure])
        else:
            fitting.append(figure)
    return groups


def newest(group: Sequence[Figure]) -> tuple[Figure, tuple[Figure, ...]]:
    """Return the figure of the newest date that is to be preferred, and those of the same date that say otherwise."""
    last = [figure for figure in group if figure.when == group[0].when]
    best = preferred(last)
    return best, rivals(best, last)


def rivals(figure: Figure, others: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return the figures that say something else than this one; another comparator is something else too."""
    said = figure.number, figure.comparator
    return tuple(other for other in others if (other.number, other.comparator) != said)


def preferred(figures: Iterable[Figure]) -> Figure:
    """Return the figure to take (decision 0011): what the build marked, then by the same rule."""
    return min(figures, key=_rank)


def _rank(figure: Figure) -> tuple[bool, int, int, int, str]:
    # The build's own table, read here: importing the floor of the mapping costs start-up that most commands need not pay.
    from swgraph.mapping.preference import RELIABILITY_RANK

    reliability = RELIABILITY_RANK.get(figure.reliability or "", len(RELIABILITY_RANK))
    published = -(figure.published or date.min).toordinal()
    return not figure.preferred, _STATUS[figure.review], reliability, published, figure.fact

"""Lines of a comparison: a target with the actual value it may be set against, an actual value without target, or a gap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from swgraph.compare.figures import Figure
from swgraph.compare.indicators import Indicator
from swgraph.compare.rules import difference, is_counted, newest, preferred, rivals, series
from swgraph.model import Region

NOT_FOUND = "not_found"
NOT_STATED = "not_stated"
NOT_EXTRACTED = "not_extracted"


@dataclass(frozen=True, slots=True)
class Line:
    """One row before it is written: the figures of a region and an indicator in one document.

    ``support`` are the figures that say the same as the leading one, ``against`` those that say otherwise; ``apart`` tells why
    actual values of the region were not set against the target; ``gap`` is the kind of gap where there is no number.
    """

    region: Region
    indicator: Indicator
    target: Figure | None = None
    actual: Figure | None = None
    baseline: Figure | None = None
    support: tuple[Figure, ...] = ()
    against: tuple[Figure, ...] = ()
    actual_against: tuple[Figure, ...] = ()
    is_preferred: bool | None = None
    apart: frozenset[str] = frozenset()
    gap: str | None = None

    @property
    def leading(self) -> Figure | None:
        """Return the figure that the row is about."""
        return self.target or self.actual


def lines_of(region: Region, indicator: Indicator, figures: Sequence[Figure], has_source: bool) -> Iterator[Line]:
    """Yield the lines of a region and an indicator, at least one."""
    counted = [figure for figure in figures if is_counted(figure)]
    yield from _numbers(Line(region, indicator), [figure for figure in counted if figure.has_number])
    # Words without a number keep their row: that a goal is stated is not nothing.
    for worded, support in _versions(figure for figure in counted if not figure.has_number):
        target, actual = (worded, None) if worded.role == "target" else (None, worded)
        yield Line(region, indicator, target, actual, support=(worded, *support), gap=NOT_EXTRACTED)
    if not counted:
        yield Line(region, indicator, gap=NOT_EXTRACTED if figures else NOT_STATED if has_source else NOT_FOUND)


def _numbers(empty: Line, figures: Sequence[Figure]) -> Iterator[Line]:
    targets = [figure for figure in figures if figure.role == "target"]
    starts = [figure for figure in figures if figure.role == "baseline"]
    groups = series(figure for figure in figures if figure.role not in ("target", "baseline"))
    used: set[int] = set()
    for target, support in _versions(targets):
        fitting = next((i for i, group in enumerate(groups) if difference(target, group[0]) is None), None)
        line = replace(
            _set(empty, (target, *support), targets),
            baseline=next((start for start in starts if difference(target, start) is None), None),
        )
        if fitting is None:
            reasons = (difference(target, group[0]) for group in groups)
            yield replace(line, apart=frozenset(reason for reason in reasons if reason))
        else:
            used.add(fitting)
            actual, against = newest(groups[fitting])
            yield replace(line, actual=actual, actual_against=against)
    yield from (_reached(empty, group) for i, group in enumerate(groups) if i not in used)


def _set(empty: Line, same: tuple[Figure, ...], targets: Sequence[Figure]) -> Line:
    """Return the line of a target, with those for the same day that say otherwise."""
    target = same[0]
    due = [other for other in targets if other.day == target.day and difference(target, other) is None]
    against = rivals(target, due) if target.day else ()
    is_best = preferred(due) in same if against else None
    return replace(empty, target=target, support=same, against=against, is_preferred=is_best)


def _reached(empty: Line, group: Sequence[Figure]) -> Line:
    """Return the line of an actual value that no target was set for."""
    actual, against = newest(group)
    same = tuple(figure for figure in group if figure.when == actual.when and figure not in against)
    return replace(empty, actual=actual, support=same, actual_against=against, is_preferred=True if against else None)


def _versions(figures: Iterable[Figure]) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """Yield figures that say the same in the same document as one: the first to take, and the others.

    A report that does not say which document it means goes to the first that is known.
    """
    groups: dict[tuple[object, ...], list[Figure]] = {}
    ordered = sorted(figures, key=lambda f: (f.day is None, f.day.isoformat() if f.day else "", str(f.amount), f.document is None, f.fact))
    for figure in ordered:
        said = (figure.role, figure.counts, figure.unit, figure.tier, figure.scope, figure.state, figure.out_of, figure.day,
                figure.number, figure.comparator, figure.wording if not figure.has_number else "")  # fmt: skip
        home = next((key for key in groups if key[:-1] == said), None) if figure.document is None else None
        groups.setdefault(home or (*said, figure.document), []).append(figure)
    for group in groups.values():
        best = preferred(group)
        # A named document is kept, whoever reports it best.
        first = best if best.document or not group[0].document else group[0]
        yield first, tuple(figure for figure in group if figure is not first)

"""Comparisons that would be wrong: which indicators must not be read as one, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from swgraph.compare.indicators import Indicator
from swgraph.compare.terms import label
from swgraph.errors import IncomparableError


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two indicators that were asked for together, and why their figures are not of one kind."""

    a: Indicator
    b: Indicator
    reason: str


def mismatches(indicators: Sequence[Indicator]) -> Iterator[Mismatch]:
    """Yield the pairs that the vocabulary keeps apart.

    >>> from swgraph.compare.indicators import read_indicators
    >>> [pair.b.id for pair in mismatches(read_indicators(["clients_served", "served_persontimes", "cases"]))]
    ['served_persontimes']
    """
    for a, b in combinations(indicators, 2):
        if b.id in a.distinct or a.id in b.distinct or b.id in a.contains or a.id in b.contains:
            yield Mismatch(a, b, _reason(a, b))


def refuse(indicators: Sequence[Indicator]) -> None:
    """Refuse indicators of which two must not be read as one.

    Raises:
        IncomparableError: says which, why, and what to compare instead.
    """
    for pair in mismatches(indicators):
        rest = [each.id for each in indicators if each != pair.b]
        raise IncomparableError(
            f"不可比 not comparable: {pair.a.label.zh} ({pair.a.id}) 与 and {pair.b.label.zh} ({pair.b.id}): {pair.reason}; "
            f"请分别比较 compare each with itself: compare({rest!r}) and compare({[pair.b.id]!r}); "
            "只想并列而不互比 to see them side by side all the same: side_by_side=True (--side-by-side)"
        )


def refuse_division(indicators: Sequence[Indicator], per: str) -> None:
    """Refuse to divide figures that are all ratios already."""
    shown = "、".join(f"{each.label.zh} ({each.id})" for each in indicators)
    raise IncomparableError(
        f"不可比 not comparable: {shown} 已是比率 is a ratio already and cannot be given per {per}; "
        f"leave per away: compare({[each.id for each in indicators]!r})"
    )


def _reason(a: Indicator, b: Indicator) -> str:
    if a.unit != b.unit:
        first = f"单位不同 units differ ({label('unit', a.unit)} ≠ {label('unit', b.unit)})"
    elif b.id in a.contains or a.id in b.contains:
        whole, part = (a, b) if b.id in a.contains else (b, a)
        first = f"前后有包含关系，{whole.label.zh}包含{part.label.zh} {whole.id} includes {part.id}"
    else:
        first = f"口径不同 they count different things ({a.label.en} ≠ {b.label.en})"
    notes = [f"{each.id}: {each.note.zh} {each.note.en}".rstrip(".") for each in (a, b) if each.note.zh]
    return "; ".join([first, *notes])

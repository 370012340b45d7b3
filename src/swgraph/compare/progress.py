"""How far a target is: gap, share reached, and what is needed each year."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from swgraph.compare.figures import Figure
from swgraph.compare.rules import is_measurable
from swgraph.query.values import plain_decimal

_YEAR: Final = Decimal("365.25")
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Progress:
    """What is left to do; a gap of zero or less says that the target is reached, and nothing is needed any more."""

    gap: Decimal | None = None
    share: Decimal | None = None
    yearly: Decimal | None = None


def progress(target: Figure, actual: Figure | None, today: date | None) -> Progress:
    """Return how far an actual value is from a target that it may be compared with.

    What is needed each year spreads the gap over the days from ``today`` to the deadline, as C2 does: nothing once it has passed.
    """
    if actual is None or not is_measurable(target):
        return Progress()
    goal, reached = target.amount, actual.amount
    if goal is None or reached is None:
        return Progress()
    gap = goal - reached
    share = rounded(reached * 100 / goal) if goal else None
    return Progress(plain_decimal(gap), share, _yearly(gap, target.day, today))


def _yearly(gap: Decimal, deadline: date | None, today: date | None) -> Decimal | None:
    if gap <= 0 or deadline is None or today is None or deadline <= today:
        return None
    return rounded(gap * _YEAR / (deadline - today).days)


def rounded(number: Decimal) -> Decimal:
    """Return a number with at most two decimals, half away from zero, as the questions round.

    >>> rounded(Decimal("20.825")), rounded(Decimal("5.00"))
    (Decimal('20.83'), Decimal('5'))
    """
    return plain_decimal(number.quantize(_CENT, ROUND_HALF_UP))

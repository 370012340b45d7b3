"""Units: which figures of an indicator are in the unit of the indicator, and which can be divided by people or places."""

from typing import Final

COUNTS: Final = frozenset({"item", "organisation", "school", "case", "session"})
"""Units that count the same things under different measure words: 社工站 is counted in 个, 家 and 处."""

_NUMERATORS: Final = {
    "person_per_10k": frozenset({"person"}),
    "square_metre_per_100_households": frozenset({"square_metre"}),
}
"""Of ratios: the unit that texts print, where the indicator itself says what it is divided by."""

_NO_AMOUNT: Final = frozenset({"percent", "percentage_point", *_NUMERATORS})
_DIFFERENCE: Final = {"percent": "percentage_point"}


def aligned(unit: str | None, wanted: str) -> str | None:
    """Return the unit that a figure is in once it is aligned to that of its indicator; one that does not convert stays.

    Amounts in 万 and 亿 were converted when they were read; persons are never person-times, percent never percentage points.

    >>> aligned("organisation", "item"), aligned("person", "person_per_10k"), aligned("person", "person_time")
    ('item', 'person_per_10k', 'person')
    """
    if unit in COUNTS and wanted in COUNTS:
        return wanted
    return wanted if unit in _NUMERATORS.get(wanted, ()) else unit


def is_amount(unit: str) -> bool:
    """Return whether figures in a unit can be divided by people or places; ratios cannot once more."""
    return unit not in _NO_AMOUNT


def difference_unit(unit: str | None) -> str | None:
    """Return the unit of the difference of two figures.

    >>> difference_unit("percent"), difference_unit("person")
    ('percentage_point', 'person')
    """
    return _DIFFERENCE.get(unit, unit) if unit else None

"""Which indicator a printed name means, from ``data/register/printed_indicators.tsv``.

For facts that a person or another collection recorded: the name is the whole of what counts the figure. To find indicators in
running text is the lexicon's part.
"""

from dataclasses import dataclass
from functools import cache

from swgraph.lexicon.forms import fold
from swgraph.register.tables import read_table


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """A printed name and its indicator; None where it counts nothing, and then the note says why."""

    printed: str
    indicator: str | None
    note: str


@cache
def load_printed_indicators() -> tuple[PrintedIndicator, ...]:
    """Return the names in the order of the file."""
    rows = read_table("printed_indicators.tsv")
    return tuple(PrintedIndicator(row["printed"], row["indicator"] or None, row["note"]) for row in rows)


def indicator_of(printed: str) -> str | None:
    """Return the indicator of a printed name, None where it is not in the table or counts nothing.

    >>> indicator_of("社区基金数"), indicator_of("城乡社区服务体系")
    ('community_funds', None)
    """
    return _by_name().get(fold(printed))


@cache
def _by_name() -> dict[str, str | None]:
    return {fold(row.printed): row.indicator for row in load_printed_indicators()}

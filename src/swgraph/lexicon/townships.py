"""Townships, towns and sub-districts, from ``data/regions/townships.csv``: found by code, or by name inside a division.

Their names repeat too often to mean anything alone (88 are called 城关镇), so a name is only ever looked up together with a
code above it. The file is read at the first question about a township: most commands never ask one.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from swgraph.model import Region
from swgraph.resources import resource_path

LEVEL: Final = "township"
CODE_DIGITS: Final = 9


class Townships:
    """All divisions right below the counties (and below the three prefectures that have no county)."""

    def __init__(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        self._rows: dict[str, tuple[str, str, int]] = {}
        self._codes: defaultdict[str, list[str]] = defaultdict(list)
        for code, name, parent, villages in rows:
            self._rows[code] = name, parent, villages
            self._codes[name].append(code)

    def __iter__(self) -> Iterator[Region]:
        """Iterate in order of the codes."""
        return (self._region(code) for code in self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, code: object) -> bool:
        """Return whether a township has this code."""
        return code in self._rows

    def get(self, code: str) -> Region | None:
        """Return the township with this code, if there is one.

        >>> load_townships().get("441900116")
        Region(code='441900116', name='塘厦镇', level='township', parent='441900', short_name='')
        """
        return self._region(code) if code in self._rows else None

    def named(self, name: str) -> tuple[Region, ...]:
        """Return every township of this full name.

        >>> [region.code for region in load_townships().named("五里桥街道")]
        ['310101020']
        """
        return tuple(self._region(code) for code in self._codes.get(name, ()))

    def villages(self, code: str) -> int:
        """Return the number of villages and communities of a township.

        >>> load_townships().villages("441900116")
        23
        """
        return self._rows[code][2]

    def _region(self, code: str) -> Region:
        name, parent, _ = self._rows[code]
        return Region(code, name, LEVEL, parent, "")


@cache
def load_townships() -> Townships:
    """Return the townships of 2023, read at the first call."""
    path = resource_path("data", "regions", "townships.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return Townships((code, name, parent, int(villages)) for code, name, parent, villages in _body(csv.reader(file)))


def _body(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    next(rows)  # the header
    return rows

"""Which reference data go into a graph: what any page needs, or all that this project has."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.mapping import (
    Triple,
    county_figure_triples,
    reference_triples,
    register_triples,
    township_lines,
    township_shortcut_lines,
)
from swgraph.resources import resource_path

_ENTRY: Final = "| `"


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """What a graph holds beside its sources.

    Attributes:
        stated: triples of the reference graph that are reasoned over and checked with the sources.
        settled: lines of N-Quads that go in when that is done: nothing in them could change what follows or is checked, and
            there are too many of them to go through in every build.
        left_out: the number of statements that are known to be left out of the sources, None where nobody lists them.
        measured: whether the release card goes into the description; ``kg.card()`` counts it for any graph.
    """

    stated: Callable[[], Iterable[Triple]]
    settled: Callable[[], Iterable[str]]
    left_out: Callable[[], int | None]
    measured: bool


def _all_stated() -> Iterator[Triple]:
    yield from reference_triples()
    yield from register_triples()
    yield from county_figure_triples()


def _townships() -> Iterator[str]:
    yield from township_lines()
    yield from township_shortcut_lines()


def listed_left_out() -> int:
    """Return the number of rows in the list of what was left out of the project's own sources.

    >>> listed_left_out() > 0
    True
    """
    path = resource_path("data", "sources", "LEFT-OUT.md")
    return sum(line.startswith(_ENTRY) for line in path.read_text("utf-8").splitlines())


OF_ANY_PAGE: Final = ReferenceData(reference_triples, tuple, lambda: None, measured=False)
"""Regions down to counties and the denominators of provinces: one page is built in seconds."""

OF_THE_DATA_SET: Final = ReferenceData(_all_stated, _townships, listed_left_out, measured=True)
"""The register of departments and the figures of counties as well, and every township."""

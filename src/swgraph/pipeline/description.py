"""What a build says of itself: how far the sources reach, and the release card as measurements."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from swgraph.mapping import Description, Measurement
from swgraph.model import Extraction
from swgraph.query import Section

BUILD: Final = "build"
_BUILD: Final = (BUILD, ("构建", "The build"))
_PROVENANCE: Final = ("provenance", ("每条事实的溯源三元组", "provenance triples a fact"))
_LEFT_OUT: Final = ("left-out", ("未收入的条目", "entries left out"))
_DIGITS: Final = 4


def describe(
    extractions: Sequence[Extraction],
    version: str,
    issued: datetime,
    measurements: Sequence[Measurement],
    *,
    synthetic: bool = False,
) -> Description:
    """Return the description of a build: the regions and the days of its sources, its measurements, and whether parts are made up."""
    days = sorted(days_of(extractions))
    first, last = (days[0], days[-1]) if days else (None, None)
    return Description(version, issued, frozenset(regions_of(extractions)), first, last, measurements, synthetic)


def measurements_of(card: Iterable[Section], provenance: float, left_out: int | None) -> Iterator[Measurement]:
    """Yield the numbers of the release card, and those that only the build knows.

    ``left_out`` is None where nobody listed what was left out, which is not zero.
    """
    for section in card:
        title = section.title.zh, section.title.en
        for entry in section.entries:
            yield Measurement(section.name, title, entry.key, (entry.label.zh, entry.label.en), entry.n)
    yield Measurement(*_BUILD, *_PROVENANCE, Decimal(str(round(provenance, _DIGITS))))
    if left_out is not None:
        yield Measurement(*_BUILD, *_LEFT_OUT, left_out)


def regions_of(extractions: Iterable[Extraction]) -> Iterator[str]:
    """Yield the code of the region of each article and fact, where it has one."""
    for extraction in extractions:
        yield from (code for code in extraction.regions if code)
        yield from (fact.region for fact in extraction.facts if fact.region)


def days_of(extractions: Iterable[Extraction]) -> Iterator[date]:
    """Yield the days on which the sources and their articles were published."""
    for extraction in extractions:
        for day in (extraction.source.citation.published, *(a.published for a in extraction.source.articles)):
            if day:
                yield day

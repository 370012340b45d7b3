"""Which divisions of a county have a service point, and which have none."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from swgraph import iri
from swgraph.columns import Columns, Pairs
from swgraph.columns.pairs import NONE
from swgraph.national.asked import Asked
from swgraph.national.joins import Groups, along, grouped, member
from swgraph.national.places import COUNTY, LEVEL, PROVINCE, names_of
from swgraph.national.points import reached
from swgraph.query import Row

_TOWNSHIP: Final = f"<{iri.concept_iri('level', 'township')}>"
_VILLAGE: Final = f"<{iri.concept_iri('level', 'village')}>"
_SOURCE: Final = ("source",)
_WHOLE: Final = Decimal(100)


class Covered(NamedTuple):
    """Divisions of one level, their counties, and whether a point of an origin serves each."""

    divisions: Pairs
    counties: Pairs
    served: NDArray[np.bool_]


def coverage_by_county(columns: Columns, asked: Asked) -> Iterator[Row]:
    """Yield how many divisions of each county and level there are, how many have a point, and the share."""
    origins, levels = asked.words("origin", _SOURCE), asked.terms("level", (_TOWNSHIP, _VILLAGE))
    counted = [(level, origin, _counted(_covered(columns, asked, level, origin))) for origin in origins for level in levels]
    names = names_of(columns, np.concatenate([NONE, *(counties for _, _, (counties, *_) in counted)]))
    for level, origin, (counties, divisions, served) in counted:
        named = _level_name(level)
        for county, every, some in zip(counties.tolist(), divisions.tolist(), served.tolist(), strict=True):
            place = names[county]
            yield {
                "county": place.name,
                "county_code": place.code,
                "level": named,
                "origin": origin,
                "divisions": every,
                "served": some,
                "share": percent(some, every),
            }


def _counted(found: Covered) -> tuple[Pairs, NDArray[np.int64], NDArray[np.int64]]:
    """Return the counties, the number of their divisions, and how many of those are served."""
    groups = grouped(found.counties)
    served = Groups(groups.keys, groups.of[found.served]).distinct(found.divisions[found.served])
    return groups.keys[0], groups.distinct(found.divisions), served


def missing_rooms(columns: Columns, asked: Asked) -> Iterator[Row]:
    """Yield how many villages of each county have no point; counties in which each has one are left out."""
    for origin in asked.words("origin", _SOURCE):
        for level in asked.terms("level", (_VILLAGE,)):
            found = _covered(columns, asked, level, origin)
            groups = grouped(found.counties[~found.served])
            names, named = names_of(columns, groups.keys[0]), _level_name(level)
            missing = groups.distinct(found.divisions[~found.served]).tolist()
            for county, number in zip(groups.keys[0].tolist(), missing, strict=True):
                place = names[county]
                yield {"county": place.name, "county_code": place.code, "level": named, "origin": origin, "missing": number}


def _covered(columns: Columns, asked: Asked, level: str, origin: str) -> Covered:
    at, counties = along(columns, COUNTY, divisions := columns.subjects(LEVEL, level))
    divisions = divisions[at]
    inside, provinces = along(columns, PROVINCE, counties)
    divisions, counties, _ = asked.only("province", divisions[inside], counties[inside], provinces)
    served = member(divisions, reached(columns, origin), len(columns.terms))
    return Covered(divisions, counties, served)


def percent(part: int, whole: int) -> Decimal:
    """Return a share in percent with one digit, halves rounded up as SPARQL does.

    >>> percent(1, 3), percent(1, 2000), percent(3, 3)
    (Decimal('33.3'), Decimal('0.1'), Decimal('100'))
    """
    if part == whole:
        return _WHOLE
    tenths = (2000 * part + whole) // (2 * whole)
    return Decimal(tenths // 10) if tenths % 10 == 0 else Decimal(tenths) / 10


def _level_name(level: str) -> str:
    return level.rpartition("/")[2].rstrip(">")

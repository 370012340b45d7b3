"""The regions of a comparison: names, codes, paths, or a level such as province."""

from collections.abc import Iterable, Iterator
from typing import Final

from swgraph.errors import ParameterError, UnknownTermError
from swgraph.lexicon import load_regions, load_townships
from swgraph.lexicon.regions import is_placeholder
from swgraph.model import Region
from swgraph.query import concept_id

Place = str | Region
_PROVINCE: Final = "province"
_TOWNSHIP: Final = "township"
_REACHED: Final = frozenset({"country", _PROVINCE, "prefecture", "county", "zone", _TOWNSHIP})


def read_places(given: Place | Iterable[Place] | None, level: str | None = None) -> tuple[Region, ...]:
    """Return the regions that are meant, each once, in their order: all provinces unless something is given.

    A level alone, or in place of a region, means every region of that level; with regions it means those in them.

    >>> len(read_places(None)), len(read_places("province")), [place.code for place in read_places(["宁夏", "360000"])]
    (31, 31, ['640000', '360000'])
    >>> len(read_places("江西", "prefecture"))
    11

    Raises:
        UnknownRegionError, AmbiguousRegionError: a name means nothing, or more than one region.
        UnknownTermError: there is no such level.
        ParameterError: nothing fits.
    """
    rank = concept_id("level", level) if level is not None else None
    if given is None:
        found = tuple(_of_level(rank or _PROVINCE))
    else:
        asked = [given] if isinstance(given, str | Region) else list(given)
        named = [place for each in asked for place in _named(each)]
        found = tuple(named if rank is None else (inner for place in named for inner in _inside(place, rank)))
    if not found:
        raise ParameterError(f"没有地区 no regions: wanted names, codes or a level, got {given!r} and level {level!r}; try 'province'")
    return tuple({place.code: place for place in found}.values())


def _named(place: Place) -> Iterable[Region]:
    if isinstance(place, Region):
        return (place,)
    try:
        rank = concept_id("level", place)
    except UnknownTermError:
        return (load_regions().find(place),)
    return _of_level(rank)


def _of_level(rank: str) -> Iterator[Region]:
    if rank not in _REACHED:
        raise ParameterError(f"没有这一级的名录 no list of this level: {rank}; wanted one of {', '.join(sorted(_REACHED))}")
    listed: Iterable[Region] = load_townships() if rank == _TOWNSHIP else load_regions()
    return (place for place in listed if place.level == rank and not is_placeholder(place))


def _inside(outer: Region, rank: str) -> Iterator[Region]:
    regions = load_regions()
    return (place for place in _of_level(rank) if regions.is_within(place.code, outer.code))

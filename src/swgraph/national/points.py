"""Service points: those that sources name, and those made up for load tests, which are never added together."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from swgraph.columns import Columns, Pairs
from swgraph.namespaces import SW
from swgraph.national.asked import Asked
from swgraph.national.joins import along, grouped, instances, without
from swgraph.national.places import PROVINCE, names_of
from swgraph.query import Row

AREA: Final = f"<{SW.refArea}>"
ORIGINS: Final[Mapping[str, str]] = {"source": f"<{SW.ServicePoint}>", "synthetic": f"<{SW.SyntheticServicePoint}>"}
_TIER: Final = f"<{SW.adminLevel}>"


def points_by_province(columns: Columns, asked: Asked) -> Iterator[Row]:
    """Yield how many points of each origin and tier each province has."""
    for origin in asked.words("origin", tuple(ORIGINS)):
        if origin in ORIGINS:
            yield from _counted(columns, asked, origin)


def reached(columns: Columns, origin: str) -> Pairs:
    """Return the divisions that points of an origin serve, with repetitions."""
    return along(columns, AREA, instances(columns, ORIGINS[origin]))[1] if origin in ORIGINS else np.empty(0, np.int64)


def _counted(columns: Columns, asked: Asked, origin: str) -> Iterator[Row]:
    points = instances(columns, ORIGINS[origin])
    at, areas = along(columns, AREA, points)
    inside, provinces = along(columns, PROVINCE, areas)
    points, provinces = asked.only("province", points[at[inside]], provinces)
    points, provinces, tiers = asked.only("tier", *_with_tiers(columns, points, provinces))
    groups = grouped(provinces, tiers)
    names, levels = names_of(columns, groups.keys[0]), names_of(columns, groups.keys[1])
    for province, tier, number in zip(*(key.tolist() for key in groups.keys), groups.distinct(points).tolist(), strict=True):
        place = names[province]
        level = levels[tier].code if tier >= 0 else None
        yield {"province": place.name, "province_code": place.code, "tier": level, "origin": origin, "points": number}


def _with_tiers(columns: Columns, points: Pairs, provinces: Pairs) -> tuple[Pairs, Pairs, Pairs]:
    """Return points, provinces and tiers; -1 where a point has no tier."""
    at, tiers = along(columns, _TIER, points)
    none = without(columns, _TIER, points)
    rows = np.concatenate([at, none])
    return points[rows], provinces[rows], np.concatenate([tiers, np.full(len(none), -1, np.int64)])


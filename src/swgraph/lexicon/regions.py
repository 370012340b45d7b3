"""The divisions of the country, from ``data/regions/regions.csv``: found by code, name, short name or path.

Names of counties repeat (朝阳区 is in 北京 and in 长春), so a name alone may fit several divisions: that is an error that
names them all, never a silent choice. Only where a short name fits divisions of different levels does the highest stand for
it, as in speech: 吉林 is the province, 南昌 the city and not the county of that name. Townships stand in a table of their own,
and are found only behind the city or county that holds them: 东莞市塘厦镇.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from swgraph.errors import AmbiguousRegionError, UnknownRegionError
from swgraph.lexicon.townships import CODE_DIGITS, load_townships
from swgraph.model import Region
from swgraph.resources import resource_path

COUNTRY: Final = "100000"
_RANK: Final = {"country": 0, "province": 1, "prefecture": 2, "county": 3, "zone": 4, "township": 5}
_PLACEHOLDERS: Final = ("市辖区", "辖县", "直辖县级行政区划")  # rows of the statistical list that are no divisions
_LONGEST: Final = 30
_LONGEST_PATH: Final = 80
_SHOWN: Final = 6


class Regions:
    """All divisions from the country down to the counties."""

    def __init__(self, regions: Iterable[tuple[Region, tuple[str, ...]]]) -> None:
        self._by_code: dict[str, Region] = {}
        self._full: defaultdict[str, list[Region]] = defaultdict(list)
        self._former: defaultdict[str, list[Region]] = defaultdict(list)
        self._short: defaultdict[str, list[Region]] = defaultdict(list)
        self._children: defaultdict[str | None, list[Region]] = defaultdict(list)
        for region, former in regions:
            self._by_code[region.code] = region
            self._children[region.parent].append(region)
            if not is_placeholder(region):
                self._full[region.name].append(region)
                for name in _spoken(region):
                    self._short[name].append(region)
                for name in former:
                    self._former[name].append(region)

    def __iter__(self) -> Iterator[Region]:
        """Iterate in order of the codes."""
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        """Return whether a division has this code."""
        return code in self._by_code or (_is_township(code) and code in load_townships())

    def get(self, code: str) -> Region:
        """Return the division with this code.

        >>> load_regions().get("640000").name
        '宁夏回族自治区'

        Raises:
            UnknownRegionError: no division has it.
        """
        found = self._by_code.get(code) or (load_townships().get(code) if _is_township(code) else None)
        if found is None:
            raise UnknownRegionError(
                f"未知区划代码 unknown region code: {code!r}; wanted six digits of the list of 2023, such as 640000, "
                "or nine for a township"
            )
        return found

    def parents(self, code: str) -> tuple[Region, ...]:
        """Return the divisions above this one, the nearest first, the country last.

        >>> [region.short_name for region in load_regions().parents("440785")]
        ['江门', '广东', '全国']
        """
        line = []
        parent = self.get(code).parent
        while parent is not None:
            line.append(self.get(parent))
            parent = line[-1].parent
        return tuple(line)

    def children(self, code: str) -> tuple[Region, ...]:
        """Return the divisions directly under this one."""
        return tuple(self._children[self.get(code).code])

    def is_within(self, code: str, outer: str) -> bool:
        """Return whether a division is ``outer`` or lies in it."""
        return code == outer or any(region.code == outer for region in self.parents(code))

    def named(self, name: str) -> tuple[Region, ...]:
        """Return every division of this full, former or short name; the full name goes before the others.

        >>> [region.code for region in load_regions().named("朝阳区")]
        ['110105', '220104']
        """
        return tuple(self._full.get(name) or self._former.get(name) or self._short.get(name) or ())

    def names(self) -> Iterator[str]:
        """Yield every full and every former name, each once."""
        return iter(dict.fromkeys((*self._full, *self._former)))

    def spoken_names(self, level: str) -> Iterator[str]:
        """Yield the short names of the divisions of a level.

        >>> next(load_regions().spoken_names("province"))
        '北京'
        """
        for name, regions in self._short.items():
            if any(region.level == level for region in regions):
                yield name

    def find(self, name: str, *, within: str | None = None) -> Region:
        """Return the division that a name means: 宁夏, 江西南昌, 广东省江门市恩平市, 东莞市塘厦镇, 640000.

        Args:
            name: a code, a full, short or former name, or a path of names from the outer to the inner.
            within: code of a division that holds the one looked for.

        Raises:
            UnknownRegionError: nothing fits; the nearest names are given.
            AmbiguousRegionError: several divisions fit; all are named with their codes.
        """
        wanted = name.strip()
        if wanted.isdecimal():
            return self.get(wanted)
        if len(wanted) > _LONGEST_PATH:
            shown = f"{wanted[:_LONGEST]}…"
            raise UnknownRegionError(f"未知地区 unknown region: {shown!r} of {len(wanted):,} characters; give a code such as 640000")
        found = [region for region in self.named(wanted) if within is None or self.is_within(region.code, within)]
        found = found or self._along_path(wanted, within) or self._townships(wanted, within)
        top = [region for region in found if _RANK[region.level] == min(_RANK[r.level] for r in found)]
        if len(top) == 1:
            return top[0]
        if top:
            raise AmbiguousRegionError(self._ambiguous(name, top))
        raise UnknownRegionError(self._unknown(name, within))

    def _along_path(self, path: str, within: str | None) -> list[Region]:
        """Return what a path of names means; a division named alone is found before."""
        for cut in range(min(len(path) - 1, _LONGEST), 1, -1):
            for outer in self.named(path[:cut]):
                if within is None or self.is_within(outer.code, within):
                    found = self._inside(path[cut:], outer)
                    if found:
                        return found
        return []

    def _inside(self, path: str, outer: Region) -> list[Region]:
        """Return what a path means in a division. Each step goes down the tree, so 南昌南昌南昌… soon ends."""
        found = self._named_inside(path, outer)
        for cut in range(min(len(path) - 1, _LONGEST), 1, -1) if not found else ():
            for middle in self._named_inside(path[:cut], outer):
                found = self._inside(path[cut:], middle)
                if found:
                    return found
        return found

    def _named_inside(self, name: str, outer: Region) -> list[Region]:
        return [r for r in self.named(name) if r != outer and self.is_within(r.code, outer.code)]

    def _townships(self, path: str, within: str | None) -> list[Region]:
        """Return the townships that a name means inside a city or county: one given before it, or ``within``."""
        outer = self.get(within) if within else None
        if outer and _holds_townships(outer):
            found = [town for town in load_townships().named(path) if self.is_within(town.code, outer.code)]
            if found:
                return found
        for cut in range(min(len(path) - 2, _LONGEST), 1, -1):
            if named := load_townships().named(path[cut:]):
                holders = [r for r in self._named_or_path(path[:cut], within) if _holds_townships(r)]
                found = [town for town in named if any(self.is_within(town.code, r.code) for r in holders)]
                if found:
                    return found
        return []

    def _named_or_path(self, name: str, within: str | None) -> list[Region]:
        found = [region for region in self.named(name) if within is None or self.is_within(region.code, within)]
        return found or self._along_path(name, within)

    def _ambiguous(self, name: str, candidates: Iterable[Region]) -> str:
        listed = "、".join(f"{self.path(region.code)} {region.code}" for region in candidates)
        return f"地区名有歧义 ambiguous region: {name!r} fits {listed}; give the code, or the name with its province before it"

    def _unknown(self, name: str, within: str | None) -> str:
        from difflib import get_close_matches

        if towns := self._towns_behind(name):
            return self._homeless(name, towns)
        names = [*self._full, *self._short, *self._former]
        # Many names of two characters share one with the name: all are ranked, not only the first few.
        close = dict.fromkeys(get_close_matches(name, names, n=len(names), cutoff=0.5))
        near = sorted(close, key=lambda n: (n[0] != name[0], _RANK[self.named(n)[0].level]))[:_SHOWN]
        place = f" within {self.path(within)}" if within else ""
        advice = f"did you mean {'、'.join(near)}?" if near else "give a code such as 640000 or a name such as 宁夏"
        return f"未知地区 unknown region: {name!r}{place}; {advice}"

    def _towns_behind(self, name: str) -> tuple[Region, ...]:
        """Return the townships of this name, or of what stands behind the name of a division (广东省塘厦镇)."""
        rests = (name[cut:] for cut in range(len(name)) if cut == 0 or self.named(name[:cut]))
        return next((towns for rest in rests if (towns := load_townships().named(rest))), ())

    def _homeless(self, name: str, towns: Sequence[Region]) -> str:
        """Return what is missing where a township stands without the city or county that holds it."""
        shown = "、".join(f"{self.path(town.code)} {town.code}" for town in towns[:_SHOWN])
        more = f" …({len(towns)})" if len(towns) > _SHOWN else ""
        return (
            f"乡镇、街道须连同所属县（市、区）一起写 a township without its parent: {name!r} can be {shown}{more}; "
            "write the city or county before it, or give the code"
        )

    def path(self, code: str) -> str:
        """Return the name with those above it: 广东省江门市恩平市.

        >>> load_regions().path("440785")
        '广东省江门市恩平市'
        """
        line = [region.name for region in self.parents(code) if region.code != COUNTRY]
        return "".join([*reversed(line), self.get(code).name])


def _spoken(region: Region) -> Iterator[str]:
    """Yield the short names of a division; 湘西州 is 湘西 as well."""
    yield region.short_name
    if region.name.endswith("自治州") and len(region.short_name) > 2:
        yield region.short_name[:-1]


def _is_township(code: object) -> bool:
    return isinstance(code, str) and len(code) == CODE_DIGITS


def _holds_townships(region: Region) -> bool:
    """Return whether a name before a township's tells which is meant: a county, a city, or a municipality."""
    return _RANK[region.level] >= _RANK["prefecture"] or (region.level == "province" and region.name.endswith("市"))


def is_placeholder(region: Region) -> bool:
    """Return whether the row only groups others (北京市市辖区) and is no division that a text can name."""
    return region.level == "prefecture" and region.name.endswith(_PLACEHOLDERS)


@cache
def load_regions() -> Regions:
    """Return the divisions of 2023, read at the first call."""
    path = resource_path("data", "regions", "regions.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return Regions(
            (
                Region(row["code"], row["name"], row["level"], row["parent"] or None, row["short_name"]),
                tuple(name for name in row["former_names"].split(";") if name),
            )
            for row in csv.DictReader(file)
        )

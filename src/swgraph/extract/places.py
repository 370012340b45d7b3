"""Which region a statement is about: the article's, or the one that the sentence names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import Regions
from swgraph.model import Region, RegionMention

COUNTRY: Final = "100000"
_LEVELS: Final = {
    "省": "province",
    **dict.fromkeys("市州盟", "prefecture"),
    **dict.fromkeys("县旗", "county"),
}
_AUTONOMOUS: Final = "自治区"


@dataclass(frozen=True, slots=True)
class Places:
    """Resolves the places that an article names, seen from the region that it is about (``home``)."""

    regions: Regions
    home: str | None

    def resolve(self, mention: RegionMention) -> str | None:
        """Return the code that a mention means here, or None where that cannot be told."""
        if mention.contextual:
            return self._contextual(mention.text)
        if len(mention.codes) == 1:
            return mention.codes[0]
        near = [code for code in mention.codes if self._related(code)]
        return near[0] if len(near) == 1 else None

    def at_level(self, level: str) -> str | None:
        """Return the division of ``level`` that is or holds the home region."""
        return next((region.code for region in self._line() if region.level == level), None)

    def owner(self, printed: str) -> str | None:
        """Return the division that a bare department name means: 省民政厅 the province, 民政厅 what has 厅."""
        if printed.startswith((_AUTONOMOUS, "省")) or printed.endswith("厅"):
            return self.at_level("province")
        if printed.startswith(("市", "州", "盟")):
            return self.at_level("prefecture") or self._municipality()
        if printed.startswith(("县", "区", "旗")):
            return self.at_level("county")
        return self.home

    def _municipality(self) -> str | None:
        """Return the 直辖市 that is or holds the home region."""
        return next((r.code for r in self._line() if r.level == "province" and r.name.endswith("市")), None)

    def name(self, code: str) -> str:
        """Return the full name of a division."""
        return self.regions.get(code).name

    def _line(self) -> list[Region]:
        """Return the home region and the regions above it."""
        line: list[Region] = []
        code = self.home
        while code and code != COUNTRY and len(line) < 8:
            region = self.regions.get(code)
            line.append(region)
            code = region.parent
        return line

    def _related(self, code: str) -> bool:
        above = {region.code for region in Places(self.regions, code)._line()}
        return code in {region.code for region in self._line()} or self.home in above

    def _contextual(self, text: str) -> str | None:
        """Return what 全区, 我省, 本市 mean: 全区 is the autonomous region here and the district there."""
        if "国" in text:
            return COUNTRY
        line = self._line()
        if text.endswith("区"):
            return next((r.code for r in line if r.level == "county" or r.name.endswith(_AUTONOMOUS)), None)
        level = _LEVELS.get(text[-1:])
        found = next((r.code for r in line if r.level == level), None)
        if found is None and text.endswith("市"):  # 直辖市 is a province, a county-level city a county
            found = next((r.code for r in line if r.name.endswith("市")), None)
        return found


def article_region(regions: Regions, mentions: Iterable[RegionMention]) -> str | None:
    """Return the region that a headline is about: the first place that it names, narrowed by those right behind it.

    江西南昌 is 南昌; 宁夏四部门 is 宁夏. A name that fits several divisions says nothing by itself.
    """
    home: str | None = None
    end = -1
    for mention in mentions:
        if mention.contextual or (home is not None and mention.span.start > end):
            if home is not None:
                break
            continue
        code = Places(regions, home).resolve(mention)
        if code is None:
            continue
        if home is not None and code == COUNTRY:
            break
        home, end = code, mention.span.end
    return home

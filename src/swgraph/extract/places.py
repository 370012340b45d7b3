"""Which region a statement is about: the article's, or the one that the sentence names."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import Regions
from swgraph.model import Region, RegionMention
from swgraph.recognise.pattern import Pattern

COUNTRY: Final = "100000"
_LEVELS: Final = {
    "省": "province",
    **dict.fromkeys("市州盟", "prefecture"),
    **dict.fromkeys("县旗", "county"),
}
_AUTONOMOUS: Final = "自治区"
_OWN: Final = "我本"  # 我市, 本省: where the writer is; 全省 in a city's paper may be the province around it
_CHIEF: Final = 0.6  # of all places named, those that lie in the one that a text without a headline is about
_FEWEST: Final = 2
#: What makes 全省 the measure of a praise and no place to stand at: 全省首个, 全市前列.
_PRAISE: Final = Pattern(r"^(?:首|率先|前|领先|第|唯一|最|排名|排|位居|平均|高水平|一流|先进|示范|性|文明|各地|社会工作者职业|社会工作师)")
#: A place that only dates a dispatch (新华社北京4月26日电) or is given as an example says nothing of where the writer stands.
_DISPATCH: Final = Pattern(r"^(?:[0-9]{1,2}月)?[0-9]{1,2}日(?:电|讯|消息)")
_BODY: Final = Pattern(r"^[\p{Han}]{0,4}?(?:大学|学院|师大|日报|晚报|早报|商报|晨报|电视台|广播|新闻网)")
#: The first of many that are meant: 某市甲区等75个区.
_ONE_OF: Final = Pattern(r"^等[0-9一二三四五六七八九十百]{1,4}个")
_PAPER: Final = Pattern(r"(?P<name>[\p{Han}]{2,4})(?:日报|晚报|早报|商报|晨报|都市报|新闻网|融媒体|发布讯)")
_AGENCY: Final = Pattern(r"(?:新华社|新华网|中新社|中新网|中国新闻网|人民网|央视网|中国网|光明网|央广网|中青在线)$")
_EXAMPLE: Final = Pattern(r"(?:[，。；：、（]|^)(?:例|比|譬)?如$")


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

    def holding(self, one: str | None, other: str | None) -> str | None:
        """Return the smallest division that holds both, where both are known."""
        if one is None or other is None:
            return None
        above = [one, *(region.code for region in self.regions.parents(one))]
        return next((code for code in above if self.regions.is_within(other, code)), None)

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

    江西南昌 and 江西：南昌 are 南昌; 宁夏四部门 is 宁夏. A name that fits several divisions says nothing by itself.
    """
    home: str | None = None
    end = -1
    for mention in mentions:
        if mention.contextual or (home is not None and mention.span.start > end + 1):
            if home is not None:
                break
            continue
        code = Places(regions, home).resolve(mention)
        if code is None:
            continue
        if home is not None and (code == COUNTRY or (mention.span.start > end and not regions.is_within(code, home))):
            break
        home, end = code, mention.span.end
    return home


def home_region(
    regions: Regions, first: str | None, mentions: Sequence[RegionMention], lead: Collection[str | None] = ()
) -> str | None:
    """Return the region that a whole article is about; ``first`` is what its headline or its lead says.

    我市 and 全市 say at which level the writer stands: of the places named, the one of that level that is named most.
    Without them ``first`` holds, narrowed to what most of the text is about where the ``lead`` names it. A text without either is about the place in
    which most of the places named lie, if they are more than one.
    """
    counts = _counts(regions, mentions)
    chief = _chief(regions, counts, mentions)
    inner = chief if chief in lead and chief and first and regions.is_within(chief, first) else None  # where the lead says so
    if inner and first not in (inner, COUNTRY) and not _says_own(mentions):
        return inner  # 全省 in a city's paper is the province around it
    for ending in _endings(mentions):
        if first and _ends(regions, first, ending):
            return first
        related = (code for code in counts if _ends(regions, code, ending) and _is_related(regions, code, first))
        if found := _most_named(regions, counts, related):
            return found
    if first == COUNTRY:
        return first
    return chief if first is None else inner or first


def _says_own(mentions: Iterable[RegionMention]) -> bool:
    return any(mention.contextual and mention.text[0] in _OWN for mention in mentions)


def printed_where(regions: Regions, head: str, mentions: Sequence[RegionMention]) -> str | None:
    """Return the place that the paper names itself after (太仓日报), or the one in it among several of one name.

    我市 must be said in a city; a paper that stands for no place, or for two, says nothing.
    """
    named = {code for hit in _PAPER.finditer(head) if (code := _named_after(regions, hit["name"] or ""))}
    if len(named) != 1:
        return None
    code = named.pop()
    several = Counter(c for m in mentions if len(m.codes) > 1 for c in m.codes if regions.is_within(c, code))
    if several:
        return several.most_common(1)[0][0]
    own = [mention.text[-1] for mention in mentions if mention.contextual and mention.text[0] in _OWN]
    return code if not own or _ends(regions, code, own[0]) else None


def _named_after(regions: Regions, name: str) -> str | None:
    """Return the code of the one division whose short name ends the name of a paper."""
    found = {region.code for length in (4, 3, 2) for region in regions.named(name[-length:]) if len(name) >= length}
    return found.pop() if len(found) == 1 else None


def _is_related(regions: Regions, code: str, first: str | None) -> bool:
    return first is None or regions.is_within(code, first) or regions.is_within(first, code)


def _most_named(regions: Regions, counts: Counter[str], codes: Iterable[str]) -> str | None:
    """Return the division that is named most, or the one in it that has most of its naming: 邹平市, not 滨州市."""
    found = sorted(codes, key=lambda code: -counts[code])
    if not found:
        return None
    inner = [code for code in found if regions.is_within(code, found[0]) and counts[code] > counts[found[0]] / 2]
    return max(inner, key=lambda code: len(regions.parents(code)))


def _endings(mentions: Iterable[RegionMention]) -> list[str]:
    """Return the levels (省, 市, 区 …) at which the writer stands, the one that is said most first."""
    said = [mention.text for mention in mentions if mention.contextual and "国" not in mention.text]
    own = Counter(text[-1] for text in said if text[0] in _OWN)
    return [ending for ending, _ in (own or Counter(text[-1] for text in said)).most_common(1)]


def _ends(regions: Regions, code: str, ending: str) -> bool:
    """Return whether a division can call itself so: 区 is an autonomous region as well, 省 no municipality."""
    name = regions.get(code).name
    return name.endswith(ending) and code != COUNTRY


def _counts(regions: Regions, mentions: Iterable[RegionMention]) -> Counter[str]:
    """Return how often each division is named, itself or by a division that lies in it; of equals the first one leads."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if len(mention.codes) == 1 and mention.codes[0] != COUNTRY:
            code = mention.codes[0]
            counts.update(c for c in (code, *(region.code for region in regions.parents(code))) if c != COUNTRY)
    return counts


def _chief(regions: Regions, counts: Counter[str], mentions: Sequence[RegionMention]) -> str | None:
    """Return the smallest division in which most of the places named lie; the country where only it is named."""
    total = sum(len(mention.codes) == 1 and mention.codes[0] != COUNTRY for mention in mentions)
    chief = [code for code, number in counts.items() if number >= max(_FEWEST, _CHIEF * total)]
    if chief:
        return max(chief, key=lambda code: len(regions.parents(code)))
    return COUNTRY if not total and any("国" in mention.text for mention in mentions) else None


def standing(text: str, mentions: Iterable[RegionMention]) -> tuple[RegionMention, ...]:
    """Return the places of a text that tell where its writer stands: no 全省 of 全省首个.

    >>> from swgraph.recognise import recognise_regions
    >>> text = "全市建站，为全省首个"
    >>> [m.text for m in standing(text, recognise_regions(text))]
    ['全市']
    """
    return tuple(mention for mention in mentions if not _says_nothing(text, mention))


def _says_nothing(text: str, mention: RegionMention) -> bool:
    start, end = mention.span.start, mention.span.end
    if mention.contextual:  # 我市首个 is said in the city, 全省首个 compares with the province
        return mention.text[0] not in _OWN and _PRAISE.match(text[end : end + 8]) is not None
    before = text[max(0, start - 6) : start]
    if _EXAMPLE.search(before) or _BODY.match(text[end : end + 8]) or _ONE_OF.match(text[end : end + 8]):
        return True
    return _DISPATCH.match(text[end : end + 10]) is not None and _AGENCY.search(before) is not None

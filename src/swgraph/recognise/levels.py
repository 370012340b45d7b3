"""Administrative levels as printed before a name: 县级, 乡镇（街道）, 苏木乡镇, and regions that stand for one."""

from collections.abc import Iterator
from typing import Final

from swgraph.lexicon import load_lexicon, load_regions
from swgraph.model import Span, TermMention
from swgraph.recognise.pattern import Pattern

_LEVELS: Final = ("prefecture", "county", "province")
_LONGEST_LEVEL: Final = 14
_LONGEST_REGION: Final = 11
#: A single character is a level only where a word can begin: 镇社工站 is a tier, 王尹镇社工站 the station of one town.
_OPEN = Pattern(
    r"(?:^|[\s，。；：、！？（）()《》“”—\-－–→+＋~～|｜0-9个家处所每各由在到向从和与及或的为是有即以把将对全该本我其至]|[全本各][省市区县州盟旗]|建立|设立|建设|建成|成立|打造|包括|分为|构建|健全|"
    r"完善|推进|推动|加快|指导|搭建|组建|形成|依托|统筹|明确|覆盖|实现|支持|负责|依次|作为|其中|新建|设有|下设|引导|规范|推动|加强|开展|促进|发展|深入|走进|延伸)$"
)
#: The same holds for these: 阳光社区 is one place, 村（社区） a level.
_MAY_BE_PROPER: Final = frozenset(("街道", "社区", "嘎查", "苏木", "园区", "片区", "农场"))
_PROPER: Final = frozenset("市县区旗乡镇街村州盟居屯木道")
_WHOLE: Final = frozenset("全本我该")
_REGIONS: Final = frozenset("省市州盟县区旗")
_GENERIC: Final = frozenset("全各本我该某每")


def recognise_levels(text: str) -> Iterator[TermMention]:
    """Yield each administrative level in reading order.

    >>> [(m.concept, m.text) for m in recognise_levels("旗县（市区）、苏木乡镇（街道）")]
    [('county', '旗县（市区）'), ('township', '苏木乡镇（街道）')]
    """
    for term in load_lexicon().gazetteer("level").find(text):
        yield TermMention("level", term.concept, text[term.start : term.end], Span(term.start, term.end))


def level_before(text: str, at: int) -> TermMention | None:
    """Return the level, or the region standing for one, that ends right before ``at``; the longest wins.

    The scheme is ``region`` where the name of a city or county stands for its level.

    >>> [level and level.text for level in (level_before("在旗县社工站", 3), level_before("王尹镇社工站", 3))]
    ['旗县', None]
    """
    return _region_before(text, at) or _term_before(text, at)


def prefix_start(text: str, at: int) -> int:
    """Return where the level or region right before ``at`` begins, or ``at`` where there is none."""
    level = level_before(text, at)
    return level.span.start if level else at


def is_proper(text: str, at: int) -> bool:
    """Return whether the name of one place stands right before ``at``, below the counties: 王尹镇, 金口街."""
    return at > 0 and text[at - 1] in _PROPER and not _is_whole(text, at) and level_before(text, at) is None


def _is_whole(text: str, at: int) -> bool:
    """Return whether 全市, 我县 and the like end at ``at``: the region of the article, not a level of its system."""
    return at > 1 and text[at - 2] in _WHOLE and text[at - 1] in _REGIONS


def _term_before(text: str, at: int) -> TermMention | None:
    labels = load_lexicon().gazetteer("level")
    for start in range(max(0, at - _LONGEST_LEVEL), at):
        printed = text[start:at]
        concept = labels.concept(printed) or {"市": "prefecture", "州": "prefecture", "盟": "prefecture"}.get(printed)
        if concept and not _is_whole(text, at) and (not _may_be_proper(printed) or _opens(text, start)):
            return TermMention("level", concept, printed, Span(start, at))
    return None


def _may_be_proper(printed: str) -> bool:
    return len(printed) == 1 or printed in _MAY_BE_PROPER


def _opens(text: str, at: int) -> bool:
    return at == 0 or bool(_OPEN.search(text[max(0, at - 3) : at])) or _region_before(text, at) is not None


def _region_before(text: str, at: int) -> TermMention | None:
    """Return the full name of a city or county that ends before ``at``: 南昌市, 中宁县."""
    if at == 0 or text[at - 1] not in _PROPER:
        return None
    regions = load_regions()
    for start in range(max(0, at - _LONGEST_REGION), at - 2):
        found = [r for r in regions.named(text[start:at]) if r.name == text[start:at] and r.level in _LEVELS]
        if found and text[start] not in _GENERIC:
            return TermMention("region", found[0].level, text[start:at], Span(start, at))
    return None

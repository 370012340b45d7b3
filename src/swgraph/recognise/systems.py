"""Systems of service tiers with a printed number: 三级社会工作服务体系."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.model import Span
from swgraph.recognise.lists import number_of
from swgraph.recognise.pattern import Pattern

_LEVEL: Final = r"[市州盟县区旗乡镇街村居社苏木嘎查道落农城（）()、\-—－–→+＋~～和“”‘’]"
_NOT_BEFORE: Final = "第十百千0123456789.．两三四五一二六七八九A"
_JOINING: Final = frozenset("、，）)—-－–→+＋~～和”’")
_LONGEST_QUOTE: Final = 60
_SYSTEM = Pattern(
    rf"(?P<levels>“?{_LEVEL}{{2,40}}?(?:[上下]?[贯]?(?:联动)?))??"
    r"(?P<number>[两二三四五六2-6])(?:级|层级|个层级)(?:联动|贯通|递进|一体)?(?:的|式)?”?"
    r"(?P<work>(?:社会工作|社工)?(?:专业|综合|站点?|服务站点?)?(?:服务|工作)?)"
    r"(?:组织|阵地|站点|管理|平台)?(?:体系|网络|平台|架构|格局|阵地|服务网|网)"
)


@dataclass(frozen=True, slots=True)
class SystemMention:
    """A service system as printed, with its number of tiers; ``named`` where social work is in the name itself."""

    count: int
    text: str
    span: Span
    named: bool = True


def recognise_systems(text: str) -> Iterator[SystemMention]:
    """Yield each service system that is printed with a number of tiers, its levels before it where they stand there.

    >>> [(m.count, m.text) for m in recognise_systems("健全县、乡、村三级社会工作服务体系，三级医院网络不算")]
    [(3, '县、乡、村三级社会工作服务体系')]
    """
    for hit in _SYSTEM.finditer(text):
        number = hit.span("number")
        if number.start and text[number.start - 1] in _NOT_BEFORE:
            continue
        span = Span(_start(text, hit.start, number.start), hit.end)
        named = "社" in (hit["work"] or "")
        yield SystemMention(number_of(hit["number"]) or 0, text[span.start : span.end], span, named)


def _start(text: str, start: int, number: int) -> int:
    """Return where the name begins: at the quoted tiers or the levels before the number, whole or not at all."""
    if number and text[number - 1] == "”":
        opening = text.rfind("“", max(0, number - _LONGEST_QUOTE), number)
        return opening if opening >= 0 else number
    while start < number and text[start] in _JOINING:
        start += 1
    levels = text[start:number]
    unquoted = "“" in levels and "”" not in text[start : number + 8]
    return number if unquoted or levels.count("（") != levels.count("）") else start

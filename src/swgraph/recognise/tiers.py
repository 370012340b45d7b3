"""Tiers of a service system as they are named: 县级社工总站, 苏木乡镇（街道）社会工作服务站, 嘎查村（社区）社工室."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from swgraph.lexicon import Gazetteer, expand, load_lexicon
from swgraph.model import Span
from swgraph.recognise.hosts import recognise_hosts
from swgraph.recognise.levels import is_proper, level_before, recognise_levels
from swgraph.recognise.pattern import Pattern

__all__ = ["TierMention", "recognise_levels", "recognise_tiers"]

_NEEDS_LEVEL: Final = "with a level before it"  # in the note of a label that alone names no tier
_OPEN_LEVEL: Final = "?"
_STATIONS: Final = ("township", "village")  # 江汉区社工站 are the stations of a district, 江汉区社工总站 is its own
_FOUND: Final = (
    r"(?:统一|普遍|全面|全部|逐步|逐年|相应|分别|规范|延伸|普及|推广|至少|均|都|应|要|将|可|已|各|再)*"
    r"(?:设立|建立|建设|建成|成立|设置|组建|打造|搭建|增设|布设|配套建设|延伸建立|延伸建设|延伸设立|设有|建有|设|建)(?:了|起|一个|1个|一所|若干)?"
)
_FOUNDED = Pattern(rf"(?:一级|层面|内|里|中|这一级)?{_FOUND}$")
_ONE = Pattern(r"^(?:均|都|共|各)?(?:有|达到?|为|建成|设立)?(?P<n>[0-9][0-9,]{0,7}(?:个|家|处|所))")
_ONE_BEFORE = Pattern(r"(?:^|[^0-9近约超余过.．])(?P<n>[0-9][0-9,]{0,7}(?:个|家|处|所))$")
_MANY = Pattern(r"(?:各级|[两二三四五2-5]级|各类|多级)(?:的)?$")  # 三级社工站 are all tiers together, not one
_FARTHEST: Final = 24


@dataclass(frozen=True, slots=True)
class TierMention:
    """A tier as printed, with its administrative level and the number of its stations where one stands beside it.

    Attributes:
        whole: from the words that tell the level, which may stand apart (在乡镇设立社会工作服务站), to the number.
        levelled: whether a level is printed; otherwise the name alone tells it.
    """

    level: str
    text: str
    span: Span
    whole: Span
    count: int | None = None
    levelled: bool = False


def recognise_tiers(text: str) -> Iterator[TierMention]:
    """Yield each tier in reading order. 社会工作服务中心 is one only where a level stands before it.

    >>> [(m.level, m.text, m.count) for m in recognise_tiers("县级社工中心45个、社区社工室，社会工作服务中心")]
    [('county', '县级社工中心', 45), ('village', '社区社工室', None)]
    """
    hosts = {host.span.end: host.host for host in recognise_hosts(text)}
    for term in _names().find(text):
        mention = _mention(text, term.concept, Span(term.start, term.end), hosts)
        if mention:
            yield mention


def _mention(text: str, concept: str, name: Span, hosts: dict[int, str]) -> TierMention | None:
    before = text[max(0, name.start - _FARTHEST) : name.start]
    if _MANY.search(before) or is_proper(text, name.start):
        return None
    level = level_before(text, name.start)
    if level and not (level.scheme == "region" and concept in _STATIONS):
        return _tier(text, level.concept, Span(level.span.start, name.end), level.span.start)
    apart = _apart(text, name, hosts, concept)
    if apart:
        return _tier(text, apart[0], name, apart[1])
    return None if concept == _OPEN_LEVEL else _tier(text, concept, name, None)


def _tier(text: str, level: str, span: Span, given: int | None) -> TierMention:
    """Return the tier whose name is ``span``; ``given`` is where the words that tell its level begin."""
    counted = _counted(text, span)
    known = [at for at in (span.start, given, counted[1].start if counted else None) if at is not None]
    whole = Span(min(known), max(span.end, counted[1].end if counted else 0))
    count = counted[0] if counted else None
    return TierMention(level, text[span.start : span.end], span, whole, count, given is not None)


def _apart(text: str, name: Span, hosts: dict[int, str], concept: str) -> tuple[str, int] | None:
    """Return the level that stands before the founding of a tier, and where: 在苏木乡镇设立…, 向村（社区）延伸建立…."""
    start = max(0, name.start - _FARTHEST)
    found = _FOUNDED.search(text[start : name.start])
    if found is None:
        return None
    at = start + found.start
    if at in hosts:
        return _of_host(hosts[at], at, concept)
    level = level_before(text, at)
    return (level.concept, level.span.start) if level else None


def _of_host(host: str, at: int, concept: str) -> tuple[str, int] | None:
    """Return the level of a host, which counts only for a name that says none: a station may stand in a community."""
    level = next(recognise_levels(host), None)
    return (level.concept, at - len(host)) if level and not level.span.start and concept == _OPEN_LEVEL else None


def _counted(text: str, span: Span) -> tuple[int, Span] | None:
    """Return the exact number of stations printed right behind or right before a tier, and where it stands."""
    start = max(0, span.start - 12)
    after, before = _ONE.match(text[span.end : span.end + 16]), _ONE_BEFORE.search(text[start : span.start])
    hit, by = (after, span.end) if after else (before, start)
    return (int("".join(c for c in hit["n"] or "" if c.isdecimal())), hit.span("n").shifted(by)) if hit else None


@cache
def _names() -> Gazetteer:
    """Return the names of tiers; a name that needs a level before it is kept apart from what is never a tier."""
    labels: dict[str, str | None] = {}
    for concept, label, _, note in load_lexicon().rows("tier"):
        meaning = concept or (_OPEN_LEVEL if _NEEDS_LEVEL in note else None)
        labels |= {form: labels.get(form) or meaning for form in expand(label)}
    return Gazetteer(labels)

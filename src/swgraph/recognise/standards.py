"""Construction standards of stations as lists: “六有”, 有场地、有设备…, 人员到位、场所到位…."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import Gazetteer, load_lexicon
from swgraph.model import Span
from swgraph.recognise.lists import number_of, parted, split_at
from swgraph.recognise.pattern import Pattern

_ITEM: Final = r"有[^，。；：、！？“”‘’（）()《》\n有的]{1,8}"
_DONE: Final = r"[^，。；：、！？“”‘’（）()《》\n到]{1,8}到位"
_PLAIN: Final = r"[^，。；：、！？“”‘’（）()《》\n]{1,8}"
_MARK: Final = r"(?:[”’]?[、，；和及与][“‘]?|[”’][“‘])"
_NAME: Final = r"(?P<name>(?P<number>[三四五六七八九十])(?:有|到位))"
_LIST = Pattern(rf"{_ITEM}(?:{_MARK}{_ITEM}){{2,11}}|{_DONE}(?:{_MARK}{_DONE}){{2,11}}")
_NAMED = Pattern(
    rf"[“‘]?{_NAME}[”’]?(?:标准|要求|目标|建设标准|建设)?(?:，|：|（|\(|——|-)?(?:即|指|包括|分别是|也就是|即为|是指|为)?[：:“‘]*"
    rf"(?P<list>{_PLAIN}(?:{_MARK}{_PLAIN}){{2,11}})"
)
_NAME_BEFORE = Pattern(
    rf"{_NAME}[”’]?(?:的|建设|标准|要求|目标|原则)*[，：（(—\-]*(?:即|指|包括|分别是|也就是|即为|是指|为)?[：:“‘（(]*$"
)
_NAME_AFTER = Pattern(rf"^[”’]?(?:等|的|这)*[“‘（(]*{_NAME}[”’]?")
_NEAR: Final = 16


@dataclass(frozen=True, slots=True)
class StandardMention:
    """A standard: its items in order as (text, concept), and its name where one is printed."""

    name: str | None
    items: tuple[tuple[str, str | None], ...]
    span: Span


def recognise_standards(text: str) -> Iterator[StandardMention]:
    """Yield each list of what a station must have; a bare slogan without its list is no standard.

    >>> [(m.name, len(m.items)) for m in recognise_standards("“三有”：有场地、有人员、有制度。要有房、有车、有钱")]
    [('三有', 3)]
    """
    terms = load_lexicon().gazetteer("standarditem")
    end = 0
    listed = (hit.span() for hit in _LIST.finditer(text))
    for span in sorted((*listed, *_unprefixed(text))):
        found = _standard(text, span, terms) if span.start >= end else None
        if found:
            yield found
            end = span.end


def _unprefixed(text: str) -> Iterator[Span]:
    """Yield the lists behind a name whose items say no 有: 六有（场地、设备、人员…）."""
    for hit in _NAMED.finditer(text):
        if not (hit["list"] or "").startswith("有"):
            yield hit.span("list")


def _standard(text: str, span: Span, terms: Gazetteer) -> StandardMention | None:
    items = tuple(_items(text, span, terms))
    known = sum(concept is not None for _, concept in items)
    if len(items) < 3 or known * 2 <= len(items):
        return None
    return StandardMention(_name(text, span, len(items)), items, span)


def _items(text: str, span: Span, terms: Gazetteer) -> Iterator[tuple[str, str | None]]:
    for part in split_at(text, span, "、，；“‘"):
        for half in parted(text, part, terms):
            printed = text[half.start : half.end].strip("“”‘’和及与")
            yield printed, terms.concept(printed) or terms.first(printed)


def _name(text: str, span: Span, size: int) -> str | None:
    """Return the name beside a list where it announces as many items as there are."""
    before = _NAME_BEFORE.search(text[max(0, span.start - _NEAR) : span.start])
    after = _NAME_AFTER.search(text[span.end : span.end + _NEAR])
    named = (hit for hit in (before, after) if hit and number_of(hit["number"]) == size)
    return next((hit["name"] for hit in named), None)

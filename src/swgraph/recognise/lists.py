"""Enumerations: 甲、乙、丙和丁, with the number that the text announces before them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import Gazetteer
from swgraph.model import ListMention, Span
from swgraph.recognise.pattern import Pattern

#: A printed number of things, one to ten; ``number_of`` reads it.
NUMBER: Final = "(?:[一二两三四五六七八九十]|10|[1-9])"
_DIGITS: Final = {character: value for value, character in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_BRACKETS: Final = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕"}
_FARTHEST: Final = 60  # a bracket that is not closed by then is a stray one, and hides nothing
_AND: Final = ("以及", "及其", "和", "及", "与")
_LIST = Pattern(
    rf"(?:(?P<n>{NUMBER})(?:项|个|大|条|类|种|方面)(?P<head>[^，。；：、\n]{{0,10}})[，：:]?(?:包括|分别是|分别为|即|为|是|：|:)[：:]?)?"
    r"(?P<list>[^，。；：、！？\n]{2,60}(?:、[^，。；：、！？\n]{2,60})+)"
)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of an enumeration as printed, with the concept that it names where one fits."""

    text: str
    concept: str | None
    span: Span


def recognise_lists(text: str) -> Iterator[ListMention]:
    """Yield each enumeration that 、 divides, in reading order; the words before its first item count to that item.

    >>> [(m.items, m.announced) for m in recognise_lists("三项任务：育人才、建站点、强服务。")]
    [(('育人才', '建站点', '强服务'), 3)]
    """
    for hit in _LIST.finditer(text):
        spans = tuple(split_at(text, hit.span("list"), "、"))
        items = tuple(text[span.start : span.end] for span in spans)
        yield ListMention(items, spans, number_of(hit["n"]), hit.span("list"))


def number_of(printed: str | None) -> int | None:
    """Return the value of a printed number of one to ten.

    >>> number_of("五"), number_of("10"), number_of(None)
    (5, 10, None)
    """
    if printed is None:
        return None
    return int(printed) if printed.isdecimal() else _DIGITS[printed]


def split_at(text: str, span: Span, marks: str) -> list[Span]:
    """Return the parts of ``span`` that any of ``marks`` divides; marks inside brackets and titles divide nothing.

    >>> [s for s in split_at("站（点、所）、室", Span(0, 8), "、")]
    [Span(start=0, end=6), Span(start=7, end=8)]
    """
    parts, at, i = [], span.start, span.start
    while i < span.end:
        if text[i] in marks:
            parts.append(Span(at, i))
            at = i + 1
        i = _past_bracket(text, i, span.end)
    parts.append(Span(at, span.end))
    return [part for part in (trimmed(text, part) for part in parts) if part.end > part.start]


def _past_bracket(text: str, at: int, end: int) -> int:
    """Return where to read on: behind the closing bracket where one opens here, otherwise the next character."""
    closing = _BRACKETS.get(text[at])
    found = text.find(closing, at, min(end, at + _FARTHEST)) if closing else -1
    return max(found, at) + 1


def trimmed(text: str, span: Span) -> Span:
    """Return the span without blanks at its ends."""
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    return Span(start, max(start, span.start + len(part.rstrip())))


def parted(text: str, span: Span, terms: Gazetteer) -> list[Span]:
    """Return the two halves of an item that 和, 及 or 与 joins, where each half names a term; otherwise the item.

    >>> parted("养老和救助", Span(0, 5), Gazetteer({"养老": "elderly", "救助": "aid"}))
    [Span(start=0, end=2), Span(start=3, end=5)]
    """
    for word in _AND:
        at = text.find(word, span.start + 1, span.end - 1)
        if at > 0 and terms.first(text[span.start : at]) and terms.first(text[at + len(word) : span.end]):
            return [Span(span.start, at), Span(at + len(word), span.end)]
    return [span]


def enumerated(text: str, span: Span, terms: Gazetteer) -> list[Span]:
    """Return the items of an enumeration: 、 divides them, and 和 the last two."""
    parts = split_at(text, span, "、")
    return [*parts[:-1], *parted(text, parts[-1], terms)] if len(parts) > 1 else parts


def listed(text: str, spans: Iterable[Span], terms: Gazetteer) -> tuple[ListItem, ...]:
    """Return the items at these places, each with the first term in it."""
    printed = ((text[span.start : span.end], span) for span in spans)
    return tuple(ListItem(item, terms.first(item), span) for item, span in printed)

"""What a tier does, as an enumeration: 承担协调指导…、政府购买服务、机构孵化等职能."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import Gazetteer, load_lexicon
from swgraph.model import Span
from swgraph.recognise.lists import ListItem, enumerated, listed, trimmed
from swgraph.recognise.pattern import Pattern

_CLAUSE = Pattern(r"[^，。；：！？\n]+")
_CUE = Pattern(
    r"(?:主要|重点|具体|统一|分别|集中)?(?:负责|承担起?|履行|肩负|行使)(?:着|了)?"
    r"|(?:主要|基本|核心)?(?:职能|职责|功能)(?:定位)?(?:是|为|有|包括|：)"
)
_CUE_BEFORE = Pattern(r"(?:负责|承担|(?:职能|职责|功能)(?:包括|有|为|是)?)[：:]$")
_TAIL = Pattern(
    r"等?(?:[两二三四五六七八九十2-9](?:项|大|类|个方面)的?)?(?:主要|基本|核心|具体|各项|相关|的)*"
    r"(?:职能|职责|功能|任务|工作|作用|等)+$|等服务?$"
)
_LEAD = Pattern(r"^(?:主要|重点|具体|做好|开展|抓好|对|的|起)*")
_OTHER: Final = ("责任", "费用", "成本", "经费")  # 承担费用 is no function
_LONGEST_TAIL: Final = 24
_SHORTEST: Final = 4
_LONGEST: Final = 300  # a longer run without a mark is no clause
_FEWEST: Final = 3  # items of a list that no cue announces


@dataclass(frozen=True, slots=True)
class FunctionList:
    """The functions of one tier in their order; ``cued`` where a word such as 负责 announces them."""

    items: tuple[ListItem, ...]
    span: Span
    cued: bool = True


def recognise_functions(text: str) -> Iterator[FunctionList]:
    """Yield each enumeration of functions; one that no word announces needs three items and names known functions.

    >>> [[(i.text, i.concept) for i in f.items] for f in recognise_functions("承担政府购买服务、机构孵化等职能")]
    [[('政府购买服务', 'government_purchase'), ('机构孵化', 'agency_incubation')]]
    """
    terms = load_lexicon().gazetteer("tierfunction")
    for clause in _CLAUSE.finditer(text):
        if not _SHORTEST <= clause.end - clause.start <= _LONGEST:
            continue
        cue = _CUE.search(clause.text[clause.start : clause.end])
        found = _cued(text, clause.span(), cue.end, terms) if cue else _plain(text, clause.span(), terms)
        if found:
            yield found


def _cued(text: str, clause: Span, skip: int, terms: Gazetteer) -> FunctionList | None:
    items = _items(text, Span(clause.start + skip, clause.end), terms)
    if not any(item.concept for item in items) or any(word in items[0].text for word in _OTHER):
        return None
    return FunctionList(items, Span(items[0].span.start, items[-1].span.end))


def _plain(text: str, clause: Span, terms: Gazetteer) -> FunctionList | None:
    cued = bool(_CUE_BEFORE.search(text[max(0, clause.start - 5) : clause.start]))
    if not cued and sum(1 for _ in terms.find(text[clause.start : clause.end])) * 2 <= _FEWEST:
        return None
    items = _items(text, clause, terms)
    known = sum(item.concept is not None for item in items)
    if len(items) < (1 if cued else _FEWEST) or (not cued and known * 2 <= len(items)):
        return None
    return FunctionList(items, Span(items[0].span.start, items[-1].span.end), cued)


def _items(text: str, span: Span, terms: Gazetteer) -> tuple[ListItem, ...]:
    """Return the items of ``span`` without the words that open and close the enumeration."""
    printed = text[span.start : span.end]
    lead, tail = _LEAD.match(printed[:16]), _TAIL.search(printed[-_LONGEST_TAIL:])
    start = span.start + (lead.end if lead else 0)
    end = span.end - (tail.end - tail.start if tail else 0)
    inner = trimmed(text, Span(start, max(start, end)))
    return listed(text, enumerated(text, inner, terms), terms) if inner.end > inner.start + 1 else ()

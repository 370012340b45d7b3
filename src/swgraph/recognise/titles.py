"""Titles of documents between 《 and 》, with the number and the alias that follow them."""

from collections.abc import Iterator
from typing import Final

from swgraph.lexicon import Gazetteer, load_lexicon
from swgraph.lexicon.forms import fold
from swgraph.model import Span, TitleMention
from swgraph.recognise.pattern import Hit, Pattern

_TITLE: Final = Pattern(r"《(?P<title>[^《》\n]{1,200}(?:《[^《》\n]{1,120}》[^《》\n]{0,120})*)》")
#: The bracket right behind a title, which may hold a title itself.
_TAIL: Final = Pattern(r"^ ?（(?P<inside>[^（）\n]{1,80}(?:（[^（）\n]{1,20}）[^（）\n]{0,60})*)）")
_ALIAS: Final = Pattern(r"(?:简称|下称|统称)为?[“《]{0,2}(?P<alias>[^“《》，、；（）]{1,30})")
#: 发文字号: 粤民函〔2017〕43号, 民发〔2018〕第5号.
_NUMBER: Final = Pattern(r"[\p{Han}A-Za-z]{1,14}〔(?:19|20)[0-9]{2}〕第?[0-9]{1,5}号")
_UNMARKED: Final = Pattern(
    r"(?:印发|下发|发布|出台|公布|制发)了?(?P<title>关于[^，。；：《》\n]{2,70}?的(?:通知|(?:实施|指导)?意见|(?:实施)?方案|(?:实施|管理)?办法|决定|公告))(?:[，。；、）\n]|$)"
)
_VERSION: Final = Pattern(r"(?:（[^（）]{1,40}）)+$")
_LONGEST_TAIL: Final = 130
_LONGEST_KIND: Final = 8


def recognise_titles(text: str) -> Iterator[TitleMention]:
    """Yield each title in reading order; an alias in the bracket behind a title belongs to it and is no title itself.

    >>> title, = recognise_titles("印发《关于推进社工站建设的实施意见（试行）》（某民发〔2021〕8号，以下简称《意见》）")
    >>> title.title, title.alias, title.number, title.doc_type
    ('关于推进社工站建设的实施意见（试行）', '意见', '某民发〔2021〕8号', 'shishi_yijian')
    """
    end = 0
    for hit in _TITLE.finditer(text):
        if hit.start < end:
            continue
        inside, tail_end = _tail(text, hit.end)
        alias, number = _alias(inside), _number(inside)
        end = tail_end if alias or number else hit.end
        title = hit["title"] or ""
        yield TitleMention(title, hit.span(), alias, number, document_type(title))


def recognise_unmarked_titles(text: str) -> Iterator[TitleMention]:
    """Yield each title that stands right behind a verb of issuing without the marks of a title.

    >>> [m.title for m in recognise_unmarked_titles("民政局印发关于做好某事的通知，要求做好")]
    ['关于做好某事的通知']
    """
    for hit in _UNMARKED.finditer(text):
        title = hit["title"] or ""
        yield TitleMention(title, hit.span("title"), doc_type=document_type(title))


def mask_titles(text: str) -> str:
    """Return ``text`` with a blank for each character between 《 and 》; every other character keeps its place.

    >>> mask_titles("印发《2021年3项计划》3项")
    '印发《         》3项'
    """
    parts, at = [], 0
    for hit in _TITLE.finditer(text):
        parts += [text[at : hit.start + 1], " " * (hit.end - hit.start - 2)]
        at = hit.end - 1
    return "".join((*parts, text[at:]))


def document_type(title: str) -> str | None:
    """Return the kind of 公文 that the end of a title names; what stands in brackets behind it does not count.

    >>> document_type("某省社会工作行动计划（2021—2025年）"), document_type("公益时报")
    ('xingdong_jihua', None)
    """
    folded = fold(title)
    version = _VERSION.search(folded)
    return _ending(load_lexicon().gazetteer("doctype"), folded[: version.start] if version else folded)


def _ending(kinds: Gazetteer, title: str) -> str | None:
    endings = (title[-length:] for length in range(min(_LONGEST_KIND, len(title)), 0, -1))
    return next((concept for ending in endings if (concept := kinds.concept(ending))), None)


def _tail(text: str, at: int) -> tuple[str, int]:
    """Return what the bracket at ``at`` holds, and where it ends; nothing where there is none."""
    hit = _TAIL.match(fold(text[at : at + _LONGEST_TAIL]))
    if hit is None:
        return "", at
    inside = hit.span("inside")
    return text[at + inside.start : at + inside.end], at + hit.end


def _alias(inside: str) -> str | None:
    hit: Hit | None = _ALIAS.search(fold(inside))
    return None if hit is None else _cut(inside, hit.span("alias")).strip() or None


def _number(inside: str) -> str | None:
    hit = _NUMBER.search(fold(inside))
    return None if hit is None else _cut(inside, hit.span())


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]

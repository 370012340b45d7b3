"""What a document rests on: 根据《…》, 贯彻党的二十大, 转发《…》, 废止《…》."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import load_lexicon
from swgraph.lexicon.gazetteer import Term
from swgraph.model import Span, TitleMention
from swgraph.recognise.pattern import Pattern
from swgraph.recognise.titles import mask_titles, recognise_titles

_N: Final = "[一二三四五六七八九十]{1,3}"
_MEETING: Final = (
    rf"党的{_N}大|党的{_N}届{_N}中全会|(?:自治区|[省市县区州盟旗])?第?{_N}次党(?:员)?代(?:表大)?会|"
    rf"(?:自治区党委|[省市县区州]委){_N}届{_N}次全会|"
    r"(?:中央|全国|全省|全市|全区|全州)[\p{Han}]{2,14}?(?:会议|大会)"
)
_FIRST_MEETING: Final = Pattern(rf"^(?:好|了)?(?P<meeting>{_MEETING})")
_NEXT_MEETING: Final = Pattern(rf"^(?:精神)?[和、及与](?P<meeting>{_MEETING})")
#: Who issued the title, between the verb and 《.
_OWNER: Final = Pattern(r"^(?:[\p{Han}、（）]{0,40}?(?:印发的|下发的|出台的|发布的|制定的)?)$")
_JOINT: Final = Pattern(r"^(?:（[^（）]{1,60}）)?(?:精神|要求|规定)?(?:[和、及与]|以及)[\p{Han}、]{0,24}$")
_LONGEST: Final = 80
_MEETINGS_ONLY: Final = "applies"


@dataclass(frozen=True, slots=True)
class LineageCue:
    """A verb of lineage with the document or the meeting that it names.

    Attributes:
        relation: id of the relation vocabulary.
        cited_text: the title without 《》, or the meeting as printed.
        title: the title; None for a meeting.
        span: from the verb to the end of what it names.
    """

    relation: str
    cited_text: str
    title: TitleMention | None
    span: Span


def recognise_lineage(text: str) -> Iterator[LineageCue]:
    """Yield what each verb of lineage names, in reading order; a verb without a title or meeting behind it is none.

    >>> [(c.relation, c.cited_text) for c in recognise_lineage("根据《某办法》，深入贯彻党的二十大精神，落实到位")]
    [('based_on', '某办法'), ('applies', '党的二十大')]
    """
    masked = mask_titles(text)
    titles = {title.span.start: title for title in recognise_titles(text)}
    for term in load_lexicon().gazetteer("relation").find(masked):
        yield from _titles(masked, term, titles)
        if term.concept == _MEETINGS_ONLY:
            yield from _meetings(masked, term)


def _titles(masked: str, term: Term, titles: dict[int, TitleMention]) -> Iterator[LineageCue]:
    """Yield the titles that a verb governs: the one behind it, and those joined to that one."""
    at, between = term.end, _OWNER
    while True:
        start = masked.find("《", at, at + _LONGEST)
        if start < 0 or start not in titles or not between.match(masked[at:start]):
            return
        title = titles[start]
        yield LineageCue(term.concept, title.title, title, Span(term.start, title.span.end))
        at, between = title.span.end, _JOINT


def _meetings(masked: str, term: Term) -> Iterator[LineageCue]:
    at, pattern = term.end, _FIRST_MEETING
    while hit := pattern.match(masked[at : at + _LONGEST]):
        span = hit.span("meeting").shifted(at)
        yield LineageCue(term.concept, masked[span.start : span.end], None, Span(term.start, span.end))
        at, pattern = span.end, _NEXT_MEETING

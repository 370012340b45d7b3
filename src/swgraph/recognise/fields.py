"""Service fields, alone and enumerated: 在社会救助、养老服务、基层治理等领域."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from swgraph.lexicon import Gazetteer, expand, load_lexicon
from swgraph.model import Span, TermMention
from swgraph.recognise.lists import NUMBER, ListItem, split_at
from swgraph.recognise.pattern import Pattern

_GAP = Pattern(
    r"^(?:服务|工作|事业|保护|帮扶|关爱|保障|社会工作|领域)*(?:、|，|和|与|及|以及)"
    r"(?:[^，。；：、！？\n]{0,10}、){0,2}(?:农村|城乡|困境|基层)?$"
)
_SUFFIX = Pattern(r"^(?:服务|工作|事业|保护|帮扶|关爱|保障)+")
_WHOLE: Final = r"(?:服务|重点|主要|关键|工作|专业|民生|民政|传统|新兴|社会工作|社工|不同|的|个)*"
_AFTER = Pattern(
    rf"^(?:服务|工作)?(?:(?:、|和)[^，。；：、！？\n]{{2,8}})?等?(?:(?:{NUMBER}|[0-9]{{1,2}}|多|各|诸多|若干|众多|几)(?:个|大|类|项|多个)?)?{_WHOLE}"
    r"(?:领域|方面|板块|内容|大类|专业服务|类服务|社会工作服务|社工服务|服务工作|服务)"
)
_BEFORE = Pattern(
    r"(?:(?:领域|内容|板块|方面|重点|范围)(?:有|为|是|包括|涵盖|涉及|集中在|主要是|：|:)|围绕|聚焦|面向|覆盖|涵盖|涉及|深耕|专注于|服务于|投身|参与|侧重于?|"
    r"开展|提供|承接|推进|归为|分为|集中在|集中于|延伸到|拓展到|拓展至|扩展到|延伸至|包括|即|：|:)(?:了|到|以|困难群众|“)*$"
)
#: What ends the name of a body, of persons or of a law, and of no field.
_NO_FIELD: Final = (
    *"处科局厅司会站院所",
    *("机构", "组织", "中心", "对象", "人员", "部门", "队伍", "条例", "设施", "专业"),
)
_LONGEST_ITEM: Final = 12
#: Words that name a field only where a list says of itself that it is one of fields: 教育, 企业.
_LISTED: Final = "in a list of fields"
_AREAS = Pattern(r"^(?:服务|工作)?(?:、[^，。；：、！？\n]{2,8}){0,4}(?:等|和)?[^，。；：、！？\n]{0,8}(?:领域|方面|行业)")
#: Items before the first and behind the last known one, where the list is one by the words at its other end.
_HEAD = Pattern(
    r"(?:提供|开展|围绕|聚焦|涉及|涵盖|覆盖|包括|包含|针对|面向|从事|延伸到|拓展到|拓展至|扩展到|在|从|由|向|：)"
    r"(?P<items>(?:[^，。；：、！？\n在向从]{2,10}、)+)$"
)
_TAIL = Pattern(r"^(?P<items>(?:、[^，。；：、！？\n等和]{2,8})*(?:(?:、|和|及|与)[^，。；：、！？\n等和]{4,8})?)等")
_AND = Pattern(r"^(?P<and>和|及|与|以及)[^和及与]{4,}$")
#: What is publicised, asked about or played a part in is no field of service: 宣传养老、救助等方面的政策, 在…等方面发挥作用.
_NOT_BEFORE: Final = Pattern(r"(?:宣传|普及|咨询|解答|讲解|宣讲|介绍|了解)(?:了|[^，。；：、]{0,6}的)?$")
_NOT_AFTER: Final = Pattern(
    r"^[^，。；：、！？\n]{0,4}等?(?:多个?|各|诸多)?(?:方面|工作|领域|内容)?(?:中|上)?(?:的)?"
    r"[^，。；：、！？\n]{0,6}(?:资金|经费|政策|知识|常识|法律|法规|咨询|积极性|条例|信息)|"
    r"^[^，。；：、！？\n]{0,4}等?(?:多个?|各)?方面[^，。；：、！？\n]{0,8}(?:作用|优势|成效|意义|问题|难题|需求|困难)"
)
#: What a list of fields of social work cannot have as one of them.
_BESIDE: Final = ("社会工作", "社会组织", "社会参与", "社区工作")
_FARTHEST: Final = 60
_ALONE: Final = 2  # a list with one known field is one of fields from three items on


@dataclass(frozen=True, slots=True)
class FieldList:
    """An enumeration of service fields in its order; an item that no concept fits has none."""

    items: tuple[ListItem, ...]
    span: Span


def recognise_fields(text: str) -> Iterator[TermMention]:
    """Yield each service field in reading order, whether or not it is enumerated.

    >>> [(m.concept, m.text) for m in recognise_fields("社会救助之外，民办养老机构也做养老服务")]
    [('social_assistance', '社会救助'), ('elderly', '养老服务')]
    """
    for term in load_lexicon().gazetteer("field").find(text):
        yield TermMention("field", term.concept, text[term.start : term.end], Span(term.start, term.end))


def recognise_field_lists(text: str) -> Iterator[FieldList]:
    """Yield each enumeration of two and more fields that the words around it make one of fields.

    >>> [[i.text for i in m.items] for m in recognise_field_lists("在社会救助、养老服务等领域。养老服务处、社会事务处")]
    [['社会救助', '养老服务']]
    """
    terms = load_lexicon().gazetteer("field")
    run: list[TermMention] = []
    for mention in recognise_fields(text):
        if run and not _joined(text, run[-1], mention):
            yield from _list(text, run, terms)
            run = []
        run.append(mention)
    yield from _list(text, run, terms)


def _joined(text: str, one: TermMention, other: TermMention) -> bool:
    gap = text[one.span.end : other.span.start]
    return len(gap) <= 24 and _GAP.match(gap) is not None


def _list(text: str, run: Sequence[TermMention], terms: Gazetteer) -> Iterator[FieldList]:
    if not run:
        return
    span = _whole(text, run)
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 40]
    is_cued = _AREAS.match(after) if any(m.text in _listed() for m in run) else _AFTER.match(after) or _BEFORE.search(before)
    if not is_cued or _NOT_BEFORE.search(before) or _NOT_AFTER.match(after):
        return
    items = tuple(_items(text, span, run, terms))
    if any(item.text.startswith(_BESIDE) for item in items):
        return
    if len(items) > 1 and (len(run) > 1 or len(items) > _ALONE):
        yield FieldList(items, Span(items[0].span.start, items[-1].span.end))


def _whole(text: str, run: Sequence[TermMention]) -> Span:
    """Return the place of a list with the items at its ends that no concept fits: 提供生活照料、医疗保健、家政服务等服务."""
    last = _SUFFIX.match(text[run[-1].span.end : run[-1].span.end + 8])
    start, end = run[0].span.start, run[-1].span.end + (last.end if last else 0)
    head = _HEAD.search(text[max(0, start - _FARTHEST) : start])
    tail = _TAIL.match(text[end : end + _FARTHEST])
    start -= len(head["items"] or "") if head else 0
    return Span(start, end + (tail.span("items").end if tail else 0))


@cache
def _listed() -> frozenset[str]:
    rows = load_lexicon().rows("field")
    return frozenset(form for _, label, _, note in rows if note == _LISTED for form in expand(label))


def _items(text: str, span: Span, run: Sequence[TermMention], terms: Gazetteer) -> Iterator[ListItem]:
    """Yield what the marks and the known names divide, without what is an office or a body."""
    for part in split_at(text, span, "、，"):
        inside = [mention for mention in run if part.start <= mention.span.start < part.end]
        for item in _halves(text, part, inside):
            printed = text[item.start : item.end]
            if len(printed) <= _LONGEST_ITEM and not printed.endswith(_NO_FIELD):
                yield ListItem(printed, terms.first(printed), item)


def _halves(text: str, part: Span, inside: Sequence[TermMention]) -> Iterator[Span]:
    """Yield the fields of one part; 和 between two known names divides it."""
    start = part.start
    for one, other in pairwise(inside):
        gap = text[one.span.end : other.span.start]
        at = next((one.span.end + gap.rindex(word) for word in ("以及", "和", "与", "及") if word in gap), None)
        if at is not None:
            yield Span(start, at)
            start = other.span.start
    rest = _AND.match(text[inside[-1].span.end : part.end]) if inside else None
    if rest and inside[-1].span.start >= start:  # 社区建设和社会公益服务: two fields, though no concept fits the second
        yield Span(start, inside[-1].span.end)
        start = inside[-1].span.end + len(rest["and"] or "")
    yield Span(start, part.end)

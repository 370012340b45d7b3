"""Departments as printed: 宁夏回族自治区党委组织部, 民政厅, 省民政厅, 民政部."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from swgraph.lexicon import expand, load_lexicon, load_regions
from swgraph.lexicon.gazetteer import Term
from swgraph.lexicon.regions import COUNTRY
from swgraph.model import OrganizationMention, RegionMention, Span
from swgraph.recognise.regions import recognise_regions
from swgraph.recognise.titles import mask_titles

_LEAGUE: Final = "共青团"
_NATIONAL: Final = "国家"
_GOVERNMENT: Final = "政府"  # 市政府 is 人民政府 in full
_LEVELS: Final = (_NATIONAL, "自治区", "省", "市", "县", "区", "州", "盟", "旗")
_EACH_BEFORE: Final = ("各", "全", "）", ")", "级", "和县", "市县")  # 各市民政局 is no department but all of a kind
_NOT_BEHIND: Final = "门分长际们"  # 组织部门, 财政部分, 财政厅长


def recognise_organizations(text: str) -> Iterator[OrganizationMention]:
    """Yield each department in reading order; none in a title, and no 民政部门, 各市民政局 or 市委书记.

    >>> [(m.text, m.body, m.region) for m in recognise_organizations("宁夏回族自治区党委组织部、民政厅和民政部")]
    [('宁夏回族自治区党委组织部', '党委组织部', '640000'), ('民政厅', '民政厅', None), ('民政部', '民政部', '100000')]
    """
    masked = mask_titles(text)
    places = {mention.span.end: mention for mention in recognise_regions(masked) if not mention.contextual}
    for term in load_lexicon().gazetteer("function").find(masked):
        if masked[term.end : term.end + 1] not in tuple(_NOT_BEHIND):
            mention = _mention(text, term, places)
            if not _is_kind(masked, mention):
                yield mention


def _mention(text: str, term: Term, places: Mapping[int, RegionMention]) -> OrganizationMention:
    place, overlap = _place(term, places)
    league = place is not None and text[: place.span.start].endswith(_LEAGUE) and text[term.start : term.end].endswith("委")
    body = text[term.start + overlap : term.end]
    start = place.span.start if place else term.start - len(_level(text, term.start))
    while place and start in places:  # 江西省 before 南昌市
        start = places[start].span.start
    if league:  # 共青团湖南省委 is one body, no 湖南省委
        start -= len(_LEAGUE)
        body = text[start : term.end]
    printed = text[start : term.end]
    is_national = printed.startswith(_NATIONAL) or body in _national()
    region = _code(place) if place else COUNTRY if is_national else None
    return OrganizationMention(printed, body, term.concept, region, Span(start, term.end))


def _place(term: Term, places: Mapping[int, RegionMention]) -> tuple[RegionMention | None, int]:
    """Return the place right before a department, and how many characters they share: 江西省委 is 江西省 and 省委."""
    for overlap in (0, 1):
        place = places.get(term.start + overlap)
        if place and place.span.start < term.start:
            return place, overlap
    return None, 0


def _code(place: RegionMention) -> str | None:
    """Return the code of a place; of several divisions of one name none is chosen here."""
    return place.codes[0] if len(place.codes) == 1 else None


def _level(text: str, at: int) -> str:
    """Return the word for a level right before ``at``: 省 of 省民政厅."""
    return next((level for level in _LEVELS if text[:at].endswith(level)), "") if at else ""


def level_at_start(printed: str) -> str:
    """Return the word for a level with which a department's name begins, or nothing.

    >>> level_at_start("省文联"), level_at_start("文联")
    ('省', '')
    """
    return next((level for level in _LEVELS if printed.startswith(level)), "")


def _is_kind(masked: str, mention: OrganizationMention) -> bool:
    """Return whether all departments of a kind are meant, such as 县（市、区）民政局 and 各区县民政局."""
    start = mention.span.start
    before = masked[max(start - 2, 0) : start]
    return before.endswith(_EACH_BEFORE) or (mention.region is None and before[-1:] in (*"省市县区旗州",))


@cache
def _national() -> frozenset[str]:
    """Return the departments of the whole country."""
    rows = load_lexicon().rows("function")
    return frozenset(form for _, label, _, note in rows if note == "country" for form in expand(label))


def full_name(mention: OrganizationMention, region: str | None) -> str:
    """Return the full name of a department of a region: 民政厅 of 640000 is 宁夏回族自治区民政厅.

    >>> full_name(OrganizationMention("省委组织部", "省委组织部", None, None, Span(0, 5)), "360000")
    '江西省委组织部'
    """
    if region is None or region == COUNTRY:
        return mention.text
    name = load_regions().get(region).name
    if mention.body.startswith((name, _LEAGUE)):  # a department that no list holds, with its place printed
        return mention.body
    level, said, office = mention.body.partition(_GOVERNMENT)
    if said and len(level) <= 1:  # 市政府办 is 人民政府办公室 in full
        return f"{name}人民{_GOVERNMENT}{'办公室' if office == '办' else office}"
    shared = mention.body[:1] if mention.body[1:2] == "委" and name.endswith(mention.body[:1]) else ""
    return name + mention.body.removeprefix(shared)

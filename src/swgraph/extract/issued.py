"""Who issued which document, and when, as a sentence says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from swgraph.extract import words
from swgraph.extract.places import COUNTRY, Places
from swgraph.extract.reading import Reading, blanked
from swgraph.extract.sentences import Sentence
from swgraph.extract.signed import Signed, read_signed
from swgraph.model import (
    DateMention,
    Organization,
    OrganizationMention,
    PolicyDocument,
    RegionMention,
    Span,
    TitleMention,
)
from swgraph.recognise.issuers import IssuerList
from swgraph.recognise.organizations import full_name, recognise_organizations

_SHORT: Final = 6
_OF_THE_PARTY: Final = ("组织部", "宣传部", "统战部", "政法委", "社会工作部")
_LONGEST_GAP: Final = 60


@dataclass(frozen=True, slots=True)
class Issued:
    """A document as it is said to be issued; ``span`` has issuers, date and title."""

    document: PolicyDocument
    title: TitleMention
    issuers: tuple[Organization, ...]
    count: int | None
    date: DateMention | None
    span: Span


def read_documents(reading: Reading, places: Places, headline: str) -> Iterator[Issued]:
    """Yield the documents that an article reports as issued, and those that its text itself is."""
    signed = {own.document.title: own for own in read_signed(reading, places, headline)}
    for issued in read_issued(reading, places):
        own = signed.pop(issued.document.title, None)
        yield _of_signed(own) if own and not issued.issuers else issued
    yield from map(_of_signed, signed.values())


def _of_signed(own: Signed) -> Issued:
    return Issued(own.document, own.title, own.issuers, None, own.date, own.span)


def read_issued(reading: Reading, places: Places) -> Iterator[Issued]:
    """Yield each document that is said to be issued, in reading order, each once.

    A document that another one rests on (根据民政部印发的《…》) is cited, not reported as issued.
    """
    cited = {cue.title.span.start for cue in reading.lineage if cue.title}
    seen: set[str] = set()
    for sentence in reading.sentences:
        last: Issued | None = None
        for title in reading.titles.within(sentence.span):
            if title.doc_type is None or len(title.title) <= _SHORT or title.span.start in cited:
                continue
            last = _issued(reading, places, sentence, title) or _joined(reading, last, title)
            if last and title.title not in seen:
                seen.add(title.title)
                yield last


def _issued(reading: Reading, places: Places, sentence: Sentence, title: TitleMention) -> Issued | None:
    lead = Span(sentence.span.start, title.span.start)
    date = _date(reading, lead)
    behind = _behind(reading, sentence, title)
    issuers = behind or _before(reading, title, lead) or _same(reading, lead)
    if issuers is None and not (_is_issued_before(reading, lead) or _is_issued_behind(reading, title)):
        return None
    owners, name = _owners(title.title) if issuers is None else ((), title.title)
    mentions = issuers.organizations if issuers else owners
    organizations = tuple(_organizations(reading, places, mentions))
    region = organizations[0].region if organizations else _subject(reading, places, lead) or places.home
    starts = [title.span.start, *([issuers.span.start] if issuers else []), *([date.span.start] if date else [])]
    return Issued(
        document=PolicyDocument(name, region, title.doc_type, title.number),
        title=title,
        issuers=organizations,
        count=issuers.count if issuers else None,
        date=date,
        span=Span(min(starts), max(_end(reading, title), issuers.span.end if issuers else 0)),
    )


def _is_issued_before(reading: Reading, lead: Span) -> bool:
    return words.ISSUED_RIGHT_BEFORE.search(_plain(reading, lead)[-_LONGEST_GAP:]) is not None


def _is_issued_behind(reading: Reading, title: TitleMention) -> bool:
    end = _end(reading, title)
    return words.ISSUED_BEHIND.match(_plain(reading, Span(end, min(end + _LONGEST_GAP, len(reading.text))))) is not None


def _owners(title: str) -> tuple[tuple[OrganizationMention, ...], str]:
    """Return the departments with which a title begins, and the title without them: 《某省民政厅关于…》.

    >>> [m.text for m in _owners("宁夏民政厅、财政厅关于某事的意见")[0]], _owners("关于某事的意见")
    (['宁夏民政厅', '财政厅'], ((), '关于某事的意见'))
    """
    found: list[OrganizationMention] = []
    end = 0
    for mention in recognise_organizations(title):
        if title[end : mention.span.start].strip("、和与及 "):
            break
        found.append(mention)
        end = mention.span.end
    rest = title[end:].strip()
    return (tuple(found), rest) if found and rest.startswith("关于") else ((), title)


def _joined(reading: Reading, last: Issued | None, title: TitleMention) -> Issued | None:
    """Return a title that is issued with the one before it: 印发《甲办法》《乙办法》和《丙细则》."""
    if last is None or not words.JOINED.match(reading.text[_end(reading, last.title) : title.span.start]):
        return None
    document = PolicyDocument(title.title, last.document.region, title.doc_type, title.number)
    span = Span(last.span.start, _end(reading, title))
    return Issued(document, title, last.issuers, last.count, last.date, span)


def _before(reading: Reading, title: TitleMention, lead: Span) -> IssuerList | None:
    """Return the list before the title with a verb of issuing between them."""
    found = reading.issuer_lists.within(lead)
    if not found or title.span.start - found[-1].span.end > _LONGEST_GAP:
        return None
    gap = _plain(reading, Span(found[-1].span.end, title.span.start))
    return found[-1] if words.ISSUED_BETWEEN.match(gap) else None


def _same(reading: Reading, lead: Span) -> IssuerList | None:
    """Return the department that 该局 means: the last one of that kind named before."""
    hit = words.THE_SAME.search(_plain(reading, lead)[-_LONGEST_GAP:])
    if hit is None:
        return None
    named = [m for m in reading.organizations if m.span.end <= lead.end and m.text.endswith(hit["kind"] or "")]
    return IssuerList((named[-1],), None, False, Span(lead.end, lead.end)) if named else None


def _behind(reading: Reading, sentence: Sentence, title: TitleMention) -> IssuerList | None:
    """Return the list behind the title: 《…》由民政厅、财政厅联合印发."""
    end = _end(reading, title)
    found = reading.issuer_lists.within(Span(end, sentence.span.end))
    if not found or not words.BY.match(reading.text[end : found[0].span.start]):
        return None
    rest = _plain(reading, Span(found[0].span.end, sentence.span.end))
    return found[0] if words.ISSUED_FIRST.match(rest) else None


def _plain(reading: Reading, span: Span) -> str:
    """Return the characters of a span without its dates and blanks."""
    return "".join(blanked(reading.text, span, reading.dates.within(span)).split())


def _date(reading: Reading, lead: Span) -> DateMention | None:
    """Return the last date before the title that can be the day of issue."""
    found = [date for date in reading.dates.within(lead) if date.role in ("plain", "recent")]
    return found[-1] if found else None


def _end(reading: Reading, title: TitleMention) -> int:
    """Return where a title ends with the bracket that holds its alias or number."""
    end = title.span.end
    if title.alias is None and title.number is None:
        return end
    closing = [at for mark in "）)" if (at := reading.text.find(mark, end, end + 120)) >= 0]
    return min(closing, default=end - 1) + 1


def _subject(reading: Reading, places: Places, lead: Span) -> str | None:
    """Return the region that is said to issue: 南昌市出台《…》."""
    found = [mention for mention in reading.regions.within(lead) if not reading.titles.covering(mention.span.start)]
    return places.resolve(found[-1]) if found else None


def _organizations(
    reading: Reading, places: Places, mentions: Sequence[OrganizationMention]
) -> Iterator[Organization]:
    """Yield the departments of one list with their full names; a bare name takes the region named before it."""
    inherited: str | None = None
    for named in mentions:
        mention, region = named, named.region
        if region is None and (place := _printed_place(reading, mention)):
            region = places.resolve(place)  # 朝阳区民政局 with no 朝阳区 near: unknown
        elif region is None:
            region = _by_level(places, mention) or inherited or places.owner(mention.text)
        if mention.text == mention.body and mention.body.startswith(_OF_THE_PARTY) and region not in (None, COUNTRY):
            mention = replace(mention, body=f"{places.name(region)[-1]}委{mention.body}")  # 省委组织部、宣传部: both of the 省委
        yield Organization(full_name(mention, region), region, mention.function, mention.text)
        inherited = region


def _printed_place(reading: Reading, mention: OrganizationMention) -> RegionMention | None:
    """Return the place with which a department's name begins."""
    place = reading.regions.covering(mention.span.start)
    return place if place and not place.contextual else None


def _by_level(places: Places, mention: OrganizationMention) -> str | None:
    """Return the region of a name that prints its level only: 省民政厅, 市委组织部."""
    prints_level = mention.text != mention.body or mention.body[1:2] == "委"
    return places.owner(mention.text) if prints_level else None

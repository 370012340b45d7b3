"""Documents that the text itself is: a title, and below it who signed it and when.

::

    《某市…实施方案》已经市政府同意，现印发给你们。
    某市人民政府办公室
    2023年5月6日

A page of a government may have a table instead (发布机构 | 某区民政局) above the title of the document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.extract.places import Places
from swgraph.extract.reading import Reading
from swgraph.model import DateMention, Organization, OrganizationMention, PolicyDocument, Span, TitleMention
from swgraph.recognise.organizations import full_name
from swgraph.recognise.pattern import Pattern
from swgraph.recognise.titles import document_type

_SENT_OUT: Final = Pattern(r"现(?:予以?|将其?)?(?:印发|下发|发布|公布|转发)|(?:印发|下发)给?你们")
_LINE: Final = Pattern(r"[^\n]+")
_TOKEN: Final = Pattern(r"[^ 　\t?？]+")
_BODY: Final = Pattern(r"(?:厅|局|委员会|委|部|办公室|联合会|协会|政府|法院|检察院|总工会)$")
_TABLE: Final = Pattern(r"(?:发布机构|发文机关|发文单位|制发机关)[ |：:]{1,4}")
_TABLE_DAY: Final = Pattern(r"(?:发文日期|成文日期|印发日期)[ |：:]{1,4}")
_LONGEST_TITLE: Final = 60
_SHORTEST_TITLE: Final = 8
_LONGEST_NAME: Final = 24
_REACH: Final = 700
_LINES: Final = 16  # of signatures under one document


@dataclass(frozen=True, slots=True)
class Signed:
    """A document with those who signed it; ``span`` is what says so."""

    document: PolicyDocument
    title: TitleMention
    issuers: tuple[Organization, ...]
    date: DateMention | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Signature:
    issuers: tuple[OrganizationMention, ...]
    date: DateMention | None
    span: Span


def read_signed(reading: Reading, places: Places, headline: str = "") -> Iterator[Signed]:
    """Yield the documents that a text sends out (现印发给你们), or the one that it is."""
    sent = list(_sent_out(reading, places))
    yield from sent
    if not sent and (own := _own(reading, places, headline)):
        yield own


def _sent_out(reading: Reading, places: Places) -> Iterator[Signed]:
    for sentence in reading.sentences:
        titles = [title for title in reading.titles.within(sentence.span) if _is_full(title)]
        if titles and _SENT_OUT.search(reading.text[sentence.span.start : sentence.span.end]):
            signature = _signature_below(reading, sentence.span.end)
            if signature:
                yield _signed(places, titles[0], signature, titles[0].span)


def _own(reading: Reading, places: Places, headline: str) -> Signed | None:
    """Return the document whose title stands alone in a line, signed right below it or in a table above."""
    table = _table(reading)
    for line in _lines(reading.text, 0):
        title = reading.text[line.start : line.end]
        if _is_title(title) and not reading.titles.within(line):
            signature = table or _signature_below(reading, line.end, within=1)
            if signature:
                return _signed(places, TitleMention(title, line, doc_type=document_type(title)), signature, line)
    first = _signature_below(reading, 0, within=1) if _is_title(headline) else None
    if first is None:
        return None
    return _signed(places, TitleMention(headline, first.span, doc_type=document_type(headline)), first, first.span)


def _signed(places: Places, title: TitleMention, signature: _Signature, span: Span) -> Signed:
    issuers = tuple(_issuers(places, signature.issuers))
    region = issuers[0].region if issuers else places.home
    document = PolicyDocument(title.title, region, title.doc_type, title.number)
    return Signed(document, title, issuers, signature.date, span)


def _issuers(places: Places, mentions: tuple[OrganizationMention, ...]) -> Iterator[Organization]:
    for mention in mentions:
        region = mention.region or places.owner(mention.text)
        name = full_name(mention, region) if mention.function else mention.text
        yield Organization(name, region, mention.function, mention.text)


def _is_full(title: TitleMention) -> bool:
    return title.doc_type is not None and len(title.title) >= _SHORTEST_TITLE


def _is_title(line: str) -> bool:
    """Return whether a line is nothing but the title of a document: of a plan rather than of a notice.

    >>> _is_title("某县“十四五”民政事业发展专项规划"), _is_title("某县印发了规划"), _is_title("关于开会的通知")
    (True, False, False)
    """
    if not _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE or set(line) & set("，。；：|《》"):
        return False
    return document_type(line) not in (None, "tongzhi", "other") and not any(w in line for w in ("印发", "出台", "发布", "解读"))


# --- who signed -------------------------------------------------------------------------------------------------


def _signature_below(reading: Reading, start: int, within: int = _LINES) -> _Signature | None:
    """Return the departments that alone fill the lines below ``start``, up to the day that alone fills one.

    ``within`` is how many lines of other text may stand before them.
    """
    issuers: list[OrganizationMention] = []
    begun = end = start
    for line in _lines(reading.text, start):
        day = _only_day(reading, line)
        found = [] if day else _only_departments(reading, line)
        if issuers and not found:
            return _Signature(tuple(issuers), day, Span(begun, day.span.end if day else end))
        if not found and within == 0:
            return None
        begun = begun if issuers else line.start
        issuers += found
        within -= not found
        end = line.end
    return None


def _only_departments(reading: Reading, line: Span) -> list[OrganizationMention]:
    """Return the departments of a line that names nothing else."""
    found: list[OrganizationMention] = []
    text = reading.text[line.start : line.end]
    for token in _TOKEN.finditer(text):
        mention = _department(reading, Span(line.start + token.start, line.start + token.end))
        if mention is None:
            return []
        found.append(mention)
    return found


def _department(reading: Reading, token: Span) -> OrganizationMention | None:
    """Return the department that a word is; one that no list holds is known by its place and its ending."""
    known = reading.organizations.within(token)
    if known and known[-1].span == token:
        return known[-1]
    printed = reading.text[token.start : token.end]
    place = reading.regions.covering(token.start)
    if place is None or place.contextual or len(place.codes) != 1 or len(printed) > _LONGEST_NAME or not _BODY.search(printed):
        return None
    return OrganizationMention(printed, printed.removeprefix(place.text), None, place.codes[0], token)


def _only_day(reading: Reading, line: Span) -> DateMention | None:
    """Return the day of a line that says nothing else."""
    for date in reading.dates.within(line):
        rest = reading.text[line.start : date.span.start] + reading.text[date.span.end : line.end]
        if date.date.latest and not rest.strip(" ?？　"):
            return date
    return None


def _table(reading: Reading) -> _Signature | None:
    """Return what the table above a document says of it."""
    head = reading.text[:_REACH]
    cue, day = _TABLE.search(head), _TABLE_DAY.search(head)
    mention = next((m for m in reading.organizations if cue and m.span.start == cue.end), None)
    if cue is None or mention is None:
        return None
    date = next((m for m in reading.dates if day and m.span.start == day.end), None)
    return _Signature((mention,), date, mention.span)


def _lines(text: str, start: int) -> Iterator[Span]:
    """Yield the lines of a text from ``start`` on without the blanks around them."""
    for hit in _LINE.finditer(text[start : start + _REACH]):
        printed = text[start + hit.start : start + hit.end]
        begin = start + hit.start + len(printed) - len(printed.lstrip())
        end = start + hit.start + len(printed.rstrip())
        if begin < end:
            yield Span(begin, end)

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

from swgraph.extract import words
from swgraph.extract.places import Places
from swgraph.extract.reading import Reading
from swgraph.model import DateMention, Organization, OrganizationMention, PolicyDocument, Span, TitleMention
from swgraph.recognise.organizations import full_name, recognise_organizations
from swgraph.recognise.pattern import Pattern
from swgraph.recognise.titles import document_type

_SENT_OUT: Final = Pattern(r"现(?:予以?|将其?)?(?:印发|下发|发布|公布|转发)|(?:印发|下发)给?你们")
_NOTICE: Final = Pattern(r"^[^，。；：|]{0,40}关于印发(?P<title>[^，。；：|]{6,80})的通知$")
_NAMED: Final = Pattern(
    r"^(?P<who>[^，。；：|《》]{3,300}?)(?P<count>等(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:个|家)?(?:部门|单位|部委))?(?P<title>关于[^，。；：|《》]{8,80})$"
)
_ABOUT: Final = Pattern(r"^关于[^，。；：|《》]{6,80}$")
_LINE: Final = Pattern(r"[^\n]+")
_TOKEN: Final = Pattern(r"[^ 　\t?？、，,]+")
_BODY: Final = Pattern(r"(?:厅|局|委员会|委|部|办公室|联合会|协会|政府|法院|检察院|总工会)$")
_TABLE: Final = Pattern(r"(?:发布机构|发文机关|发文单位|制发机关)[ |：:]{1,4}")
_TABLE_DAY: Final = Pattern(r"(?:发文日期|成文日期|印发日期)[ |：:]{1,4}")
_PARTY: Final = "中共"
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
    last: list[TitleMention] = []
    for sentence in reading.sentences:
        titles = [title for title in reading.titles.within(sentence.span) if _is_full(title)]
        titles = titles or last  # 《…》已经批准。现将文件印发给你们
        last = titles
        if titles and _SENT_OUT.search(reading.text[sentence.span.start : sentence.span.end]):
            signature = _signature_below(reading, sentence.span.end)
            if signature:
                yield _signed(places, titles[0], signature, titles[0].span)


def _own(reading: Reading, places: Places, headline: str) -> Signed | None:
    """Return the document whose title stands alone in a line, signed right below it or in a table above."""
    table = _table(reading) or _itself(reading)
    if (named := _named(reading, places, headline)) is not None:
        return named
    above = _all_departments(headline)
    for line in _lines(reading.text, 0):
        printed = reading.text[line.start : line.end]
        if above and _ABOUT.match(printed) and document_type(printed):  # 关于某事的通知 below those who send it
            sent = _Signature(tuple(above), _day_below(reading, line.end), line)
            return _signed(places, TitleMention(printed, line, doc_type=document_type(printed)), sent, line)
        above = [*above, *found] if (found := _only_departments(reading, line)) else []
        title = _title_in(printed)
        if title and not reading.titles.within(line):
            signature = _signature_below(reading, line.end, within=1) or table
            if signature:
                return _signed(places, TitleMention(title, line, doc_type=document_type(title)), signature, line)
    title = _title_in(headline)
    first = (_signature_below(reading, 0, within=1) or _itself(reading)) if title else None
    if title is None or first is None:
        return None
    return _signed(places, TitleMention(title, first.span, doc_type=document_type(title)), first, first.span)


def _named(reading: Reading, places: Places, headline: str) -> Signed | None:
    """Return the document whose title begins with those who issued it: 某省民政厅等四部门关于…的意见.

    Where the title names the first of several only, a line of departments beside it names all.
    """
    at = _lines(reading.text, 0)
    for line, text in [*((s, reading.text[s.start : s.end]) for s in at), (None, headline)]:
        title = _NAMED.match(text)
        if title is None or not _is_title("".join((title["title"] or "").split())):
            continue
        owners = tuple(recognise_organizations(title["who"] or ""))
        if not owners:
            continue
        beside = (_all_departments(headline) or _beside(reading)) if title["count"] else []
        name = "".join((title["title"] or "").split())
        span = line or Span(0, min(len(reading.text), 1))
        itself = None if line else _itself(reading)
        if line or itself:  # a headline is quoted where the text says that it is the document
            span = itself.span if itself else span
            signature = _Signature(tuple(beside) if len(beside) > 1 else owners, None, span)
            return _signed(places, TitleMention(name, span, doc_type=document_type(name)), signature, span)
    return None


def _all_departments(line: str) -> list[OrganizationMention]:
    """Return the departments of a headline that names nothing else: the letterhead of a document."""
    printed = line.rstrip(" |　")
    return _only_departments(Reading(printed), Span(0, len(printed)))


def _beside(reading: Reading) -> list[OrganizationMention]:
    """Return the departments of the first line that names several and nothing else."""
    for line in _lines(reading.text, 0):
        text = reading.text[line.start : line.end]
        found = _only_departments(reading, Span(line.start, line.start + len(text.rstrip(" |　"))))
        if len(found) > 1:
            return found
    return []


def _day_below(reading: Reading, start: int) -> DateMention | None:
    """Return the day that alone fills a line below the text of a document."""
    days = (_only_day(reading, line) for line in _lines(reading.text, start))
    return next((day for day in days if day), None)


def _itself(reading: Reading) -> _Signature | None:
    """Return where a text says that it is the document (制定本规划), which nobody has signed here."""
    hit = words.SELF.search(reading.text)
    return None if hit is None else _Signature((), None, hit.span())


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


def _title_in(line: str) -> str | None:
    """Return the title of the document that a line names and says nothing else of.

    >>> _title_in("关于印发某州社会工作 人才规划的通知"), _title_in("某市社会工作实施方案")
    ('某州社会工作人才规划', '某市社会工作实施方案')
    """
    sent = _NOTICE.match(line)
    if sent:
        line = "".join((sent["title"] or "").split()).strip("《》")
    return line if _is_title(line) else None


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
        at = Span(line.start + token.start, line.start + token.end)
        mention = _department(reading, at)
        together = [mention] if mention else _together(reading, at)
        if not together:
            return []
        found += together
    return found


def _together(reading: Reading, token: Span) -> list[OrganizationMention]:
    """Return the departments that a word is made of, printed without blanks between them."""
    found = reading.organizations.within(token)
    ends = [token.start, *(mention.span.end for mention in found)]
    fits = ends[-1] == token.end and all(mention.span.start == end for mention, end in zip(found, ends, strict=False))
    return found if fits and len(found) > 1 else []


def _department(reading: Reading, token: Span) -> OrganizationMention | None:
    """Return the department that a word is; one that no list holds is known by its place and its ending."""
    known = reading.organizations.within(token)
    if known and known[-1].span == token:
        return known[-1]
    printed = reading.text[token.start : token.end]
    place = reading.regions.covering(token.start + (len(_PARTY) if printed.startswith(_PARTY) else 0))
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

"""An article on its own: the first line is its headline, or the first Markdown heading is."""

from collections.abc import Sequence
from datetime import date

import re2

from swgraph.model import Span
from swgraph.text.frontmatter import FrontMatter
from swgraph.text.furniture import day_of, is_furniture, is_origin, is_table
from swgraph.text.newspaper import Entry, Line, read_byline

_HEADING = re2.compile(r"^#{1,6}\s+(\S.*?)\s*#*$")
_DATE_LINE = re2.compile(
    r"^(?:(?:发布|发表|更新|刊发)?(?:时间|日期)[:：]\s*)?((?:19|20)\d\d)[-年./](\d{1,2})[-月./](\d{1,2})日?(?:\s.{0,60})?$"
)
_LONGEST_HEADLINE = 80
_MENU = 30  # lines looked at for a headline below menus


def plain_entry(lines: Sequence[Line], front: FrontMatter) -> list[Entry]:
    """Return the one article of a text without a page around it."""
    printed = [line for line in lines if line.text]
    at = _headline_at(printed)
    headline = _headline(printed[at])
    rest = printed[at + 1 :]
    if headline.span.end < printed[at].span.end and not _HEADING.match(printed[at].text):
        rest = printed[at:]  # no headline: the first clause names the article, and belongs to the text
    byline, published = front.byline, front.issue_date or _day(printed[:at])
    while rest and (found := _about(rest[0].text, headline.text)):
        byline, published = byline or found[0], published or found[1]
        rest = rest[1:]
    table = next((i for i, line in enumerate(printed[:at]) if is_table(line.text)), None)
    if table is not None:
        rest = printed[table:]  # who issued the document that the page is
    body = Span(rest[0].span.start, rest[-1].span.end) if rest else None
    kicker = Line(front.kicker, Span(0, 0)) if front.kicker else None
    return [Entry(headline, kicker, byline, body, published, front.page, front.section)]


def _headline_at(printed: Sequence[Line]) -> int:
    """Return which line is the headline: a Markdown heading, otherwise the first that is not the page's."""
    heading = next((i for i, line in enumerate(printed) if _HEADING.match(line.text)), None)
    if heading is not None:
        return heading
    return next((i for i, line in enumerate(printed[:_MENU]) if not is_furniture(line.text)), 0)


def _day(lines: Sequence[Line]) -> date | None:
    """Return the day of publication that the lines above a headline give."""
    return next((day for line in lines if is_origin(line.text) and (day := day_of(line.text))), None)


def _about(text: str, headline: str) -> tuple[str | None, date | None] | None:
    """Return the author or the date that a line below the headline gives, or None where the text has begun."""
    byline = read_byline(text)
    if byline:
        return byline, None
    match = _DATE_LINE.match(text)
    if not match:
        return (None, day_of(text)) if text == headline or (is_furniture(text) and not is_table(text)) else None
    try:
        return None, date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _headline(line: Line) -> Line:
    match = _HEADING.match(line.text)
    if match:
        start = line.span.start + match.start(1)
        return Line(match[1], Span(start, start + len(match[1])))
    if len(line.text) <= _LONGEST_HEADLINE and not line.text.endswith("。"):
        return line
    cut = min(i for i in (line.text.find(c) for c in "。；，") if i > 0) if set(line.text[1:]) & set("。；，") else 0
    cut = min(cut or _LONGEST_HEADLINE, _LONGEST_HEADLINE, len(line.text))
    return Line(line.text[:cut], Span(line.span.start, line.span.start + cut))

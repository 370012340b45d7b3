"""A newspaper page as its web edition prints it: lists of pages and headlines, then one or more articles in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import re2

from swgraph.model import Span

_PAGE = re2.compile(r"^\s*第\s*([0-9A-Z]{1,3})\s*版\s*(?:[:：|｜]?\s*(\S.*?))?\s*$")
_DATE = re2.compile(r"^\s*((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:\s|星期|$)")
_BYLINE = re2.compile(r"^\s*[■●◆▲□○◎★☆◇]?\s*(?:[（(]\s*)?(?:本报|本刊|本网|新华社|中新社|见习|特约|实习|通讯)?\s*"
                      r"(?:见习|特约|实习|首席)?(?:记者|通讯员|撰文|作者|文/|文／|文[：:])[/／：:]?\s*(\S.{0,58}?)\s*(?:[)）]\s*)?$")  # fmt: skip
_BULLET = re2.compile(r"^\s*[■●◆▲□○◎★☆◇]\s*(\S.{0,40})$")
_NAVIGATION = re2.compile(
    r"^\s*(?:首页|版面导航|标题导航|版面目录|新闻内容|上一[版期篇]|下一[版期篇]|返回目录|返回首页|放大|缩小|默认|打印|"
    r"复制|收藏|评论|朗读|版面概览|本版新闻|往期回顾|数字报|PDF|pdf|全文复制|字号|[\s|｜·/>＞<＜»«\-—:：+＋])+\s*$"
)
_CONTENT = "新闻内容"
_LONGEST_TITLE = 60
_ENDS = "。；，、："


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its blanks, and where it stands."""

    text: str
    span: Span

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Entry:
    """What the page says of one article."""

    headline: Line
    kicker: Line | None = None
    byline: str | None = None
    body: Span | None = None
    published: date | None = None
    page: str | None = None
    section: str | None = None


def read_lines(text: str) -> list[Line]:
    r"""Return the lines of a text with their spans.

    >>> read_lines(" 题\n文")
    [Line(text='题', span=Span(start=1, end=2)), Line(text='文', span=Span(start=3, end=4))]
    """
    lines, at = [], 0
    for raw in text.split("\n"):
        start = at + len(raw) - len(raw.lstrip())
        stripped = raw.strip()
        lines.append(Line(stripped, Span(start, start + len(stripped)) if stripped else Span(at, at)))
        at += len(raw) + 1
    return lines


def is_newspaper(lines: Sequence[Line]) -> bool:
    """Return whether the lines are a newspaper page: a list of its pages, or the mark before the article."""
    pages = sum(1 for line in lines if _PAGE.match(line.text))
    return any(line.text == _CONTENT for line in lines) or (pages >= 2 and any(_DATE.match(line.text) for line in lines))


def read_entries(lines: Sequence[Line]) -> list[Entry]:
    """Return the articles of a newspaper page: those printed in full, then those that are a headline only."""
    starts = _content_starts(lines)
    first = starts[0] if starts else len(lines)
    headlines = _headlines(lines[:first])
    names = {line.text for line in headlines}
    full = [
        entry
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)
        if (entry := _full(lines[start:end], names)) is not None
    ]
    printed = {entry.headline.text for entry in full} | {e.kicker.text for e in full if e.kicker}
    published = next((entry.published for entry in full if entry.published), _date(lines))
    entries = full + [Entry(line, published=published) for line in headlines if line.text not in printed]
    page, section = _current_page(lines, entries, first)
    return [entry if entry.page else replace(entry, page=page, section=section) for entry in entries]


def _content_starts(lines: Sequence[Line]) -> list[int]:
    """Return where each article in full begins: at the mark 新闻内容, otherwise at a line with the date of issue."""
    marked = [i for i, line in enumerate(lines) if line.text == _CONTENT]
    return marked or [i for i, line in enumerate(lines) if _DATE.match(line.text)]


def _headlines(lines: Sequence[Line]) -> list[Line]:
    """Return the headlines that the navigation lists: lines that are neither pages nor their sections nor buttons."""
    found: list[Line] = []
    sections = {m[2] for line in lines if (m := _PAGE.match(line.text)) and m[2]}
    after_page = False
    for line in lines:
        page = _PAGE.match(line.text)
        if page:
            after_page = not page[2]  # 第01版 alone on its line: the next line is its section
            continue
        if line.blank or _is_furniture(line.text) or line.text in sections:
            continue
        if after_page:
            after_page = False
            sections.add(line.text)
        elif line.text not in {other.text for other in found}:
            found.append(line)
    return [line for line in found if line.text not in sections and _is_title(line.text)]


def _is_title(text: str) -> bool:
    return 4 <= len(text) <= _LONGEST_TITLE and not text.endswith(tuple(_ENDS)) and not text.isascii()


def _is_furniture(text: str) -> bool:
    return bool(_NAVIGATION.match(text) or _DATE.match(text) or text.startswith(("版权", "Copyright", "©", "ICP")))


def _full(lines: Sequence[Line], names: set[str]) -> Entry | None:
    """Return the article printed in full in these lines, or None where they hold navigation only."""
    titles, rest = _title_block(lines)
    if not titles:
        return None
    byline, rest = _byline(rest)
    at = _headline_index(titles, names)
    body = [line for line in rest if not line.blank and not _is_furniture(line.text)]
    return Entry(
        headline=titles[at],
        kicker=titles[at - 1] if at else None,
        byline=byline,
        body=Span(body[0].span.start, body[-1].span.end) if body else None,
        published=_date(lines),
        page=_page(lines),
        section=_section(lines),
    )


def _title_block(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the title lines, which stand together above the byline or the first paragraph, and what follows."""
    titles: list[Line] = []
    for i, line in enumerate(lines):
        if line.blank:
            if titles:
                return titles, list(lines[i:])
        elif _is_furniture(line.text) or _PAGE.match(line.text):
            continue
        elif read_byline(line.text) or not _is_title(line.text) or len(titles) == 4:
            return titles, list(lines[i:])
        else:
            titles.append(line)
    return titles, []


def _headline_index(titles: Sequence[Line], names: set[str]) -> int:
    """Return which title line is the headline: the one that the navigation lists, otherwise the second of several."""
    listed = [i for i, line in enumerate(titles) if line.text in names]
    return listed[-1] if listed else min(1, len(titles) - 1)


def _byline(lines: Sequence[Line]) -> tuple[str | None, list[Line]]:
    """Return the author named in the first printed line, if one is, and the lines after it."""
    for i, line in enumerate(lines):
        if not line.blank:
            byline = read_byline(line.text)
            return (byline, list(lines[i + 1 :])) if byline else (None, list(lines))
    return None, []


def read_byline(text: str) -> str | None:
    """Return the author of a byline, or None where the line is none.

    >>> read_byline("■ 本报记者 王小明"), read_byline("记者注意到,各地都在行动。")
    ('王小明', None)
    """
    match = _BYLINE.match(text)
    if match and not set(match[1]) & set("，。,、；：") and (" " in text or "　" in text or len(match[1]) <= 4):
        return str(match[1])
    match = _BULLET.match(text)
    return str(match[1]) if match and not set(match[1]) & set("，。,；：") and len(match[1]) <= 12 else None


def _date(lines: Sequence[Line]) -> date | None:
    for line in lines:
        match = _DATE.match(line.text)
        if match:
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return None


def _page(lines: Sequence[Line]) -> str | None:
    return next((f"第{m[1]}版" for line in lines if (m := _PAGE.match(line.text))), None)


def _section(lines: Sequence[Line]) -> str | None:
    return next((m[2] for line in lines if (m := _PAGE.match(line.text)) and m[2]), None)


def _current_page(lines: Sequence[Line], entries: Sequence[Entry], first: int) -> tuple[str | None, str | None]:
    """Return the page that the articles stand on: the one page whose section their titles are about.

    The navigation lists every page and marks none. A section that several pages share, or that the titles do not
    mention, leaves the page unknown.
    """
    pages = dict(_listed_pages(lines[:first]))
    if len(pages) == 1:
        return next(iter(pages.items()))
    titles = [line.text for e in entries for line in (e.headline, e.kicker) if line]
    names = list(pages.values())
    fitting = {
        page: name
        for page, name in pages.items()
        if name and names.count(name) == 1 and any(name in title for title in titles)
    }
    return next(iter(fitting.items())) if len(fitting) == 1 else (None, None)


def _listed_pages(lines: Sequence[Line]) -> Iterator[tuple[str, str | None]]:
    for i, line in enumerate(lines):
        match = _PAGE.match(line.text)
        if match:
            following = next((after.text for after in lines[i + 1 : i + 3] if not after.blank), None)
            section = match[2] or (following if following and not _PAGE.match(following) else None)
            yield f"第{match[1]}版", section

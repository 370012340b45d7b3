"""The article of a web page.

trafilatura tells the article from menus, advertisements and comments; a rule of our own would be one more list of class
names to keep. It is imported only when a page of HTML is read: it costs half a second.
"""

import html
from datetime import date
from typing import Any

import re2

from swgraph.errors import NoArticleError
from swgraph.model import Citation
from swgraph.text.frontmatter import FrontMatter

_TITLE = re2.compile(r"(?is)<title[^>]*>([^<]{0,300})</title>")
_ERROR = re2.compile(
    r"(?i)(?:^|\D)(?:40[0134]|50[0234])(?:\D|$)|not found|bad gateway|forbidden|unavailable|access denied|just a moment|"
    r"页面不存在|找不到|无法访问|访问(?:被拒绝|受限|出错)|出错了|系统错误|维护中|请登录|用户登录|登录页|登录$|安全验证|验证码"
)
_SHORTEST = 40


def article_text(page: str, name: str) -> tuple[str, FrontMatter]:
    """Return the headline and the paragraphs of a web page, one a line, and what the page says of itself.

    The text is new, so offsets count in it and not in the HTML; the digest of a source is still that of the file.

    Raises:
        NoArticleError: the page holds no article, or is an error or login page.
    """
    import trafilatura

    match = _TITLE.search(page)
    title = html.unescape(match[1]).strip() if match else ""
    document = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)
    found: dict[str, Any] = {} if document is None else document if isinstance(document, dict) else document.as_dict()
    body = str(found.get("text") or "").strip()
    if _is_error(title, body):
        raise NoArticleError(
            f"{name}: 这是错误页或登录页 this is an error or login page ({title or body[:30]!r}), not an article; "
            "save the page again"
        )
    if not body or (len(body) < _SHORTEST and not title):
        raise NoArticleError(
            f"{name}: 网页中没有文章 no article in this web page: looked for a headline and paragraphs of text; "
            "save the page of one article, or its text as .txt"
        )
    headline = (found.get("title") or title or body.split("\n", 1)[0]).strip()
    published = _date(found.get("date"))
    citation = Citation(title=headline, publisher=found.get("sitename"), url=found.get("url"), published=published)
    lines = [line for line in body.split("\n") if line.strip() and line.strip() != headline]
    front = FrontMatter(citation, issue_date=published, byline=found.get("author"))
    return "\n".join([headline, *lines]), front


def _is_error(title: str, body: str) -> bool:
    if len(body) < _SHORTEST and _ERROR.search(body):
        return True
    return len(body) < 400 and bool(_ERROR.search(title))


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

"""The article of a web page is found; error pages and empty ones are refused."""

import pytest

from swgraph.errors import NoArticleError
from swgraph.text.html import article_text

BODY = (
    "某市民政局日前印发《关于加强社区服务的实施意见》，提出到2025年建成社工站100个。",
    "意见要求，各县区要落实经费，配齐人员，为老人、儿童和残疾人提供专业服务，让居民在家门口得到帮助。",
    "下一步，全市还将开展督导，评估服务成效，并把好的做法写进操作指南，供各站参考使用。",
)


def page(body: str, *, title: str = "某市加强社区服务", head: str = "") -> str:
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body><nav><a href="/">首页</a><a href="/b">新闻</a></nav>{body}<footer>版权所有</footer></body></html>'
    )


ARTICLE = page(f"<article><h1>某市加强社区服务</h1>{''.join(f'<p>{p}</p>' for p in BODY)}</article><aside>热门推荐</aside>")


def test_headline_and_paragraphs_are_lines() -> None:
    text, front = article_text(ARTICLE, "a.html")
    assert text.split("\n") == ["某市加强社区服务", *BODY]
    assert front.citation.title == "某市加强社区服务"


def test_navigation_and_footer_are_dropped() -> None:
    text, _ = article_text(ARTICLE, "a.html")
    assert not any(word in text for word in ("首页", "版权", "热门推荐"))


def test_what_the_page_says_of_itself_is_kept() -> None:
    head = '<meta property="article:published_time" content="2023-05-08"><meta name="author" content="王小明"><meta property="og:site_name" content="某网">'
    _, front = article_text(ARTICLE.replace("</head>", f"{head}</head>"), "a.html")
    assert str(front.citation.published) == str(front.issue_date) == "2023-05-08"
    assert front.citation.publisher == "某网"


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (page("<h1>404 Not Found</h1><p>nginx</p>", title="404 Not Found"), "error or login page"),
        (page("<p>抱歉，您访问的页面不存在，请返回首页。</p>", title="页面不存在"), "error or login page"),
        (page("<p>请登录后查看全文内容，谢谢您的支持与理解。</p>", title="用户登录"), "error or login page"),
        (page("<p>502 Bad Gateway</p>", title="502 Bad Gateway"), "error or login page"),
        ("<html><body></body></html>", "no article"),
        ("", "no article"),
        ("<script>alert(1)</script>", "no article"),
    ],
)
def test_a_page_without_an_article_is_refused(html: str, words: str) -> None:
    with pytest.raises(NoArticleError, match=words) as caught:
        article_text(html, "坏页.html")
    assert "坏页.html" in str(caught.value)


def test_an_article_about_errors_is_no_error_page() -> None:
    long = page(f"<article><h1>系统错误怎么办</h1>{''.join(f'<p>{p * 3}</p>' for p in BODY)}</article>", title="系统错误怎么办")
    assert article_text(long, "a.html")[0].startswith("系统错误怎么办")

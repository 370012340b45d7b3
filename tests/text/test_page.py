"""A captured file becomes a source with its articles, or an error says what to do."""

import codecs
import time
from datetime import date
from pathlib import Path

import pytest

from swgraph.errors import DecodeError, NoArticleError, SourceError
from swgraph.model import Source
from swgraph.text.page import read_source, source_from_bytes
from swgraph.text.repair import replay

PAGE = """首页 | 版面导航 | 标题导航
   第01版:头版
   第02版:养老
   第03版:社区服务
某市社区服务三年行动启动
养老服务中心开门迎客
志愿者走进山村小学

版面目录

第01版
头版

第02版
养老

第03版
社区服务

新闻内容
2023年5月8日 星期一上一期下一期
各地动态
某市社区服务三年行动启动

    ■ 本报记者 王小明

    某市民政局日前印发《社区服务三年行动方案》(以下简称《方案》)。

    《方案》提出,到2025年年底,全市建成社工站100个。记者注意到,其中示范站10个。

新闻内容
2023年5月8日 星期一上一期下一期
养老服务中心开门迎客

    全市第一家养老服务中心日前开门。
"""


def source(text: str, name: str = "a.txt") -> Source:
    return source_from_bytes(text.encode(), name)


def test_articles_in_full_come_first_then_headlines_alone() -> None:
    articles = source(PAGE).articles
    assert [a.headline for a in articles] == ["某市社区服务三年行动启动", "养老服务中心开门迎客", "志愿者走进山村小学"]
    assert [a.body is not None for a in articles] == [True, True, False]


def test_kicker_byline_and_date_are_told_apart() -> None:
    first, second, third = source(PAGE).articles
    assert (first.kicker, first.byline, first.published) == ("各地动态", "王小明", date(2023, 5, 8))
    assert (second.kicker, second.byline, second.published) == (None, None, date(2023, 5, 8))
    assert (third.kicker, third.byline, third.published) == (None, None, date(2023, 5, 8))


def test_the_page_is_the_one_whose_section_the_titles_name() -> None:
    assert {(a.page, a.section) for a in source(PAGE.replace("养老服务中心", "托老中心")).articles} == {("第03版", "社区服务")}


def test_a_page_that_cannot_be_told_is_unknown() -> None:
    assert {a.page for a in source(PAGE).articles} == {None}  # titles name 养老 and 社区服务


def test_bodies_hold_no_navigation() -> None:
    found = source(PAGE)
    bodies = [found.text[a.body.start : a.body.end] for a in found.articles if a.body]
    assert bodies[0].startswith("某市民政局日前印发")
    assert bodies[0].endswith("其中示范站10个。")
    assert not any(word in body for body in bodies for word in ("上一期", "版面", "新闻内容", "第03版"))


def test_spans_are_verbatim_and_steps_replay() -> None:
    found = source(PAGE)
    for article in found.articles:
        assert found.text[article.headline_span.start : article.headline_span.end] == article.headline
        if article.kicker and article.kicker_span:
            assert found.text[article.kicker_span.start : article.kicker_span.end] == article.kicker
    assert replay(found.raw, found.steps) == found.text


@pytest.mark.parametrize("line", ["记者 王小明", "（记者 王小明）", "本报记者王小明", "■ 本报记者 王小明", "文/王小明", "作者：王小明"])
def test_bylines_of_a_plain_text(line: str) -> None:
    (article,) = source(f"某市启动行动\n{line}\n某市民政局日前印发方案。").articles
    assert article.byline == "王小明"


@pytest.mark.parametrize("line", ["记者注意到，各地都在行动。", "作者认为，服务还要加强。"])
def test_a_sentence_about_a_reporter_is_no_byline(line: str) -> None:
    (article,) = source(f"某市启动行动\n{line}\n某市民政局日前印发方案。").articles
    assert article.byline is None


@pytest.mark.parametrize("line", ["2023-05-08", "2023年5月8日", "发布时间：2023-05-08 10:30", "日期:2023.5.8"])
def test_the_date_of_a_plain_text(line: str) -> None:
    (article,) = source(f"某市启动行动\n{line}\n某市民政局日前印发方案。").articles
    assert article.published == date(2023, 5, 8)


def test_a_text_of_one_paragraph_is_named_by_its_first_clause() -> None:
    found = source("某市民政局日前印发《社区服务三年行动方案》，提出到2025年年底全市建成社工站100个。各县区要落实经费，配齐人员。")
    (article,) = found.articles
    assert article.headline == "某市民政局日前印发《社区服务三年行动方案》"
    assert article.body is not None
    assert article.body.start == 0


def test_markdown_with_front_matter() -> None:
    found = source("---\ntitle: 题\npublisher: 某报\npublished: 2022-12-20\npage: 第07版\n---\n\n# 某市行动\n\n社會工作服務開展。\n", "a.md")
    (article,) = found.articles
    assert (article.headline, article.page, article.published) == ("某市行动", "第07版", date(2022, 12, 20))
    assert found.citation.publisher == "某报"
    assert "publisher" not in found.text
    assert replay(found.raw, found.steps) == found.text
    assert article.body is not None
    raw = found.offsets.raw_span(article.body)
    assert found.raw[raw.start : raw.end] == "社會工作服務開展。"


def test_html_is_read_by_its_article() -> None:
    paragraph = "某市民政局日前印发实施意见，提出到2025年建成社工站100个，并要求各县区落实经费、配齐人员。"
    page = f"<html><head><title>某市加强服务</title></head><body><article><h1>某市加强服务</h1>{f'<p>{paragraph}</p>' * 3}</article></body></html>"
    (article,) = source(page, "a.html").articles
    assert article.headline == "某市加强服务"


@pytest.mark.parametrize(
    ("written", "mark", "found"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("gb18030", b"", "gb18030"),
    ],
)
def test_the_same_page_in_any_encoding_has_the_same_articles(written: str, mark: bytes, found: str) -> None:
    read = source_from_bytes(mark + PAGE.encode(written), "a.txt")
    assert read.encoding == found
    assert [a.headline for a in read.articles] == [a.headline for a in source(PAGE).articles]


def test_a_big5_page_is_read_and_simplified() -> None:
    text = "某市社會工作行動啟動\n民政局日前印發行動方案，提出建設服務體系，發展專業隊伍。\n" * 2
    read = source_from_bytes(text.encode("big5"), "a.txt")
    assert read.encoding == "big5hkscs"
    assert read.articles[0].headline == "某市社会工作行动启动"


def test_the_wrong_encoding_is_reported_as_a_guess() -> None:
    read = source_from_bytes("社会工作行动启动\n各地落实经费。".encode("gb18030"), "a.txt")
    assert read.encoding_certainty < 1


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", NoArticleError, "empty file"),
        (b" \r\n\t", NoArticleError, "empty file"),
        (codecs.BOM_UTF8, NoArticleError, "empty file"),
        ("　\u200b\n".encode(), NoArticleError, "no text"),
        (bytes(range(256)) * 4, DecodeError, "binary file"),
        (b"\x89PNG\r\n\x1a\n", DecodeError, "PNG"),
        ("首页 | 版面导航\n第01版\n第02版\n2023年5月8日 星期一\n".encode(), NoArticleError, "no article"),
        (b"a" * (1024 * 1024 + 1), DecodeError, "line 1 too long"),
    ],
)
def test_what_is_no_page_is_refused_with_its_name(data: bytes, error: type[SourceError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        source_from_bytes(data, "坏页.txt")
    assert "坏页.txt" in str(caught.value)


def test_a_line_of_50_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    page = tmp_path / "line.txt"
    with page.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    started = time.perf_counter()
    with pytest.raises(DecodeError, match="file too large"):
        read_source(page)
    assert time.perf_counter() - started < 0.5


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt.*cannot be read"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        read_source(tmp_path)


def test_an_unknown_kind_of_file_is_refused() -> None:
    with pytest.raises(SourceError, match=r"unknown kind of file '\.docx'"):
        source_from_bytes(b"abc", "a.docx")


def test_the_same_bytes_give_the_same_ids_under_any_name() -> None:
    one, other = source(PAGE, "a.txt"), source(PAGE, "b.txt")
    assert (one.id, [a.id for a in one.articles]) == (other.id, [a.id for a in other.articles])
    assert len({a.id for a in one.articles}) == 3


def test_the_seed_page_has_three_articles(seed_page: Path) -> None:
    started = time.perf_counter()
    found = read_source(seed_page)
    seconds = time.perf_counter() - started
    full, *headlines = found.articles
    assert (full.kicker, full.headline, full.byline) == ("推动社会工作高质量发展", "宁夏四部门联合出台意见", "皮磊")
    assert (full.page, full.section, full.published) == ("第07版", "社会工作", date(2022, 12, 20))
    assert [(a.headline, a.body, a.published) for a in headlines] == [
        ("拉萨有序推进四级社工服务体系建设", None, date(2022, 12, 20)),
        ("江西南昌实现乡镇（街道）社会工作服务站建设全覆盖", None, date(2022, 12, 20)),
    ]
    assert (found.encoding, found.encoding_certainty) == ("utf-8", 1.0)
    assert seconds < 3  # about 0.4 on an idle machine

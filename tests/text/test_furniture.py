"""Lines that belong to a page and not to its article, in our own words."""

from datetime import date

import pytest

from swgraph.text.furniture import is_furniture
from swgraph.text.page import source_from_bytes


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 新闻 > 正文",
        "甲省新闻 > 要闻 > 正文",
        "|",
        "2022-03-11 08:26:54",
        "时间：2022-01-04 浏览量：128 次 来源：某报",
        "今日某省 甲市 乙市 丙市 丁市 戊市",
        "立即下载",
        "876c0002f5ab1ab57d.jpg",
        "索引号： | 01/2024 | 发布机构： | |",
    ],
)
def test_menus_origins_and_buttons_are_the_pages(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", ["某市建成社工站12个", "社工考试时间已定", "记者从市民政局获悉，时间已定。", "关于加强社会工作的意见"])
def test_headlines_and_sentences_are_not(line: str) -> None:
    assert not is_furniture(line)


def test_a_headline_is_found_below_menus_and_the_day_beside_them() -> None:
    page = "首页 > 新闻\n2022-03-11 08:26:54 来源：某报\n江西南昌建成社工站\n江西南昌建成社工站\n全市建成社工站12个。"
    (article,) = source_from_bytes(page.encode(), "a.txt").articles

    assert (article.headline, article.published) == ("江西南昌建成社工站", date(2022, 3, 11))
    assert article.body is not None
    assert page[article.body.start : article.body.end] == "全市建成社工站12个。"

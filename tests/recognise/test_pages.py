"""Pages that are no source: adverts, templates, texts spun from others; all in our own words."""

import pytest

from swgraph.extract import extract
from swgraph.model import Observation
from swgraph.recognise.pages import page_flags
from swgraph.text.page import source_from_bytes

_TEMPLATE = "某市社工前景解析\n本文将介绍某市社工的核心价值。社工不可或缺，未来展望可期。截至2023年底，某市持证社工达到5000人。"
_ADVERTS = "无码 自拍 成人 在线观看 博彩 投注\n"


def test_a_template_without_a_source_is_flagged_and_its_facts_wait() -> None:
    (fact,) = [f for f in extract(source_from_bytes(_TEMPLATE.encode(), "a.txt")).facts if isinstance(f, Observation)]

    assert page_flags(_TEMPLATE) == ("template",)
    assert (fact.status, fact.confidence < 0.5) == ("pending", True)


@pytest.mark.parametrize("said", ["某报记者", "发布机构：某市民政局", "作者简介：某人"])
def test_who_says_where_it_comes_from_is_no_template(said: str) -> None:
    assert page_flags(f"{said}\n{_TEMPLATE}") == ()


def test_a_page_of_adverts_is_spam_and_adverts_around_an_article_are_not() -> None:
    article = "江西南昌建成社工站\n某报讯，截至2023年底，全市建成社工站120个，持证社工达到5000人，社工服务覆盖所有乡镇和街道。\n"

    assert page_flags(_ADVERTS * 3 + "详情请看下页\n") == ("spam",)
    assert page_flags(_ADVERTS + article * 3) == ()


def test_a_text_with_the_idioms_of_a_spinner_is_flagged() -> None:
    assert page_flags("最近几天，某市社工人数增加。最近几年来，社工站不断增多。") == ("spun",)


def test_flags_take_linear_time() -> None:
    assert page_flags("本文将综上所述久久" * 20_000) == ()

"""Titles with alias, number and kind; masking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swgraph.recognise import mask_titles, recognise_titles


@pytest.mark.parametrize(
    ("text", "title", "alias", "number", "doc_type"),
    [
        ("《某办法》", "某办法", None, None, "banfa"),
        ("《关于社工站建设的实施意见》（以下简称《意见》）", "关于社工站建设的实施意见", "意见", None, "shishi_yijian"),
        ("《关于社工站建设的通知》(下称“通知”)", "关于社工站建设的通知", "通知", None, "tongzhi"),
        ("《站点建设方案》（粤民函〔2017〕43号）", "站点建设方案", None, "粤民函〔2017〕43号", "gongzuo_fangan"),
        ("《站点规划》（某民发[2021]5号，简称《规划》）", "站点规划", "规划", "某民发[2021]5号", "guihua"),
        ("《行动计划（2021—2025年）》", "行动计划（2021—2025年）", None, None, "xingdong_jihua"),
        ("《关于印发〈管理办法〉的通知》", "关于印发〈管理办法〉的通知", None, None, "tongzhi"),
        ("《关于印发《管理办法》的通知》", "关于印发《管理办法》的通知", None, None, "tongzhi"),
        ("《公益时报》", "公益时报", None, None, None),
    ],
)
def test_a_title_has_what_follows_it(
    text: str, title: str, alias: str | None, number: str | None, doc_type: str | None
) -> None:
    (found,) = recognise_titles(text)

    assert (found.title, found.alias, found.number, found.doc_type) == (title, alias, number, doc_type)


def test_a_bracket_that_names_nothing_else_belongs_to_no_title() -> None:
    assert [t.title for t in recognise_titles("《甲方案》（见《乙通知》附件）")] == ["甲方案", "乙通知"]


@pytest.mark.parametrize("text", ["“社工站建设方案”", "《》", "《没有结束", "结束了》", "《跨\n行》"])
def test_without_both_marks_in_a_line_there_is_no_title(text: str) -> None:
    assert list(recognise_titles(text)) == []


@given(st.lists(st.sampled_from("《》〈〉（）\n站3个以下简称〔2021〕号，"), max_size=30).map("".join))
def test_masking_keeps_every_offset_and_everything_outside(text: str) -> None:
    masked = mask_titles(text)
    titles = list(recognise_titles(text))

    assert len(masked) == len(text)
    assert all(text[t.span.start + 1 : t.span.end - 1] == t.title for t in titles)
    assert all(not masked[t.span.start + 1 : t.span.end - 1].strip() for t in titles)
    assert all(b in (a, " ") for a, b in zip(text, masked, strict=True))

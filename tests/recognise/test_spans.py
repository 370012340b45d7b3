"""What every recogniser keeps to: exact words, reading order, nothing twice, any text at all."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swgraph.recognise import (
    recognise_dates,
    recognise_funding,
    recognise_indicators,
    recognise_issuer_lists,
    recognise_lineage,
    recognise_modalities,
    recognise_organizations,
    recognise_quantities,
    recognise_regions,
    recognise_titles,
)

_PARTS = (
    *"到至近约超，。、；：《》（）()“”0123456789年月日底末前内第等和在各全省市县区一二三十百千万亿成余多个名家人元%",
    *("2025年", "十四五", "以上", "左右", "不少于", "百分之", "分之", "截至", "日前", "目前", "年底"),
    *("宁夏", "南昌", "朝阳区", "民政厅", "组织部", "党委", "四部门", "印发", "以下简称", "社工站", "持证社工"),
    *("乡镇（街道）", "力争", "基本", "根据", "贯彻"),
    *("党的二十大", "用于", "资金", "全覆盖", "\n", " ", "𠀀", "A", "-"),
)
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=30).map("".join)
_RECOGNISERS: dict[str, Callable[[str], Iterator[Any]]] = {
    "dates": lambda text: recognise_dates(text, date(2023, 3, 23)),
    "funding": recognise_funding,
    "indicators": recognise_indicators,
    "issuer_lists": recognise_issuer_lists,
    "lineage": recognise_lineage,
    "modalities": recognise_modalities,
    "organizations": recognise_organizations,
    "quantities": recognise_quantities,
    "regions": recognise_regions,
    "titles": recognise_titles,
}


@pytest.mark.parametrize("name", sorted(_RECOGNISERS))
@given(text=_TEXTS)
@settings(max_examples=60, deadline=None)
def test_spans_hold_the_printed_words_in_reading_order(name: str, text: str) -> None:
    mentions = list(_RECOGNISERS[name](text))
    starts = [mention.span.start for mention in mentions]

    assert starts == sorted(starts)
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        printed = mention.date.text if name == "dates" else getattr(mention, "text", None)
        assert printed in (None, text[mention.span.start : mention.span.end])


@pytest.mark.parametrize("name", sorted(_RECOGNISERS.keys() - {"funding", "issuer_lists", "lineage"}))
@given(text=_TEXTS)
@settings(max_examples=40, deadline=None)
def test_mentions_of_one_kind_do_not_overlap(name: str, text: str) -> None:
    spans = [mention.span for mention in _RECOGNISERS[name](text)]

    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize("name", sorted(_RECOGNISERS))
def test_a_long_line_takes_linear_time(name: str) -> None:
    assert len(list(_RECOGNISERS[name]("到2025年社工站，" * 2_000))) <= 2_000

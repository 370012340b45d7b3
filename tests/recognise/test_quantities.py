"""Quantities: value, unit, bound, and what only looks like one."""

from decimal import Decimal

import pytest

from swgraph.recognise import recognise_quantities


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "comparator"),
    [
        ("达到1.5万人，", "1.5万人", "15000", "person", "="),
        ("达到7000人以上", "7000人以上", "7000", "person", ">="),
        ("驻站社工近400人", "近400人", "400", "person", "~"),
        ("约200家", "约200家", "200", "organisation", "~"),
        ("100个左右", "100个左右", "100", "item", "~"),
        ("6000多万元", "6000多万元", "60000000", "yuan", ">"),
        ("5.8万余人", "5.8万余人", "58000", "person", ">"),
        ("28万余人次", "28万余人次", "280000", "person_time", ">"),
        ("超过1亿元", "超过1亿元", "100000000", "yuan", ">"),
        ("突破4000人", "突破4000人", "4000", "person", ">"),
        ("不少于2名", "不少于2名", "2", "person", ">="),
        ("至少达到2482个", "至少达到2482个", "2482", "item", ">="),
        ("至少一名", "至少一名", "1", "person", ">="),
        ("不超过10人", "不超过10人", "10", "person", "<="),
        ("50户以内", "50户以内", "50", "household", "<="),
        ("15,000人", "15,000人", "15000", "person", "="),
        ("三千余人", "三千余人", "3000", "person", ">"),
        ("一百二十个", "一百二十个", "120", "item", "="),
        ("百余家", "百余家", "100", "organisation", ">"),
        ("近万人次", "近万人次", "10000", "person_time", "~"),
        ("上百家", "上百家", "100", "organisation", ">="),
        ("每个社区配备一名社工", "一名", "1", "person", "="),
        ("86.6%", "86.6%", "86.6", "percent", "="),
        ("百分之八十以上", "百分之八十以上", "80", "percent", ">="),
        ("二分之一", "二分之一", "50", "percent", "="),
        ("三分之一", "三分之一", "33.33", "percent", "~"),
        ("超过八成", "超过八成", "80", "percent", ">"),
        ("七成五", "七成五", "75", "percent", "="),
        ("提高3个百分点", "3个百分点", "3", "percentage_point", "="),
        ("最近5个", "5个", "5", "item", "="),
        ("节约50万元", "50万元", "500000", "yuan", "="),
    ],
)
def test_a_quantity_has_value_unit_and_bound(text: str, printed: str, value: str, unit: str, comparator: str) -> None:
    (found,) = recognise_quantities(text)

    assert (found.text, found.value, found.unit, found.comparator) == (printed, Decimal(value), unit, comparator)
    assert text[found.span.start : found.span.end] == printed


@pytest.mark.parametrize("text", ["2至4个", "2-4名", "2—4个", "两到四家", "2到4人"])
def test_a_range_has_two_ends_and_no_value(text: str) -> None:
    (found,) = recognise_quantities(text)

    assert (found.value, found.min_value, found.max_value) == (None, Decimal(2), Decimal(4))


@pytest.mark.parametrize("text", ["全覆盖", "全面覆盖", "100%全覆盖"])
def test_full_coverage_is_a_hundred_percent(text: str) -> None:
    (found,) = recognise_quantities(f"社工站实现{text}。")

    assert (found.text, found.value, found.unit, found.coverage) == (text, Decimal(100), "percent", True)


@pytest.mark.parametrize(
    "text",
    [
        "三位一体",
        "两个维护",
        "四个意识",
        "第一批",
        "第3名",
        "第二个",
        "十四五",
        "2027年年底",
        "建设一支队伍",
        "百名社工",
        "每万人拥有",
        "五社联动",
        "四部门",
        "三个方面",
        "3个月",
        "24个工作日",
        "千家万户",
        "一成不变",
        "一对一",
        "建成率",
        "《3项计划》",
        "《100个示范站建设方案》",
        "电话12345",
        "电话0951-6012345人",
        "A4个",
        "粤民函〔2017〕43号",
        "不全覆盖",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert list(recognise_quantities(text)) == []

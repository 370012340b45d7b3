"""Dates: the latest day that they can mean, their precision, and what they do in a sentence."""

from datetime import date

import pytest

from swgraph.recognise import recognise_dates

_ISSUE = date(2023, 3, 23)


def _read(text: str, published: date | None = _ISSUE) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (m.date.text, m.date.latest.isoformat() if m.date.latest else None, m.date.precision, m.role)
        for m in recognise_dates(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "printed", "latest", "precision", "role"),
    [
        ("到2027年年底，", "2027年年底", "2027-12-31", "day", "deadline"),
        ("至2025年末建成", "2025年末", "2025-12-31", "day", "deadline"),
        ("2021年年底前完成", "2021年年底", "2021-12-31", "day", "deadline"),
        ("2023年3月1日前", "2023年3月1日", "2023-03-01", "day", "deadline"),
        ("2025年建成1000个", "2025年", "2025-12-31", "year", "plain"),
        ("二〇二五年年底", "二〇二五年年底", "2025-12-31", "day", "plain"),
        ("2024年2月", "2024年2月", "2024-02-29", "month", "plain"),
        ("2024年6月底前", "2024年6月底", "2024-06-30", "day", "deadline"),
        ("2024年上半年", "2024年上半年", "2024-06-30", "month", "plain"),
        ("2024年第三季度", "2024年第三季度", "2024-09-30", "month", "plain"),
        ("2024年3月中旬", "2024年3月中旬", "2024-03-20", "month", "plain"),
        ("到“十四五”末，", "“十四五”末", "2025-12-31", "plan_period", "deadline"),
        ("“十四五”期间", "“十四五”期间", "2025-12-31", "plan_period", "period"),
        ("十三五时期", "十三五时期", "2020-12-31", "plan_period", "period"),
        ("2021—2025年，", "2021—2025年", "2025-12-31", "year", "period"),
        ("2021年至2025年", "2021年至2025年", "2025-12-31", "year", "period"),
        ("2023年1月至6月", "2023年1月至6月", "2023-06-30", "month", "period"),
        ("截至2022年12月29日，", "2022年12月29日", "2022-12-29", "day", "as_of"),
        ("截止到2022年底", "2022年底", "2022-12-31", "day", "as_of"),
        ("2023-07-25发布", "2023-07-25", "2023-07-25", "day", "plain"),
    ],
)
def test_a_date_means_its_latest_day(text: str, printed: str, latest: str, precision: str, role: str) -> None:
    assert _read(text, None) == [(printed, latest, precision, role)]


@pytest.mark.parametrize(
    ("text", "printed", "latest", "precision", "role"),
    [
        ("今年底建成", "今年底", "2023-12-31", "day", "plain"),
        ("明年，", "明年", "2024-12-31", "year", "plain"),
        ("到去年年底", "去年年底", "2022-12-31", "day", "deadline"),
        ("今年3月15日", "今年3月15日", "2023-03-15", "day", "plain"),
        ("年底前完成", "年底", "2023-12-31", "day", "deadline"),
        ("年内实现", "年内", "2023-12-31", "year", "deadline"),
        ("3月15日举行", "3月15日", "2023-03-15", "day", "plain"),
        ("12月召开", "12月", "2022-12-31", "month", "plain"),
        ("到12月底", "12月底", "2023-12-31", "day", "deadline"),
        ("昨日印发", "昨日", "2023-03-22", "day", "recent"),
    ],
)
def test_a_date_without_a_year_is_read_from_the_day_of_issue(
    text: str, printed: str, latest: str, precision: str, role: str
) -> None:
    assert _read(text) == [(printed, latest, precision, role)]
    assert _read(text, None) == [(printed, None, None, role)]


@pytest.mark.parametrize(
    ("text", "printed", "role"),
    [
        ("日前印发", "日前", "recent"),
        ("近日，", "近日", "recent"),
        ("截至目前，", "目前", "as_of"),
        ("自2021年启动以来", "2021年", "period"),
        ("2019年以来，", "2019年", "period"),
        ("从2022年起", "2022年", "period"),
    ],
)
def test_what_gives_no_day_is_never_given_one(text: str, printed: str, role: str) -> None:
    assert _read(text) == [(printed, None, None, role)]


def test_a_growth_to_a_year_is_no_deadline() -> None:
    assert [(m.date.year, m.role) for m in recognise_dates("由2020年的80个增至2022年的100个")] == [
        (2020, "plain"),
        (2022, "plain"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“十四五”规划",
        "《2021年社工站建设方案》",
        "《行动计划（2021—2025年）》",
        "三年内建成",
        "未来五年",
        "节日前后",
        "应当前往",
        "历时3个月",
        "电话0951-6012345",
        "粤民函〔2017〕43号",
        "每年年底",
        "2020年版",
        "第一批",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize("text", ["2023年2月30日", "2月30日"])
def test_a_day_that_does_not_exist_is_unknown(text: str) -> None:
    assert [m.date.latest for m in recognise_dates(text, _ISSUE)] == [None]


def test_the_end_of_a_year_and_the_beginning_of_a_word_are_told_apart() -> None:
    assert _read("守住2020年底线") == [("2020年", "2020-12-31", "year", "plain")]

"""Announced enumerations of tasks."""

import pytest

from swgraph.recognise import recognise_tasks

_THREE = ["壮大社工人才队伍", "拓宽资金渠道", "加强组织领导"]


def _read(text: str) -> list[tuple[int | None, list[str]]]:
    return [(t.announced, [item.text for item in t.items]) for t in recognise_tasks(text)]


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("明确了三项主要任务，包括壮大社工人才队伍、拓宽资金渠道、加强组织领导。", 3),
        ("列出三项主要任务：壮大社工人才队伍、拓宽资金渠道、加强组织领导，由各地落实。", 3),
        ("主要任务有：壮大社工人才队伍，拓宽资金渠道，加强组织领导。", None),
        ("重点任务包括壮大社工人才队伍；拓宽资金渠道；加强组织领导等。", None),
        ("提出三项举措。一是壮大社工人才队伍，有所增长；二是拓宽资金渠道；三是加强组织领导。", 3),
    ],
)
def test_tasks_are_read_whichever_mark_divides_them(text: str, announced: int | None) -> None:
    assert _read(text) == [(announced, _THREE)]


@pytest.mark.parametrize(
    "text",
    [
        "完成五项任务：修路、架桥、种树、挖渠、盖房。",
        "明确了五项主要任务。优化环境、加大力度。",
        "明确五项主要任务，包括优化环境、加大力度。",
        "壮大社工人才队伍、拓宽资金渠道、加强组织领导。",
        "任务艰巨，加强组织领导，拓宽资金渠道。",
    ],
)
def test_what_is_not_announced_or_does_not_fit_is_none(text: str) -> None:
    assert _read(text) == []


def test_marks_in_quotation_marks_divide_nothing() -> None:
    text = "主要任务有：组织“社工、志愿者”联动，加强组织领导。"

    assert _read(text) == [(None, ["组织“社工、志愿者”联动", "加强组织领导"])]


def test_each_task_has_its_category_and_exact_span() -> None:
    text = "三项任务：壮大社工人才队伍、拓宽资金渠道、加强组织领导。"
    (tasks,) = recognise_tasks(text)

    assert [item.concept for item in tasks.items] == ["talent_training", "funding_guarantee", "leadership"]
    assert [text[item.span.start : item.span.end] for item in tasks.items] == _THREE

"""Functions as enumerations."""

import pytest

from swgraph.recognise import recognise_functions


def _items(text: str) -> list[list[tuple[str, str | None]]]:
    return [[(item.text, item.concept) for item in listed.items] for listed in recognise_functions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "主要承担政府购买服务、社会工作机构孵化、项目资源统筹等职能",
        "主要职责是政府购买服务、社会工作机构孵化和项目资源统筹。",
        "负责政府购买服务、社会工作机构孵化以及项目资源统筹等三项工作",
        "政府购买服务、社会工作机构孵化、项目资源统筹。",
    ],
)
def test_an_enumeration_is_read_with_and_without_a_cue(text: str) -> None:
    assert _items(text) == [
        [
            ("政府购买服务", "government_purchase"),
            ("社会工作机构孵化", "agency_incubation"),
            ("项目资源统筹", "resource_coordination"),
        ]
    ]


def test_one_function_behind_a_cue_keeps_its_and() -> None:
    assert _items("负责指导社工站运行管理和服务开展，") == [[("指导社工站运行管理和服务开展", "guide_stations")]]


@pytest.mark.parametrize(
    "text",
    ["由财政承担培训费用", "苹果、香蕉、梨", "宣传引导、督导", "负责同志参加会议", "发挥作用", "任务是：到2025年"],
)
def test_other_enumerations_are_none(text: str) -> None:
    assert _items(text) == []


def test_spans_are_exact() -> None:
    text = "由它承担政府购买服务、机构孵化等职能；往下"
    (listed,) = recognise_functions(text)

    assert [text[i.span.start : i.span.end] for i in listed.items] == [i.text for i in listed.items]
    assert text[listed.span.start : listed.span.end] == "政府购买服务、机构孵化"

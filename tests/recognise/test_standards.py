"""Standards that stations must meet."""

import pytest

from swgraph.recognise import recognise_standards


def _read(text: str) -> list[tuple[str | None, list[str]]]:
    return [(m.name, [item for item, _ in m.items]) for m in recognise_standards(text)]


@pytest.mark.parametrize(
    ("text", "name", "items"),
    [
        ("实现“有场地、有设备、有人员、有项目”", None, ["有场地", "有设备", "有人员", "有项目"]),
        ("做到“三有”，即有场地、有人员、有制度。", "三有", ["有场地", "有人员", "有制度"]),
        ("按“三有”要求建设：有场地、有人员、有活动", "三有", ["有场地", "有人员", "有活动"]),
        ("有场地、有人员、有制度的“三有”标准", "三有", ["有场地", "有人员", "有制度"]),
        ("达到“四有”标准（场地、设备、人员、规章制度）", "四有", ["场地", "设备", "人员", "规章制度"]),
        ("社工站做到人员到位、场所到位、制度到位", None, ["人员到位", "场所到位", "制度到位"]),
        ("要“有场地”“有人员”“有制度”", None, ["有场地", "有人员", "有制度"]),
        ("要有场地，有人员和经费，有制度", None, ["有场地", "有人员", "经费", "有制度"]),
    ],
)
def test_a_list_is_read_with_the_name_beside_it(text: str, name: str | None, items: list[str]) -> None:
    assert _read(text) == [(name, items)]


def test_a_name_that_announces_another_number_is_not_its_name() -> None:
    assert _read("“六有”：有场地、有人员、有制度") == [(None, ["有场地", "有人员", "有制度"])]


@pytest.mark.parametrize(
    "text", ["达到“六有”标准", "有房子、有车子、有票子", "有站8个、有室9个、有点7个", "有场地、有人员"]
)
def test_a_slogan_or_other_things_are_no_standard(text: str) -> None:
    assert _read(text) == []


def test_each_item_has_its_concept() -> None:
    (standard,) = recognise_standards("有场地、有工作流程、有规章制度")

    assert [concept for _, concept in standard.items] == ["premises", "workflow", "rules"]

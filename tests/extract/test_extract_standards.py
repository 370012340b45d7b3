"""Standards and the tier that each is for."""

import pytest

from reported import reported
from swgraph.model import Standard


@pytest.mark.parametrize(
    ("body", "level", "name"),
    [
        ("乡镇（街道）社工站要做到“三有”，即有场地、有人员、有制度。", "township", "三有"),
        ("推进村（社区）社工室建设。要求有场地、有人员、有制度。", "village", None),
        ("按照场地到位、人员到位、制度到位的要求建设县级社工总站。", "county", None),
    ],
)
def test_a_standard_is_of_the_tier_beside_it(body: str, level: str, name: str | None) -> None:
    (standard,) = reported(Standard, body)

    assert (standard.admin_level, standard.name) == (level, name)
    assert [concept for _, concept in standard.items] == ["premises", "staff", "rules"]


@pytest.mark.parametrize(
    "body",
    ["乡镇（街道）社工站达到“六有”标准。", "养老院要有场地、有人员、有制度。", "社工站要有场地、有人员、有制度吗？"],
)
def test_a_slogan_a_question_or_another_house_has_none(body: str) -> None:
    assert not reported(Standard, body)


def test_the_same_list_is_told_once() -> None:
    body = "社工站要有场地、有人员、有制度。新建社工站也要有场地、有人员、有制度。"

    assert len(reported(Standard, body)) == 1

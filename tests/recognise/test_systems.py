"""Service systems with a printed number of tiers."""

import pytest

from swgraph.recognise import recognise_systems


@pytest.mark.parametrize(
    ("text", "count", "name"),
    [
        ("健全三级服务体系。", 3, "三级服务体系"),
        ("推进四级社工服务体系建设", 4, "四级社工服务体系"),
        ("搭建起两级社会工作服务体系", 2, "两级社会工作服务体系"),
        ("县—乡镇（街道）—村（居）—村落社区四级网络", 4, "县—乡镇（街道）—村（居）—村落社区四级网络"),
        (
            "形成“市—区（县）—街（镇）—村（居）”四级社会工作服务体系",
            4,
            "“市—区（县）—街（镇）—村（居）”四级社会工作服务体系",
        ),
        (
            "完善旗县（市区）、苏木乡镇（街道）、城乡社区三级社会工作服务网络",
            3,
            "旗县（市区）、苏木乡镇（街道）、城乡社区三级社会工作服务网络",
        ),
        ("“总站—社工站—社工室”三级社会工作服务体系", 3, "“总站—社工站—社工室”三级社会工作服务体系"),
        ("县乡村三级社工服务平台", 3, "县乡村三级社工服务平台"),
    ],
)
def test_the_number_and_the_levels_before_it_are_read(text: str, count: int, name: str) -> None:
    (mention,) = recognise_systems(text)

    assert (mention.count, mention.text) == (count, name)
    assert text[mention.span.start : mention.span.end] == name


@pytest.mark.parametrize(
    "text", ["三级养老服务体系", "三级医院", "第三级平台", "十三级体系", "县乡村三级物流网络", "三级社工", "4.3级体系"]
)
def test_other_systems_are_none(text: str) -> None:
    assert not list(recognise_systems(text))


def test_a_name_tells_whether_it_is_of_social_work() -> None:
    assert [m.named for m in recognise_systems("三级服务体系，三级社工服务体系")] == [False, True]

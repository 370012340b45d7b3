"""Marks of Chinese text become full-width; numbers, addresses, formulas and foreign words keep theirs."""

import pytest

from swgraph.text.edits import apply
from swgraph.text.punctuation import narrow_letters, single_marks, widen_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加强建设,完善机制", "加强建设，完善机制"),
        ("到2027年,建成160家;其中示范站10个", "到2027年，建成160家；其中示范站10个"),
        ("达到1.5万人,增长3.7%", "达到1.5万人，增长3.7%"),
        ("乡镇(街道)", "乡镇（街道）"),
        ("县(市,区)", "县（市，区）"),
        ("村(社区(含新建))", "村（社区（含新建））"),
        ("怎么办?马上办!", "怎么办？马上办！"),
        ("《意见》:要求", "《意见》：要求"),
        ("他问:“好吗?”", "他问：“好吗？”"),
        ("(一)目标", "（一）目标"),
    ],
)
def test_marks_beside_chinese_text_are_widened(text: str, expected: str) -> None:
    assert apply(text, widen_marks(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1,000", "10:30", "3:1", "Hello, world!", "f(x, y)", "y=f(x)", "https://example.org/a,b;c?d=e!f", "a@b.cn", "(GDP)", "(1)", "1.", "A. B",
        "国内生产总值(GDP)", "(a+b=中)", "一行(\n中文)",
    ],
)  # fmt: skip
def test_numbers_addresses_and_foreign_words_keep_theirs(text: str) -> None:
    assert apply(text, widen_marks(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("１５００人", "1500人"), ("３．７％", "3.7%"), ("Ａ级", "A级"), ("ＧＤＰ", "GDP"), ("结束．下一句", "结束．下一句"), ("１．", "1．")],
)
def test_full_width_letters_and_digits_are_narrowed(text: str, expected: str) -> None:
    assert apply(text, narrow_letters(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社会，，工作", "社会，工作"), ("建设。。", "建设。"), ("、、、", "、"), ("；；：：", "；："),
        ("……", "……"), ("——", "——"), ("。。。", "。。。"), ("！！", "！！"), ("？！", "？！"),
    ],
)  # fmt: skip
def test_doubled_marks_are_one_and_marks_of_feeling_stay(text: str, expected: str) -> None:
    assert apply(text, single_marks(text)) == expected

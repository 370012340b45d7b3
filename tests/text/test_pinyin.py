"""A bracket goes if it holds a reading of the character before it, and stays otherwise."""

import pytest

from swgraph.text.edits import apply
from swgraph.text.pinyin import is_han, is_reading, readings_fit, remove_notes


def without_notes(text: str) -> str:
    return apply(text, remove_notes(text))


@pytest.mark.parametrize(
    ("note", "char"),
    [
        ("jiàn", "見"), ("jian4", "見"), ("jian", "見"), ("JIÀN", "見"), ("ji àn", "見"), ("jia\u0300n", "見"),
        ("zhòng", "重"), ("chóng", "重"), ("lǜ", "率"), ("lü4", "率"), ("lv4", "率"), ("shuài", "率"),
        ("nǚ", "女"), ("guī", "規"), ("ɡuī", "規"), ("ér", "兒"), ("dǎo", "導"), ("me", "麼"), ("de5", "的"), ("de0", "的"),
    ],
)  # fmt: skip
def test_a_syllable_with_or_without_its_tone_is_a_reading(note: str, char: str) -> None:
    assert is_reading(note, char)


@pytest.mark.parametrize(
    ("note", "char"),
    [("jiàn", "會"), ("jian1", "見"), ("jiān", "見"), ("app", "用"), ("", "見"), ("2", "見"), ("意见", "見"), ("jiàn。", "見")],
)
def test_another_syllable_or_tone_is_none(note: str, char: str) -> None:
    assert not is_reading(note, char)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鄉(xiāng)鎮(zhèn)(街道)", "鄉鎮(街道)"),
        ("社會（huì）工作", "社會工作"),
        ("社會(huì）工作", "社會工作"),
        ("社會 (huì)工作", "社會工作"),
        ("村(社區(qū))", "村(社區)"),
        ("意見(jiàn)(jiàn)", "意見"),
        ("《意見(jiàn)》(以下簡(jiǎn)稱《意見(jiàn)》)", "《意見》(以下簡稱《意見》)"),
        ("會(h\u200buì)", "會(h\u200buì)"),  # zero widths go in the pass before
    ],
)
def test_notes_go_and_real_brackets_stay(text: str, expected: str) -> None:
    assert without_notes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "应用(app)", "增长(GDP)", "附件(1)", "世界卫生组织（WHO）", "王明(Wang Ming)", "方法(case work)", "(huì)", "a(huì)", "。(huì)",
        "会(", "会)", "会()", "会(huì", "会(hui\n)", "民政(min zheng)部门", "（一）", "(一)会", "社工(she gong)",
    ],
)  # fmt: skip
def test_a_bracket_that_is_no_reading_stays(text: str) -> None:
    assert remove_notes(text) == ()


def test_a_reading_must_stand_directly_before_its_bracket() -> None:
    assert without_notes("會議(huì)") == "會議(huì)"


def test_steps_say_where_each_note_stood() -> None:
    assert [(s.start, s.before, s.after, s.certainty) for s in remove_notes("社會(huì)與鄉(xiāng)")] == [(2, "(huì)", "", 1.0), (9, "(xiāng)", "", 1.0)]


def test_han_characters_are_told_from_marks_and_kana() -> None:
    assert [c for c in "會〇、aの㐀豈𠀀" if is_han(c)] == ["會", "㐀", "豈", "𠀀"]


def test_a_note_picks_the_characters_it_can_spell() -> None:
    assert readings_fit("jiàn", "見会建站") == ["見", "建"]

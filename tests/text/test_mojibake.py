"""Runs of GBK read one byte late are restored; clean text is not; what cannot be decided is marked."""

import time

import pytest

from swgraph.text.edits import apply
from swgraph.text.mojibake import restore
from swgraph.text.pinyin import remove_notes

PAGE = "民政廳等四部門聯合印發《關於加強社會工作人才隊伍建設的實施意見》（以下簡稱《意見》）。"


def misread(text: str, at: int) -> str:
    """Return ``text`` as shown by a reader of GBK that lost the first byte of the character at ``at``."""
    data, out, i = text[at:].encode("gbk")[1:], "?", 0
    while i < len(data) and data[i] >= 0x80:
        trail = data[i + 1] if i + 1 < len(data) else 0
        if trail < 0x40:
            return text[:at] + out + "?" + data[i + 2 :].decode("gbk")
        out += data[i : i + 2].decode("gb18030")
        i += 2
    return text[:at] + out + data[i:].decode("gbk")


def without_notes(text: str) -> str:
    return apply(text, remove_notes(text))


def restored(text: str) -> str:
    return apply(text, restore(text)[0])


@pytest.mark.parametrize(
    "name", ["意見(jiàn)", "實(shí)施意見", "十四五規劃(huà)", "行動(dòng)計劃", "養老服務(wù)條例", "基層(céng)治理通知"]
)
@pytest.mark.parametrize("mark", ["。《", "；《", "：《", "”《"])
def test_any_title_behind_any_mark_comes_back(name: str, mark: str) -> None:
    clean = f"{PAGE}社會工作在基層治理中發揮作用{mark}{name}》強調，要加強培養。"
    damaged = misread(clean, clean.index(mark + name))
    assert "《" not in damaged.removeprefix(PAGE)
    assert without_notes(restored(damaged)) == without_notes(clean)


def test_the_reason_and_certainty_of_a_step() -> None:
    (step,), undecided = restore("社会工作发挥着不可替代的作用?!兑庖?jiàn)》强调，要加强培养")
    assert (step.name, step.before, step.after, undecided) == ("mojibake", "?!兑庖?jiàn)", "。《意見", ())
    assert "bits likelier" in step.reason
    assert step.certainty > 0.9


@pytest.mark.parametrize("text", ["", "\n", "?", "??", "？", "真的吗？!", "为什么?因为下雨。", "是A?还是B?", "∴ α β", "饕餮与貔貅", "№ ⅷ"])
def test_clean_text_has_no_steps(text: str) -> None:
    assert restore(text)[0] == ()


def test_a_rare_name_is_no_damage() -> None:
    assert restore("社工皮磊、赵喆和王堃来到燊海井社区。") == ((), ())


def test_several_runs_on_one_page_come_back() -> None:
    sentence = "社會工作發揮作用。《意見》要求，"
    damaged = misread("社會工作發揮作用。《意見(jiàn)》要求，", 8)
    text = f"{PAGE}\n" + f"{damaged}要加強培養。\n" * 8
    assert restored(text).count(sentence.split("，", maxsplit=1)[0]) == 8


def test_a_line_ends_a_run() -> None:
    text = misread(f"{PAGE}\n社會工作發揮作用。《意見", len(PAGE) + 9)
    assert "\n" in restored(f"{text}\n下一行沒有問題")
    assert restored(f"{text}\n下一行沒有問題").endswith("\n下一行沒有問題")


@pytest.mark.parametrize("unit", ["?", "?兑", "兑庖", "\ue000", "?!兑庖?jiàn)》", "中?A“", "αа", "\ufffd"])
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    restore(unit)  # tables are read
    started = time.perf_counter()
    restore((unit * 60_000)[:60_000])
    assert time.perf_counter() - started < 15

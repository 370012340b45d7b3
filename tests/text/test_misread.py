"""Text whose bytes were read in another encoding comes back; text that only looks odd stays."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swgraph.text.misread import NAME, UNKNOWN, decode_again
from swgraph.text.repair import repair_text, replay

SENTENCE = "各地要加强社会工作站建设，到2025年底实现乡镇全覆盖。"
BEFORE, AFTER = "会议研究专业人才队伍建设。", "会议强调，要抓好落实。"

READERS: dict[str, Callable[[str], str]] = {
    "UTF-8 as gbk": lambda text: text.encode().decode("gbk", "replace"),
    "UTF-8 as gb18030": lambda text: text.encode().decode("gb18030", "replace"),
    "UTF-8 as gbk, ? for what is lost": lambda text: text.encode().decode("gbk", "replace").replace("\ufffd", "?"),
    "UTF-8 as Latin-1": lambda text: text.encode().decode("latin-1"),
    "UTF-8 as Windows-1252": lambda text: text.encode().decode("cp1252", "replace"),
    "GBK as Latin-1": lambda text: text.encode("gbk").decode("latin-1"),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("around", [("", ""), (BEFORE, AFTER)], ids=["alone", "between"])
def test_a_misread_sentence_comes_back(reader: str, around: tuple[str, str]) -> None:
    before, after = around
    repaired = repair_text(f"{before}{READERS[reader](SENTENCE)}{after}")
    # Two of the three bytes of the full stop may be lost; between two sentences another mark is nearly as likely.
    wanted = {f"{before}{SENTENCE}{after}", f"{before}{SENTENCE[:-1]}{UNKNOWN}{after}" if after else ""}
    assert repaired.text in (wanted if UNKNOWN in repaired.raw or "?" in repaired.raw else {f"{before}{SENTENCE}{after}"})
    assert NAME in {step.name for step in repaired.steps}
    assert replay(repaired.raw, repaired.steps) == repaired.text


def test_the_steps_say_what_was_read_as_what() -> None:
    reasons = {step.reason for step in decode_again("绀句細宸ヤ綔\nå»ºè®¾ç«™ç‚¹\n½¨ÉèÕ¾µã")}
    assert len(reasons) == 3


def test_what_cannot_be_known_is_marked() -> None:
    # The last byte of the last character is lost, and nothing around it says which one it was.
    step = decode_again("绀句細宸ヤ綔鎰�x")[0]
    assert step.after == f"社会工作{UNKNOWN}"
    repaired = repair_text("绀句細宸ヤ綔鎰�x")
    assert repaired.undecided


def test_an_overwritten_text_is_unknown() -> None:
    assert decode_again("锟斤拷锟斤拷")[0].after == UNKNOWN * 4


@pytest.mark.parametrize("text", [
    "漯河、婺源、瞭望、鄱阳、鍋爐、開發區", "Café Möbius – naïve résumé à la carte", "½ ¾ ±3 §5 «fin»", "Ä Ö Ü ä ö ü ß",
    SENTENCE, "?!兑庖?jiàn)》强调,要加强培养", "電腦鏈條鐘錶鎮", "é", "",
])  # fmt: skip
def test_what_is_no_misreading_stays(text: str) -> None:
    assert decode_again(text) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="社会工作站建设乡镇民政厅印发意见，。《》“”2025年底人才", min_size=8, max_size=40), st.sampled_from(sorted(READERS)))
def test_repair_is_whole_and_replays(text: str, reader: str) -> None:
    repaired = repair_text(READERS[reader](text))
    assert replay(repaired.raw, repaired.steps) == repaired.text


def test_hostile_text_takes_linear_time() -> None:
    # Every character might begin a run and none does; every run is walked and found to be no Chinese.
    for text in ("鏈" * 20_000, "é" * 20_000, "鏈�" * 10_000, "涓�" * 10_000 + "x", "Ã©" * 10_000):
        decode_again(text)

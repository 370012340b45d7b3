"""Repair undoes damage, leaves clean text alone, and can be replayed and followed back."""

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from swgraph.model import Span
from swgraph.text.repair import repair_text, replay

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
CASES: list[dict[str, Any]] = json.loads((CORPUS / "repair.json").read_text(encoding="utf-8"))["cases"]
UNTOUCHED: list[str] = json.loads((CORPUS / "untouched.json").read_text(encoding="utf-8"))["strings"]

# Everything that a pass looks at, so that random texts meet the passes and their borders.
TEXTS = st.lists(
    st.sampled_from(
        [
            *"社會会工作發发揮著着乾於見见意兑庖蛾关關",
            *"，。、；：？！《》“”（）〔〕…—",
            *",;:?!()[]. \n\t　",
            *"abP1９Ａ．％",
            "(huì)", "（huì）", "(jiàn)", "jiàn)", "(fa1)", "(app)", "?!", "《意見(jiàn)》", "http://a.cn/",
            "\u00a0", "\u200b", "\ufeff", "\u00ad", "\x07", "\ufffd", "\ue000", "\U00020000",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_failure")], ids=lambda c: str(c["name"]))
def test_damage_is_undone(case: dict[str, Any]) -> None:
    assert repair_text(case["raw"]).text == case["text"]


@pytest.mark.parametrize("case", [c for c in CASES if c.get("known_failure")], ids=lambda c: str(c["name"]))
@pytest.mark.xfail(strict=True, reason="beyond what can be decided; a repair that succeeds moves its case to the others")
def test_damage_beyond_decision(case: dict[str, Any]) -> None:
    assert repair_text(case["raw"]).text == case["text"]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert repair_text(text).text == text


def test_the_negative_corpus_is_large_enough() -> None:
    assert len(set(UNTOUCHED)) >= 60


@given(TEXTS)
@settings(max_examples=100, deadline=None)
@example("会(huì(huì))(huì)")
@example("?!兑庖?jiàn)》")
def test_steps_replay(raw: str) -> None:
    repaired = repair_text(raw)
    assert replay(raw, repaired.steps) == repaired.text


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_repairing_twice_changes_nothing(raw: str) -> None:
    once = repair_text(raw).text
    assert repair_text(once).text == once


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_map_covers_both_texts_in_order(raw: str) -> None:
    repaired = repair_text(raw)
    offsets = repaired.offsets
    assert offsets.repaired[0] == offsets.raw[0] == 0
    assert (offsets.repaired[-1], offsets.raw[-1]) == (len(repaired.text), len(raw))
    assert list(offsets.repaired) == sorted(offsets.repaired)
    assert list(offsets.raw) == sorted(offsets.raw)


@given(TEXTS, st.data())
@settings(max_examples=100, deadline=None)
def test_a_character_that_no_step_touched_is_found_in_the_raw_text(raw: str, data: st.DataObject) -> None:
    """A character that occurs once and that no pass knows must lead back to itself."""
    at = data.draw(st.integers(0, len(raw)))
    marked = raw[:at] + "鑫" + raw[at:]
    repaired = repair_text(marked)
    found = repaired.text.find("鑫")
    if found >= 0 and not any("鑫" in step.before for step in repaired.steps):
        span = repaired.offsets.raw_span(Span(found, found + 1))
        assert marked[span.start : span.end] == "鑫"


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_lines_stay_lines(raw: str) -> None:
    assert repair_text(raw).text.count("\n") == raw.count("\n")


def test_a_repaired_character_leads_to_the_characters_it_was_made_of() -> None:
    raw = "鄉(xiāng)鎮(zhèn)，?!兑庖?jiàn)》"
    repaired = repair_text(f"基層治理發揮作用。{raw}")
    at = repaired.text.index("乡镇")
    span = repaired.offsets.raw_span(Span(at, at + 2))
    assert f"基層治理發揮作用。{raw}"[span.start : span.end] == "鄉(xiāng)鎮"


def test_what_cannot_be_decided_stays_and_is_marked() -> None:
    repaired = repair_text("各地要形伞爸?俗灾?睆?qiáng)調，要行動")
    marked = [repaired.text[s.start : s.end] for s in repaired.undecided]
    assert marked
    assert all(part in repaired.raw or set(part) == {"\ufffd"} for part in marked)


def test_a_character_that_nobody_can_know_is_no_question_mark() -> None:
    repaired = repair_text("慈善資源聯(lián)動(dòng)平臺(tái)?！吧绻?志願(yuàn)者”顯(xiǎn)示，服務(wù)提質(zhì)")
    assert repaired.text == "慈善资源联动平台。“社工\ufffd志愿者”显示，服务提质"
    assert [repaired.text[s.start : s.end] for s in repaired.undecided] == ["\ufffd"]


def test_every_step_has_a_reason_and_a_certainty() -> None:
    steps = repair_text("鄉(xiāng)鎮\u200b,，１５?!兑庖?jiàn)》要求").steps
    assert len({step.name for step in steps}) >= 5
    assert all(step.reason and 0 < step.certainty <= 1 for step in steps)


def test_long_hostile_text_takes_linear_time() -> None:
    hostile = "(" * 50_000 + "会(" * 20_000 + "?" * 20_000 + "a." * 20_000 + ",，" * 20_000 + "著" * 20_000
    started = time.perf_counter()
    repair_text(hostile)
    assert time.perf_counter() - started < 20


def test_the_seed_page_is_repaired(seed_page: Path) -> None:
    raw = seed_page.read_text(encoding="utf-8")
    repaired = repair_text(raw)
    counts = Counter(step.name for step in repaired.steps)
    assert counts["pinyin_notes"] == 363
    assert counts["mojibake"] == 1
    assert not repaired.undecided
    assert repaired.text.count("（街道）") == 5
    assert repaired.text.count("《意见》") == 9
    assert not set("āáǎàēéěèīíǐìōóǒòūúǔù(,\u00a0著") & set(repaired.text)
    assert replay(raw, repaired.steps) == repaired.text
    assert repair_text(repaired.text).steps == ()

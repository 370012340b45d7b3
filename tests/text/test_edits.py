"""Steps are applied, replayed and followed back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swgraph.model import OffsetMap, RepairStep, Span
from swgraph.text.edits import apply, compose, continued, identity, passes, replacements, replay


def step(start: int, before: str, after: str, name: str = "a") -> RepairStep:
    return RepairStep(name, start, before, after, "")


@pytest.mark.parametrize("steps", [[step(1, "x", "y")], [step(0, "ab", ""), step(1, "b", "")], [step(9, "a", "")]])
def test_steps_of_another_text_are_refused(steps: list[RepairStep]) -> None:
    with pytest.raises(ValueError, match="another text"):
        apply("abc", steps)


def test_a_replacement_that_changes_nothing_is_no_step() -> None:
    assert replacements("abc", [(0, 1, "a"), (1, 2, "x")], "a", "") == (step(1, "b", "x"),)


def test_passes_are_runs_of_one_name() -> None:
    steps = [step(0, "a", ""), step(1, "b", ""), step(0, "c", "d", "b"), step(0, "d", "", "a")]
    assert [[s.name for s in group] for group in passes(steps)] == [["a", "a"], ["b"], ["a"]]
    assert list(passes([])) == []


def test_replaying_goes_pass_by_pass() -> None:
    assert replay("abc", [step(0, "a", ""), step(0, "b", "x", "b")]) == "xc"


@pytest.mark.parametrize("name", ["a", "b"])
def test_passes_of_two_rounds_stay_apart(name: str) -> None:
    first, second = [step(1, "b", "xy"), step(3, "d", "")], [step(0, "a", ""), step(2, "yc", "z", name)]
    more = [step(0, "a", "", name), step(2, "yc", "z", name)]
    assert replay("abcde", continued("abcde", first, more)) == apply(apply("abcde", first), second)


def test_an_insertion_leads_to_the_character_it_was_made_of() -> None:
    offsets = compose(identity(3), [step(1, "b", "xyz")])
    assert [offsets.raw_span(Span(i, i + 1)) for i in range(5)] == [Span(0, 1), Span(1, 2), Span(1, 2), Span(1, 2), Span(2, 3)]


def test_two_passes_over_one_place_are_one_piece() -> None:
    first = compose(identity(8), [step(2, "cd", "")])
    second = compose(first, [step(1, "be", "Z")])
    assert second.raw_span(Span(1, 2)) == Span(1, 5)
    assert (second.repaired[-1], second.raw[-1]) == (5, 8)


def test_the_map_of_nothing() -> None:
    assert identity(0) == OffsetMap((0,), (0,))
    assert compose(identity(2), [step(0, "ab", "")]).raw[-1] == 2


EDITS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.text("xyz", max_size=3)), max_size=6)


def one_pass(text: str, edits: list[tuple[int, int, str]], name: str) -> list[RepairStep]:
    """Return steps in order from gaps, widths and new texts; a step replaces at least one character."""
    steps, at = [], 0
    for gap, width, after in edits:
        before = text[at + gap : at + gap + width + 1]
        if not before:
            break
        steps.append(RepairStep(name, at + gap, before, after, ""))
        at += gap + len(before)
    return steps


@given(st.text("abcdefgh", max_size=20), EDITS, EDITS)
def test_a_copied_character_leads_back_to_itself(raw: str, first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]) -> None:
    numbered = "".join(chr(0x4E00 + i) for i in range(len(raw)))  # every raw character occurs once
    steps = one_pass(numbered, first, "a")
    middle = apply(numbered, steps)
    more = one_pass(middle, second, "b")
    offsets = compose(compose(identity(len(raw)), steps), more)
    text = apply(middle, more)
    assert (offsets.repaired[-1], offsets.raw[-1]) == (len(text), len(raw))
    for i, char in enumerate(text):
        span = offsets.raw_span(Span(i, i + 1))
        assert 0 <= span.start <= span.end <= len(raw)
        if char >= "一":
            assert char in numbered[span.start : span.end]

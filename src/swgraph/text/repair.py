"""The repairs of a text, in order, each replayable and followed back to raw offsets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import re2

from swgraph.model import OffsetMap, RepairStep, Span
from swgraph.text.characters import plain_blanks, remove_invisible
from swgraph.text.edits import apply, compose, continued, identity, passes, replay
from swgraph.text.misread import decode_again
from swgraph.text.mojibake import restore
from swgraph.text.pinyin import remove_notes
from swgraph.text.punctuation import narrow_letters, single_marks, widen_marks
from swgraph.text.script import to_simplified

__all__ = ["Repaired", "repair_text", "replay"]

Pass = Callable[[str], tuple[RepairStep, ...]]

_BEFORE: Final[tuple[Pass, ...]] = (decode_again, remove_invisible, plain_blanks, remove_notes)
_AFTER: Final[tuple[Pass, ...]] = (to_simplified, narrow_letters, widen_marks, single_marks)

_ROUNDS: Final = 3
_UNKNOWN: Final = re2.compile("\\x{FFFD}+")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text: ``replay(raw, steps) == text``.

    Attributes:
        offsets: from offsets of ``text`` to offsets of ``raw``.
        undecided: what is damaged but could not be decided (in ``text``): runs that stay as they were, and U+FFFD where a
            character is unknown.
    """

    raw: str
    text: str
    steps: tuple[RepairStep, ...]
    offsets: OffsetMap
    undecided: tuple[Span, ...] = ()


def repair_text(raw: str) -> Repaired:
    """Return ``raw`` with every damage undone that can be decided.

    >>> repaired = repair_text("鄉(xiāng)鎮(zhèn)(街道),社會(huì)工作")
    >>> repaired.text
    '乡镇（街道），社会工作'
    >>> repaired.offsets.raw_span(Span(0, 2))
    Span(start=0, end=9)
    """
    done = _round(_Work(raw, []))
    for _ in range(_ROUNDS if done.steps else 0):
        # Among repaired characters more may look damaged, or less: a second repair must find nothing to do.
        more = _round(_Work(done.text, []))
        if not more.steps:
            break
        done = replace(more, steps=continued(raw, done.steps, more.steps))
    offsets = identity(len(raw))
    for group in passes(done.steps):
        offsets = compose(offsets, group)
    unknown = [Span(m.start(), m.end()) for m in _UNKNOWN.finditer(done.text)]
    return Repaired(raw, done.text, tuple(done.steps), offsets, tuple(sorted({*done.undecided, *unknown})))


def _round(work: "_Work") -> "_Work":
    """Return a text after every pass once; runs that cannot be decided stay as they are."""
    for repair in _BEFORE:
        work = work.after(repair(work.text))
    restored, undecided = restore(work.text)
    work = replace(work, undecided=undecided).after(restored)
    for repair in _AFTER:
        work = work.after(repair(work.text))
    return work


@dataclass(frozen=True, slots=True)
class _Work:
    """A text between two passes."""

    text: str
    steps: list[RepairStep]
    undecided: tuple[Span, ...] = ()

    def after(self, steps: Sequence[RepairStep]) -> "_Work":
        """Return the text after a pass, with what is undecided left as it is."""
        steps = list(_outside(steps, self.undecided))
        spans = tuple(_moved(self.undecided, steps))
        return _Work(apply(self.text, steps), [*self.steps, *steps], spans)


def _outside(steps: Sequence[RepairStep], spans: Sequence[Span]) -> Iterator[RepairStep]:
    """Yield the steps that touch no span; both stand in reading order, so each is looked at once."""
    at = 0
    for step in steps:
        while at < len(spans) and spans[at].end <= step.start:
            at += 1
        if at == len(spans) or step.start + len(step.before) <= spans[at].start:
            yield step


def _moved(spans: Sequence[Span], steps: Sequence[RepairStep]) -> Iterator[Span]:
    """Yield the spans at their places after the steps."""
    at = by = 0
    for span in spans:
        while at < len(steps) and steps[at].start < span.start:
            by += len(steps[at].after) - len(steps[at].before)
            at += 1
        yield span.shifted(by)

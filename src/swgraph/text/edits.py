"""Replacements in a text: applied, replayed, and followed back to raw offsets."""

from collections.abc import Iterable, Iterator, Sequence

from swgraph.model import OffsetMap, RepairStep, Span


def replacements(text: str, spans: Iterable[tuple[int, int, str]], name: str, reason: str) -> tuple[RepairStep, ...]:
    """Return one certain step for each ``(start, end, after)``, leaving out those that change nothing.

    >>> [(step.start, step.before, step.after) for step in replacements("1,,2", [(1, 3, ",")], "doubled", "")]
    [(1, ',,', ',')]
    """
    return tuple(
        RepairStep(name, start, text[start:end], after, reason)
        for start, end, after in spans
        if text[start:end] != after
    )


def apply(text: str, steps: Sequence[RepairStep]) -> str:
    """Return ``text`` after the steps of one pass, which stand in reading order and do not overlap.

    >>> apply("a(b)c", [RepairStep("note", 1, "(b)", "", "")])
    'ac'
    """
    parts: list[str] = []
    end = 0
    for step in steps:
        if step.start < end or not text.startswith(step.before, step.start):
            raise ValueError(
                f"step {step.name} wants {step.before!r} at {step.start}, found "
                f"{text[step.start : step.start + 20]!r}; the steps belong to another text"
            )
        parts += (text[end : step.start], step.after)
        end = step.start + len(step.before)
    parts.append(text[end:])
    return "".join(parts)


def replay(raw: str, steps: Iterable[RepairStep]) -> str:
    """Return the text that ``steps``, pass by pass, make of ``raw``.

    >>> replay("見(jiàn)", [RepairStep("pinyin_notes", 1, "(jiàn)", "", ""), RepairStep("script", 0, "見", "见", "")])
    '见'
    """
    for group in passes(steps):
        raw = apply(raw, group)
    return raw


def passes(steps: Iterable[RepairStep]) -> Iterator[list[RepairStep]]:
    """Yield the steps of each pass: consecutive steps of one name."""
    group: list[RepairStep] = []
    for step in steps:
        if group and group[-1].name != step.name:
            yield group
            group = []
        group.append(step)
    if group:
        yield group


def continued(raw: str, steps: Sequence[RepairStep], more: Sequence[RepairStep]) -> list[RepairStep]:
    """Return ``steps`` and those that were then made to their result.

    Where the last pass of one and the first pass of the other have one name, they would be taken for one pass: they become
    one step that does what both do.

    >>> [(s.start, s.before, s.after) for s in continued("abc", [RepairStep("x", 0, "a", "", "")], [RepairStep("x", 1, "c", "d", "")])]
    [(0, 'abc', 'bd')]
    """
    first, second = list(passes(steps)), list(passes(more))
    if not first or not second or first[-1][0].name != second[0][0].name:
        return [*steps, *more]
    before = [step for group in first[:-1] for step in group]
    after = [step for group in second[1:] for step in group]
    return [*before, _joined(replay(raw, before), first[-1], second[0]), *after]


def _joined(text: str, first: Sequence[RepairStep], second: Sequence[RepairStep]) -> RepairStep:
    """Return one step from the first to the last change of two passes over ``text``."""
    middle = apply(text, first)
    after = apply(middle, second)
    start = min(first[0].start, second[0].start)
    kept = min(len(text) - _end(first[-1]), len(middle) - _end(second[-1]))
    certainty = min(step.certainty for step in (*first, *second))
    changed = (text[start : len(text) - kept], after[start : len(after) - kept])
    return RepairStep(first[0].name, start, *changed, first[0].reason, certainty)


def _end(step: RepairStep) -> int:
    return step.start + len(step.before)


def identity(length: int) -> OffsetMap:
    """Return the map of an unchanged text."""
    return OffsetMap((0, length), (0, length)) if length else OffsetMap((0,), (0,))


def compose(offsets: OffsetMap, steps: Sequence[RepairStep]) -> OffsetMap:
    """Return ``offsets`` after one more pass on the text that they lead from.

    A step that keeps the length leaves the map as it is: character stands for character.

    >>> compose(identity(5), [RepairStep("note", 1, "(b)", "", "")])
    OffsetMap(repaired=(0, 1, 1, 2), raw=(0, 1, 4, 5))
    """
    if all(len(step.before) == len(step.after) for step in steps):
        return offsets
    changes = sorted(
        [(s.start, s.start + len(s.before), len(s.after), None) for s in steps if len(s.before) != len(s.after)]
        + [(a, b, b - a, (c, d)) for a, b, c, d in _changed(offsets)],
        key=lambda change: change[:2],
    )
    repaired, raw = [0], [0]
    grown = 0  # characters that the pass has added so far
    for start, end, width, raw_start, raw_end in _merged(changes, offsets):
        _extend(repaired, raw, start + grown, raw_start)
        grown += width - (end - start)
        _extend(repaired, raw, end + grown, raw_end)
    _extend(repaired, raw, offsets.repaired[-1] + grown, offsets.raw[-1])
    return OffsetMap(tuple(repaired), tuple(raw))


def _changed(offsets: OffsetMap) -> Iterator[tuple[int, int, int, int]]:
    """Yield the pieces of a map that are not copied: from, to, raw from, raw to."""
    pieces = zip(offsets.repaired, offsets.repaired[1:], offsets.raw, offsets.raw[1:], strict=False)
    return (piece for piece in pieces if piece[1] - piece[0] != piece[3] - piece[2])


_Change = tuple[int, int, int, tuple[int, int] | None]


def _merged(changes: Sequence[_Change], offsets: OffsetMap) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield changes of both maps with those that overlap made one: from, to, new width, raw from, raw to."""
    i = 0
    while i < len(changes):
        start, end = changes[i][:2]
        group = [changes[i]]
        i += 1
        while i < len(changes) and changes[i][0] < end:
            end = max(end, changes[i][1])
            group.append(changes[i])
            i += 1
        width = end - start + sum(c[2] - (c[1] - c[0]) for c in group)
        first, last = group[0], max(group, key=lambda c: c[1])
        raw_start = first[3][0] if first[3] else offsets.raw_span(Span(start, start + 1)).start
        raw_end = last[3][1] if last[3] and last[1] == end else offsets.raw_span(Span(end - 1, end)).end
        yield start, end, width, raw_start, raw_end


def _extend(repaired: list[int], raw: list[int], offset: int, raw_offset: int) -> None:
    if (repaired[-1], raw[-1]) != (offset, raw_offset):
        repaired.append(offset)
        raw.append(raw_offset)

"""Two sorted streams as one: the lines that were thought over, and the texts that stream past."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from swgraph.pipeline.settled import lines_of

_BLOCK: Final = 1 << 12  # lines


def merged(lines: Sequence[str], texts: Iterable[str]) -> Iterator[str]:
    r"""Yield sorted lines and texts of sorted lines as one sorted stream of texts; a line that both have comes once.

    >>> list(merged(["b\n", "d\n", "f\n"], ["a\n", "c\ne\n"]))
    ['a\n', 'b\n', 'c\nd\ne\n', 'f\n']
    """
    done = 0
    for text in texts:
        first = text[: text.index("\n") + 1]
        last = text[text.rfind("\n", 0, -1) + 1 :]
        start = bisect_left(lines, first, done)
        end = bisect_right(lines, last, start)
        yield from _blocks(lines, done, start)
        yield text if start == end else "".join(sorted({*lines_of(text), *lines[start:end]}))
        done = end
    yield from _blocks(lines, done, len(lines))


def _blocks(lines: Sequence[str], start: int, end: int) -> Iterator[str]:
    for at in range(start, end, _BLOCK):
        yield "".join(lines[at : min(at + _BLOCK, end)])

"""How much an answer may be: in bytes and in rows. What would be more is refused as a whole, never cut."""

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from swgraph.errors import AnswerTooLargeError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that an answer may be; statements of a graph count as rows."""

    bytes: int
    rows: int


@dataclass(frozen=True, slots=True)
class RowMark:
    """How rows are told apart in a format.

    Attributes:
        mark: what stands between two rows, or at each.
        others: marks that are there for no row; -1 where one row has none.
        text: what may hold the mark without meaning it, where anything can.
    """

    mark: bytes
    others: int
    text: re.Pattern[bytes] | None = None

    def count(self, written: bytes) -> int:
        r"""Return the number of marks that mean rows, also where a text is not yet ended.

        >>> MARKS["text/csv"].count(b'x\r\n"a\r\nb"\r\n"c\r\n')
        2
        """
        return (self.text.sub(b"", written) if self.text else written).count(self.mark)


MARKS: Final = {
    "application/sparql-results+json": RowMark(b"},{", -1, re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)),
    "application/sparql-results+xml": RowMark(b"<result>", 0),
    "text/csv": RowMark(b"\r\n", 1, re.compile(rb'"[^"]*+(?:"|\Z)')),
    "text/tab-separated-values": RowMark(b"\n", 1),
}
"""By media type of results."""


class Sink(io.BytesIO):
    """Bytes in memory that refuse to become too many.

    >>> Sink(Bounds(3, 10)).write(b"abcd")
    Traceback (most recent call last):
    swgraph.errors.AnswerTooLargeError: 答案过大 the answer is too large: wanted at most 3 bytes; add LIMIT, or ask for less
    """

    def __init__(self, most: Bounds) -> None:
        super().__init__()
        self._most = most

    def write(self, data: object) -> int:
        """Add bytes.

        Raises:
            AnswerTooLargeError: there would be too many.
        """
        view = memoryview(data)  # type: ignore[arg-type]
        if self.tell() + view.nbytes > self._most.bytes:
            raise too_large(self._most.bytes)
        return super().write(view)


class RowSink(Sink):
    """Bytes of results in memory that refuse to become too many rows."""

    def __init__(self, most: Bounds, rows: RowMark) -> None:
        super().__init__(most)
        self._rows = rows
        self._marks = 0
        self._end = b""

    def write(self, data: object) -> int:
        """Add bytes.

        Raises:
            AnswerTooLargeError: there would be too many, or too many rows.
        """
        size = super().write(data)
        mark, most = self._rows.mark, self._most.rows + self._rows.others
        part = self._end + bytes(data)  # type: ignore[call-overload]
        self._end = part[len(part) - len(mark) + 1 :]  # a mark may be cut in two
        self._marks += part.count(mark)
        if self._marks > most:
            # Some may stand in texts: that is looked into only where it decides.
            self._marks = self._rows.count(self.getvalue())
        if self._marks > most:
            raise too_large(self._most.rows, "rows")
        return size


def within(content: bytes, most: Bounds) -> bytes:
    """Return bytes that are not too many.

    Raises:
        AnswerTooLargeError: they are.
    """
    if len(content) > most.bytes:
        raise too_large(most.bytes)
    return content


def counted(rows: Iterable[T], most: Bounds) -> Iterator[T]:
    """Yield rows, or statements, that are not too many.

    >>> list(counted("ab", Bounds(9, 2)))
    ['a', 'b']

    Raises:
        AnswerTooLargeError: they are.
    """
    for number, row in enumerate(rows):
        if number == most.rows:
            raise too_large(most.rows, "rows")
        yield row


def too_large(most: int, of: str = "bytes") -> AnswerTooLargeError:
    """Return the error for an answer that is more than it may be."""
    return AnswerTooLargeError(f"答案过大 the answer is too large: wanted at most {most} {of}; add LIMIT, or ask for less")

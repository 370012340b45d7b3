"""Where answers are written: into memory, up to a bound."""

import io

from swgraph.errors import AnswerTooLargeError


class Sink(io.BytesIO):
    """Bytes in memory that refuse to become too many.

    >>> Sink(3).write(b"abcd")
    Traceback (most recent call last):
    swgraph.errors.AnswerTooLargeError: 答案过大 the answer is too large: wanted at most 3 bytes; add LIMIT, or ask for less
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: object) -> int:
        """Add bytes.

        Raises:
            AnswerTooLargeError: there would be too many.
        """
        view = memoryview(data)  # type: ignore[arg-type]
        if self.tell() + view.nbytes > self._most:
            raise too_large(self._most)
        return super().write(view)


def within(content: bytes, most: int) -> bytes:
    """Return bytes that are not too many.

    Raises:
        AnswerTooLargeError: they are.
    """
    if len(content) > most:
        raise too_large(most)
    return content


def too_large(most: int) -> AnswerTooLargeError:
    """Return the error for an answer that is longer than it may be."""
    return AnswerTooLargeError(f"答案过大 the answer is too large: wanted at most {most} bytes; add LIMIT, or ask for less")

"""Bodies that are written before their heads: what a head must say is known when the last element was read."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final

_IN_MEMORY: Final = 16 * 2**20  # bytes; more goes to the disk, so that memory stays flat
_AT_ONCE: Final = 2**18  # characters


def write_lines(file: BinaryIO, lines: Iterable[str]) -> None:
    """Write pieces of text as UTF-8, many short ones at a time."""
    waiting: list[str] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size > _AT_ONCE:
            file.write("".join(waiting).encode())
            waiting.clear()
            size = 0
    file.write("".join(waiting).encode())


@contextmanager
def spooled(lines: Iterable[str]) -> Iterator["Spool"]:
    """Read all lines into a temporary file and yield it; it is gone at the end of ``with``."""
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        write_lines(file, lines)  # type: ignore[arg-type]
        yield Spool(file)  # type: ignore[arg-type]


class Spool:
    """What was written so far, to be put where it belongs."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def copy(self, file: BinaryIO) -> None:
        """Write everything to another file."""
        self._file.seek(0)
        copyfileobj(self._file, file, 2**20)

    @contextmanager
    def reader(self) -> Iterator[BinaryIO]:
        """Yield everything for reading."""
        self._file.seek(0)
        yield self._file

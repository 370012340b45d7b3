"""Answers while they wait for their clients: short ones in memory, long ones in files without a name."""

import io
import tempfile
from typing import IO, Final

_IN_MEMORY: Final = 512 * 1024


def room_for(length: int) -> IO[bytes]:
    """Return where so many bytes are written, to be read again; it is gone when it is closed.

    >>> with room_for(10) as short, room_for(1 << 20) as long:
    ...     is_long(short), is_long(long)
    (False, True)
    """
    return io.BytesIO() if length <= _IN_MEMORY else tempfile.TemporaryFile(buffering=0)


def is_long(body: IO[bytes]) -> bool:
    """Return whether an answer lies in a file."""
    return not isinstance(body, io.BytesIO)


def held(body: bytes) -> IO[bytes]:
    """Return bytes to be read from the start: a file where they are many."""
    room = room_for(len(body))
    room.write(body)
    room.seek(0)
    return room

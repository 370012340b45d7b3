"""What a worker is asked, and what it gives back."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any


@dataclass(frozen=True, slots=True)
class Job:
    """One query.

    Args:
        kind: which of ``swgraph.serve.jobs.KINDS`` does it.
        payload: what it is done with; plain values that JSON can hold.
        seconds: wall clock that it may take once it runs.
        most_bytes: how long the answer may be.
        client: who asks, so that nobody holds all workers; nobody in particular if empty.
        most_rows: how many rows, or statements, the answer may have.
    """

    kind: str
    payload: Mapping[str, Any]
    seconds: float
    most_bytes: int
    client: str = ""
    most_rows: int = 200_000


@dataclass(frozen=True, slots=True)
class Done:
    """A whole answer, from which generation it is, and the seconds that it took.

    A long one lies in ``file``, without a name and gone when it is closed, and ``body`` is empty: answers that wait for their clients
    take no memory.
    """

    body: bytes
    media_type: str
    generation: str
    seconds: float
    file: IO[bytes] | None = None

    @property
    def length(self) -> int:
        """Return the number of bytes."""
        return self.file.seek(0, os.SEEK_END) if self.file else len(self.body)

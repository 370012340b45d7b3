"""What a worker is asked, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Job:
    """One query.

    Args:
        kind: which of ``swgraph.serve.jobs.KINDS`` does it.
        payload: what it is done with; plain values that JSON can hold.
        seconds: wall clock that it may take once it runs.
        most_bytes: how long the answer may be.
        client: who asks, so that nobody holds all workers; nobody in particular if empty.
    """

    kind: str
    payload: Mapping[str, Any]
    seconds: float
    most_bytes: int
    client: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A whole answer, from which generation it is, and the seconds that it took."""

    body: bytes
    media_type: str
    generation: str
    seconds: float

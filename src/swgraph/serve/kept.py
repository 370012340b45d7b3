"""Answers that were given a moment ago, kept for who asks the same of the same generation."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Hashable

    from swgraph.serve.workers import Done

_LONGEST: Final = 64 * 1024
_MOST: Final = 4 * 1024 * 1024
_EACH: Final = 1024  # bytes that an entry takes beside its body and its key


class Kept:
    """The answers asked for last, up to a number of bytes; a longer one is not kept.

    What is kept was computed from a generation, which never changes: a new one has other keys. The answer to what depends on the clock or
    on chance must not be handed in.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._found: OrderedDict[Hashable, tuple[Done, int]] = OrderedDict()
        self.hits = 0

    def get(self, key: "Hashable") -> "Done | None":
        """Return the answer to what was asked, if it is kept."""
        found = self._found.get(key)
        if found is None:
            return None
        self._found.move_to_end(key)
        self.hits += 1
        return found[0]

    def put(self, key: "Hashable", done: "Done", length: int) -> None:
        """Keep an answer; ``length`` is that of the key. What has not been asked for the longest goes."""
        size = len(done.body) + length + _EACH
        if done.file or size > _LONGEST or key in self._found:
            return
        self._found[key] = (done, size)
        self._size += size
        while self._size > self._most:
            _, (_, gone) = self._found.popitem(last=False)
            self._size -= gone

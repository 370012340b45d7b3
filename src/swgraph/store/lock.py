"""One publisher at a time: a lock of the system, which ends with the process that holds it, however that ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from swgraph.errors import StoreError
from swgraph.store.generations import LOCK


@contextmanager
def publishing(store: Path) -> Iterator[None]:
    """Hold the lock of a store; its file stays, for removing it would let two in.

    Raises:
        StoreError: another build holds it.
        OSError: the file cannot be made.
    """
    with (store / LOCK).open("a+b") as file:
        if not _lock(file):
            raise StoreError(
                f"存储正在写入 the store is being written: wanted the lock {store / LOCK}, held by another build; "
                "wait until it is done, or build into another directory with --store"
            )
        yield  # closing the file lets go


def _lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True

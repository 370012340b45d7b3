"""A sorted file of N-Quads with some lines taken out and others put in: ranges of bytes are copied, nothing is sorted again."""

import hashlib
import mmap
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from swgraph.errors import StoreDamagedError, StoreError
from swgraph.store.manifest import File
from swgraph.store.record import first_line

_BLOCK: Final = 1 << 22  # bytes

Cut = tuple[int, int, bytes]
"""Where bytes are left out (from, to), and what comes in their place."""


@contextmanager
def mapped(graph: Path) -> Iterator[mmap.mmap]:
    """Give the bytes of a file of N-Quads, memory-mapped.

    Raises:
        StoreError: the file cannot be read.
    """
    try:
        with graph.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
            yield lines
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        raise StoreError(f"无法读取存储 cannot read the store: {graph}: {error}; open the graph anew") from error


def lines_about(lines: mmap.mmap, subject: str) -> Iterator[str]:
    """Yield the lines of all graphs about one thing, given in N-Triples form."""
    key = f"{subject} ".encode()
    at = first_line(lines, key)
    while lines[at : at + len(key)] == key:
        end = lines.find(b"\n", at) + 1
        yield lines[at:end].decode()
        at = end


def cuts_of(lines: mmap.mmap, removed: Collection[str], added: Collection[str]) -> list[Cut]:
    """Return where a sorted file changes, in order.

    Raises:
        StoreDamagedError: a line to take out is not there, or one to put in is: the file is not what it was taken for.
    """
    changes = sorted([(line.encode(), False) for line in removed] + [(line.encode(), True) for line in added])
    cuts: list[Cut] = []
    for line, comes in changes:
        at = first_line(lines, line)
        if (lines[at : at + len(line)] == line) == comes:
            state = "is there already" if comes else "is not there"
            raise StoreDamagedError(
                f"图与记录不符 the graph is not what was recorded of it: {line[:200].decode(errors='replace')!r} {state}; "
                "build the graph anew with swgraph build"
            )
        cuts.append((at, at, line) if comes else (at, at + len(line), b""))
    return cuts


def splice(lines: mmap.mmap, cuts: Collection[Cut], target: Path) -> File:
    """Write a file with its cuts, and return its size and SHA-256."""
    digest, size, done = hashlib.sha256(), 0, 0
    with memoryview(lines) as view, target.open("wb", buffering=0) as file:
        for start, end, text in (*cuts, (len(view), len(view), b"")):
            for at in range(done, start, _BLOCK):
                with view[at : min(at + _BLOCK, start)] as part:
                    digest.update(part)
                    size += file.write(part)
            digest.update(text)
            size += file.write(text) if text else 0
            done = end
    return File(size, digest.hexdigest())

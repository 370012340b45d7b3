"""The record of a published generation: its sorted N-Quads, of which the statements about some things are read without the engine.

A query takes some microseconds for every term that it gives. The record has all statements about a thing side by side, so
what goes over tens of thousands of things reads them here, in memory that does not grow.
"""

import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from swgraph.errors import StoreError

_BLOCK: Final = 1 << 21  # bytes


def read_record(graph: Path, prefix: str, together: int = 0) -> Iterator[bytes]:
    """Yield the lines about all things whose IRI begins with ``prefix``, sorted, some thousand at a time.

    Args:
        graph: the file of the record.
        prefix: what the IRIs begin with.
        together: things that share so many characters behind the prefix stand in one block. An IRI that another one continues
            is sorted behind it in the file (``>`` comes after digits): who needs the order of IRIs sorts within a block.

    Raises:
        StoreError: the file cannot be read.
    """
    key = f"<{prefix}".encode()
    try:
        with graph.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
            end = first_line(lines, key[:-1] + bytes([key[-1] + 1]))
            yield from _blocks(lines, first_line(lines, key), end, len(key) + together)
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        raise StoreError(f"无法读取存储 cannot read the store: {graph}: {error}; open the graph anew") from error


def first_line(lines: mmap.mmap, key: bytes) -> int:
    """Return where the first line begins that is not less than a key."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = max(lines.rfind(b"\n", low, middle) + 1, low)
        if lines[start : start + len(key)] < key:
            low = lines.find(b"\n", middle) + 1 or len(lines)
        else:
            high = start
    return low


def _blocks(lines: mmap.mmap, start: int, end: int, shared: int) -> Iterator[bytes]:
    while start < end:
        cut = min(start + _BLOCK, end)
        if cut < end:
            cut = lines.find(b"\n", cut) + 1
            while cut < end and lines[cut : cut + shared] == _line(lines, cut)[:shared]:
                cut = lines.find(b"\n", cut) + 1
        yield lines[start:cut]
        start = cut


def _line(lines: mmap.mmap, end: int) -> bytes:
    """Return the line that ends at a place."""
    return lines[lines.rfind(b"\n", 0, end - 1) + 1 : end]

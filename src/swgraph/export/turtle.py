"""Turtle and TriG by pyoxigraph, with the prefixes in the order of the alphabet: it writes them in another order each time."""

from collections.abc import Iterable, Mapping
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final

from pyoxigraph import Quad, RdfFormat, Triple, serialize

_IN_MEMORY: Final = 16 * 2**20  # bytes; more goes to the disk


def write_with_prefixes(
    statements: Iterable[Triple] | Iterable[Quad], file: BinaryIO, form: RdfFormat, prefixes: Mapping[str, str]
) -> None:
    """Write statements in their order, in a format that knows prefixes."""
    with SpooledTemporaryFile(_IN_MEMORY) as written:
        serialize(statements, written, form, prefixes=dict(prefixes))
        written.seek(0)
        head, line = [], written.readline()
        while line.startswith(b"@prefix"):
            head.append(line)
            line = written.readline()
        file.writelines([*sorted(head), line])
        copyfileobj(written, file, 2**20)

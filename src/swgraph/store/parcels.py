"""The lines of a generation on a server, packed, so that a copy of them can be proven equal.

Servers change what they are sent: numbers and dates come back in another form, letters of other languages as other bytes. Beside its
graphs a generation therefore lies on a server once more, as parcels: pieces of its N-Quads, compressed, in letters and digits that no
server changes. They take a sixteenth of the room of the lines.

::

    swr:generation/<id>/parcels         the pages, with the number of their parcels
    swr:generation/<id>/parcels/<page>  a page: some parcels, each the value of a node
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as px

from swgraph.errors import RemoteStoreError
from swgraph.prefixes import term_iri
from swgraph.store.released import graph_of, rows_of, sizes

_VALUE: Final = term_iri("rdf:value")
_BLOCK: Final = 48 << 10  # bytes that a parcel holds, in 3 to 30 KB: Virtuoso 7 takes no statement of 45 KB
_PAGE: Final = 200  # parcels an answer: fewer rows than any server cuts an answer at


def parcels_of(generation: str) -> str:
    """Return the graph that lists the pages."""
    return f"{graph_of(generation)}/parcels"


def parcelled(generation: str, lines: Iterable[str]) -> dict[str, list[str]]:
    """Return the pages as N-Triples, by where they lie."""
    pages: dict[str, list[str]] = {}
    for number, text in enumerate(_packed(lines)):
        page = f"{parcels_of(generation)}/{number // _PAGE:05d}"
        pages.setdefault(page, []).append(f'<{page}#{number % _PAGE:03d}> <{_VALUE}> "{text}" .\n')
    return pages


def fetched_lines(url: str, generation: str, timeout: int) -> Iterator[str]:
    """Yield the N-Quads of a generation on a server, each with its line feed, in the order of the build.

    Raises:
        RemoteStoreError: the server does not answer, or not with the parcels that were published.
    """
    rest = b""
    for block in _blocks(url, generation, timeout):
        # Only line feeds end a line: U+2028 and its like may stand inside a literal.
        *lines, rest = (rest + block).split(b"\n")
        yield from (f"{_decoded(line)}\n" for line in lines)
    if rest:
        yield f"{_decoded(rest)}\n"


def _blocks(url: str, generation: str, timeout: int) -> Iterator[bytes]:
    for page, count in sorted(sizes(url, parcels_of(generation), timeout).items()):
        parcels = sorted(_parcel(row, page) for row in rows_of(url, "parcels.rq", (page,), timeout))
        if len(parcels) != count:
            raise _bad(page, f"wanted {count} parcels, got {len(parcels)}")
        yield from (_unpacked(text, page) for _, text in parcels)


def _packed(lines: Iterable[str]) -> Iterator[str]:
    rest = bytearray()
    for line in lines:
        rest += line.encode()
        while len(rest) >= _BLOCK:
            yield _text(rest[:_BLOCK])
            del rest[:_BLOCK]
    if rest:
        yield _text(rest)


def _text(block: bytearray) -> str:
    return b64encode(zlib.compress(block, 9)).decode("ascii")


def _unpacked(text: str, page: str) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        block = unpacking.decompress(b64decode(text, validate=True), _BLOCK)
    except (ValueError, zlib.error) as error:
        raise _bad(page, str(error)) from error
    if not block or unpacking.unconsumed_tail or not unpacking.eof:
        raise _bad(page, f"wanted a whole parcel of at most {_BLOCK} bytes")
    return block


def _parcel(row: tuple[object, ...], page: str) -> tuple[str, str]:
    name, text = row
    if not isinstance(name, px.NamedNode) or not isinstance(text, px.Literal):
        raise _bad(page, f"wanted a name and a text, got {row!r:.80}")
    return name.value, text.value


def _decoded(line: bytes) -> str:
    return line.decode("utf-8", "replace")  # what is replaced is not what was published, and is found out by its name


def _bad(page: str, why: str) -> RemoteStoreError:
    return RemoteStoreError(f"副本有误 not a copy: {page}: {why}; publish the graph again with swgraph publish")

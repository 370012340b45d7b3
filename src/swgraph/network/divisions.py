"""The divisions of the country and what each is part of: many, so they are read by columns and never held together.

A published build is read from its record, the sorted N-Quads, which takes a few microseconds a division; any other graph by the
query beside this file, which says what a division is. Both give the same rows.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, Final

from swgraph.iri import region_iri
from swgraph.namespaces import SKOS, SW
from swgraph.network.asking import short
from swgraph.network.records import Edge, Node
from swgraph.network.table import BATCH, Batch, Field, Table
from swgraph.store import OxigraphStore, Solutions, Store, read_record

_QUERY: Final = Path(__file__).with_suffix(".rq")
_NODES: Final = (
    Field("id"), Field("label"), Field("title"), Field("kind"), Field("region"), Field("code", attribute=True), Field("level", attribute=True),
)  # fmt: skip
_EDGES: Final = (Field("id"), Field("source"), Field("target"), Field("kind"), Field("label"))
_IRIS: Final = region_iri("")
_SUBJECT: Final = f"\n<{_IRIS}".encode()
_COUNTY: Final = 6  # digits that the codes of a county and of all in it share
_TEXT: Final = re.compile(rb'(?:[^"\\]|\\.)*')
_LEVEL, _CODE, _NAME, _SHORT, _PARENT = (str(term).encode() for term in (SW.level, SKOS.notation, SKOS.prefLabel, SW.shortName, SW.partOf))
_Named = tuple[str, str, str | None, str, str]
_Part = tuple[str, str, str]


def divisions(store: Store) -> tuple[Table[Node], Table[Edge], str]:
    """Return divisions, which is part of which, and the query; both are read from the store each time they are asked for."""

    def nodes() -> Iterator[Batch]:
        for rows in _named(store):
            ids, titles, shorts, levels, codes = zip(*rows, strict=True)
            labels = [short(brief or title) for brief, title in zip(shorts, titles, strict=True)]
            yield ids, labels, titles, ["Region"] * len(rows), titles, codes, [level.rpartition("/")[2] for level in levels]

    def edges() -> Iterator[Batch]:
        for rows in _parts(store):
            ids, wholes, codes = zip(*rows, strict=True)
            yield [f"partOf.{code}" for code in codes], ids, wholes, ["partOf"] * len(rows), ["属于"] * len(rows)

    return Table(Node, _NODES, nodes), Table(Edge, _EDGES, edges), _QUERY.read_text("utf-8")


def _named(store: Store) -> Iterator[list[_Named]]:
    record = _record(store)
    if record is None:
        yield from ([row[:5] for row in rows] for rows in _asked(store))
        return
    for block in _blocks(record):
        names, codes, shorts, levels = _texts(block, _NAME, b"@zh"), _texts(block, _CODE), _texts(block, _SHORT), _things(block, _LEVEL)
        ids = sorted(names.keys() & codes.keys() & levels.keys())
        if ids:
            yield [(_IRIS + each.decode(), names[each], shorts.get(each), levels[each], codes[each]) for each in ids]


def _parts(store: Store) -> Iterator[list[_Part]]:
    record = _record(store)
    if record is None:
        found = ([(row[0], row[5], row[4]) for row in rows if row[5] is not None] for rows in _asked(store))
        yield from filter(None, found)
        return
    for block in _blocks(record):
        wholes = _things(block, _PARENT)
        codes = {each: each.decode() for each in sorted(wholes)}
        if codes:
            yield [(_IRIS + code, wholes[each], code) for each, code in codes.items()]


def _record(store: Store) -> Path | None:
    record = store.record if isinstance(store, OxigraphStore) else None
    return record if record and record.is_file() else None


def _blocks(record: Path) -> Iterator[bytes]:
    """Yield lines about divisions, each behind a line feed, those of one county together."""
    return (b"\n" + block for block in read_record(record, _IRIS, _COUNTY))


def _asked(store: Store) -> Iterator[list[Any]]:
    answer = store.query(_QUERY.read_text("utf-8"))
    assert isinstance(answer, Solutions)
    rows = (tuple(term.value if term is not None else None for term in row) for row in answer)  # type: ignore[union-attr]
    while batch := list(islice(rows, BATCH)):
        yield batch


def _things(block: bytes, predicate: bytes) -> dict[bytes, str]:
    """Return what the divisions of a block have as object of a predicate, by the end of their IRIs."""
    found = {}
    for before, after in pairwise(block.split(b"> <%s> <" % predicate)):
        key = before.rpartition(_SUBJECT)[2]
        if b">" not in key:  # or it is a text that looks like a line
            found[key] = after[: after.index(b">")].decode()
    return found


def _texts(block: bytes, predicate: bytes, language: bytes = b"") -> dict[bytes, str]:
    """Return the texts that the divisions of a block have for a predicate, in a language where one is asked for (``@zh``)."""
    found = {}
    for before, after in pairwise(block.split(b'> <%s> "' % predicate)):
        key = before.rpartition(_SUBJECT)[2]
        end = after.index(b'"')
        if after[end - 1 : end] == b"\\":
            end = _end(after)
        if b">" not in key and after.startswith(language, end + 1):
            text = after[:end]
            found[key] = text.decode() if b"\\" not in text else _unescaped(text)
    return found


def _end(text: bytes) -> int:
    """Return where a text ends that has marks in it."""
    match = _TEXT.match(text)
    return match.end() if match else len(text)


def _unescaped(text: bytes) -> str:
    from pyoxigraph import RdfFormat, parse

    (quad,) = parse(b'<urn:a> <urn:b> "%s" .' % text, RdfFormat.N_TRIPLES)
    return str(quad.object.value)

"""Generations on a server: where their statements lie, and which of them readers get.

::

    swr:generation                    the list, only ever added to: each generation's name, and a serial number once it is whole
    swr:generation/<id>               everything that a generation says, in one graph: what readers ask
    swr:generation/<id>/graph/<name>  the same by source: the named graphs
    swr:generation/<id>/contents      the named graphs, with the number of their statements
    swr:generation/<id>/parcels/…     its lines as they are, for copies (see ``swgraph.store.parcels``)

The generation with the highest serial number is the published one. One statement, added when all the others are there and
counted, publishes; no server has to promise more than that one statement is there or not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as px

from swgraph import iri
from swgraph.errors import RemoteStoreError
from swgraph.prefixes import term_iri
from swgraph.store.answers import Row, Solutions
from swgraph.store.http import Dataset, answer

LIST: Final = f"{iri.ID}generation"
_KEPT: Final = 2


@dataclass(frozen=True, slots=True)
class Released:
    """A generation in the list of a server; ``serial`` is 0 while it is not whole."""

    generation: str
    serial: int


def graph_of(generation: str) -> str:
    """Return the graph that holds everything.

    >>> graph_of("yz3o")
    'https://w3id.org/swgraph/id/generation/yz3o'
    """
    return f"{LIST}/{generation}"


def contents_of(generation: str) -> str:
    """Return the graph that lists the named graphs."""
    return f"{graph_of(generation)}/contents"


def named(generation: str, graph: str) -> str:
    """Return where a named graph of a generation lies.

    >>> named("yz3o", "https://w3id.org/swgraph/id/graph/reference")
    'https://w3id.org/swgraph/id/generation/yz3o/graph/reference'

    Raises:
        RemoteStoreError: it is no graph of ours.
    """
    if not graph.startswith(iri.ID):
        raise RemoteStoreError(f"命名图有误 not a graph of swgraph: wanted one below {iri.ID}, got {graph}; build the store anew")
    return f"{graph_of(generation)}/{graph.removeprefix(iri.ID)}"


def original(generation: str, graph: str) -> str:
    """Return the name of a graph in the build, from where it lies."""
    return iri.ID + graph.removeprefix(f"{graph_of(generation)}/")


def releases(url: str, timeout: int) -> list[Released]:
    """Return what the list of a server has, the newest first, generations that are not whole last.

    Raises:
        RemoteStoreError: the server does not answer.
    """
    rows = rows_of(url, "released.rq", (LIST,), timeout)
    return [Released(_text(row[0]).removeprefix(f"{LIST}/"), int(_text(row[1]) or 0)) for row in rows]


def kept(found: list[Released]) -> list[str]:
    """Return the generations that readers may be reading: the published one and the one before.

    >>> kept([Released("b", 2), Released("a", 1), Released("c", 0)])
    ['b', 'a']
    """
    return list(dict.fromkeys(each.generation for each in found if each.serial))[:_KEPT]


def contents(url: str, generation: str, timeout: int) -> dict[str, int]:
    """Return the number of statements in each named graph, by where it lies."""
    return sizes(url, contents_of(generation), timeout)


def sizes(url: str, listing: str, timeout: int) -> dict[str, int]:
    """Return the number of statements in each graph that a graph lists, by where it lies."""
    rows = rows_of(url, "contents.rq", (listing,), timeout)
    return {_text(graph): int(_text(count)) for graph, count in rows}


def rows_of(url: str, query: str, graphs: tuple[str, ...], timeout: int) -> Iterator[Row]:
    """Yield the rows that a query of this floor finds in some graphs."""
    found = answer(url, Path(__file__).with_name(query).read_text("utf-8"), Dataset(graphs), timeout)
    return iter(found) if isinstance(found, Solutions) else iter(())


def listed(generation: str, serial: int = 0) -> str:
    """Return the line of N-Triples that names a generation in the list, or publishes it."""
    subject = px.NamedNode(graph_of(generation))
    if serial:
        return f"{subject} <{term_iri('owl:versionInfo')}> {px.Literal(f'{serial:06d}')} .\n"
    return f"{subject} <{term_iri('rdf:type')}> <{term_iri('void:Dataset')}> .\n"


def contents_lines(counts: Mapping[str, int]) -> list[str]:
    """Return the named graphs of a generation and their sizes as N-Triples."""
    return [f"{px.NamedNode(graph)} <{term_iri('void:triples')}> {px.Literal(count)} .\n" for graph, count in sorted(counts.items())]


def _text(term: object) -> str:
    return term.value if isinstance(term, px.NamedNode | px.Literal) else ""

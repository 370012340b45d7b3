"""Publishing a generation on a SPARQL server, by the Graph Store Protocol; see ``swgraph.store.released`` for where it lies.

Readers keep the old generation until the new one is whole and counted. A run that broke off is taken up by the next: graphs that
are there with all their statements are not sent again, for a generation's name follows from its content. One publisher at a time.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as px

from swgraph.errors import RemoteStoreError, StoreError
from swgraph.store.generations import current_generation
from swgraph.store.http import send
from swgraph.store.login import check_address
from swgraph.store.parcels import parcelled, parcels_of
from swgraph.store.reading import published_lines
from swgraph.store.released import (
    LIST,
    Released,
    contents,
    contents_lines,
    contents_of,
    graph_of,
    kept,
    listed,
    named,
    releases,
    rows_of,
    sizes,
)

_BATCH: Final = 50_000  # statements a request: some 8 MB
_MOST: Final = 8_000_000  # characters a request, but for one statement that is longer
_TIMEOUT: Final = 300
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A server to publish on.

    Attributes:
        query: address of queries.
        graphs: address of the Graph Store Protocol.
        timeout: seconds that one request may take.
    """

    query: str
    graphs: str
    timeout: int = _TIMEOUT

    def __post_init__(self) -> None:
        check_address(self.query)
        check_address(self.graphs)


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What a run did: the generation that readers get now, its statements, and how many graphs were sent or were there already."""

    generation: str
    statements: int
    sent: int
    kept: int


def upload(store: Path, target: Target, progress: Progress | None = None) -> Uploaded:
    """Publish the generation of a store directory on a server, and return what was done.

    Raises:
        StoreNotFoundError: nothing was published in the directory.
        RemoteStoreError: the server does not answer or refuses, or does not hold what was sent; its readers keep what they have.
    """
    generation = current_generation(store)
    graphs = _graphs(store, generation)
    counts = _counts(graphs)
    pages = parcelled(generation, published_lines(store))
    before = releases(target.query, target.timeout)
    if generation not in {each.generation for each in before}:
        _add(target, LIST, [listed(generation)])
    lists = {contents_of(generation): contents_lines(counts), parcels_of(generation): contents_lines(_counts(pages))}
    parts = {**lists, **graphs, graph_of(generation): _merged(graphs), **pages}
    sent = [_send(target, graph, lines) for graph, lines in _shown(parts, progress)]
    if kept(before)[:1] != [generation]:
        serial = max((each.serial for each in before), default=0) + 1
        _add(target, LIST, [listed(generation, serial)])
    _remove_old(target)
    return Uploaded(generation, sum(counts.values()), sum(sent), len(sent) - sum(sent))


def _graphs(store: Path, generation: str) -> dict[str, list[str]]:
    """Return the lines of N-Triples of each named graph, by where it will lie."""
    graphs: dict[str, list[str]] = {}
    for line in published_lines(store):
        # The last two parts of a line are the graph and the full stop; no IRI holds a blank.
        triple, graph, _ = line.rsplit(" ", 2)
        if line.startswith("_:") or (" _:" in triple and _has_blank(line)):
            raise StoreError(f"不能发布空白节点 blank nodes cannot be published, got {line.strip()[:200]}; name them in the build")
        graphs.setdefault(named(generation, graph[1:-1]), []).append(f"{triple} .\n")
    return graphs


def _counts(graphs: dict[str, list[str]]) -> dict[str, int]:
    return {graph: len(lines) for graph, lines in graphs.items()}


def _has_blank(line: str) -> bool:
    (quad,) = px.parse(input=line, format=px.RdfFormat.N_QUADS)
    return isinstance(quad.object, px.BlankNode)


def _merged(graphs: dict[str, list[str]]) -> list[str]:
    return sorted({line for lines in graphs.values() for line in lines})


def _shown(parts: dict[str, list[str]], progress: Progress | None) -> Iterable[tuple[str, list[str]]]:
    for done, part in enumerate(parts.items()):
        if progress:
            progress(done, len(parts))
        yield part


def _send(target: Target, graph: str, lines: list[str]) -> bool:
    """Make a graph what it should be, and return whether it had to be sent."""
    if _count(target, graph) == len(lines):
        return False
    method = "PUT"  # the first batch replaces what a run that broke off has left
    for batch in _batches(lines):
        send(method, target.graphs, graph, batch.encode(), target.timeout)
        method = "POST"
    if (found := _count(target, graph)) != len(lines):
        raise RemoteStoreError(
            f"语句数不符 wrong count: wanted {len(lines)} statements in {graph} at {target.query}, got {found}; the server leaves out or "
            "changes what it is sent, or another publisher is at work; readers keep the generation that they have"
        )
    return True


def _batches(lines: list[str]) -> Iterator[str]:
    batch: list[str] = []
    length = 0
    for line in lines:
        if batch and (len(batch) == _BATCH or length + len(line) > _MOST):
            yield "".join(batch)
            batch, length = [], 0
        batch.append(line)
        length += len(line)
    if batch:
        yield "".join(batch)


def _count(target: Target, graph: str) -> int:
    (term,) = next(iter(rows_of(target.query, "statements.rq", (graph,), target.timeout)), (None,))
    return int(term.value) if isinstance(term, px.Literal) and term.value.isdecimal() else 0


def _add(target: Target, graph: str, lines: list[str]) -> None:
    send("POST", target.graphs, graph, "".join(lines).encode(), target.timeout)


def _remove_old(target: Target) -> None:
    """Delete all generations but those that readers may be reading; the list of their graphs goes last, or they would be lost."""
    found = releases(target.query, target.timeout)
    for generation in dict.fromkeys(each.generation for each in found if _is_old(each, found)):
        graphs = contents(target.query, generation, target.timeout)
        pages = sizes(target.query, parcels_of(generation), target.timeout)
        if graphs or pages:
            for graph in (graph_of(generation), *graphs, *pages, parcels_of(generation), contents_of(generation)):
                send("DELETE", target.graphs, graph, b"", target.timeout)


def _is_old(release: Released, found: list[Released]) -> bool:
    return release.generation not in kept(found)

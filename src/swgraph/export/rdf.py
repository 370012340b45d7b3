"""The whole graph as a file for RDF tools: N-Quads, TriG, Turtle, JSON-LD.

N-Quads and TriG keep the named graphs, one a source; JSON-LD keeps them too; Turtle has none, so it is the union. All are sorted, so
that two builds can be compared. Sorting holds the lines of the graph in memory: some 200 bytes a statement.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from json import dumps
from typing import BinaryIO, Final

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Triple, parse

from swgraph import iri
from swgraph.errors import ExportError
from swgraph.export.jsonld import Context, compacted, context_of, node_id
from swgraph.export.networks.spool import spooled, write_lines
from swgraph.export.turtle import write_with_prefixes
from swgraph.namespaces import PREFIXES
from swgraph.store import OxigraphStore, Store

_PREFIXES: Final = {**PREFIXES, "vocab": iri.VOCAB}
_MORE: Final = ("dcat", "dqv", "owl", "rdf", "rdfs", "sh", "void")  # prefixes that the context of the ontology does not have


def export_graph(store: Store, file: BinaryIO, form: str) -> None:
    """Write the whole graph in one of the ``RDF_FORMATS``.

    Raises:
        ExportError: there is no such format, or the graph is on a server, which has its own ways to give itself away.
    """
    if form not in RDF_FORMATS:
        raise ExportError(f"未知格式 unknown format: wanted one of {', '.join(RDF_FORMATS)}, got {form!r}")
    if not isinstance(store, OxigraphStore):
        raise ExportError("远程图不能整体导出 a graph on a server cannot be exported whole: ask the server for its dump, or build it here")
    RDF_FORMATS[form](store, file)


def write_nquads(store: OxigraphStore, file: BinaryIO) -> None:
    """Write every statement as a line of N-Quads, sorted."""
    write_lines(file, sorted(store.nquads()))


def write_trig(store: OxigraphStore, file: BinaryIO) -> None:
    """Write TriG, one graph after another."""
    with _quads(_by_graph(store)) as quads:
        write_with_prefixes(quads, file, RdfFormat.TRIG, _PREFIXES)


def write_turtle(store: OxigraphStore, file: BinaryIO) -> None:
    """Write the union of the graphs as Turtle; what several graphs say stands there once."""
    with _quads(sorted(store.nquads())) as quads:
        write_with_prefixes(_triples(quads), file, RdfFormat.TURTLE, _PREFIXES)


def write_jsonld(store: OxigraphStore, file: BinaryIO) -> None:
    """Write JSON-LD with the context of the ontology: one graph after another, one subject a line."""
    context = context_of({name: PREFIXES[name] for name in _MORE})
    with _quads(_by_graph(store)) as quads:
        write_lines(file, _jsonld(quads, context))


RDF_FORMATS: Final[dict[str, Callable[[OxigraphStore, BinaryIO], None]]] = {
    "nquads": write_nquads,
    "trig": write_trig,
    "turtle": write_turtle,
    "jsonld": write_jsonld,
}
"""What writes the whole graph, by the name of the format."""


def _by_graph(store: OxigraphStore) -> list[str]:
    """Return the lines so that those of one graph stand together: the graph is the last term of a line."""
    return sorted(store.nquads(), key=lambda line: (line.rsplit(" ", 2)[-2], line))


@contextmanager
def _quads(lines: Iterable[str]) -> Iterator[Iterator[Quad]]:
    with spooled(lines) as spool, spool.reader() as file:
        yield parse(file, RdfFormat.N_QUADS)


def _triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    last = None
    for quad in quads:
        if quad.triple != last:
            last = quad.triple
            yield last


def _jsonld(quads: Iterable[Quad], context: Context) -> Iterator[str]:
    yield f'{{"@context": {context.text},\n"@graph": ['
    mark = "\n"
    for graph, found in groupby(quads, key=lambda quad: quad.graph_name):
        things = groupby((quad.triple for quad in found), key=lambda triple: triple.subject)
        lines = (compacted(subject, triples, context) for subject, triples in things)
        if isinstance(graph, DefaultGraph):
            for line in lines:
                yield f"{mark}{line}"
                mark = ",\n"
            continue
        yield f'{mark}{{"id": {dumps(node_id(graph, context), ensure_ascii=False)}, "@graph": ['
        yield from _separated(lines)
        yield "\n]}"
        mark = ",\n"
    yield "\n]}\n"


def _separated(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f",\n{line}" if number else f"\n{line}"

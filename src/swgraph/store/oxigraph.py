"""Stores inside this process: a graph in memory, and the read-only view of a published generation."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyoxigraph as px

from swgraph.errors import StoreError
from swgraph.prefixes import PREFIXES
from swgraph.store.answers import Answer, Boolean, Row, Solutions, Term, Triples
from swgraph.store.boundary import asking, reading, shortened
from swgraph.store.from_clause import names_dataset
from swgraph.store.refusal import refuse

if TYPE_CHECKING:
    from rdflib import Dataset


class OxigraphStore:
    """A graph that pyoxigraph holds, for reading only.

    ``quads`` is its number of statements where that is known: counting scans the whole store. ``record`` is the file of its
    sorted N-Quads where there is one (see ``swgraph.store.record``).
    """

    def __init__(
        self, engine: px.Store, generation: str | None = None, quads: int | None = None, record: Path | None = None
    ) -> None:
        self._engine = engine
        self._quads = quads
        self.record = record
        self.generation = generation

    @property
    def engine(self) -> px.Store:
        """Return the engine, for what answers bytes; whoever asks it directly calls ``refuse`` first."""
        return self._engine

    def query(self, sparql: str) -> Answer:
        """Return the answer to a query over the union of all graphs, or those that FROM names; rows are computed while they are read.

        The project's prefixes (``swgraph.namespaces.PREFIXES``) need not be declared.

        Raises:
            QuerySyntaxError: it does not parse, is an update, or is refused (see ``swgraph.store.refusal``).
            StoreError: the store cannot be read.
        """
        refuse(sparql)
        with asking(sparql):
            found = self._engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=not names_dataset(sparql))
        if isinstance(found, px.QueryBoolean):
            return Boolean(bool(found))
        if isinstance(found, px.QuerySolutions):
            return Solutions(tuple(variable.value for variable in found.variables), _rows(found, sparql))
        return Triples(_triples(found, sparql))

    def graphs(self) -> Iterator[str]:
        """Yield the IRIs of the named graphs, sorted."""
        with reading("命名图 named graphs"):
            yield from sorted(graph.value for graph in self._engine.named_graphs())

    def count(self) -> int:
        """Return the number of statements, each counted in every graph that has it."""
        if self._quads is not None:
            return self._quads
        with reading("计数 count"):
            return len(self._engine)

    def nquads(self) -> Iterator[str]:
        """Yield every statement as a line of N-Quads, with its line feed, in no particular order."""
        with reading("导出 dump"):
            dumped = self._engine.dump(format=px.RdfFormat.N_QUADS) or b""
        # Not splitlines: U+2028 and its like may stand inside a literal, only line feeds end a statement.
        yield from (f"{line}\n" for line in dumped.decode().split("\n") if line)

    def to_rdflib(self) -> "Dataset":
        """Return a copy as rdflib's ``Dataset``: named graphs kept, plain literals plain, union as default graph."""
        from swgraph.store.dataset import dataset_of

        with reading("复制 copy"):
            quads = self._engine.quads_for_pattern(None, None, None, None)
            return dataset_of((quad.subject, quad.predicate, quad.object, _graph(quad.graph_name)) for quad in quads)


class MemoryStore(OxigraphStore):
    """A graph in memory.

    >>> store = MemoryStore.from_nquads(['<urn:a> <urn:p> "一" <urn:g> .'])
    >>> [row[0].value for row in store.query("SELECT ?o WHERE { ?s ?p ?o }")], list(store.graphs())
    (['一'], ['urn:g'])
    """

    def __init__(self, engine: px.Store | None = None, generation: str | None = None) -> None:
        super().__init__(px.Store() if engine is None else engine, generation)

    @classmethod
    def from_nquads(cls, lines: Iterable[str] | str | bytes, generation: str | None = None) -> Self:
        """Return a store of N-Quads, given as lines or as a whole.

        Raises:
            StoreError: a line is not N-Quads; it is named.
        """
        return cls(loaded(lines, px.RdfFormat.N_QUADS), generation)

    @classmethod
    def from_turtle(cls, text: str | bytes, graph: str | None = None) -> Self:
        """Return a store of one Turtle text, in the named graph given.

        Raises:
            StoreError: the text is not Turtle; the line is named.
        """
        return cls(loaded(text, px.RdfFormat.TURTLE, graph))


def loaded(lines: Iterable[str] | str | bytes, form: px.RdfFormat, graph: str | None = None) -> px.Store:
    """Return an engine in memory that holds what the lines say.

    Raises:
        StoreError: they do not say it in this form.
    """
    engine = px.Store()
    try:
        engine.bulk_load(input=_as_bytes(lines), format=form, to_graph=px.NamedNode(graph) if graph else None)
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreError(f"载入失败 cannot load: wanted {form.name}, got {shortened(error)}; correct it") from error
    return engine


def _as_bytes(lines: Iterable[str] | str | bytes) -> bytes:
    if isinstance(lines, bytes):
        return lines
    if isinstance(lines, str):
        return lines.encode()
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines).encode()


def _rows(found: px.QuerySolutions, sparql: str) -> Iterator[Row]:
    with asking(sparql):
        for solution in found:
            yield tuple(solution)


def _triples(found: px.QueryTriples, sparql: str) -> Iterator[tuple[Term, Term, Term]]:
    with asking(sparql):
        for triple in found:
            yield triple.subject, triple.predicate, triple.object


def _graph(name: px.NamedNode | px.BlankNode | px.DefaultGraph) -> Term | None:
    return None if isinstance(name, px.DefaultGraph) else name

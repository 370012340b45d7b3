"""SPARQL answered as bytes: the engine writes its results itself, nothing is made of them here."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pyoxigraph as px

from swgraph import iri
from swgraph.errors import ExportError, QueryError
from swgraph.namespaces import PREFIXES
from swgraph.serve.bounds import MARKS, Bounds, RowSink, Sink, counted
from swgraph.serve.media import GRAPHS, TABLES, Form, form_of
from swgraph.store import OxigraphStore
from swgraph.store.boundary import asking
from swgraph.store.from_clause import names_dataset
from swgraph.store.refusal import refuse

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph

S = TypeVar("S", px.Triple, px.Quad)

_TABLES: Final = {
    "application/sparql-results+json": px.QueryResultsFormat.JSON,
    "application/sparql-results+xml": px.QueryResultsFormat.XML,
    "text/csv": px.QueryResultsFormat.CSV,
    "text/tab-separated-values": px.QueryResultsFormat.TSV,
}
_GRAPHS: Final = {
    "text/turtle": px.RdfFormat.TURTLE,
    "application/n-triples": px.RdfFormat.N_TRIPLES,
    "application/trig": px.RdfFormat.TRIG,
    "application/n-quads": px.RdfFormat.N_QUADS,
    "application/ld+json": px.RdfFormat.JSON_LD,
    "application/rdf+xml": px.RdfFormat.RDF_XML,
}


def engine_of(kg: "KnowledgeGraph") -> px.Store:
    """Return the engine of a graph on this machine.

    Raises:
        QueryError: the graph is behind another server, which answers queries itself.
    """
    if not isinstance(kg.store, OxigraphStore):
        raise QueryError(f"只能提供本机的图 only a graph on this machine is served, got {type(kg.store).__name__}; give a store directory")
    return kg.store.engine


def answer_query(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return the answer to a SPARQL query in the best form that the client takes.

    Args:
        kg: the graph.
        payload: ``query``; ``default_graphs`` and ``named_graphs``, IRIs or None, which prevail over FROM; ``format``, a media
            type or several, best first.
        most: how much the answer may be.

    Raises:
        QuerySyntaxError: it does not parse, is an update, or is refused.
        ExportError: no form fits this kind of answer.
        AnswerTooLargeError: it is too long, or has too many rows.
    """
    sparql = payload["query"]
    refuse(sparql)
    with asking(sparql):
        # A relative address is one of ours: <region/640000>. By the protocol the base is for the service to define.
        found = engine_of(kg).query(sparql, prefixes=PREFIXES, base_iri=iri.ID, **_dataset(payload, sparql))
        if isinstance(found, px.QueryTriples):
            media_type, form = choose(payload["format"], GRAPHS)
            return serialized(found, form, most), media_type
        media_type, form = choose(payload["format"], TABLES)
        sink = RowSink(most, MARKS[form.media_type])
        found.serialize(output=sink, format=_TABLES[form.media_type])
    return sink.getvalue(), media_type


def choose(wanted: str | Iterable[str], forms: tuple[Form, ...]) -> tuple[str, Form]:
    """Return the first media type that fits, with its form.

    Raises:
        ExportError: none fits.
    """
    types = (wanted,) if isinstance(wanted, str) else tuple(wanted)
    for each in types:
        if form := form_of(each, forms):
            return each, form
    offered = ", ".join(form.media_type for form in forms)
    raise ExportError(f"没有可接受的格式 not acceptable: this answer can be {offered}; got Accept for {', '.join(types) or 'nothing of these'}")


def serialized(triples: Iterable[S], form: Form, most: Bounds) -> bytes:
    """Return statements as a file, with the project's prefixes where the form has prefixes.

    Raises:
        ExportError: RDF/XML cannot write the name of a property.
        AnswerTooLargeError: it is too long, or has too many rows.
    """
    sink = Sink(most)
    try:
        px.serialize(counted(triples, most), sink, _GRAPHS[form.media_type], prefixes=PREFIXES)
    except (ValueError, OSError) as error:
        raise ExportError(f"此图不能写成 this graph cannot be written as {form.media_type}: {error}; ask for Turtle") from error
    return sink.getvalue()


def _dataset(payload: Mapping[str, Any], sparql: str) -> dict[str, Any]:
    """Return which graphs are asked: those of the request, or those of FROM, or all."""
    default, named = payload.get("default_graphs"), payload.get("named_graphs")
    if default is None and named is None:
        return {"use_default_graph_as_union": not names_dataset(sparql)}
    return {"default_graph": _nodes(default), "named_graphs": _nodes(named)}


def _nodes(iris: Iterable[str] | None) -> list[px.NamedNode]:
    try:
        return [px.NamedNode(each) for each in iris or ()]
    except ValueError as error:
        raise QueryError(f"图名有误 not the IRI of a graph: {error}; give an absolute IRI") from error

"""The description of the service and of its data as one graph: SPARQL 1.1 Service Description beside DCAT and VoID."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as px

from swgraph import iri
from swgraph.namespaces import DCTERMS, RDF, VOID
from swgraph.serve.bounds import Bounds
from swgraph.serve.media import GRAPHS, TABLES
from swgraph.serve.queries import choose, engine_of, serialized

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_DATASET: Final = f"{iri.ID}dataset/swgraph"
_GRAPH: Final = f"{iri.ID}graph/dataset"
_NAMES: Final = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/trig": "TriG",
    "application/n-quads": "N-Quads",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}


def answer_service(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return the description for a service at ``endpoint``, as the best of ``format``."""
    media_type, form = choose(payload["format"], GRAPHS)
    return serialized(dict.fromkeys(_described(kg, payload["endpoint"])), form, most), media_type


def _described(kg: "KnowledgeGraph", endpoint: str) -> Iterator[px.Triple]:
    yield from _service(endpoint)
    for graph in kg.store.graphs():
        yield from _named_graph(endpoint, graph)
    for quad in engine_of(kg).quads_for_pattern(None, None, None, px.NamedNode(_GRAPH)):
        yield quad.triple


def _service(endpoint: str) -> Iterator[px.Triple]:
    yield _link(endpoint, RDF.type, f"{_SD}Service")
    yield _link(endpoint, f"{_SD}endpoint", endpoint)
    yield _link(endpoint, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query")
    # What is asked without naming graphs is asked of all of them; addresses are never fetched.
    yield _link(endpoint, f"{_SD}feature", f"{_SD}UnionDefaultGraph")
    for form in (*TABLES, *GRAPHS):
        yield _link(endpoint, f"{_SD}resultFormat", f"{_FORMATS}{_NAMES[form.media_type]}")
    yield _link(endpoint, f"{_SD}defaultDataset", f"{endpoint}#dataset")
    yield _link(endpoint, f"{_SD}availableGraphs", f"{endpoint}#dataset")
    yield _link(f"{endpoint}#dataset", RDF.type, f"{_SD}Dataset")
    yield _link(f"{endpoint}#dataset", RDF.type, f"{_SD}GraphCollection")
    yield _link(f"{endpoint}#dataset", f"{_SD}defaultGraph", f"{endpoint}#union")
    yield _link(f"{endpoint}#union", RDF.type, f"{_SD}Graph")
    yield _link(f"{endpoint}#dataset", DCTERMS.source, _DATASET)
    yield _link(_DATASET, VOID.sparqlEndpoint, endpoint)


def _named_graph(endpoint: str, graph: str) -> Iterator[px.Triple]:
    node = f"{endpoint}#{graph.removeprefix(iri.ID)}" if graph.startswith(iri.ID) else graph
    yield _link(f"{endpoint}#dataset", f"{_SD}namedGraph", node)
    yield _link(node, RDF.type, f"{_SD}NamedGraph")
    yield _link(node, f"{_SD}name", graph)


def _link(subject: str, predicate: str, value: str) -> px.Triple:
    return px.Triple(px.NamedNode(subject), px.NamedNode(str(predicate)), px.NamedNode(str(value)))

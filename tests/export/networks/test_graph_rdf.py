"""The whole graph as RDF, as pyoxigraph and rdflib read it back."""

import io

import pyoxigraph as px
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from swgraph.errors import ExportError
from swgraph.export.rdf import RDF_FORMATS, export_graph
from swgraph.mapping import graph_iri, ontology_triples, quad_lines
from swgraph.store import MemoryStore, RemoteStore

# rdflib's reader of JSON-LD and its Dataset use classes that rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated.*:DeprecationWarning")

_READ = {"nquads": px.RdfFormat.N_QUADS, "trig": px.RdfFormat.TRIG, "jsonld": px.RdfFormat.JSON_LD, "turtle": px.RdfFormat.TURTLE}
_HOSTILE = r"""
<https://w3id.org/swgraph/id/thing/1> <https://w3id.org/swgraph/def/text> "a\"\n<b>𠮷\\" <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <https://w3id.org/swgraph/def/text> "plain" .
<https://w3id.org/swgraph/id/thing/1> <https://w3id.org/swgraph/def/value> "007"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <https://w3id.org/swgraph/def/value> "20.830"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <https://w3id.org/swgraph/def/preferred> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <https://w3id.org/swgraph/def/evidence> "not a link" <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <https://w3id.org/swgraph/def/evidence> <https://w3id.org/swgraph/def/evidence> <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "甲"@zh-hans <urn:g2> .
<https://w3id.org/swgraph/id/thing/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "one"@en <urn:g2> .
<https://w3id.org/swgraph/id/thing/1> <http://www.w3.org/2004/02/skos/core#prefLabel> "无语言" <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/swgraph/def/Target> <urn:g1> .
<https://w3id.org/swgraph/id/thing/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/swgraph/def/Target> <urn:g2> .
<https://w3id.org/swgraph/id/thing/1> <urn:x:own> <urn:x:other> <urn:g2> .
"""


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    """Return the ontology, and statements of which a writer could get any wrong."""
    return MemoryStore.from_nquads([*quad_lines(ontology_triples(), graph_iri("ontology")), *_HOSTILE.strip().split("\n")])


def _exported(store: MemoryStore, form: str) -> bytes:
    file = io.BytesIO()
    export_graph(store, file, form)
    return file.getvalue()


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_formats_with_graphs_give_every_statement_back(store: MemoryStore, form: str) -> None:
    read = {f"{quad} .\n" for quad in px.parse(_exported(store, form), _READ[form])}
    assert read == set(store.nquads())


def test_turtle_gives_the_union_back(store: MemoryStore) -> None:
    read = [str(quad.triple) for quad in px.parse(_exported(store, "turtle"), px.RdfFormat.TURTLE)]
    said = {str(quad.triple) for quad in px.parse("".join(store.nquads()), px.RdfFormat.N_QUADS)}
    assert set(read) == said
    assert len(read) == len(said)  # what two graphs say stands there once


@pytest.mark.parametrize("form", ["turtle", "json-ld", "trig", "nquads"])
def test_rdflib_reads_the_same_as_pyoxigraph(store: MemoryStore, form: str) -> None:
    data = _exported(store, form.replace("-", ""))
    if form == "turtle":
        union = Graph()
        for triple in store.to_rdflib().triples((None, None, None)):
            union.add(triple)
        assert isomorphic(Graph().parse(data=data, format=form), union)
        return
    dataset = Dataset().parse(data=data, format=form)
    read = {(str(s), str(p), o.n3(), str(getattr(g, "identifier", g) or "")) for s, p, o, g in dataset.quads()}
    said = store.to_rdflib()
    wanted = {(str(s), str(p), o.n3(), str(getattr(g, "identifier", g) or "")) for s, p, o, g in said.quads()}
    assert read == wanted


@pytest.mark.parametrize("form", sorted(RDF_FORMATS))
def test_the_order_of_loading_changes_nothing(store: MemoryStore, form: str) -> None:
    again = MemoryStore.from_nquads(sorted(store.nquads(), reverse=True))
    assert _exported(again, form) == _exported(store, form)


def test_what_cannot_be_exported_is_named(store: MemoryStore) -> None:
    with pytest.raises(ExportError, match="unknown format"):
        _exported(store, "rdfxml")
    with pytest.raises(ExportError, match="on a server"):
        export_graph(RemoteStore("http://127.0.0.1:9/sparql"), io.BytesIO(), "turtle")

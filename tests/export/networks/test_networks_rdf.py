"""Turtle, TriG, N-Quads and JSON-LD of networks as rdflib and pyoxigraph read them."""

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pyoxigraph as px
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, XSD

from hostile_networks import networks, stripped
from swgraph.errors import ExportError
from swgraph.export.networks import export_network
from swgraph.network.records import Edge, Network, Node, Value
from swgraph.resources import resource_path

ALL = list(networks())
_NET = "https://w3id.org/swgraph/network/"
_FORMS = {"turtle": px.RdfFormat.TURTLE, "trig": px.RdfFormat.TRIG, "nquads": px.RdfFormat.N_QUADS, "jsonld": px.RdfFormat.JSON_LD}

# rdflib's reader of JSON-LD and its Dataset use classes that rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated.*:DeprecationWarning")


def _exported(network: Network, form: str) -> bytes:
    file = io.BytesIO()
    export_network(network, file, form)
    return file.getvalue()


def _net(name: str) -> URIRef:
    return URIRef(_NET + name)


Triple = tuple[str, str, str]


def _expected(network: Network, edge_names: dict[str, str]) -> set[Triple]:
    """Return what a network must say, as N-Triples terms."""
    this = URIRef(f"https://w3id.org/swgraph/id/network/{network.name}")
    said: set[tuple[URIRef, URIRef, URIRef | Literal]] = {
        (this, RDF.type, _net("Network")),
        (this, DCTERMS.title, Literal(stripped(network.title))),
        (this, _net("directed"), Literal(network.directed)),
    }
    if network.version:
        said.add((this, _net("version"), Literal(network.version)))
    said |= {(this, _net("param"), Literal(stripped(f"{name}={value}"))) for name, value in network.params.items()}
    for node in network.nodes:
        name = URIRef(node.id)
        said |= {(name, RDF.type, _net("Node")), (name, DCTERMS.title, Literal(stripped(node.title)))}
        said |= set(_common(name, node))
    for edge in network.edges:
        name = URIRef(edge_names[edge.id])
        ends = {(name, _net("source"), URIRef(edge.source)), (name, _net("target"), URIRef(edge.target))}
        said |= {(name, RDF.type, _net("Edge")), (name, _net("weight"), Literal(edge.weight)), *ends}
        said |= set(_common(name, edge))
    return {_plain(s, p, o) for s, p, o in said}


def _common(name: URIRef, element: Node | Edge) -> Iterator[tuple[URIRef, URIRef, Literal]]:
    yield name, RDFS.label, Literal(stripped(element.label))
    own: dict[str, Value] = {"kind": element.kind, "region": element.region, "start": element.start, "end": element.end, "sources": element.sources}
    for key, value in own.items():
        yield from ((name, _net(key), each) for each in _literals(value))
    for key, value in element.attributes.items():
        yield from ((name, _net(f"attribute/{key}"), each) for each in _literals(value))


def _literals(value: Value) -> Iterator[Literal]:
    if isinstance(value, tuple):
        yield from (Literal(stripped(part)) for part in value)
    elif isinstance(value, str):
        yield Literal(stripped(value))
    elif isinstance(value, date):
        yield Literal(value.isoformat(), datatype=XSD.date)
    elif isinstance(value, float | Decimal):
        if Decimal(value).is_finite():
            yield Literal(format(value, "f"), datatype=XSD.decimal) if isinstance(value, Decimal) else Literal(value)
    elif value is not None:
        yield Literal(value)


def _plain(subject: object, predicate: object, value: object) -> Triple:
    """Return a triple for comparing: numbers of floating point by value, all else by its form."""
    if isinstance(value, Literal | px.Literal):
        datatype = str(value.datatype.value if isinstance(value, px.Literal) else value.datatype or XSD.string)
        text = value.value if isinstance(value, px.Literal) else str(value)
        shown = repr(float(text)) if datatype == str(XSD.double) else text
        return str(_bare(subject)), str(_bare(predicate)), f"{shown}^^{datatype}"
    return str(_bare(subject)), str(_bare(predicate)), str(_bare(value))


def _bare(term: object) -> object:
    return term.value if isinstance(term, px.NamedNode) else term


def _edge_names(network: Network, said: set[Triple]) -> dict[str, str]:
    """Return the IRI of each edge: its id, or one that was made for it, told by its place among those made."""
    names = {subject for subject, predicate, value in said if predicate == str(RDF.type) and value == _NET + "Edge"}
    ids = [edge.id for edge in network.edges]
    made = names - set(ids)
    assert all(name.startswith("https://w3id.org/swgraph/id/edge/") for name in made)
    kept = {each: each for each in ids if each in names}
    missing = [each for each in ids if each not in names]
    assert len(made) == len(missing)
    for each in missing:
        edge = next(edge for edge in network.edges if edge.id == each)
        fitting = [name for name in made if _expected_edge(edge, name) <= said]
        kept[each] = fitting[0]
        made.discard(fitting[0])
    return kept


def _expected_edge(edge: Edge, name: str) -> set[Triple]:
    network = Network("x", "x", True, (), (edge,))
    return {triple for triple in _expected(network, {edge.id: name}) if triple[0] == name}


@pytest.mark.parametrize("form", _FORMS)
def test_pyoxigraph_reads_back_every_network(form: str) -> None:
    for network in ALL:
        quads = list(px.parse(_exported(network, form), _FORMS[form]))
        said = {_plain(quad.subject, quad.predicate, quad.object) for quad in quads}
        assert said == _expected(network, _edge_names(network, said)), network.name
        graph = f"https://w3id.org/swgraph/id/network/{network.name}" if form in ("trig", "nquads") else None
        assert {quad.graph_name for quad in quads} == {px.NamedNode(graph) if graph else px.DefaultGraph()}


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "json-ld"])
def test_rdflib_reads_back_every_network(form: str) -> None:
    for network in ALL:
        data = _exported(network, form.replace("-", ""))
        if form in ("trig", "nquads"):
            dataset = Dataset(default_union=True)
            dataset.parse(data=data, format=form)
            triples = [(s, p, o) for s, p, o, _ in dataset.quads()]
        else:
            triples = list(Graph().parse(data=data, format=form))
        said = {_plain(*triple) for triple in triples}
        assert said == _expected(network, _edge_names(network, said)), network.name


def test_every_term_is_defined() -> None:
    defined = {str(term) for term in Graph().parse(resource_path("ontology", "network.ttl")).subjects() if str(term).startswith(_NET)}
    defined -= {_NET}
    used = {str(term) for network in ALL[:100] for triple in px.parse(_exported(network, "turtle"), px.RdfFormat.TURTLE)
            for term in (_bare(triple.predicate), _bare(triple.object))}  # fmt: skip
    used = {term for term in used if term.startswith(_NET) and not term.startswith(f"{_NET}attribute/")}
    assert used == defined


def test_networks_meet_their_shapes() -> None:
    from pyshacl import validate

    shapes = Graph().parse(resource_path("ontology", "network.ttl"))
    for network in ALL[:20]:
        conforms, _, text = validate(Graph().parse(data=_exported(network, "turtle")), shacl_graph=shapes, meta_shacl=False)
        assert conforms, text
    without = Graph().parse(data=_exported(ALL[0], "turtle"))
    without.remove((None, _net("kind"), None))
    assert not validate(without, shacl_graph=shapes)[0]


def test_an_id_that_is_no_iri_is_named() -> None:
    with pytest.raises(ExportError, match="not an IRI"):
        _exported(Network("x", "x", True, [Node("not an iri", "甲", "甲", "Tier")], ()), "turtle")

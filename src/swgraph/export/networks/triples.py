"""A network as RDF: its nodes and edges are things that say what the records say; ``ontology/network.ttl`` defines the terms.

Unknown: no triple. A date is an ``xsd:date`` and needs no year beside it, a decimal stays exact, and a list is a triple for
each of its parts, whose order RDF does not keep.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from swgraph import iri
from swgraph.errors import ExportError
from swgraph.export.networks.columns import EDGE, NODE, Columns
from swgraph.export.networks.values import clean
from swgraph.namespaces import DCTERMS, RDF, RDFS, XSD
from swgraph.network.records import Edge, Network, Node, Value

NET: Final = "https://w3id.org/swgraph/network/"
ATTRIBUTE: Final = f"{NET}attribute/"
PREFIXES: Final = {
    "attribute": ATTRIBUTE,
    "dct": str(DCTERMS),
    "net": NET,
    "rdfs": str(RDFS),
    "swr": iri.ID,
    "xsd": str(XSD),
}

_TYPE: Final = NamedNode(str(RDF.type))
_LABEL: Final = NamedNode(str(RDFS.label))
_TITLE: Final = NamedNode(str(DCTERMS.title))
_DATE: Final = NamedNode(str(XSD.date))
_DECIMAL: Final = NamedNode(str(XSD.decimal))


def network_iri(network: Network) -> str:
    """Return the IRI of a projection, which is also the named graph of its statements."""
    return f"{iri.ID}network/{quote(clean(network.name), safe='')}"


def network_triples(network: Network) -> Iterator[Triple]:
    """Yield what a network says: itself, then nodes, then edges, in their order.

    Raises:
        ExportError: an id of a node is no IRI.
    """
    this = NamedNode(network_iri(network))
    yield Triple(this, _TYPE, _term("Network"))
    yield Triple(this, _TITLE, Literal(clean(network.title)))
    yield Triple(this, _term("directed"), Literal(network.directed))
    if network.version is not None:
        yield Triple(this, _term("version"), Literal(clean(network.version)))
    for name, value in sorted(network.params.items()):
        yield Triple(this, _term("param"), Literal(clean(f"{name}={value}")))
    nodes, edges = Columns(NODE), Columns(EDGE)
    for node in network.nodes:
        yield from _node(node, nodes)
    for edge in network.edges:
        yield from _edge(network, edge, edges)


def edge_iri(network: Network, edge: Edge) -> str:
    """Return the IRI of an edge: its id if that is one, otherwise one made of the names of network and edge."""
    try:
        return NamedNode(edge.id).value
    except ValueError:
        return iri.mint("edge", clean(network.name), clean(edge.id))


def named(text: str) -> NamedNode:
    """Return an id as an IRI.

    Raises:
        ExportError: it is none.
    """
    try:
        return NamedNode(text)
    except ValueError as error:
        raise ExportError(f"不是 IRI not an IRI: wanted one as the id of a node, got {text!r}; RDF cannot name it otherwise") from error


def _node(node: Node, columns: Columns) -> Iterator[Triple]:
    this = named(node.id)
    yield Triple(this, _TYPE, _term("Node"))
    yield Triple(this, _TITLE, Literal(clean(node.title)))
    yield from _said(this, node, columns)


def _edge(network: Network, edge: Edge, columns: Columns) -> Iterator[Triple]:
    this = NamedNode(edge_iri(network, edge))
    yield Triple(this, _TYPE, _term("Edge"))
    yield Triple(this, _term("source"), named(edge.source))
    yield Triple(this, _term("target"), named(edge.target))
    yield Triple(this, _term("weight"), Literal(edge.weight))
    yield from _said(this, edge, columns)


def _said(this: NamedNode, element: Node | Edge, columns: Columns) -> Iterator[Triple]:
    yield Triple(this, _LABEL, Literal(clean(element.label)))
    own: tuple[tuple[str, Value], ...] = (
        ("kind", element.kind), ("region", element.region), ("start", element.start), ("end", element.end), ("sources", element.sources),
    )  # fmt: skip
    for name, value in own:
        for each in literals(value):
            yield Triple(this, _term(name), each)
    columns.read(element.attributes)  # refuses the names that other formats refuse
    for name, value in sorted(element.attributes.items()):
        for each in literals(value):
            yield Triple(this, NamedNode(ATTRIBUTE + name), each)


def literals(value: Value) -> Iterator[Literal]:
    """Yield a value as RDF has it.

    >>> [str(each) for each in literals(date(2027, 12, 31))], list(literals(None))
    (['"2027-12-31"^^<http://www.w3.org/2001/XMLSchema#date>'], [])
    """
    if isinstance(value, str):
        yield Literal(clean(value))
    elif isinstance(value, Decimal):
        if value.is_finite():
            yield Literal(format(value, "f"), datatype=_DECIMAL)
    elif isinstance(value, date):
        yield Literal(value.isoformat(), datatype=_DATE)
    elif isinstance(value, tuple):
        yield from (Literal(clean(part)) for part in dict.fromkeys(value))
    elif value is not None and (not isinstance(value, float) or isfinite(value)):
        yield Literal(value)


def _term(name: str) -> NamedNode:
    return NamedNode(NET + name)

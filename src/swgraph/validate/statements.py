"""Triples of rdflib as columns, and columns as a graph of rdflib."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from rdflib import Graph
from rdflib.term import BNode, Literal, Node, URIRef

from swgraph.columns import Columns, encode
from swgraph.namespaces import XSD

_STRING = str(XSD.string)


def columns_from(triples: Iterable[tuple[Node, Node, Node]]) -> Columns:
    """Return the columns of some triples, such as those of a graph of rdflib.

    >>> columns = columns_from([(URIRef("urn:a"), URIRef("urn:p"), Literal("甲", lang="zh-Hans"))])
    >>> list(columns.triples())
    [('<urn:a>', '<urn:p>', '"甲"@zh-hans')]
    """
    return encode(f"{_written(subject)} {_written(predicate)} {_written(value)} ." for subject, predicate, value in triples)


def _written(node: Node) -> str:
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, Literal):
        return str(_literal(node))
    return f"_:{node}"


def _literal(node: Literal) -> pyoxigraph.Literal:
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    return pyoxigraph.Literal(str(node), datatype=pyoxigraph.NamedNode(str(node.datatype)) if node.datatype else None)


def graph_from(statements: Iterable[tuple[str, str, str]]) -> Graph:
    """Return a graph of rdflib of statements in N-Triples form; plain literals stay plain."""
    lines = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in statements)
    return _graph(pyoxigraph.parse(lines.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES))


def graph_of_file(path: Path) -> Graph:
    """Return a graph of rdflib of a file of N-Triples."""
    return _graph(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.N_TRIPLES))


def _graph(parsed: Iterable[pyoxigraph.Quad]) -> Graph:
    graph = Graph()
    for quad in parsed:
        graph.add((term_of(quad.subject), term_of(quad.predicate), term_of(quad.object)))
    return graph


def term_of(term: object) -> Node:
    """Return a term of pyoxigraph as one of rdflib."""
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.Literal):
        datatype = None if term.language or term.datatype.value == _STRING else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype)
    return BNode(str(term).removeprefix("_:"))

"""The two engines that a query must agree on, over a small graph beside the ontology."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph
from rdflib import Graph
from rdflib.query import ResultRow
from rdflib.term import Literal

from swgraph.namespaces import ORG, RDF, SW
from swgraph.resources import resource_path

_TYPE: Final = pyoxigraph.NamedNode(str(RDF.type))
_SHARED: Final = frozenset(
    pyoxigraph.NamedNode(str(kind)) for kind in (SW.Region, SW.ReferenceFigure, SW.PolicyDocument, ORG.FormalOrganization)
)
Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as the engine gave it: names of columns and rows of terms; None is unbound."""

    names: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]


Engine = Callable[[Path, str], Table]


def with_rdflib(data: Path, query: str) -> Table:
    """Return the answer of rdflib's own engine over a Turtle file and the ontology."""
    graph, added = _ontology(), Graph().parse(data)
    for triple in added:
        graph.add(triple)
    try:
        result = graph.query(query)
        rows = tuple(tuple(map(_term, row)) for row in result if isinstance(row, ResultRow))
        return Table(tuple(map(str, result.vars or ())), rows)
    finally:  # the ontology is read once for all queries
        for triple in added:
            graph.remove(triple)


def with_oxigraph(data: Path, query: str) -> Table:
    """Return the answer of Oxigraph over the same, in named graphs with their union as the default graph."""
    solutions = store(data).query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    names = tuple(variable.value for variable in solutions.variables)
    return Table(names, tuple(tuple(row[i] for i in range(len(names))) for row in solutions))


ENGINES: Final[dict[str, Engine]] = {"rdflib": with_rdflib, "oxigraph": with_oxigraph}


@cache
def store(data: Path, graph: str = "urn:source") -> pyoxigraph.Store:
    """Return a store as a build makes it: the ontology and the source in named graphs, nothing in the default graph.

    A second source describes the same documents, organizations and regions: Oxigraph does not merge equal triples of a union,
    and no row or count may come of that.
    """
    made, source = pyoxigraph.Store(), pyoxigraph.NamedNode(graph)
    for path in _vocabularies():
        made.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE, to_graph=pyoxigraph.NamedNode("urn:ontology"))
    made.load(path=str(data), format=pyoxigraph.RdfFormat.TURTLE, to_graph=source)
    for quad in list(made.quads_for_pattern(None, _TYPE, None, source)):
        if quad.object in _SHARED:
            for each in list(made.quads_for_pattern(quad.subject, None, None, source)):
                made.add(pyoxigraph.Quad(each.subject, each.predicate, each.object, pyoxigraph.NamedNode("urn:other")))
    return made


@cache
def _ontology() -> Graph:
    graph = Graph()
    for path in _vocabularies():
        graph.parse(path)
    return graph


def _vocabularies() -> list[Path]:
    ontology = resource_path("ontology")
    return sorted([ontology / "swgraph.ttl", *ontology.glob("vocab/*.ttl")])


def _term(term: object) -> Term:
    if term is None:
        return None
    if not isinstance(term, Literal):
        return pyoxigraph.NamedNode(str(term))
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    datatype = pyoxigraph.NamedNode(str(term.datatype)) if term.datatype else None
    return pyoxigraph.Literal(str(term), datatype=datatype)

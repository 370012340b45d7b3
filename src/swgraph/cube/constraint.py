"""The constraint of the cube: what cube.link says of each dimension, and a shape that every observation meets."""

from collections.abc import Iterable, Sequence
from typing import Final

from rdflib import Graph
from rdflib.term import BNode, IdentifiedNode, Literal, Node, URIRef

from swgraph import iri
from swgraph.catalogue import Text
from swgraph.cube.limits import limits
from swgraph.cube.measurements import Measurement
from swgraph.cube.observations import term
from swgraph.cube.shared import regions_of, set_iri
from swgraph.cube.terms import CUBE, DIMENSIONS, META, OWN, SCHEMA, TIME, Dimension
from swgraph.lexicon import load_regions
from swgraph.lexicon.regions import COUNTRY
from swgraph.namespaces import QUDT, RDF, SH

CONSTRAINT: Final = OWN["constraint"]
_ROLES: Final = {"key": CUBE.KeyDimension, "measure": CUBE.MeasureDimension}
_LEVELS: Final = (Text("省级", "Provinces"), Text("地级", "Prefectures"), Text("县级", "Counties"), Text("乡级", "Townships"))


def add_constraint(graph: Graph, found: Sequence[Measurement]) -> None:
    """Add the constraint of measurements to a graph."""
    graph.add((CONSTRAINT, RDF.type, CUBE.Constraint))
    graph.add((CONSTRAINT, RDF.type, SH.NodeShape))
    graph.add((CONSTRAINT, SH.closed, Literal(True)))
    _fixed(graph, RDF.type, [CUBE.Observation])
    _fixed(graph, CUBE.observedBy, [OWN["observer"]])
    for order, dimension in enumerate(DIMENSIONS, 1):
        _dimension(graph, dimension, order, found)
    for statement in limits(found, shape_of("value")):
        graph.add(statement)
    _hierarchy(graph, found)


def shape_of(name: str) -> URIRef:
    """Return the node that says what a dimension is."""
    return OWN[f"constraint/{name}"]


def _fixed(graph: Graph, path: URIRef, values: list[Node]) -> None:
    this = shape_of(path.rsplit("#", 1)[-1].rsplit("/", 1)[-1])
    _once(graph, this, path)
    graph.add((this, SH.nodeKind, SH.IRI))
    graph.add((this, SH["in"], _list(graph, this, "in", values)))


def _once(graph: Graph, this: URIRef, path: URIRef) -> None:
    graph.add((CONSTRAINT, SH.property, this))
    graph.add((this, SH.path, path))
    graph.add((this, SH.minCount, Literal(1)))
    graph.add((this, SH.maxCount, Literal(1)))


def _dimension(graph: Graph, dimension: Dimension, order: int, found: Sequence[Measurement]) -> None:
    this = shape_of(dimension.name)
    _once(graph, this, dimension.iri)
    for property_, text in ((SCHEMA.name, dimension.title), (SCHEMA.description, dimension.about)):
        graph.add((this, property_, Literal(text.zh, lang="zh-Hans")))
        graph.add((this, property_, Literal(text.en, lang="en")))
    graph.add((this, SH.order, Literal(order)))
    graph.add((this, QUDT.scaleType, dimension.scale))
    if dimension.role in _ROLES:
        graph.add((this, RDF.type, _ROLES[dimension.role]))
    _values(graph, this, dimension)
    if dimension.listed:
        used = sorted({term(each, dimension) for each in found})
        graph.add((this, SH["in"], _list(graph, this, "in", used)))
    if dimension.name == "period":
        kind = OWN["constraint/period/kind"]
        graph.add((this, META.dataKind, kind))
        graph.add((kind, RDF.type, TIME.GeneralDateTimeDescription))


def _values(graph: Graph, this: URIRef, dimension: Dimension) -> None:
    if dimension.datatype is None:
        graph.add((this, SH.nodeKind, SH.IRI))
        if dimension.name != "evidence":
            graph.add((this, SCHEMA.isPartOf, set_iri(dimension.name)))
        return
    graph.add((this, SH.nodeKind, SH.Literal))
    if dimension.name == "statement":
        graph.add((this, SH.datatype, dimension.datatype))
        return
    choices: list[Node] = []
    for name, datatype in (("known", dimension.datatype), ("undefined", CUBE.Undefined)):
        choice = BNode(f"{dimension.name}{name}")
        graph.add((choice, SH.datatype, datatype))
        choices.append(choice)
    graph.add((this, SH["or"], _list(graph, this, "or", choices)))


def _list(graph: Graph, this: URIRef, name: str, items: Iterable[Node]) -> IdentifiedNode:
    """Return a list whose nodes are named by what it is for, so that a cube is written the same each time."""
    held = list(items)
    code = iri.digest(str(this), name)
    nodes = [BNode(f"list{code}{number}") for number in range(len(held))]
    for here, item, after in zip(nodes, held, [*nodes[1:], RDF.nil], strict=True):
        graph.add((here, RDF.first, item))
        graph.add((here, RDF.rest, after))
    return nodes[0] if nodes else RDF.nil


def _hierarchy(graph: Graph, found: Sequence[Measurement]) -> None:
    this = OWN["hierarchy/region"]
    graph.add((shape_of("region"), META.inHierarchy, this))
    graph.add((this, RDF.type, META.Hierarchy))
    graph.add((this, META.hierarchyRoot, URIRef(iri.region_iri(COUNTRY))))
    _named(graph, this, Text("行政区划层级", "Levels of divisions"))
    regions = load_regions()
    depth = max((len(regions.parents(each.code)) for each in regions_of(found)), default=1)
    for level, title in enumerate(_LEVELS[: max(depth, 1)], 1):
        after = OWN[f"hierarchy/region/{level}"]
        graph.add((this, META.nextInHierarchy, after))
        graph.add((after, SH.path, SCHEMA.containsPlace))
        _named(graph, after, title)
        this = after


def _named(graph: Graph, this: URIRef, title: Text) -> None:
    graph.add((this, SCHEMA.name, Literal(title.zh, lang="zh-Hans")))
    graph.add((this, SCHEMA.name, Literal(title.en, lang="en")))

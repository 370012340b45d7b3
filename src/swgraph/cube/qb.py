"""The cube as the W3C Data Cube has it (https://www.w3.org/TR/vocab-data-cube/): a data set and the definition of its structure.

The same observations and properties as under cube.link. What has no number keeps its observation, with ``cube:Undefined`` for
the value: the recommendation asks for a value of every measure and leaves its type open.
"""

from collections.abc import Sequence
from typing import Final

from rdflib import Graph
from rdflib.term import BNode, Literal, URIRef

from swgraph.cube.measurements import Measurement
from swgraph.cube.observations import cells, observation
from swgraph.cube.shared import SETS, set_iri
from swgraph.cube.terms import CUBE, DIMENSIONS, OWN, SCHEMA, Dimension
from swgraph.namespaces import DCTERMS, OA, PROV, QB, QUDT, RDF, RDFS, SKOS, XSD

ROOT: Final = OWN["dataset"]
_STRUCTURE: Final = OWN["structure"]
_PREFIXES: Final = {"qb": QB, "cube": CUBE, "schema": SCHEMA, "qudt": QUDT, "skos": SKOS, "prov": PROV, "oa": OA, "dct": DCTERMS}
_KINDS: Final = {
    "key": (QB.dimension, QB.DimensionProperty),
    "measure": (QB.measure, QB.MeasureProperty),
    "attribute": (QB.attribute, QB.AttributeProperty),
}
_SDMX: Final = "http://purl.org/linked-data/sdmx/2009/"
_BROADER: Final = {
    "region": URIRef(f"{_SDMX}dimension#refArea"),
    "period": URIRef(f"{_SDMX}dimension#refPeriod"),
    "value": URIRef(f"{_SDMX}measure#obsValue"),
    "unit": URIRef(f"{_SDMX}attribute#unitMeasure"),
}


def qb_graph(found: Sequence[Measurement]) -> Graph:
    """Return the data cube of measurements, without the description of the whole and without shared dimensions."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    graph.add((ROOT, RDF.type, QB.DataSet))
    graph.add((ROOT, QB.structure, _STRUCTURE))
    graph.add((_STRUCTURE, RDF.type, QB.DataStructureDefinition))
    for order, dimension in enumerate(DIMENSIONS, 1):
        _component(graph, dimension, order)
    for each in found:
        this = observation(each)
        graph.add((this, RDF.type, QB.Observation))
        graph.add((this, QB.dataSet, ROOT))
        for triple in cells(each):
            graph.add(triple)
    return graph


def _component(graph: Graph, dimension: Dimension, order: int) -> None:
    link, kind = _KINDS[dimension.role]
    this, part = dimension.iri, BNode(f"component{dimension.name}")
    graph.add((_STRUCTURE, QB.component, part))
    graph.add((part, link, this))
    graph.add((part, QB.order, Literal(order)))
    if dimension.role == "attribute":
        graph.add((part, QB.componentRequired, Literal(True)))
    graph.add((this, RDF.type, kind))
    for property_, text in ((RDFS.label, dimension.title), (RDFS.comment, dimension.about)):
        graph.add((this, property_, Literal(text.zh, lang="zh-Hans")))
        graph.add((this, property_, Literal(text.en, lang="en")))
    if dimension.name in _BROADER:
        graph.add((this, RDFS.subPropertyOf, _BROADER[dimension.name]))
    _range(graph, dimension)


def _range(graph: Graph, dimension: Dimension) -> None:
    this = dimension.iri
    if dimension.name in SETS and dimension.role == "key":
        graph.add((this, RDF.type, QB.CodedProperty))
        graph.add((this, QB.codeList, set_iri(dimension.name)))
        graph.add((this, RDFS.range, SKOS.Concept))
    elif dimension.datatype is None:
        graph.add((this, RDFS.range, RDFS.Resource))
    else:
        # cube:Undefined stands among the dates and numbers, so their own types would be too narrow.
        graph.add((this, RDFS.range, XSD.integer if dimension.name == "statement" else RDFS.Literal))

"""The cube as cube.link has it (https://cube.link): a cube, its set of observations, and the constraint that describes both."""

from collections.abc import Sequence
from typing import Final

from rdflib import Graph

from swgraph.cube.constraint import CONSTRAINT, add_constraint
from swgraph.cube.measurements import Measurement
from swgraph.cube.observations import cells, observation
from swgraph.cube.terms import CUBE, META, OWN, SCHEMA, TIME
from swgraph.namespaces import OA, PROV, QUDT, RDF, SH, SKOS

ROOT: Final = OWN["link"]
_SET: Final = OWN["link/observations"]
_PREFIXES: Final = {"cube": CUBE, "meta": META, "schema": SCHEMA, "time": TIME, "sh": SH, "qudt": QUDT, "skos": SKOS, "prov": PROV, "oa": OA}


def link_graph(found: Sequence[Measurement]) -> Graph:
    """Return the cube of measurements, without the description of the whole and without shared dimensions."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    graph.add((ROOT, RDF.type, CUBE.Cube))
    graph.add((ROOT, CUBE.observationSet, _SET))
    graph.add((ROOT, CUBE.observationConstraint, CONSTRAINT))
    graph.add((_SET, RDF.type, CUBE.ObservationSet))
    for each in found:
        this = observation(each)
        graph.add((_SET, CUBE.observation, this))
        graph.add((this, RDF.type, CUBE.Observation))
        graph.add((this, CUBE.observedBy, OWN["observer"]))
        for triple in cells(each):
            graph.add(triple)
    add_constraint(graph, found)
    return graph

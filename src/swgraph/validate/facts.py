"""The facts that a node belongs to: whoever reads a finding wants to know which statement it hits."""

from rdflib import Graph
from rdflib.term import Node, URIRef

from swgraph.namespaces import SW

_STEPS = 3  # position → evidence → fact, or concept → item → standard


def facts_about(data: Graph, node: Node) -> tuple[str, ...]:
    """Return the IRIs of the facts nearest above ``node``, or of ``node`` itself if it is one."""
    reached = {node}
    for _ in range(_STEPS):
        facts = {str(found) for found in reached if isinstance(found, URIRef) and (found, SW.evidence, None) in data}
        if facts:
            return tuple(sorted(facts))
        reached = {subject for found in reached for subject in data.subjects(None, found)}
    return ()

"""The same question put to owlrl, slow and complete: what ours is tested against, and for rules not compiled."""

from collections.abc import Iterable, Mapping

from rdflib.term import Node

from swgraph.columns import encode
from swgraph.reason.facts import Fact, is_about_data


def reference_facts(lines: Iterable[str]) -> frozenset[Fact]:
    """Return the facts about data that follow by owlrl and were not stated; 10,000 statements take 10 seconds.

    Args:
        lines: N-Quads or N-Triples with one blank between terms, data and ontology.

    Raises:
        StoreError: a line is not a statement.
    """
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from rdflib import Graph

    graph = Graph()
    names: dict[Node, str] = {}
    stated = frozenset(encode(lines).triples())
    for fact in stated:
        triple = _triple(fact)
        names.update(zip(triple, fact, strict=True))
        graph.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    found = ((_name(s, names), _name(p, names), _name(o, names)) for s, p, o in graph)
    return frozenset(fact for fact in found if is_about_data(fact)) - stated


def _triple(fact: Fact) -> tuple[Node, Node, Node]:
    from pyoxigraph import RdfFormat, parse

    from swgraph.store.dataset import rdflib_term

    # One by one, and the line's own spelling is kept: a parser may write a term otherwise than the line does.
    (quad,) = parse(f"{' '.join(fact)} .", RdfFormat.N_TRIPLES)
    return rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object)


def _name(term: Node, names: Mapping[Node, str]) -> str:
    return names.get(term) or term.n3()

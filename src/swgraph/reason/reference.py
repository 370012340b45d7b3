"""The same question put to owlrl, slow and complete: what ours is tested against, and for rules not compiled."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, TypeVar

import numpy as np
from rdflib.term import Node

from swgraph.columns import Pairs, encode
from swgraph.errors import ReasoningError
from swgraph.reason.closed import Closed
from swgraph.reason.closure import applied
from swgraph.reason.facts import Fact, is_about_data
from swgraph.reason.joins import pair, united

T = TypeVar("T", bound=Closed)
MOST_STATEMENTS: Final = 20_000
"""How many statements owlrl is given at most: it needs about a second for a thousand."""

_NONE: Final[Pairs] = np.empty(0, np.int64)
_log = logging.getLogger(__name__)


def answered(closed: T, most: int = MOST_STATEMENTS) -> T:
    """Return an inference in which nothing is left out: where axioms could not be compiled, owlrl's facts are put in.

    Raises:
        ReasoningError: axioms were not compiled, and the graph has more statements than owlrl is given, or owlrl refuses it.
    """
    unread = closed.rules.uncompiled
    if not unread:
        return closed
    count = sum(map(len, closed.columns.pairs.values()))
    named = f"{unread[0]}" + (f" (+{len(unread) - 1})" if len(unread) > 1 else "")
    if count > most:
        raise ReasoningError(
            f"公理未编译 axiom without a compiled rule: {named}; wanted at most {most} statements for owlrl, got {count}; "
            "correct or remove the axiom"
        )
    _log.warning("公理未编译，改用 owlrl axiom without a compiled rule, owlrl is asked instead: %s", named)
    lines = (f"{' '.join(fact)} ." for fact in closed.stated())
    try:
        facts = reference_facts(lines)
    except ValueError as error:
        raise ReasoningError(f"公理无法读取 an axiom cannot be read: {named}; owlrl says: {error}; correct it") from error
    return with_facts(closed, facts)


def with_facts(closed: T, facts: Iterable[Fact]) -> T:
    """Return an inference with further facts, from which its own rules conclude on."""
    names = closed.rules.names
    found: dict[int, list[int]] = {}
    for subject, predicate, value in facts:
        found.setdefault(names.number(predicate), []).append(pair(names.number(subject), names.number(value)))
    closure = dict(closed.closure)
    for number, pairs in found.items():
        closure[number] = united([closure.get(number, _NONE), np.array(pairs, np.int64)])
    return replace(closed, closure=applied(closed.rules, closure))


def reference_facts(lines: Iterable[str]) -> frozenset[Fact]:
    """Return the facts about data that follow by owlrl and were not stated; 10,000 statements take 10 seconds.

    Args:
        lines: N-Quads or N-Triples with one blank between terms, data and ontology.

    Raises:
        StoreError: a line is not a statement.
        ValueError: owlrl cannot read an axiom.
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

"""What follows from a graph: facts, contradictions, and axioms whose rules are not compiled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from swgraph.columns import MASK, SHIFT, Columns, Pairs, decoded, encode
from swgraph.reason.closure import close
from swgraph.reason.facts import Fact, is_about_data
from swgraph.reason.joins import without
from swgraph.reason.rules import Rules, compile_rules


@dataclass(frozen=True, slots=True)
class Inference:
    """The closure of a graph.

    Iterating yields the facts that follow and were not stated (see ``swgraph.reason.facts`` for what counts), sorted.

    Attributes:
        columns: what was stated.
        closure: all pairs of each property, stated or not.
        rules: what was compiled, and what was not (``rules.uncompiled``).
    """

    columns: Columns
    closure: Mapping[int, Pairs]
    rules: Rules

    def __iter__(self) -> Iterator[Fact]:
        for predicate in sorted(self.closure):
            yield from self._new(predicate)

    def of(self, predicate: str) -> Iterator[Fact]:
        """Yield the new facts with one property, given in N-Triples form."""
        number = self.columns.terms.number(predicate)
        if number is not None and number in self.closure:
            yield from self._new(number)

    def contradictions(self) -> Iterator[tuple[str, str, str]]:
        """Yield a thing and two classes it belongs to though they share nothing (rule cax-dw), in N-Triples form."""
        terms = self.columns.terms
        for axiom in self.rules.disjoint.tolist():
            one, other = axiom >> SHIFT, axiom & MASK
            for thing in np.intersect1d(self._members(one), self._members(other), assume_unique=True).tolist():
                yield terms[thing], terms[one], terms[other]

    def _members(self, cls: int) -> Pairs:
        types = self.closure.get(self.columns.type, np.empty(0, np.int64))
        members: Pairs = types[types & MASK == cls] >> SHIFT
        return members

    def _new(self, predicate: int) -> Iterator[Fact]:
        stated = self.columns.pairs.get(predicate)
        pairs = self.closure[predicate]
        fresh = pairs if stated is None else without(pairs, stated)
        yield from (fact for fact in decoded(self.columns.terms, predicate, fresh) if is_about_data(fact))


def infer(graph: Iterable[str] | Columns) -> Inference:
    """Return what follows from a graph together with its ontology.

    >>> inference = infer([
    ...     "<urn:partOf> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> <urn:within> .",
    ...     "<urn:a> <urn:partOf> <urn:b> .",
    ... ])
    >>> list(inference)
    [('<urn:a>', '<urn:within>', '<urn:b>')]

    Args:
        graph: columns, or lines of N-Quads or N-Triples with one blank between terms; axioms are read among them.

    Raises:
        StoreError: a line is not a statement.
    """
    columns = graph if isinstance(graph, Columns) else encode(graph)
    rules = compile_rules(columns)
    return Inference(columns, close(columns, rules), rules)

"""What follows from a graph: facts, contradictions, and axioms whose rules are not compiled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.columns import MASK, SHIFT, Columns, encode
from swgraph.reason.change import Change, change_of
from swgraph.reason.closed import Closed
from swgraph.reason.closure import close
from swgraph.reason.contradictions import Contradiction, contradictions
from swgraph.reason.facts import Fact
from swgraph.reason.joins import without
from swgraph.reason.names import Names
from swgraph.reason.rules import Further, no_further
from swgraph.reason.schema import read_schema
from swgraph.reason.terms import AXIOMS
from swgraph.reason.vocabulary import Vocabulary

_BLOCK: Final = 1 << 16


@dataclass(frozen=True)
class Inference(Closed):
    """The closure of a graph.

    Iterating yields the facts that follow and were not stated (see ``swgraph.reason.facts`` for what counts), by property.
    """

    def __iter__(self) -> Iterator[Fact]:
        for predicate in sorted(self.closure, key=self.rules.names.__getitem__):
            yield from self._facts(predicate)

    def of(self, predicate: str) -> Iterator[Fact]:
        """Yield the new facts with one property, given in N-Triples form."""
        number = self.rules.names.known(predicate)
        if number is not None and number in self.closure:
            yield from self._facts(number)

    def axioms(self) -> Iterator[Fact]:
        """Yield what follows about classes and properties (``scm-*``) and was not stated; it is not among the facts."""
        names = self.rules.names
        found = set(Vocabulary(read_schema(names, self.closure)).found)
        for number in (names.known(each) for each in AXIOMS):
            if number is not None and number in self.closure:
                pairs, stated = self.closure[number], self.columns.pairs.get(number)
                fresh = pairs if stated is None else without(pairs, stated)
                found.update((pair >> SHIFT, number, pair & MASK) for pair in fresh.tolist())
        yield from sorted((names[s], names[p], names[o]) for s, p, o in found)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what cannot all be true, each with the rule and the statements that say so."""
        return contradictions(self)

    def changed(self, added: Iterable[Fact], removed: Iterable[Fact]) -> Change:
        """Return which facts follow anew and which no longer, when these statements are added and removed.

        Args:
            added: statements in N-Triples form; those that are stated already change nothing.
            removed: statements that nobody makes any more; those that were not stated change nothing.
        """
        return change_of(self, added, removed)

    def _facts(self, predicate: int) -> Iterator[Fact]:
        names, pairs = self.rules.names, self.new(predicate)
        name = names[predicate]
        for start in range(0, len(pairs), _BLOCK):
            some = pairs[start : start + _BLOCK]
            yield from ((s, name, o) for s, o in zip(names.many(some >> SHIFT), names.many(some & MASK), strict=True))


def infer(graph: Iterable[str] | Columns, further: Further = no_further) -> Inference:
    """Return what follows from a graph together with its ontology.

    >>> inference = infer([
    ...     "<urn:partOf> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> <urn:within> .",
    ...     "<urn:a> <urn:partOf> <urn:b> .",
    ... ])
    >>> list(inference)
    [('<urn:a>', '<urn:within>', '<urn:b>')]

    Args:
        graph: columns, or lines of N-Quads or N-Triples with one blank between terms; axioms are read among them.
        further: gives rules that are not of OWL, such as ``swgraph.reason.shortcut_rules``.

    Raises:
        StoreError: a line is not a statement.
    """
    columns = graph if isinstance(graph, Columns) else encode(graph)
    closure = close(Names(columns.terms), columns.pairs, further)
    return Inference(columns, closure.pairs, closure.rules, further)

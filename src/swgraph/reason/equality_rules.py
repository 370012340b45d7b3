"""Rules about being the same and being different, table 4 of OWL 2 RL, as far as they are contradictions.

That the same things share all statements (``eq-rep-*``) is no rule here: they are counted as one (``swgraph.reason.equality``).
"""

from collections.abc import Iterator
from itertools import combinations

from swgraph.reason.rule import Atom, Rule, X, Y
from swgraph.reason.schema import Schema
from swgraph.reason.terms import ALL_DIFFERENT, DIFFERENT, DISTINCT_MEMBERS, MEMBERS, SAME


def equality_rules(schema: Schema) -> Iterator[Rule]:
    """Yield the contradictions of table 4 (``eq-diff*``)."""
    same, different = schema.names.number(SAME), schema.names.known(DIFFERENT)
    if different is not None:
        # Everything is the same as itself, which is never written down: that needs a rule of its own.
        yield Rule("eq-diff1", (Atom(X, different, X),), None)
        yield Rule("eq-diff1", (Atom(X, same, Y), Atom(X, different, Y)), None)
    yield from _all_different(schema, same)


def _all_different(schema: Schema, same: int) -> Iterator[Rule]:
    kinds = dict(schema.members(ALL_DIFFERENT))
    alike = set(schema.of(SAME)) if kinds else set()
    for rule, predicate in (("eq-diff2", MEMBERS), ("eq-diff3", DISTINCT_MEMBERS)):
        for node, items in schema.lists(predicate) if kinds else ():
            for one, other in combinations(items.members, 2) if node in kinds else ():
                # Only for those that are the same by now: the pairs of a long list would be too many rules.
                if one != other and ((one, other) in alike or (other, one) in alike):
                    yield Rule(rule, (Atom(one, same, other),), None, (kinds[node], *items.axioms))

"""The one verb of this floor: a record to its triples."""

from collections.abc import Iterator
from functools import singledispatch

from swgraph.mapping.terms import Triple


@singledispatch
def to_triples(record: object) -> Iterator[Triple]:
    """Yield what the graph says of one record.

    What a record refers to (its region, its document) is named; what it owns (evidence, parts) is yielded as well.
    """
    raise TypeError(f"no triples are defined for {type(record).__name__}")

"""What an aggregate is restricted to: the values of its parameters as terms of the graph."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from swgraph.columns import Columns, Pairs
from swgraph.columns.values import lexical_form
from swgraph.national.joins import member


@dataclass(frozen=True, slots=True)
class Asked:
    """Values by parameter, in N-Triples form; a parameter that was not given is not here."""

    columns: Columns
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def terms(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return the values of a parameter in N-Triples form."""
        return self.given.get(name, default)

    def words(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return the values of a parameter that takes words."""
        return tuple(map(lexical_form, self.given[name])) if name in self.given else default

    def only(self, name: str, *rows: Pairs) -> tuple[Pairs, ...]:
        """Return the rows whose value in the last column is asked for; all, where the parameter was not given."""
        if name not in self.given:
            return rows
        numbers = self.columns.terms.numbers(self.given[name])
        # One place more than terms: -1, which says that there is no value, is that one and never asked for.
        kept = np.flatnonzero(member(rows[-1], numbers[numbers >= 0], len(self.columns.terms) + 1))
        return tuple(column[kept] for column in rows)

"""What satisfies the body of a rule: joins of any form, by tables of numbers for its variables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from swgraph.columns import MASK, SHIFT, Pairs
from swgraph.reason.rule import Atom
from swgraph.reason.table import Numbers, Table


@dataclass(frozen=True, slots=True)
class Rows:
    """Values of variables, a row for each way to satisfy what was matched so far."""

    count: int
    columns: Mapping[int, Numbers]

    def at(self, term: int) -> Numbers:
        """Return the values of a variable, or a constant for every row."""
        return self.columns[term] if term < 0 else np.full(self.count, term, np.int64)

    def knows(self, term: int) -> bool:
        """Return whether a term of an atom has a value in each row."""
        return term >= 0 or term in self.columns

    def taken(self, rows: Numbers) -> "Rows":
        """Return some rows, in the order given."""
        return Rows(len(rows), {name: column[rows] for name, column in self.columns.items()})

    def pairs(self, atom: Atom) -> Pairs:
        """Return what an atom says in each row."""
        return self.at(atom.subject) << SHIFT | self.at(atom.value)

    def row(self, number: int) -> dict[int, int]:
        """Return one row."""
        return {name: int(column[number]) for name, column in self.columns.items()}


ONE = Rows(1, {})
"""Nothing known yet: one row without variables."""


def matches(body: Iterable[Atom], table: Table, rows: Rows = ONE) -> Rows:
    """Return the rows, extended by everything in a table that satisfies the body as well."""
    left = list(body)
    while left and rows.count:
        # The most bound first: what has both ends only thins the rows out.
        atom = max(left, key=lambda each: (rows.knows(each.subject) + rows.knows(each.value), -left.index(each)))
        left.remove(atom)
        rows = extended(rows, atom, table)
    if left:
        names = {term for atom in left for term in (atom.subject, atom.value) if term < 0} | set(rows.columns)
        return Rows(0, {name: np.empty(0, np.int64) for name in names})
    return rows


def extended(rows: Rows, atom: Atom, table: Table) -> Rows:
    """Return the rows with each way that one atom holds in a table."""
    subject, value = atom.subject, atom.value
    if rows.knows(subject) and rows.knows(value):
        return rows.taken(np.flatnonzero(table.holds(atom.predicate, rows.pairs(atom))))
    if rows.knows(subject):
        places, found = table.values(atom.predicate, rows.at(subject))
        return _with(rows.taken(places), {value: found})
    if rows.knows(value):
        places, found = table.subjects(atom.predicate, rows.at(value))
        return _with(rows.taken(places), {subject: found})
    return _crossed(rows, atom, table.all(atom.predicate))


def _crossed(rows: Rows, atom: Atom, pairs: Pairs) -> Rows:
    if atom.subject == atom.value:
        pairs = pairs[pairs >> SHIFT == pairs & MASK]
    places = np.repeat(np.arange(rows.count), len(pairs))
    ends = {atom.value: np.tile(pairs & MASK, rows.count), atom.subject: np.tile(pairs >> SHIFT, rows.count)}
    return _with(rows.taken(places), ends)


def _with(rows: Rows, columns: Mapping[int, Numbers]) -> Rows:
    return Rows(rows.count, {**rows.columns, **columns})


def following(body: Sequence[Atom], head: Atom, place: int, fresh: Table, table: Table) -> Pairs:
    """Return what a rule says because the atom at one place of its body holds in what is fresh."""
    rows = extended(ONE, body[place], fresh)
    rest = (*body[:place], *body[place + 1 :])
    return matches(rest, table, rows).pairs(head)

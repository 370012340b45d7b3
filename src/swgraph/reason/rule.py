"""A rule as data: what it reads, what it says, and the axioms it was compiled from.

All of OWL 2 RL, once an ontology is put into it, is of one form: some statements with variables, from which one statement
or a contradiction follows. The closure, its changes, contradictions and proofs all read the same rules.
"""

from dataclasses import dataclass
from typing import Final

X: Final = -1
Y: Final = -2
Z: Final = -3
W: Final = -4

Triple = tuple[int, int, int]
"""A statement as numbers."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A statement in which negative numbers are variables; its predicate never is one."""

    subject: int
    predicate: int
    value: int

    def bound(self, values: "dict[int, int]") -> Triple:
        """Return the statement with values in place of its variables.

        >>> Atom(X, 7, 9).bound({X: 3})
        (3, 7, 9)
        """
        return values.get(self.subject, self.subject), self.predicate, values.get(self.value, self.value)


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows from some statements.

    Attributes:
        id: name of the rule in the tables of OWL 2 RL, such as ``prp-dom``.
        body: what must hold.
        head: what follows; None is a contradiction.
        axioms: the statements that it was compiled from.
    """

    id: str
    body: tuple[Atom, ...]
    head: Atom | None
    axioms: tuple[Triple, ...] = ()

"""What every store can do, and the three kinds of answer it gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

if TYPE_CHECKING:
    from rdflib import Dataset

Term = NamedNode | BlankNode | Literal | Triple
Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Boolean:
    """The answer to ASK.

    >>> bool(Boolean(False))
    False
    """

    value: bool

    def __bool__(self) -> bool:
        return self.value


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to SELECT: one tuple a row, in the order of ``variables``, None where a variable is unbound.

    Rows are computed as they are read, once.
    """

    variables: tuple[str, ...]
    rows: Iterator[Row]

    def __iter__(self) -> Iterator[Row]:
        return self.rows


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT and DESCRIBE: subject, predicate and object; read once."""

    rows: Iterator[tuple[Term, Term, Term]]

    def __iter__(self) -> Iterator[tuple[Term, Term, Term]]:
        return self.rows


Answer = Boolean | Solutions | Triples


class Store(Protocol):
    """A graph that can be asked. Questions see the union of all named graphs as the default graph."""

    @property
    def generation(self) -> str | None:
        """Return the id of the build, None where there is none."""

    def query(self, sparql: str) -> Answer:
        """Return the answer to a query.

        Raises:
            QuerySyntaxError: it does not parse, is an update, or is refused.
            StoreError: the store cannot answer.
        """

    def graphs(self) -> Iterator[str]:
        """Yield the IRIs of the named graphs, sorted."""

    def count(self) -> int:
        """Return the number of statements, each counted in every graph that has it."""

    def to_rdflib(self) -> "Dataset":
        """Return a copy for rdflib."""

"""A shapes graph as a small index of terms in N-Triples form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph

from swgraph.errors import ResourceError

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FIRST: Final = f"<{_RDF}first>"
REST: Final = f"<{_RDF}rest>"
NIL: Final = f"<{_RDF}nil>"
Statement = tuple[str, str, str]


class MalformedListError(ValueError):
    """A list that has no end, or more than one."""


@dataclass(frozen=True, slots=True)
class ShapesGraph:
    """The statements of a shapes graph."""

    statements: tuple[Statement, ...]
    _about: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Build the index."""
        for subject, predicate, value in self.statements:
            self._about.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def about(self, subject: str) -> dict[str, list[str]]:
        """Return what is said of a node, by predicate."""
        return self._about.get(subject, {})

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property."""
        return self.about(subject).get(predicate, [])

    def subjects(self) -> Iterator[str]:
        """Yield every node that something is said of."""
        yield from self._about

    def items(self, node: str) -> tuple[str, ...]:
        """Return the members of a list.

        Raises:
            MalformedListError: it is not a well-formed list.
        """
        members: list[str] = []
        seen: set[str] = set()
        while node != NIL:
            first, rest = self.values(node, FIRST), self.values(node, REST)
            if len(first) != 1 or len(rest) != 1 or node in seen:
                raise MalformedListError(node)
            seen.add(node)
            members.append(first[0])
            node = rest[0]
        return tuple(members)


def shapes_graph(statements: Iterable[Statement]) -> ShapesGraph:
    """Return a shapes graph of statements in N-Triples form, each once, in an order that does not depend on theirs."""
    return ShapesGraph(tuple(sorted(set(statements))))


def read_shapes_graph(path: Path) -> ShapesGraph:
    """Return the shapes graph in a Turtle file.

    Raises:
        ResourceError: the file is not there, or is no Turtle.
    """
    try:
        parsed = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
        return shapes_graph((str(each.subject), str(each.predicate), str(each.object)) for each in parsed)
    except (OSError, SyntaxError) as error:
        raise ResourceError(f"{path.name}: 读不了形状 cannot read shapes: wanted Turtle, got {error}; correct it") from error

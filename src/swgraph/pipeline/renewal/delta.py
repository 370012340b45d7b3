"""What is taken out of a graph and what is put in, and how single lines of the published graph are read."""

import mmap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as px

from swgraph.mapping import graph_iri
from swgraph.store import Successor, lines_about

REFERENCE = str(graph_iri("reference"))
INFERRED = str(graph_iri("inferred"))
DATASET_GRAPH = str(graph_iri("dataset"))


@dataclass(slots=True)
class Delta:
    """Lines of N-Quads that go, and lines that come; no line is both."""

    removed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)

    def join(self, other: "Delta") -> None:
        """Take in another change; what one takes out and the other puts in stays."""
        gone, come = self.removed | other.removed, self.added | other.added
        self.removed, self.added = gone - come, come - gone

    def replace(self, before: Iterable[str], after: Iterable[str]) -> None:
        """Put lines in the place of others."""
        gone, come = set(before), set(after)
        self.removed |= gone - come
        self.added |= come - gone


@dataclass(frozen=True, slots=True)
class Before:
    """The published graph: its sorted lines, and the engine of its successor as long as nothing is changed in that.

    The engine is not held here: it closes its files when its last reference goes.
    """

    lines: mmap.mmap
    successor: Successor

    @property
    def engine(self) -> px.Store:
        """Return the engine."""
        return self.successor.engine

    def graph(self, name: str) -> Iterator[str]:
        """Yield the lines of a named graph."""
        quads = self.engine.quads_for_pattern(None, None, None, px.NamedNode(name))
        for subject in sorted({str(quad.subject) for quad in quads}):
            yield from self.about(subject, name)

    def about(self, subject: str, graph: str) -> Iterator[str]:
        """Yield the lines about one thing in a named graph."""
        end = f" <{graph}> .\n"
        yield from (line for line in lines_about(self.lines, subject) if line.endswith(end))

    def has(self, line: str) -> bool:
        """Return whether a line is there."""
        return line in set(lines_about(self.lines, line[: line.index(" ")]))

    def number(self, subject: str, predicate: str) -> int:
        """Return a count of the description, 0 where there is none."""
        found = self.value(subject, predicate)
        return int(found) if found else 0

    def value(self, subject: str, predicate: str) -> str | None:
        """Return the text of a value of the description."""
        pattern = px.NamedNode(subject), px.NamedNode(predicate), None, px.NamedNode(DATASET_GRAPH)
        for quad in self.engine.quads_for_pattern(*pattern):
            return quad.object.value if isinstance(quad.object, px.Literal | px.NamedNode) else None
        return None

    def graphs_of(self, line: str) -> set[str]:
        """Return the named graphs that make the statement of a line."""
        quad = next(iter(px.parse(line.encode(), format=px.RdfFormat.N_QUADS)))
        found = self.engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return {each.graph_name.value for each in found if isinstance(each.graph_name, px.NamedNode)}

"""Shapes as they are after compiling, and what they find: arrays of numbers, not results one by one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from swgraph.columns import Columns
from swgraph.validate.engine.paths import Path
from swgraph.validate.engine.table import Ids, Mask, Table

SH: Final = "http://www.w3.org/ns/shacl#"
VIOLATION: Final = f"<{SH}Violation>"


class Values(NamedTuple):
    """Value nodes of some focus nodes: ``nodes[i]`` is a value of ``foci[rows[i]]``; rows ascend."""

    foci: Ids
    rows: Ids
    nodes: Ids


class Fault(NamedTuple):
    """Rows at fault, the value beside each (None where there is none), and the path where it is not the shape's."""

    rows: Ids
    nodes: Ids | None = None
    path: str | None = None


class Run(Protocol):
    """What constraints may ask of a run over the columns of a graph."""

    columns: Columns

    @property
    def table(self) -> Table:
        """Return the terms."""
        ...

    def conforming(self, name: str, nodes: Ids) -> Mask:
        """Return for each of some nodes whether it conforms to a shape."""
        ...

    def each(self, nodes: Ids, test: Callable[[Ids], Mask]) -> Mask:
        """Return the answers of a test that is run once for every different node."""
        ...

    def edges(self, predicate: str, inverse: bool) -> tuple[Ids, Ids]:
        """Return both ends of the statements with a predicate, sorted by the first; backwards if ``inverse``."""
        ...

    def is_instance(self, nodes: Ids, name: str) -> Mask:
        """Return for each node whether it is a SHACL instance of a class."""
        ...


class Constraint(Protocol):
    """One constraint of a shape."""

    @property
    def component(self) -> str:
        """Return the local name of the constraint component, as results give it."""
        ...

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield what is wrong with some value nodes."""
        ...


@dataclass(frozen=True, slots=True)
class Targets:
    """What a shape is about, as N-Triples."""

    classes: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is any."""
        return bool(self.classes or self.nodes or self.subjects_of or self.objects_of)


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape; shapes that it refers to are named, and looked up in ``CompiledShapes``."""

    name: str
    path: Path | None
    constraints: tuple[Constraint, ...]
    properties: tuple[str, ...]
    targets: Targets
    severity: str
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompiledShapes:
    """All shapes of a shapes graph that have a target, and those they refer to."""

    shapes: Mapping[str, Shape]

    @property
    def roots(self) -> Iterator[Shape]:
        """Yield the shapes with targets."""
        return (shape for shape in self.shapes.values() if shape.targets)


@dataclass(frozen=True, slots=True)
class Source:
    """A SPARQL constraint as results name it: its node, and its own messages."""

    name: str
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Results of one constraint of one shape: ``rows`` are places in what was asked, ``focus`` and ``values`` are terms."""

    shape: Shape
    component: str
    rows: Ids
    focus: Ids
    values: Ids | None
    path: str | None
    source: Source | None = None

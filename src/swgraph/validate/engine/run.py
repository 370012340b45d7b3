"""One run of compiled shapes over the columns of a graph."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from swgraph.columns import MASK, SHIFT, TYPE, Columns, sorted_unique
from swgraph.validate.engine.model import CompiledShapes, Found, Shape, Targets, Values
from swgraph.validate.engine.paths import contained, joined
from swgraph.validate.engine.sparql import Sparql
from swgraph.validate.engine.table import Ids, Mask, Table

SUBCLASS: Final = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
_NONE: Final = np.empty(0, np.int64)


@dataclass
class Run:
    """The columns, the shapes, and what several shapes need of them."""

    columns: Columns
    compiled: CompiledShapes
    within: Callable[[Ids], Mask] | None = None
    _edges: dict[tuple[str, bool], tuple[Ids, Ids]] = field(default_factory=dict)
    _instances: dict[str, Ids] = field(default_factory=dict)

    @cached_property
    def table(self) -> Table:
        """Return the terms."""
        return Table(self.columns)

    def results(self) -> Iterator[Found]:
        """Yield what all shapes with targets find."""
        for shape in self.compiled.roots:
            foci = self.focus_nodes(shape.targets)
            if self.within is not None:
                foci = foci[self.within(foci)]
            if len(foci):
                yield from self.evaluate(shape, foci)

    def evaluate(self, shape: Shape, foci: Ids) -> Iterator[Found]:
        """Yield what a shape finds at some focus nodes, which may repeat."""
        rows, nodes = (np.arange(len(foci)), foci) if shape.path is None else shape.path.reach(self.edges, foci)
        values = Values(foci, rows, nodes)
        for constraint in shape.constraints:
            for fault in constraint.faults(self, values):
                if len(fault.rows):
                    path = fault.path or (None if shape.path is None else str(shape.path))
                    source = constraint.source if isinstance(constraint, Sparql) else None
                    yield Found(shape, constraint.component, fault.rows, foci[fault.rows], fault.nodes, path, source)
        for name in shape.properties:
            for found in self.evaluate(self.compiled.shapes[name], nodes):
                yield Found(
                    found.shape, found.component, rows[found.rows], found.focus, found.values, found.path, found.source
                )

    def conforming(self, name: str, nodes: Ids) -> Mask:
        """Return for each of some nodes whether it conforms to a shape."""
        mask = np.ones(len(nodes), np.bool_)
        for found in self.evaluate(self.compiled.shapes[name], nodes):
            mask[found.rows] = False
        return mask

    def each(self, nodes: Ids, test: Callable[[Ids], Mask]) -> Mask:
        """Return the answers of a test that is run once for every different node."""
        if len(nodes) < 2:
            return test(nodes)
        different = sorted_unique(nodes)
        if len(different) == len(nodes) and bool((different == nodes).all()):
            return test(nodes)
        return np.asarray(test(different)[np.searchsorted(different, nodes)])

    def edges(self, predicate: str, inverse: bool) -> tuple[Ids, Ids]:
        """Return both ends of the statements with a predicate, sorted by the first; backwards if ``inverse``."""
        key = predicate, inverse
        if key not in self._edges:
            pairs = np.asarray(self.columns.of(predicate))
            if inverse:
                pairs = np.sort((pairs & MASK) << SHIFT | pairs >> SHIFT)
            self._edges[key] = pairs >> SHIFT, pairs & MASK
        return self._edges[key]

    def instances(self, name: str) -> Ids:
        """Return the SHACL instances of a class: of it or of a class below it, sorted."""
        if name not in self._instances:
            classes, fresh = [self.table.number(name)], [self.table.number(name)]
            while fresh:
                _, below = joined(np.array(fresh), *self.edges(SUBCLASS, True))
                fresh = [each for each in set(below.tolist()) if each not in classes]
                classes += fresh
            _, found = joined(np.array(classes), *self.edges(TYPE, True))
            self._instances[name] = sorted_unique(found)
        return self._instances[name]

    def is_instance(self, nodes: Ids, name: str) -> Mask:
        """Return for each node whether it is a SHACL instance of a class."""
        return contained(nodes, self.instances(name))

    def focus_nodes(self, targets: Targets) -> Ids:
        """Return the focus nodes of a shape, each once."""
        found = [_NONE, *map(self.instances, targets.classes)]
        found.append(np.array([self.table.number(node) for node in targets.nodes], np.int64))
        found += (self.edges(predicate, False)[0] for predicate in targets.subjects_of)
        found += (self.edges(predicate, False)[1] for predicate in targets.objects_of)
        return sorted_unique(np.concatenate(found))

"""A shapes graph compiled for the columns, or the reasons why pySHACL has to run it.

The rule: SHACL Core is compiled, without recursion, with bounds of a datatype whose order is known here, and with regular
expressions that Python takes. So are the SPARQL constraints of the project's own shapes (``OWN``). A shapes graph with anything else
(custom components, SPARQL of strangers, SPARQL targets, rules, functions, parameters out of place) goes to pySHACL as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from swgraph.namespaces import RDF, RDFS
from swgraph.validate.engine.constraints import UnfitError, constraints_of, is_true, referred
from swgraph.validate.engine.graph import MalformedListError, ShapesGraph
from swgraph.validate.engine.model import SH, VIOLATION, CompiledShapes, Shape, Targets
from swgraph.validate.engine.shapepaths import path_of

_TYPE: Final = f"<{RDF.type}>"
_CLASS: Final = f"<{RDFS.Class}>"
_SUBCLASS: Final = f"<{RDFS.subClassOf}>"
_FOREIGN: Final = ("ConstraintComponent", "SPARQLTargetType", "SPARQLFunction", "JSFunction", "TripleRule", "SPARQLRule", "JSRule")
_TARGETS: Final = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Why shapes are not compiled; each reason names the node and what it has."""

    reasons: tuple[str, ...]


def compiled(graph: ShapesGraph) -> CompiledShapes | HandedOver:
    """Return compiled shapes, or why they go to pySHACL."""
    work = _Work(graph)
    for root in work.roots():
        work.add(root)
    reasons = {*work.reasons, *work.recursion()}
    if reasons:
        return HandedOver(tuple(sorted(reasons)))
    return CompiledShapes(work.shapes)


@dataclass
class _Work:
    graph: ShapesGraph
    shapes: dict[str, Shape] = field(default_factory=dict)
    refers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def roots(self) -> Iterator[str]:
        """Yield the shapes with targets; note what only an extension of SHACL Core understands."""
        for node in self.graph.subjects():
            types = self.graph.values(node, _TYPE)
            self.reasons += [f"{node}: sh:{name}" for name in _FOREIGN if f"<{SH}{name}>" in types]
            if self._is_foreign(node):
                self.reasons.append(f"{node}: 扩展 an extension (sh:target, sh:rule, sh:parameter …)")
            if self.targets(node):
                yield node

    def _is_foreign(self, node: str) -> bool:
        return any(self.graph.values(node, f"<{SH}{name}>") for name in ("target", "rule", "entailment", "js", "expression", "parameter"))

    def targets(self, node: str) -> Targets:
        """Return the targets of a node, the implicit one of a class that is a shape too."""
        classes, nodes, subjects, objects = (tuple(self.graph.values(node, f"<{SH}{name}>")) for name in _TARGETS)
        if self._is_class(node) and self._is_shape(node):
            classes = (*classes, node)
        return Targets(classes, nodes, subjects, objects)

    def _is_shape(self, node: str) -> bool:
        shape = {f"<{SH}NodeShape>", f"<{SH}PropertyShape>"}
        return not shape.isdisjoint(self.graph.values(node, _TYPE))

    def _is_class(self, node: str) -> bool:
        reached, fresh = set[str](), set(self.graph.values(node, _TYPE))
        while fresh:
            reached |= fresh
            fresh = {above for name in fresh for above in self.graph.values(name, _SUBCLASS)} - reached
        return _CLASS in reached

    def add(self, node: str) -> None:
        """Compile a shape and all that it refers to."""
        if node in self.refers:
            return
        self.refers[node] = ()
        try:
            shape = self._shape(node)
            self.refers[node] = (*shape.properties, *referred(shape.constraints))
        except MalformedListError as error:
            self.reasons.append(f"{node}: {error} 不是列表 is not a list")
            return
        except UnfitError as error:
            self.reasons.append(str(error))
            return
        self.shapes[node] = shape
        for name in self.refers[node]:
            self.add(name)

    def _shape(self, node: str) -> Shape:
        about = self.graph.about(node)
        paths = about.get(f"<{SH}path>", [])
        if len(paths) > 1:
            raise UnfitError(f"{node}: sh:path {len(paths)} 次 times")
        off = any(map(is_true, about.get(f"<{SH}deactivated>", [])))
        return Shape(
            name=node,
            path=path_of(self.graph, paths[0]) if paths else None,
            constraints=() if off else tuple(constraints_of(self.graph, node)),
            properties=() if off else tuple(about.get(f"<{SH}property>", ())),
            targets=self.targets(node),
            severity=next(iter(about.get(f"<{SH}severity>", ())), VIOLATION),
            messages=tuple(about.get(f"<{SH}message>", ())),
        )

    def recursion(self) -> Iterator[str]:
        """Yield the shapes that refer to themselves."""
        for node in self.refers:
            reached, fresh = set[str](), set(self.refers[node])
            while fresh:
                reached |= fresh
                fresh = {further for name in fresh for further in self.refers.get(name, ())} - reached
            if node in reached:
                yield f"{node}: 递归 recursion"


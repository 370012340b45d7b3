"""SHACL paths of a shapes graph."""

from typing import Final

from swgraph.validate.engine.constraints import UnfitError
from swgraph.validate.engine.graph import FIRST, ShapesGraph
from swgraph.validate.engine.model import SH
from swgraph.validate.engine.paths import Alternative, Path, Predicate, Repeated, Sequence

_REPEATED: Final = {"zeroOrMorePath": (0, True), "oneOrMorePath": (1, True), "zeroOrOnePath": (0, False)}


def path_of(graph: ShapesGraph, node: str, depth: int = 0) -> Path:
    """Return the path that a node of a shapes graph describes.

    Raises:
        UnfitError: it is no path.
        MalformedListError: a sequence or the alternatives are no list.
    """
    if depth > 50:
        raise UnfitError(f"{node}: sh:path 自含 contains itself")
    if node.startswith("<"):
        return Predicate(node)
    about = graph.about(node)
    if FIRST in about:
        return Sequence(tuple(path_of(graph, part, depth + 1) for part in graph.items(node)))
    kinds = [(name.removeprefix(f"<{SH}")[:-1], values) for name, values in about.items() if name.startswith(f"<{SH}")]
    if len(kinds) == 1 and len(kinds[0][1]) == 1:
        (kind, (value,)) = kinds[0]
        if kind == "alternativePath":
            return Alternative(tuple(path_of(graph, part, depth + 1) for part in graph.items(value)))
        if kind == "inversePath":
            return _inverse(path_of(graph, value, depth + 1))
        if kind in _REPEATED:
            return Repeated(path_of(graph, value, depth + 1), *_REPEATED[kind])
    raise UnfitError(f"{node}: 不是路径 is not a path")


def _inverse(path: Path) -> Path:
    """Return a path backwards: inverses are pushed down to the predicates."""
    if isinstance(path, Predicate):
        return Predicate(path.iri, not path.inverse)
    if isinstance(path, Sequence):
        return Sequence(tuple(_inverse(part) for part in reversed(path.parts)))
    if isinstance(path, Alternative):
        return Alternative(tuple(map(_inverse, path.parts)))
    assert isinstance(path, Repeated)
    return Repeated(_inverse(path.part), path.least, path.many)

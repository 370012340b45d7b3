"""The W3C test suite of SHACL: what each case is given, and the results it wants."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph

from swgraph.columns import Columns, encode
from swgraph.validate.engine import Found, Run, ShapesGraph, shapes_graph
from swgraph.validate.engine.graph import MalformedListError
from swgraph.validate.engine.model import SH, CompiledShapes
from swgraph.validate.engine.shapepaths import path_of

_MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_SHT: Final = "http://www.w3.org/ns/shacl-test#"
Result = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Case:
    """A case: where it is written, its data and shapes, and the results (None where shapes must be refused)."""

    name: str
    data: Path
    shapes: Path
    results: Counter[Result] | None

    def columns(self) -> Columns:
        """Return the columns of the data."""
        return encode(f"{s} {p} {o} ." for s, p, o in parsed(self.data).statements)

    def shapes_graph(self) -> ShapesGraph:
        """Return the shapes; of one file with the data, with its blank nodes."""
        return parsed(self.shapes)


_PARSED: dict[Path, ShapesGraph] = {}


def parsed(path: Path) -> ShapesGraph:
    """Return the statements of a Turtle file, always with the same blank nodes."""
    if path not in _PARSED:
        triples = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE, base_iri=path.as_uri())
        _PARSED[path] = shapes_graph((str(t.subject), str(t.predicate), str(t.object)) for t in triples)
    return _PARSED[path]


def cases(folder: Path) -> Iterator[Case]:
    """Yield every case of a folder of the suite."""
    for path in sorted(folder.rglob("*.ttl")):
        text = path.read_text("utf-8")
        if "sht:Validate" in text and "mf:result" in text:
            yield from _cases(path, folder)


def _cases(path: Path, folder: Path) -> Iterator[Case]:
    graph = parsed(path)
    for node in graph.subjects():
        for action in graph.values(node, f"<{_MF}action>"):
            data, shapes = (graph.values(action, f"<{_SHT}{name}>")[0] for name in ("dataGraph", "shapesGraph"))
            (result,) = graph.values(node, f"<{_MF}result>")
            wanted = None if result == f"<{_SHT}Failure>" else Counter(_results(graph, result))
            yield Case(path.relative_to(folder).with_suffix("").as_posix(), _file(data), _file(shapes), wanted)


def _file(iri: str) -> Path:
    return Path(iri[1:-1].removeprefix("file://"))


def _results(graph: ShapesGraph, report: str) -> Iterator[Result]:
    for result in graph.values(report, f"<{SH}result>"):
        focus, value, shape, component, severity = (
            next(iter(graph.values(result, f"<{SH}{name}>")), "")
            for name in ("focusNode", "value", "sourceShape", "sourceConstraintComponent", "resultSeverity")
        )
        yield focus, _path(graph, result), value, _named(shape), component, severity


def _path(graph: ShapesGraph, result: str) -> str:
    for path in graph.values(result, f"<{SH}resultPath>"):
        try:
            return str(path_of(graph, path))
        except (ValueError, MalformedListError):
            return path
    return ""


def found(columns: Columns, shapes: CompiledShapes) -> Counter[Result]:
    """Return what compiled shapes find, in the terms of the suite."""
    run = Run(columns, shapes)
    return Counter(result for block in run.results() for result in _written(run, block))


def _written(run: Run, block: Found) -> Iterator[Result]:
    values = block.values.tolist() if block.values is not None else [None] * len(block.focus)
    for focus, value in zip(block.focus.tolist(), values, strict=True):
        yield (
            run.table.text(focus), block.path or "", "" if value is None else run.table.text(value), _named(block.shape.name),
            f"<{SH}{block.component}>", block.shape.severity,
        )  # fmt: skip


def _named(shape: str) -> str:
    """Return the name of a shape; blank nodes of results and shapes in two files are not the same."""
    return "" if shape.startswith("_:") else shape

"""Validating: the shapes over columns, beside pySHACL."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.national.measured import OURS, Row, rows

if TYPE_CHECKING:
    from rdflib import Graph

_HERE: Final = "benchmarks.national.validating"
_MOST_PYSHACL: Final = 300_000_000  # bytes of N-Quads
_PATIENCE: Final = 1800.0  # seconds


def measure(graph: Path, size: str, _store: Path, rounds: int) -> Iterator[Row]:
    """Yield what validation costs, reading included."""
    yield from rows("validate", size, {OURS: (f"{_HERE}:ours", str(graph))}, rounds)
    if graph.stat().st_size < _MOST_PYSHACL:
        yield from rows("validate", size, {"pySHACL": (f"{_HERE}:pyshacl", str(graph))}, 1, _PATIENCE)


def ours(graph: str) -> int:
    """Read the file into columns and validate them; the number of findings."""
    from swgraph.columns import encode_file
    from swgraph.validate import check_shapes

    return len(check_shapes(encode_file(Path(graph))).findings)


def pyshacl(graph: str) -> int:
    """Parse file and shapes with rdflib and validate with pySHACL; the number of results."""
    return results(parsed(graph))


def parsed(graph: str) -> "Graph":
    """Return the union of all graphs of a file, as rdflib parses it."""
    from rdflib import Dataset, Graph

    quads = Dataset(default_union=True)
    quads.parse(graph, format="nquads")
    data = Graph()
    for triple in quads.triples((None, None, None)):
        data.add(triple)
    return data


def results(data: "Graph") -> int:
    """Return how many results pySHACL reports of the project's shapes."""
    from pyshacl import validate
    from rdflib import SH, Graph

    from swgraph.resources import resource_path

    shapes = Graph().parse(resource_path("ontology", "shapes.ttl"))
    _, report, _ = validate(data, shacl_graph=shapes, advanced=True)
    return sum(1 for _ in report.subjects(SH.resultSeverity))

"""Closing: everything that follows from the graph by OWL 2 RL, over columns, beside reasonable and owlrl."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.national.measured import OURS, Row, rows

if TYPE_CHECKING:
    from rdflib import Graph

_HERE: Final = "benchmarks.national.closing"
_INFERRED: Final = "/graph/inferred> .\n"
_PATIENCE: Final = 1800.0  # seconds
_MOST: Final = {"reasonable": 300_000_000, "owlrl": 30_000_000}  # bytes of N-Quads that a peer is given


def measure(graph: Path, size: str, _store: Path, rounds: int) -> Iterator[Row]:
    """Yield what the closure costs, reading included."""
    works = {OURS: (f"{_HERE}:ours", str(graph))}
    works |= {peer: (f"{_HERE}:{peer}_closure", str(graph)) for peer, most in _MOST.items() if graph.stat().st_size < most}
    ours = {OURS: works.pop(OURS)}
    yield from rows("close", size, ours, rounds)
    yield from rows("close", size, works, 1 if graph.stat().st_size > _MOST["owlrl"] / 5 else rounds, _PATIENCE)


def ours(graph: str) -> int:
    """Read the file into columns and close them; the number of statements that follow."""
    from swgraph.columns import encode_file
    from swgraph.reason import infer

    inference = infer(encode_file(Path(graph)).stated)
    return sum(len(inference.new(predicate)) for predicate in inference.closure)


def reasonable_closure(graph: str) -> int:
    """Let reasonable do it; the number of statements after."""
    import reasonable

    reasoner = reasonable.PyReasoner()
    reasoner.from_graph(_stated(graph))
    return len(reasoner.reason())


def owlrl_closure(graph: str) -> int:
    """Let owlrl do it; the number of statements after."""
    import owlrl

    data = _stated(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(data)
    return len(data)


def _stated(graph: str) -> "Graph":
    """Return an rdflib graph of what is stated."""
    from rdflib import Graph

    with Path(graph).open(encoding="utf-8", newline="\n") as lines:
        text = "".join(f"{line.rsplit(' <', 1)[0]} .\n" for line in lines if not line.endswith(_INFERRED))
    data = Graph()
    data.parse(data=text, format="nt")
    return data


__all__ = ["measure", "ours", "owlrl_closure", "reasonable_closure"]

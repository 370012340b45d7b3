"""From raw articles and divisions to the answers of ten questions, beside the chain rdflib, owlrl and pySHACL.

The chain is given the graph that ours made: it has no part that reads articles, so that work is ours alone here. Both close the
graph, validate it against the shapes and answer the same ten questions of the catalogue in SPARQL.
"""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.national.measured import OURS, Row, rows
from benchmarks.national.validating import parsed, results

_HERE: Final = "benchmarks.national.whole"
_QUESTIONS: Final = ("C1", "C2", "A1", "B1", "D1", "E1", "F1", "G1", "H1", "I2")
_PATIENCE: Final = 7200.0  # seconds
_MOST_OF_THE_CHAIN: Final = 300_000_000  # bytes of N-Quads


def measure(_graph: Path, size: str, _store: Path, _rounds: int, villages: Path) -> Iterator[Row]:
    """Yield what both cost, once each: the chain takes half an hour for a million statements."""
    with tempfile.TemporaryDirectory() as folder:
        made = str(Path(folder) / "whole.store")
        yield from rows("whole", size, {OURS: (f"{_HERE}:ours", size, str(villages), made)}, 1)
        record = next(Path(made).rglob("graph.nq"))
        if record.stat().st_size < _MOST_OF_THE_CHAIN:
            yield from rows("whole", size, {"rdflib + owlrl + pySHACL": (f"{_HERE}:chain", str(record))}, 1, _PATIENCE)


def ours(size: str, villages: str, store: str) -> list[int]:
    """Read, extract, map, validate, publish, close and ask; what followed, what was found, and the rows of all answers."""
    from benchmarks.national.graphs import SIZES, settled_within

    from swgraph.columns import columns_of
    from swgraph.pipeline import assemble, check_inputs
    from swgraph.pipeline.reference import OF_ANY_PAGE, ReferenceData
    from swgraph.pipeline.villages import read_villages
    from swgraph.reason import infer
    from swgraph.resources import resource_path
    from swgraph.store import open_generation, publish_sorted
    from swgraph.validate import check_shapes

    checked = check_inputs([resource_path("data", "articles")])
    settled = settled_within(SIZES[size], read_villages(Path(villages)))
    reference = ReferenceData(OF_ANY_PAGE.stated, settled, OF_ANY_PAGE.left_out, measured=False)
    quads = assemble(checked.extractions, "benchmark", datetime(2026, 1, 1, tzinfo=UTC), reference)
    publish_sorted(Path(store), quads.texts())
    columns = columns_of(Path(store))
    inference = infer(columns.stated)
    followed = sum(len(inference.new(predicate)) for predicate in inference.closure)
    return [followed, len(check_shapes(columns).findings), _asked(open_generation(Path(store)))]


def _asked(store: object) -> int:
    """Return how many rows the ten questions give."""
    from swgraph.catalogue import load_catalogue
    from swgraph.query import ask
    from swgraph.store import OxigraphStore

    assert isinstance(store, OxigraphStore)
    return sum(len(ask(store, load_catalogue().get(key)).rows) for key in _QUESTIONS)


def chain(graph: str) -> list[int]:
    """Parse, close, validate and ask with the chain."""
    import owlrl

    from swgraph.catalogue import load_catalogue
    from swgraph.query.bind import bind

    data = parsed(graph)
    faults = results(data)
    found = 0
    for key in _QUESTIONS:
        found += sum(1 for _ in data.query(bind(load_catalogue().get(key), {})))
    before = len(data)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(data)
    return [len(data) - before, faults, found]

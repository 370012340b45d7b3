"""Asking: national aggregates from the columns of a generation, beside their twins in SPARQL on Oxigraph, on disk and in memory."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.national.measured import OURS, Row, Timed, processor, rows

_HERE: Final = "benchmarks.national.asking"
_MADE_UP: Final = {"origin": "synthetic"}
_ASKED: Final[dict[str, dict[str, str]]] = {
    "points_by_province": _MADE_UP,
    "coverage_by_county": _MADE_UP,
    "missing_rooms": _MADE_UP,
    "label_search": {"pattern": "街道"},
    "targets_matrix": {},
}
_MOST_IN_MEMORY: Final = 300_000_000  # bytes of N-Quads
_PATIENCE: Final = 600.0  # seconds


def measure(graph: Path, size: str, store: Path, rounds: int) -> Iterator[Row]:
    """Yield what the second answer costs: seconds are those of the answer alone, without opening and loading."""
    columns_made(str(store))
    for name in _ASKED:
        works = {OURS: (f"{_HERE}:from_columns", str(store), name), "Oxigraph on disk": (f"{_HERE}:on_disk", str(store), name)}
        if graph.stat().st_size < _MOST_IN_MEMORY:
            works["Oxigraph in memory"] = (f"{_HERE}:in_memory", str(graph), name)
        yield from rows(f"ask {name}", size, works, rounds, _PATIENCE)


def columns_made(store: str) -> int:
    """Make the columns of a store, if they are not there."""
    from swgraph.columns import columns_of

    return len(columns_of(Path(store)).pairs)


def from_columns(store: str, name: str) -> Timed:
    """Answer from the columns; seconds and rows of the second answer."""
    from swgraph.national import national
    from swgraph.store import open_generation

    opened = open_generation(Path(store))
    national(opened, name, _ASKED[name])
    start = processor()
    found = len(national(opened, name, _ASKED[name]).rows)
    return Timed(processor() - start, found)


def on_disk(store: str, name: str) -> Timed:
    """Answer with the twin on the published store."""
    from swgraph.store import open_generation

    return _by_sparql(open_generation(Path(store)), name)


def in_memory(graph: str, name: str) -> Timed:
    """Answer with the twin on a store in memory."""
    from swgraph.store import MemoryStore

    return _by_sparql(MemoryStore.from_nquads(Path(graph).read_bytes()), name)


def _by_sparql(store: object, name: str) -> Timed:
    from pyoxigraph import Literal

    from swgraph.national import load_twin
    from swgraph.query import bind, run
    from swgraph.store import OxigraphStore

    assert isinstance(store, OxigraphStore)
    text = bind(load_twin(name), _ASKED[name])
    if pattern := _ASKED[name].get("pattern"):
        # Oxigraph compiles a pattern once where it is a constant, and for every row where it is a variable.
        text = text.replace("REGEX(STR(?name), ?pattern)", f"REGEX(STR(?name), {Literal(pattern)})")
    start = processor()
    found = len(run(store, text).rows)
    return Timed(processor() - start, found)

"""Loading: a sorted graph published as a generation, beside raw bulk loading of the same file and rdflib; and opening it again."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.national.measured import OURS, Row, rows

_TEXT: Final = 1 << 16  # bytes
_MOST_RDFLIB: Final = 150_000_000  # bytes of N-Quads
_HERE: Final = "benchmarks.national.loading"


def measure(graph: Path, size: str, store: Path, rounds: int) -> Iterator[Row]:
    """Yield what loading and opening cost."""
    works = {
        OURS: (f"{_HERE}:publish", str(graph)),
        "pyoxigraph bulk_load": (f"{_HERE}:bulk_load", str(graph)),
        "pyoxigraph bulk_load + optimize": (f"{_HERE}:bulk_load_and_optimize", str(graph)),
    }
    if graph.stat().st_size < _MOST_RDFLIB:
        works["rdflib Dataset.parse"] = (f"{_HERE}:rdflib_parse", str(graph))
    yield from rows("load", size, works, rounds)
    yield from rows("open", size, {OURS: (f"{_HERE}:open_store", str(store))}, rounds)


def publish(graph: str, store: str | None = None) -> int:
    """Publish a graph as a build does when everything is checked: written, hashed, loaded, optimised, counted, synced."""
    from swgraph.store import open_generation, publish_sorted

    with tempfile.TemporaryDirectory() as folder:
        place = Path(store or folder) / "national.store" if store is None else Path(store)
        publish_sorted(place, texts(Path(graph)))
        return open_generation(place).count()


def texts(graph: Path) -> Iterator[str]:
    """Yield the lines of a file as texts."""
    with graph.open(encoding="utf-8", newline="\n") as file:
        while lines := file.readlines(_TEXT):
            yield "".join(lines)


def bulk_load(graph: str, *, optimize: bool = False) -> int:
    """Load the file into a new store on disk and do nothing else."""
    import pyoxigraph as px

    folder = tempfile.mkdtemp()
    try:
        store = px.Store(folder)
        store.bulk_load(path=graph, format=px.RdfFormat.N_QUADS)
        if optimize:
            store.optimize()
        store.flush()
        del store
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def bulk_load_and_optimize(graph: str) -> int:
    """Load the file and compact the store, as what is asked often should be."""
    return bulk_load(graph, optimize=True)


def rdflib_parse(graph: str) -> int:
    """Parse the file into an rdflib ``Dataset`` in memory."""
    from rdflib import Dataset

    dataset = Dataset()
    dataset.parse(graph, format="nquads")
    return sum(1 for _ in dataset.quads())


def open_store(store: str) -> int:
    """Open a published generation and ask one thing of it."""
    from swgraph.store import open_generation

    answer = open_generation(Path(store)).query("ASK { <https://w3id.org/swgraph/id/region/110000> a sw:Region }")
    return int(bool(answer))

"""A graph of about two million statements: the project's own data, and synthetic service points in a graph named so."""

from collections.abc import Iterator
from pathlib import Path

from swgraph.lexicon.townships import load_townships
from swgraph.pipeline import build
from swgraph.store import publish, published_lines

SW = "https://w3id.org/swgraph/def/"
ID = "https://w3id.org/swgraph/id/"
GRAPH = f"<{ID}graph/synthetic>"
_EACH = 6


def synthetic_lines(wanted: int) -> Iterator[str]:
    """Yield about ``wanted`` statements on made-up service points, several in each township."""
    codes = [township.code for township in load_townships()]
    number = 0
    while number * _EACH < wanted:
        code = codes[number % len(codes)]
        point = f"<{ID}servicepoint/synthetic-{number}>"
        yield f"{point} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{SW}SyntheticServicePoint> {GRAPH} .\n"
        yield f'{point} <http://www.w3.org/2004/02/skos/core#prefLabel> "虚构服务点{number} synthetic"@zh-Hans {GRAPH} .\n'
        yield f"{point} <{SW}refArea> <{ID}region/{code}> {GRAPH} .\n"
        yield f'{point} <{SW}value> "{number % 90 + 1}"^^<http://www.w3.org/2001/XMLSchema#integer> {GRAPH} .\n'
        yield f"{point} <{SW}adminLevel> <https://w3id.org/swgraph/vocab/level/{'township' if number % 5 else 'village'}> {GRAPH} .\n"
        yield f'{point} <http://purl.org/dc/terms/identifier> "synthetic-{number}" {GRAPH} .\n'
        number += 1


def large_store(folder: Path, wanted: int = 2_000_000) -> Path:
    """Return a store of about ``wanted`` statements; it is made where it is not there yet."""
    store = folder / f"synthetic-{wanted}.store"
    if not store.exists():
        own = folder / "own.store"
        build((), own, source_date_epoch=0)
        lines = list(published_lines(own))
        lines += synthetic_lines(wanted - len(lines))
        publish(store, sorted(set(lines)), build={"version": "synthetic"})
    return store

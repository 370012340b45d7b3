"""The facts files of this project and the graph of all its own data, read once for all tests."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pyoxigraph

from swgraph.extract import extract
from swgraph.model import Extraction
from swgraph.pipeline.quads import assemble
from swgraph.pipeline.settling import settle
from swgraph.resources import resource_path
from swgraph.sources import read_source_file
from swgraph.text.page import read_source

FILES = sorted(resource_path("data", "sources").glob("*.yaml"))


@cache
def cited() -> dict[Path, Extraction]:
    """Return the records of every facts file."""
    return {path: read_source_file(path) for path in FILES}


@cache
def own_store() -> pyoxigraph.Store:
    """Return the graph of the project's own articles and facts files; it is validated elsewhere."""
    articles = (p for p in resource_path("data", "articles").iterdir() if p.suffix in (".md", ".txt"))
    extracted = [extract(read_source(path)) for path in sorted(articles)]
    quads = assemble(tuple(settle((*extracted, *cited().values()), {})), "test", datetime(2026, 1, 1, tzinfo=UTC))
    store = pyoxigraph.Store()
    store.bulk_load("".join(quads.lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    return store


def answers(query: str) -> list[dict[str, str | None]]:
    """Return the rows of a SELECT over the union of all graphs, terms as their text."""
    solutions = own_store().query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{name: _text(row[i]) for i, name in enumerate(names)} for row in solutions]


def _text(term: object) -> str | None:
    return None if term is None else str(getattr(term, "value", term))

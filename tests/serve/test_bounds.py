"""An answer that is more than it may be is refused as a whole: bytes, rows of every format, statements, nodes and edges."""

import json

import pytest

from swgraph.errors import AnswerTooLargeError
from swgraph.graph import KnowledgeGraph
from swgraph.serve.jobs import run_job
from swgraph.serve.workers import Job
from swgraph.store import MemoryStore

_NASTY = ("},{", 'a"}},{"b', "x\\\\", "two\r\nlines", "<result>", "", "社工\n\n", '""\r\n""', "\t")
_FORMATS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
_PLENTY = 1 << 20


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """Return a synthetic graph of texts that look like the marks between rows."""
    texts = [text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r") for text in _NASTY]
    return KnowledgeGraph(MemoryStore.from_nquads([f'<urn:{i}> <urn:says> "{text}" <urn:g> .' for i, text in enumerate(texts)]))


def _answer(kg: KnowledgeGraph, query: str, form: str, rows: int, most: int = _PLENTY) -> bytes:
    return run_job(kg, Job("sparql", {"query": query, "format": form}, 5, most, most_rows=rows))[0]


@pytest.mark.parametrize("form", _FORMATS)
@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?s ?o { ?s ?p ?o }", len(_NASTY)),
        ("SELECT ?o ?none { ?s ?p ?o }", len(_NASTY)),
        ("SELECT ?o { ?s ?p ?o ; ?q ?o } LIMIT 1", 1),
        ("SELECT ?o { ?a ?p ?o . ?b ?p ?c . ?d ?p ?e . ?f ?p ?g }", len(_NASTY) ** 4),
    ],
)
def test_as_many_rows_as_may_be_are_answered_and_one_more_is_refused(kg: KnowledgeGraph, query: str, rows: int, form: str) -> None:
    assert _answer(kg, query, form, rows)
    if rows > 1:
        with pytest.raises(AnswerTooLargeError, match=f"at most {rows - 1} rows"):
            _answer(kg, query, form, rows - 1)


def test_rows_in_which_nothing_is_bound_count(kg: KnowledgeGraph) -> None:
    with pytest.raises(AnswerTooLargeError, match="rows"):
        _answer(kg, "SELECT ?none { ?s ?p ?o }", _FORMATS[0], len(_NASTY) - 1)


@pytest.mark.parametrize("form", ["text/turtle", "application/n-triples", "application/ld+json"])
def test_statements_of_a_graph_count_as_rows(kg: KnowledgeGraph, form: str) -> None:
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    assert _answer(kg, query, form, len(_NASTY))
    with pytest.raises(AnswerTooLargeError, match="rows"):
        _answer(kg, query, form, len(_NASTY) - 1)


def test_bytes_and_rows_are_both_bounds(kg: KnowledgeGraph) -> None:
    query = "SELECT ?s ?o { ?s ?p ?o }"
    size = len(_answer(kg, query, _FORMATS[0], 100))
    assert _answer(kg, query, _FORMATS[0], 100, size)
    with pytest.raises(AnswerTooLargeError, match="bytes"):
        _answer(kg, query, _FORMATS[0], 100, size - 1)
    assert json.loads(_answer(kg, "ASK {}", _FORMATS[0], 1, size))["boolean"] is True

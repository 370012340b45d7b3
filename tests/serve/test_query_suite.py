"""The W3C SPARQL 1.1 query suite over HTTP, beside the engine asked directly."""

from pathlib import Path

from pyoxigraph import QueryResultsFormat, RdfFormat, Store, Triple, parse, parse_query_results

from serving import Served, served
from swgraph.store import publish
from swgraph.store.from_clause import names_dataset
from w3c_suite import (
    BASE,
    Case,
    Outcome,
    canonical,
    cases,
    csv_lines,
    data_quads,
    direct,
    expected,
    named_by_query,
    outcome,
)

_LEAST = 325  # of 338; what the engine itself does not pass is its matter


def test_over_http_every_test_passes_that_the_engine_passes_when_asked_directly(tmp_path: Path) -> None:
    every = cases()
    files = sorted({name for case in every for name in (*case.data, *case.named, *(() if case.is_syntax else named_by_query(case)))})
    publish(tmp_path / "w3c.store", (f"{quad} .\n" for quad in data_quads(files)))
    with served(tmp_path / "w3c.store", "--quiet") as server:
        over_http = {case.name for case in every if _passes_over_http(server, case)}
    directly = {case.name for case in every if _passes_directly(case)}
    print(f"{len(every)} tests: {len(over_http)} over HTTP, {len(directly)} directly")
    assert sorted(directly - over_http) == []
    assert len(over_http) >= _LEAST


def _passes_over_http(server: Served, case: Case) -> bool:
    graphs = {"default-graph-uri": [BASE + name for name in case.data], "named-graph-uri": [BASE + name for name in case.named]}
    if names_dataset(case.text):
        graphs = {}  # those of the request would prevail
    elif not case.data and not case.named:
        graphs["default-graph-uri"] = ["urn:empty"]
    accept = "text/csv" if case.is_csv else "application/sparql-results+json, application/n-triples"
    answer = server.sparql(case.text, accept, **graphs)
    if case.is_syntax:
        return answer.status == (400 if "Negative" in case.kind else 200)
    return answer.status == 200 and _read(answer.media_type, answer.body) == expected(case)


def _read(media_type: str, body: bytes) -> Outcome:
    if media_type == "text/csv":
        return csv_lines(body)
    if media_type == "application/n-triples":
        return canonical(Triple(q.subject, q.predicate, q.object) for q in parse(body, RdfFormat.N_TRIPLES))
    return outcome(parse_query_results(body, QueryResultsFormat.JSON))


def _passes_directly(case: Case) -> bool:
    try:
        if case.is_syntax:
            Store().query(case.text)
            return "Positive" in case.kind
        return direct(case) == expected(case)
    except SyntaxError:
        return "Negative" in case.kind
    except RuntimeError:
        return False

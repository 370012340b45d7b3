"""The server as its clients see it: forms, what is kept, refusals, pages, identifiers, and a new build."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse

from serving import Answer, Served, served
from swgraph import iri
from swgraph.namespaces import SW, VOID
from swgraph.store import current_generation, publish

SD = "http://www.w3.org/ns/sparql-service-description#"
REGION = f"{iri.ID}region/640000"
SELECT = f"SELECT ?name {{ <{REGION}> <{SW.shortName}> ?name }}"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{REGION}> <{SW.shortName}> ?name }}"


@pytest.fixture(scope="module")
def server(own_store: Path) -> Iterator[Served]:
    with served(own_store) as running:
        yield running


def fact(server: Served) -> str:
    """Return the id of a target with a quotation."""
    rows = server.sparql(f"SELECT ?t {{ ?t a <{SW.Target}> }} ORDER BY ?t LIMIT 1", "text/csv").text.splitlines()
    return rows[1].removeprefix(iri.ID)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv;q=0.9, text/tab-separated-values", "text/tab-separated-values"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("text/*", "text/csv"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_the_form_of_a_table_is_what_accept_asks_for(server: Served, accept: str | None, media_type: str) -> None:
    answer = server.sparql(SELECT, accept)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert "宁夏" in answer.text


@pytest.mark.parametrize("name", ["turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml", "json", "xml"])
def test_the_form_of_a_graph_is_what_format_asks_for(server: Served, name: str) -> None:
    answer = server.sparql(CONSTRUCT, "text/csv", format=name)
    assert answer.status == 200
    form = RdfFormat.from_media_type(answer.media_type)
    assert form
    (triple,) = parse(answer.body, form)
    assert triple.object.value == "宁夏"


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "wanted"),
    [
        ("GET", "/sparql?query=SELECT", {}, b"", 400, "line 1"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, b"", 400, "one query"),
        ("GET", "/sparql?query=%FF", {}, b"", 400, "UTF-8"),
        ("GET", "/sparql?query=ASK%7B%7D&format=paper", {}, b"", 400, "turtle"),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=999", {}, b"", 400, "at most 30"),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=relative", {}, b"", 400, "IRI"),
        ("GET", "/sparql?query=ASK%7B%7D", {"Accept": "image/png"}, b"", 406, "application/sparql-results+json"),
        ("GET", "/sparql?query=ASK%7B%7D", {"Accept": "text/turtle"}, b"", 406, "text/csv"),
        ("GET", "/sparql?update=CLEAR%20ALL", {}, b"", 403, "read-only"),
        ("PUT", "/sparql", {}, b"", 405, "Allow"),
        ("DELETE", "/sparql?query=ASK%7B%7D", {}, b"", 405, "Allow"),
        ("POST", "/sparql", {"Content-Type": "application/x-www-form-urlencoded"}, b"", 400, "query="),
        ("POST", "/sparql", {"Content-Type": "application/x-www-form-urlencoded"}, b"update=CLEAR+ALL", 403, "read-only"),
        ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", 403, "read-only"),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query"}, b"CLEAR ALL", 400, "Updates are no queries"),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query; charset=utf-16"}, b"ASK{}", 415, "utf-8"),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query"}, b"ASK{}#\xff", 400, "UTF-8"),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK{}", 415, "application/sparql-query"),
        ("POST", "/sparql", {}, b"ASK{}", 415, "application/sparql-query"),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query"}, b"ASK{}" + b"#" * 66_000, 413, "65536"),
        ("GET", "/sparql?query=ASK%7B%7D" + "%23" * 40_000, {}, b"", 414, "POST the query"),
        ("GET", "/nothing", {}, b"", 404, "/sparql"),
    ],
)  # fmt: skip
def test_a_refusal_says_in_plain_text_what_was_wanted(  # noqa: PLR0917
    server: Served, method: str, path: str, headers: dict[str, str], body: bytes, status: int, wanted: str
) -> None:
    answer = server.ask(path, method, body or None, headers)
    assert (answer.status, answer.media_type) == (status, "text/plain"), answer.text
    assert wanted in answer.text or wanted.lower() in answer.headers


def test_a_graph_of_the_request_prevails_over_from(server: Served) -> None:
    graph = f"{iri.ID}graph/dataset"
    count = "SELECT (COUNT(*) AS ?n) FROM <urn:none> { ?s ?p ?o }"
    first = int(server.sparql(count, "text/csv", **{"default-graph-uri": graph}).text.splitlines()[1])
    assert first > 0
    assert server.sparql(count, "text/csv").text.splitlines()[1] == "0"
    named = "SELECT (COUNT(*) AS ?n) FROM <urn:none> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    assert int(server.sparql(named, "text/csv", **{"named-graph-uri": graph}).text.splitlines()[1]) == first


def test_an_answer_says_its_generation_its_file_and_whether_it_changed(server: Served, own_store: Path) -> None:
    answer = server.sparql(SELECT, "text/csv")
    assert answer.headers["x-swgraph-generation"] == current_generation(own_store)
    assert answer.headers["content-disposition"].endswith('.csv"')
    assert "Accept" in answer.headers["vary"]
    again = {"If-None-Match": f'"other", {answer.headers["etag"]}', "Accept": "text/csv"}
    path = f"/sparql?query={quote(SELECT)}"
    unchanged = server.ask(path, headers=again)
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert server.ask(path, headers={**again, "Accept": "text/tab-separated-values"}).status == 200
    assert server.ask(f"/sparql?query={quote(SELECT + '#')}", headers=again).status == 200


def test_what_differs_each_time_is_not_kept(server: Served) -> None:
    answer = server.sparql("SELECT (RAND() AS ?r) {}")
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_head_has_the_headers_of_get_and_no_body(server: Served) -> None:
    path = f"/sparql?query={quote(SELECT)}"
    head, got = server.ask(path, "HEAD"), server.ask(path)
    assert (head.status, head.body) == (200, b"")
    same = ("content-length", "content-type", "etag", "x-swgraph-generation")
    assert [head.headers[name] for name in same] == [got.headers[name] for name in same]


def test_the_service_describes_itself_and_the_data_at_both_addresses(server: Served) -> None:
    at_service, at_void = server.get("/sparql", "application/n-triples"), server.get("/.well-known/void", "application/n-triples")
    assert sorted(at_service.text.splitlines()) == sorted(at_void.text.splitlines())
    triples = {(q.predicate.value, getattr(q.object, "value", "")) for q in parse(at_service.body, RdfFormat.N_TRIPLES)}
    assert (f"{SD}feature", f"{SD}UnionDefaultGraph") in triples
    assert (f"{SD}endpoint", f"{server.url}/sparql") in triples
    assert (f"{SD}supportedLanguage", f"{SD}SPARQL11Query") in triples
    names = {predicate for predicate, _ in triples}
    assert {str(VOID.classPartition), str(VOID.triples), str(VOID.sparqlEndpoint), f"{SD}namedGraph"} <= names
    for form in ("turtle", "jsonld", "rdfxml"):
        assert server.get("/.well-known/void", format=form).status == 200


@pytest.mark.parametrize("form", ["turtle", "ntriples", "trig", "nquads", "jsonld", "rdfxml"])
def test_an_identifier_leads_to_what_is_said_about_it(server: Served, form: str) -> None:
    answer = server.get("/id/region/640000", format=form)
    read = RdfFormat.from_media_type(answer.media_type)
    assert read
    assert {quad.subject.value for quad in parse(answer.body, read)} == {REGION}
    assert server.get("/id/region/640000", answer.media_type).media_type == answer.media_type


def test_a_fact_has_a_page_with_its_quotation_and_citation(server: Served) -> None:
    name = fact(server)
    page = server.get(f"/id/{name}", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert page.media_type == "text/html"
    evidence = json.loads(server.get(f"/api/evidence/{name}").text)
    assert evidence["citations"]["gbt7714"].partition(".")[0] in page.text
    for wanted in ('<html lang="zh-Hans">', "<h1>", 'lang="en"', 'rel="alternate" type="application/ld+json"', "原文", 'href="/def/'):
        assert wanted in page.text
    assert "<script" not in page.text


@pytest.mark.parametrize("path", ["/def/Target", "/def/shortName", "/vocab/level/province", "/id/dataset/swgraph", "/def/"])
def test_terms_concepts_and_the_data_set_have_pages_and_rdf(server: Served, path: str) -> None:
    assert server.get(path, "text/html").status == 200
    assert server.get(path, "text/turtle").status == 200


def test_what_nothing_is_said_about_is_not_found_and_not_repeated(server: Served) -> None:
    for path in ("/id/no/such", "/id/" + quote("<script>alert(1)</script>"), "/def/%00", "/vocab/", "/id/%22%3E%3Cb"):
        answer = server.get(path, "text/html") if "%" not in path else server.ask(path, headers={"Accept": "text/html"})
        assert (answer.status, answer.media_type) == (404, "text/plain")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_answer_keeps_browsers_safe(server: Served) -> None:
    for path in ("/", "/sparql?query=ASK%7B%7D", "/id/region/640000", "/api/questions", "/nothing", "/api/openapi.json"):
        headers = server.ask(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers
        assert "server" not in headers


def test_the_first_page_works_without_scripts(server: Served) -> None:
    page = server.get("/").text
    assert '<form action="/sparql" method="get">' in page
    assert "<script" not in page
    assert server.get("/style.css").media_type == "text/css"


def test_health_readiness_and_counts_are_told(server: Served, own_store: Path) -> None:
    assert server.get("/health").text == "ok\n"
    assert server.get("/ready").text == f"ready {current_generation(own_store)}\n"
    lines = server.get("/metrics").text.splitlines()
    assert any(line.startswith('swgraph_requests_total{route="sparql",method="GET",status="200"}') for line in lines)
    assert any(line.startswith('swgraph_request_seconds_bucket{route="sparql",le="+Inf"}') for line in lines)


def test_the_access_log_is_json_and_says_nothing_of_what_was_asked(server: Served) -> None:
    server.sparql("SELECT ('verborgenes' AS ?geheim) {}")
    server.get("/health")
    lines = [json.loads(line) for line in server.lines if line.startswith("{")]
    assert {"time", "client", "method", "path", "status", "bytes", "ms"} == set(lines[-1])
    assert any(line["path"] == "/sparql" and line["status"] == 200 for line in lines)
    assert not any("verborgenes" in line for line in server.lines)


def test_a_new_build_is_taken_up_without_a_failed_request(tmp_path: Path) -> None:
    store = tmp_path / "a.store"
    query = "SELECT ?o { <urn:s> <urn:p> ?o }"
    publish(store, ['<urn:s> <urn:p> "old" <urn:g> .'])
    with served(store, "--quiet") as server:
        assert server.sparql(query, "text/csv").text.splitlines()[1] == "old"
        old = server.sparql(query, "text/csv").headers["etag"]
        generation = publish(store, ['<urn:s> <urn:p> "new" <urn:g> .'])
        answers: list[Answer] = []
        until = time.monotonic() + 20
        while time.monotonic() < until and (not answers or answers[-1].headers.get("etag") == old):
            answers.append(server.sparql(query, "text/csv"))
        assert {answer.status for answer in answers} == {200}
        assert answers[-1].text.splitlines()[1] == "new"
        assert answers[-1].headers["x-swgraph-generation"] == generation
        assert answers[-1].headers["etag"] != old


def test_a_store_that_is_none_is_refused_before_the_server_starts(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no published graph"), served(tmp_path / "none.store"):
        pass

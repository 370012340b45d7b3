"""A graph behind a SPARQL server: a tiny server on this machine answers well, badly, slowly, or not at all."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat
from pyoxigraph import Store as Engine

from swgraph.errors import QuerySyntaxError, RemoteStoreError
from swgraph.store import Boolean, RemoteStore, Solutions, Triples
from swgraph.store.released import LIST

DATA = '<urn:a> <urn:p> "甲"@zh-hans <urn:g1> .\n<urn:a> <urn:q> <urn:b> <urn:g2> .\n'
TABLE = "application/sparql-results+json"
Responder = Callable[["Handler", str], None]


class Handler(BaseHTTPRequestHandler):
    """Answers each query with what the test asks for."""

    respond: ClassVar[Responder]
    asked: ClassVar[list[dict[str, list[str]]]]

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        type(self).asked.append(form)
        if form.get("default-graph-uri") == [LIST]:  # which generations there are: none
            self.send(200, TABLE, b'{"head":{"vars":["generation","serial"]},"results":{"bindings":[]}}')
        else:
            type(self).respond(self, form["query"][0])

    def send(self, status: int, media_type: str, body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[Responder], RemoteStore]]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    for name in ("SWGRAPH_TOKEN", "SWGRAPH_USER", "SWGRAPH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)

    class Asked(Handler):
        asked: ClassVar[list[dict[str, list[str]]]] = []

    running = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    running.daemon_threads = True
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()

    def answering(respond: Responder) -> RemoteStore:
        Asked.respond = staticmethod(respond)
        return RemoteStore(f"http://127.0.0.1:{running.server_address[1]}/query", timeout=1)

    yield answering
    running.shutdown()
    running.server_close()
    thread.join(5)
    assert all(set(form) <= {"query", "default-graph-uri"} for form in Asked.asked)


def well(handler: Handler, query: str) -> None:
    """Answer as a real server does."""
    engine = Engine()
    engine.load(DATA.encode(), RdfFormat.N_QUADS)
    try:
        found = engine.query(query, use_default_graph_as_union=True)
    except SyntaxError as error:
        handler.send(400, "text/plain", str(error).encode())
        return
    if isinstance(found, QueryTriples):
        assert "text/turtle" in handler.headers["Accept"]
        handler.send(200, "application/n-triples", found.serialize(format=RdfFormat.N_TRIPLES) or b"")
    else:
        assert TABLE in handler.headers["Accept"]
        handler.send(200, f"{TABLE}; charset=utf-8", found.serialize(format=QueryResultsFormat.JSON) or b"")


def with_body(status: int, media_type: str, body: bytes) -> Responder:
    return lambda handler, _query: handler.send(status, media_type, body)


Server = Callable[[Responder], RemoteStore]


def test_select_ask_and_construct_are_answered(server: Server) -> None:
    store = server(well)
    rows = store.query("SELECT ?o ?none WHERE { ?s <urn:p> ?o }")
    assert isinstance(rows, Solutions)
    assert (rows.variables, list(rows)) == (("o", "none"), [(Literal("甲", language="zh-hans"), None)])
    answer = store.query("ASK { ?s <urn:p> ?o ; <urn:q> <urn:b> }")
    assert isinstance(answer, Boolean)
    assert answer
    triples = store.query("CONSTRUCT { ?o <urn:r> ?s } WHERE { ?s <urn:q> ?o }")
    assert isinstance(triples, Triples)
    assert list(triples) == [(NamedNode("urn:b"), NamedNode("urn:r"), NamedNode("urn:a"))]


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own
def test_graphs_count_and_copy_come_from_the_server(server: Server) -> None:
    store = server(well)
    assert (list(store.graphs()), store.count(), store.generation) == (["urn:g1", "urn:g2"], 2, None)
    assert len(list(store.to_rdflib().quads())) == 2


def test_a_query_that_the_server_refuses_is_a_fault_of_the_query(server: Server) -> None:
    with pytest.raises(QuerySyntaxError, match="refuses the query"):
        server(well).query("SELECT * WHERE {")


@pytest.mark.parametrize(
    "text", ["INSERT DATA { <urn:a> <urn:b> 1 }", "PREFIX a: <urn:> DROP ALL", "", "# SELECT\nCLEAR ALL"]
)
def test_nothing_but_a_query_is_sent(server: Server, text: str) -> None:
    def fail(_handler: Handler, _query: str) -> None:
        raise AssertionError("was sent")

    with pytest.raises(QuerySyntaxError, match="not a query"):
        server(fail).query(text)


def test_prologues_and_comments_do_not_hide_the_form(server: Server) -> None:
    query = "# insert\nBASE <urn:x>PREFIX p:<urn:># delete\nprefix : <urn:y#z>\nselect * where { ?s p:p ?o }"
    assert isinstance(server(well).query(query), Solutions)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "SWGRAPH_USER"), (403, "may not"), (404, "no such address"), (405, "endpoint"), (413, "too large"), (414, "refused"), (429, "wait"),
        (500, "server failed"), (503, "server failed"),
    ],
)  # fmt: skip
def test_each_refusal_says_what_to_do(server: Server, status: int, told: str) -> None:
    with pytest.raises(RemoteStoreError, match=f"(?s){told}.*HTTP {status}: because"):
        server(with_body(status, "text/html", b"because <b>so</b>")).query("ASK {}")


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/html", b"<html><body>Welcome</body></html>"),
        (TABLE, b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}},{"a":'),
        (TABLE, b""),
        (TABLE, b"{}"),
        (TABLE, b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"uri","value":"not an IRI"}}]}}'),
        ("application/sparql-results+xml", b"<sparql/>"),
        (TABLE, b"[" * 50_000),
    ],
)
def test_a_table_in_another_form_is_told(server: Server, media_type: str, body: bytes) -> None:
    with pytest.raises(RemoteStoreError, match="wanted SPARQL results in JSON, got"):
        server(with_body(200, media_type, body)).query("SELECT ?a WHERE { ?a ?b ?c }")


@pytest.mark.parametrize("body", [b"<html>", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> ", b"@prefix : <urn:> . :a :b"])
def test_a_graph_in_another_form_is_told(server: Server, body: bytes) -> None:
    with pytest.raises(RemoteStoreError, match="wanted Turtle or N-Triples, got text/turtle"):
        server(with_body(200, "text/turtle", body)).query("CONSTRUCT WHERE { ?a ?b ?c }")


def test_an_answer_that_breaks_off_between_statements_is_told(server: Server) -> None:
    def breaking(handler: Handler, _query: str) -> None:
        handler.send(200, "text/turtle", b"<urn:a> <urn:b> <urn:c> .\n", length=1000)

    with pytest.raises(RemoteStoreError, match="breaks off"):
        server(breaking).query("CONSTRUCT WHERE { ?a ?b ?c }")


def test_a_server_that_closes_or_speaks_no_http_is_told(server: Server) -> None:
    def closing(handler: Handler, _query: str) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)

    def babbling(handler: Handler, _query: str) -> None:
        handler.wfile.write(b"220 smtp ready\r\n")

    for respond in (closing, babbling):
        with pytest.raises(RemoteStoreError, match="not reached"):
            server(respond).query("ASK {}")


def test_a_server_that_is_silent_or_drips_is_given_up_in_time(server: Server) -> None:
    def silent(_handler: Handler, _query: str) -> None:
        time.sleep(1.5)

    def dripping(handler: Handler, _query: str) -> None:
        handler.send(200, TABLE, b"", length=1000)
        for _ in range(30):
            time.sleep(0.1)
            try:
                handler.wfile.write(b" ")
            except OSError:
                return

    for respond in (silent, dripping):
        started = time.monotonic()
        with pytest.raises(RemoteStoreError, match="no answer in time"):
            server(respond).query("ASK {}")
        assert time.monotonic() - started < 3


def test_an_address_where_nobody_listens_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    for url in (f"http://127.0.0.1:{port}/", "http://", "http://127.0.0.1:notaport/"):
        with pytest.raises(RemoteStoreError, match="not reached"):
            RemoteStore(url, timeout=2).query("ASK {}")


def test_only_http_is_an_address() -> None:
    with pytest.raises(RemoteStoreError, match="not an address"):
        RemoteStore("file:///etc/passwd")


def test_prefixes_of_the_project_need_not_be_declared(server: Server) -> None:
    store = server(well)
    assert not store.query("ASK { ?s a sw:Target ; skos:prefLabel ?label }")
    assert not store.query("PREFIX sw: <urn:mine#>\nASK { ?s a sw:Target }")

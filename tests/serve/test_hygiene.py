"""What a server lets nobody do: other names, other origins, requests that two readers read differently, more than one's time."""

import json
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from serving import Served, served
from swgraph.store import publish

ASK = "/sparql?query=ASK%7B%7D"
ORIGIN = "https://app.example.org"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hygiene") / "a.store"
    publish(path, [f'<urn:s:{i}> <urn:p> "{i}" <urn:g> .' for i in range(300)])
    return path


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Served]:
    options = ("--cors", ORIGIN, "--allow-host", "data.example.org", "--public-url", "https://public.example.org/", "--log-queries")
    with served(store, *options) as running:
        yield running


def spoken(server: Served, request: bytes) -> bytes:
    """Return everything that the server says to raw bytes until it closes or falls silent."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=2) as connection:
        connection.sendall(request)
        heard = b""
        try:
            while piece := connection.recv(65536):
                heard += piece
        except TimeoutError:
            pass
        return heard


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("LOCALHOST:1234", 200), ("[::1]:80", 200), ("data.example.org", 200), ("public.example.org", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421), ("data.example.org@evil.example", 421),
    ],
)  # fmt: skip
def test_only_names_of_the_server_are_answered(server: Served, host: str, status: int) -> None:
    assert server.ask(ASK, headers={"Host": host}).status == status


def test_the_address_in_answers_is_the_public_one_and_never_the_one_asked_for(server: Served) -> None:
    answer = server.ask("/sparql", headers={"Host": "data.example.org", "X-Forwarded-Host": "evil.example", "Accept": "text/turtle"})
    assert "https://public.example.org/sparql" in answer.text
    assert "data.example.org" not in answer.text
    assert "evil.example" not in answer.text


def test_only_pages_of_the_named_origin_may_read(server: Served) -> None:
    allowed = server.ask(ASK, headers={"Origin": ORIGIN}).headers
    assert allowed["access-control-allow-origin"] == ORIGIN
    assert "Origin" in allowed["vary"]
    assert "access-control-allow-origin" not in server.ask(ASK, headers={"Origin": "https://evil.example"}).headers
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    preflight = server.ask("/sparql", "OPTIONS", headers=asked)
    assert preflight.status == 204
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    assert server.ask("/sparql", "OPTIONS", headers={**asked, "Origin": "https://evil.example"}).status == 405


_NEXT = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


def posted(*headers: bytes, body: bytes = b"0\r\n\r\n") -> bytes:
    return b"\r\n".join((b"POST /sparql HTTP/1.1", b"Host: localhost", *headers, b"", body)) + _NEXT


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(posted(b"Content-Length: 5", b"Transfer-Encoding: chunked"), id="length and chunks"),
        pytest.param(posted(b"Content-Length: 5", b"Content-Length: 6", body=b"ASK{}"), id="two lengths"),
        pytest.param(posted(b"Content-Length: +5", body=b"ASK{}"), id="signed length"),
        pytest.param(posted(b"Transfer-Encoding: xchunked"), id="unknown coding"),
        pytest.param(posted(b"Transfer-Encoding : chunked"), id="blank before colon"),
        pytest.param(posted(b"Transfer-Encoding: chunked", body=b"1;\nX\r\na\r\n0\r\n\r\n"), id="line feed in a chunk"),
        pytest.param(b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", id="two hosts"),
        pytest.param(b"GET /health\r\nHost: localhost\r\n\r\n", id="no version"),
        pytest.param(b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\nb\r\n\r\n", id="bare line feed"),
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", id="TLS"),
    ],
)
def test_a_request_that_could_be_read_in_two_ways_is_refused_and_nothing_after_it_is_answered(server: Served, request_: bytes) -> None:
    heard = spoken(server, request_)
    assert heard.startswith((b"HTTP/1.1 4", b"HTTP/1.1 501"))
    assert heard.count(b"HTTP/1.1") == 1
    assert b"\r\n\r\nok\n" not in heard


def test_requests_in_a_row_on_one_connection_are_answered_in_their_order(server: Served) -> None:
    one = b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
    heard = spoken(server, one + b"GET " + ASK.encode() + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert heard.index(b"ok\n") < heard.index(b'"boolean":true')
    assert heard.count(b"HTTP/1.1 200") == 2


def test_an_empty_chunked_body_is_a_body(server: Served) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    assert spoken(server, head + b"0\r\n\r\n").startswith(b"HTTP/1.1 400")
    assert spoken(server, head + b"5\r\nASK{}\r\n0\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_queries_are_in_the_log_only_where_the_operator_wants_them(server: Served) -> None:
    server.sparql("ASK { <urn:a\x0bb> ?p 'to be seen' }")
    server.sparql("ASK { ?s ?p 'to be seen' }")
    server.get("/health")
    logged = [json.loads(line).get("query") or "" for line in server.lines if line.startswith("{")]
    assert any("to be seen" in query for query in logged)


def test_a_client_that_has_used_up_its_query_time_waits_and_others_do_not(store: Path) -> None:
    heavy = "SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y . FILTER(CONCAT(?x, ?y) = 'none') }"
    with served(store, "--quiet", "--budget", "0.3", "--behind-proxy") as server:
        statuses = []
        for number in range(40):  # each asks something else: an answer that is kept costs no query time
            answer = server.ask(f"/sparql?query={quote(f'{heavy} # {number}')}", headers={"X-Forwarded-For": "192.0.2.1"})
            statuses.append(answer.status)
            if answer.status == 429:
                break
        assert statuses[0] == 200
        assert statuses[-1] == 429
        assert 0 < int(answer.headers["retry-after"]) <= 61
        assert server.ask(ASK, headers={"X-Forwarded-For": "192.0.2.2"}).status == 200


def test_without_a_proxy_nobody_may_say_that_he_is_another(store: Path) -> None:
    with served(store) as server:
        server.ask(ASK, headers={"X-Forwarded-For": "192.0.2.1"})
        server.get("/health")
    # The log is whole when the server has ended.
    clients = {json.loads(line)["client"] for line in server.lines if line.startswith("{")}
    assert clients == {"127.0.0.1"}


def test_another_address_than_loopback_is_warned_about(store: Path) -> None:
    with served(store, "--host", "0.0.0.0") as server:
        assert server.get("/health").status == 200
        assert any("can be reached from other machines" in line for line in server.lines)


def test_a_server_that_is_told_to_stop_answers_what_runs_and_takes_nothing_new(store: Path) -> None:
    endless = "ASK { ?a ?b ?x . ?c ?d ?y . ?e ?f ?z . ?g ?h ?i FILTER(CONCAT(?x, ?y, ?z, ?i) = 'none') }"
    with served(store, "--quiet") as server, ThreadPoolExecutor() as threads:
        running = threads.submit(server.sparql, endless, timeout=2)
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        with pytest.raises(ConnectionError):
            server.get("/health")
        assert running.result().status == 504


@pytest.mark.parametrize("limit", ["speed=1", "query=0", "query=x", "connections=-1"])
def test_a_limit_that_is_none_is_refused(store: Path, limit: str) -> None:
    with pytest.raises(AssertionError, match="limit"), served(store, "--limit", limit):
        pass

"""Clients that do not keep moving: half requests, endless bodies, slow readers, and those that leave."""

import contextlib
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from serving import Served, served
from swgraph.store import publish

MB = 1024 * 1024
_GROWTH = 5 * MB
_LIMITS = {"header_seconds": 2, "body_seconds": 2, "answer_seconds": 2, "connections": 600, "rows": 60_000}
_LONG = "SELECT ?s ?o { ?s <urn:p> ?o }"  # 2 MB
_READERS = 20
_SHORT = "SELECT (1 AS ?one) {}"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process from /proc")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Yield a server that has answered for a while: what it needs to work at all is no growth."""
    store = tmp_path_factory.mktemp("slow") / "a.store"
    publish(store, (f'<urn:s:{i}> <urn:p> "{"社工" * 20}{i}" <urn:g> .' for i in range(16_000)))
    with served(store, "--quiet", limits=_LIMITS) as running:
        for _ in range(200):
            assert running.sparql(_SHORT).status == 200
        for _ in range(3):
            assert len(running.sparql(_LONG, "text/csv").body) > 2 * MB
        yield running


class Probe:
    """Asks as a normal client does, all the while; remembers how long it waited, and how much memory the server had."""

    def __init__(self, server: Served) -> None:
        self._server = server
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.before = server.memory()
        self.statuses: list[int] = []
        self.seconds: list[float] = []
        self.most = self.before

    def _run(self) -> None:
        while not self._over.is_set():
            started = time.monotonic()
            self.statuses.append(self._server.sparql(_SHORT).status)
            self.seconds.append(time.monotonic() - started)
            self.most = max(self.most, self._server.memory())
            time.sleep(0.02)

    def __enter__(self) -> "Probe":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(30)

    def check(self) -> None:
        """Check that it was answered all the while, at once, and that the server did not grow."""
        print(f"{len(self.statuses)} probes, slowest {max(self.seconds):.3f} s, grown by {(self.most - self.before) / MB:.1f} MB")
        assert set(self.statuses) == {200}
        assert len(self.statuses) > 10
        assert max(self.seconds) < 3  # at once, but for machines with more to do
        assert self.most - self.before <= _GROWTH


def connected(server: Served) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", server.port), timeout=20)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    return made


def is_cut(connection: socket.socket, seconds: float) -> bool:
    """Return whether the server ends a connection in time."""
    connection.settimeout(seconds)
    with contextlib.suppress(ConnectionError):
        while connection.recv(65536):
            pass
    return True


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Padding: " + b"x" * 4000,
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nContent-Length: 900\r\n\r\nASK",
    ],
    ids=["nothing", "half a header", "half a body"],
)
def test_500_half_sent_requests_do_not_keep_others_waiting_and_are_cut_in_time(server: Served, half: bytes) -> None:
    with Probe(server) as probe:
        started = time.monotonic()
        connections = [connected(server) for _ in range(500)]
        for connection in connections:
            connection.sendall(half)
        assert all(is_cut(connection, 10) for connection in connections)
        waited = time.monotonic() - started
    for connection in connections:
        connection.close()
    probe.check()
    assert 2 <= waited < 8


def test_of_more_connections_than_there_may_be_the_longest_idle_makes_room(server: Served) -> None:
    with Probe(server) as probe, contextlib.ExitStack() as stack:
        connections = [stack.enter_context(connected(server)) for _ in range(700)]
        time.sleep(0.5)
        assert is_cut(connections[0], 0.5)
        time.sleep(0.5)
    probe.check()


def test_a_body_of_300_mb_is_refused_without_being_read(server: Served) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"100000\r\n" + b"#" * MB + b"\r\n"
    with Probe(server) as probe, connected(server) as connection:
        connection.sendall(head)
        sent = 0
        with contextlib.suppress(ConnectionError):
            for _ in range(300):
                connection.sendall(chunk)
                sent += MB
        time.sleep(1)
    probe.check()
    assert sent < 300 * MB


def test_a_body_that_is_too_long_is_told_so(server: Served) -> None:
    for headers in ({}, {"Content-Length": str(3 * MB)}):  # http.client sends chunks where no length is given
        body = iter([b"#" * MB] * 3)
        answer = server.ask("/sparql", "POST", body, {"Content-Type": "application/sparql-query", **headers})
        assert answer.status == 413
        assert "1048576" in answer.text


def test_clients_that_read_a_byte_a_second_are_cut_in_time(server: Served) -> None:
    path = f"/sparql?format=csv&query={quote(_LONG)}"
    before = cut(server, "answer")
    with Probe(server) as probe, contextlib.ExitStack() as stack:
        readers = [stack.enter_context(connected(server)) for _ in range(_READERS)]
        for reader in readers:
            reader.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            time.sleep(0.1)
        for _ in range(4):
            for reader in readers:
                assert reader.recv(1)
            time.sleep(1)
        assert cut(server, "answer") - before == _READERS
    probe.check()


def cut(server: Served, stage: str) -> int:
    """Return how many connections were cut at a stage."""
    found = re.search(rf'connections_cut_total{{stage="{stage}"}} (\d+)', server.get("/metrics").text)
    return int(found[1]) if found else 0


def test_clients_that_leave_take_nothing_with_them(server: Served) -> None:
    request = b"GET /sparql?query=SELECT%20*%20%7B%3Fs%20%3Fp%20%3Fo%7D HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with Probe(server) as probe:
        for _ in range(100):
            with connected(server) as connection:
                connection.sendall(request)
                time.sleep(0.005)
        time.sleep(1)
    probe.check()


def test_what_was_cut_is_counted(server: Served) -> None:
    assert cut(server, "header") >= 1000
    assert cut(server, "body") == 500
    assert cut(server, "room") >= 100
    assert "swgraph_requests_running 1\n" in server.get("/metrics").text


def test_more_rows_than_may_be_are_refused_as_a_whole(server: Served) -> None:
    answer = server.sparql("SELECT * { ?a <urn:p> ?b . ?c <urn:p> ?d }", "text/csv")
    assert answer.status == 413
    assert "at most 60000 rows" in answer.text

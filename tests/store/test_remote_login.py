"""Logging in at a SPARQL server, sending again, and publishing, against a tiny server on this machine."""

import base64
import hashlib
import logging
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest

from swgraph.errors import RemoteStoreError, SettingsError
from swgraph.store import RemoteStore
from swgraph.store.http import Dataset, fetch, send
from swgraph.store.login import authorization

_TABLE = b'{"head":{},"boolean":true}'


class Recorder(BaseHTTPRequestHandler):
    """Answers with the statuses in turn, and keeps what came."""

    replies: ClassVar[list[tuple[int, dict[str, str]]]]
    seen: ClassVar[list[tuple[str, str | None]]]

    def _reply(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        type(self).seen.append((self.command, self.headers.get("Authorization")))
        status, headers = type(self).replies.pop(0) if type(self).replies else (200, {})
        if status == 0:
            self.connection.close()
            return
        self.send_response(status)
        for name, value in {"Content-Type": "application/sparql-results+json", "Content-Length": str(len(_TABLE)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(_TABLE)

    def do_GET(self) -> None:
        self._reply()

    def do_POST(self) -> None:
        self._reply()

    def do_PUT(self) -> None:
        self._reply()

    def do_DELETE(self) -> None:
        self._reply()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[type[Recorder], str]]:
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    for name in ("SWGRAPH_TOKEN", "SWGRAPH_USER", "SWGRAPH_PASSWORD", "SWGRAPH_AUTH"):
        monkeypatch.delenv(name, raising=False)

    class Own(Recorder):
        replies: ClassVar[list[tuple[int, dict[str, str]]]] = []
        seen: ClassVar[list[tuple[str, str | None]]] = []

    running = ThreadingHTTPServer(("127.0.0.1", 0), Own)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield Own, f"http://127.0.0.1:{running.server_address[1]}/sparql"
    running.shutdown()
    running.server_close()
    thread.join(5)


Recording = tuple[type[Recorder], str]


def _ask(url: str, timeout: int = 10) -> bytes:
    return fetch(url, "ASK {}", "ASK", timeout, Dataset()).body


def test_a_token_goes_before_a_user_and_a_user_before_netrc(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine example.org login anna password secret\n", "ascii")
    (tmp_path / "netrc").chmod(0o600)
    environment = {"NETRC": str(tmp_path / "netrc")}
    url = "https://example.org/sparql"
    assert authorization(url, environment) == "Basic " + base64.b64encode(b"anna:secret").decode()
    assert authorization("https://example.com/sparql", environment) is None
    environment |= {"SWGRAPH_USER": "王", "SWGRAPH_PASSWORD": "密码"}
    assert authorization(url, environment) == "Basic " + base64.b64encode("王:密码".encode()).decode()
    assert authorization(url, environment | {"SWGRAPH_TOKEN": "t"}) == "Bearer t"


@pytest.mark.parametrize("environment", [{"SWGRAPH_USER": "anna"}, {"SWGRAPH_PASSWORD": "hidden"}, {"SWGRAPH_TOKEN": "hidden\r\nX: y"}])
def test_half_a_login_or_a_broken_one_is_told_without_repeating_it(environment: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as caught:
        authorization("https://example.org/", environment | {"NETRC": "none"})
    assert "hidden" not in str(caught.value)


def test_a_netrc_file_that_cannot_be_read_is_told_without_repeating_it(tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine example.org login anna passwort hidden\n", "ascii")
    with pytest.raises(SettingsError, match="cannot read") as caught:
        authorization("https://example.org/", {"NETRC": str(tmp_path / "netrc")})
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://anna:hidden@example.org/sparql", "https://hidden@example.org"])
def test_a_login_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(RemoteStoreError, match="a login in an address") as caught:
        RemoteStore(url)
    assert "hidden" not in str(caught.value)


def test_queries_and_graphs_are_sent_with_the_login_and_it_is_never_logged(
    recorder: Recording, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    kind, url = recorder
    monkeypatch.setenv("SWGRAPH_TOKEN", "hidden")
    kind.replies += [(200, {}), (200, {}), (401, {})]
    with caplog.at_level(logging.DEBUG):
        _ask(url)
        send("PUT", url, "urn:g", b"<urn:a> <urn:b> <urn:c> .\n", 10)
        with pytest.raises(RemoteStoreError, match="SWGRAPH_TOKEN") as caught:
            _ask(url)
    assert kind.seen == [("POST", "Bearer hidden"), ("PUT", "Bearer hidden"), ("POST", "Bearer hidden")]
    assert "hidden" not in caplog.text + str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_does_not_take_the_login_along(recorder: Recording, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    kind, url = recorder
    monkeypatch.setenv("SWGRAPH_USER", "anna")
    monkeypatch.setenv("SWGRAPH_PASSWORD", "hidden")
    elsewhere = url.replace("127.0.0.1", "localhost")
    for method in ("query", "put"):
        kind.seen.clear()
        kind.replies[:] = [(status, {"Location": elsewhere})]
        try:
            _ask(url) if method == "query" else send("PUT", url, "urn:g", b"<urn:a> <urn:b> <urn:c> .\n", 10)
        except RemoteStoreError as error:
            assert "moved" in str(error)
        assert kind.seen[0][1] is not None
        assert [sent for _, sent in kind.seen[1:]] in ([], [None])


@pytest.mark.parametrize("trouble", [(502, {}), (503, {"Retry-After": "0"}), (504, {}), (0, {})])
def test_a_query_is_sent_again_when_the_server_is_busy_or_the_connection_was_cut(
    recorder: Recording, trouble: tuple[int, dict[str, str]]
) -> None:
    kind, url = recorder
    kind.replies += [trouble, trouble]
    assert _ask(url) == _TABLE
    assert len(kind.seen) == 3


def test_a_query_is_given_up_after_three_times_and_not_repeated_for_other_faults(recorder: Recording) -> None:
    kind, url = recorder
    for status, times in ((503, 3), (500, 1), (404, 1), (429, 1)):
        kind.seen.clear()
        kind.replies[:] = [(status, {})] * 3
        with pytest.raises(RemoteStoreError, match=f"HTTP {status}"):
            _ask(url)
        assert len(kind.seen) == times


def test_a_server_that_asks_for_more_patience_than_there_is_is_not_waited_for(recorder: Recording) -> None:
    kind, url = recorder
    kind.replies += [(503, {"Retry-After": "60"})]
    with pytest.raises(RemoteStoreError, match="HTTP 503"):
        _ask(url, timeout=5)
    assert len(kind.seen) == 1


def test_what_changes_a_graph_is_never_sent_again(recorder: Recording) -> None:
    kind, url = recorder
    kind.replies += [(503, {})]
    with pytest.raises(RemoteStoreError, match="HTTP 503"):
        send("POST", url, "urn:g", b"<urn:a> <urn:b> <urn:c> .\n", 10)
    assert len(kind.seen) == 1


def test_deleting_a_graph_that_is_not_there_is_no_error(recorder: Recording) -> None:
    kind, url = recorder
    kind.replies += [(404, {})]
    send("DELETE", url, "urn:g", b"", 10)
    assert kind.seen == [("DELETE", None)]


_CHALLENGE = 'Digest realm="SPARQL", nonce="a1b7173c3e02671e", opaque="5ebe2294ecd0e0f0", qop="auth", algorithm="MD5"'


def _digest(header: str, method: str, path: str, secret: str) -> bool:
    """Return whether a header is that of RFC 7616 for a user and a password."""
    told = dict(re.findall(r'(\w+)="?([^",]+)"?', header.removeprefix("Digest ")))

    def md5(text: str) -> str:
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()

    key = md5(f"{told['username']}:{told['realm']}:{secret}")
    asked = md5(f"{method}:{path}")
    return (told["uri"], told["response"]) == (path, md5(f"{key}:{told['nonce']}:{told['nc']}:{told['cnonce']}:auth:{asked}"))


def test_a_digest_answers_the_challenge_and_the_password_is_never_sent(
    recorder: tuple[type[Recorder], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, url = recorder
    for name, value in {"USER": "anna", "PASSWORD": "hidden", "AUTH": "digest"}.items():
        monkeypatch.setenv(f"SWGRAPH_{name}", value)
    seen.replies[:] = [(401, {"WWW-Authenticate": _CHALLENGE}), (200, {}), (401, {"WWW-Authenticate": _CHALLENGE}), (200, {})]
    fetch(url, "ASK {}", "ASK", 5)
    send("PUT", url, "urn:g", b"<urn:a> <urn:p> <urn:b> .", 5)
    first, (method, second), third, (put, fourth) = seen.seen
    assert (first, third) == (("GET", None), ("GET", None)), "a login or a body was sent before the server had asked"
    path = urlsplit(url).path
    assert _digest(str(second), method, path, "hidden")
    assert _digest(str(fourth), put, f"{path}?graph=urn%3Ag", "hidden")


def test_a_digest_that_is_refused_or_unknown_is_an_error(recorder: tuple[type[Recorder], str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen, url = recorder
    for name, value in {"USER": "anna", "PASSWORD": "hidden", "AUTH": "digest"}.items():
        monkeypatch.setenv(f"SWGRAPH_{name}", value)
    seen.replies[:] = [(401, {"WWW-Authenticate": _CHALLENGE})] * 9
    with pytest.raises(RemoteStoreError, match="access refused"):
        fetch(url, "ASK {}", "ASK", 5)
    monkeypatch.setenv("SWGRAPH_AUTH", "kerberos")
    with pytest.raises(SettingsError, match="SWGRAPH_AUTH"):
        fetch(url, "ASK {}", "ASK", 5)

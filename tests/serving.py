"""A server in a process of its own, as people start it, and what talks to it."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode

_SOURCES = Path(__file__).resolve().parents[1] / "src"
_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request; names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: its process, where it listens, and the lines that it wrote."""

    process: subprocess.Popen[str]
    port: int
    lines: list[str] = field(repr=False)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the answer to one request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)
        try:
            connection.request(method, path, body, dict(headers or {}))  # type: ignore[arg-type]
            found = connection.getresponse()
            return Answer(found.status, {name.lower(): value for name, value in found.getheaders()}, found.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str | None = None, **params: object) -> Answer:
        """Return the answer to a GET with parameters; a list stands for a parameter that is repeated."""
        asked = f"?{urlencode(params, doseq=True)}" if params else ""
        return self.ask(quote(path, safe="/?=&%:.") + asked, headers={"Accept": accept} if accept else {})

    def sparql(self, query: str, accept: str | None = None, **params: object) -> Answer:
        """Return the answer to a query."""
        return self.get("/sparql", accept, query=query, **params)

    def memory(self) -> int:
        """Return the resident memory of the web process in bytes (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))


@contextmanager
def served(store: Path, *options: str, limits: Mapping[str, object] | None = None) -> Iterator[Served]:
    """Run a server over a store until the block ends; it must then stop by itself, and without a fault."""
    command = [sys.executable, "-m", "swgraph", "serve", "--store", str(store), "--port", "0", *options, *_limits(limits or {})]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(_SOURCES), os.environ.get("PYTHONPATH"))))}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment)
    lines: list[str] = []
    try:
        port = _port(process, lines)
        reader = threading.Thread(target=_drain, args=(process, lines), daemon=True)
        reader.start()
        yield Served(process, port, lines)
        process.send_signal(signal.SIGTERM)
        assert process.wait(_SECONDS) == 0, lines[-20:]
        reader.join(5)
        assert "Traceback (most recent call last):" not in lines, lines
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(5)
        if process.stderr:
            process.stderr.close()


def _limits(limits: Mapping[str, object]) -> Iterable[str]:
    return (part for name, value in limits.items() for part in ("--limit", f"{name}={value}"))


def _port(process: subprocess.Popen[str], lines: list[str]) -> int:
    assert process.stderr
    for line in process.stderr:
        lines.append(line.rstrip("\n"))
        if line.startswith("http://"):  # the address is the last thing told before requests are taken
            return int(line.strip().rstrip("/").rpartition(":")[2])
    raise AssertionError(f"the server did not start: {lines}")


def _drain(process: subprocess.Popen[str], lines: list[str]) -> None:
    assert process.stderr
    lines.extend(line.rstrip("\n") for line in process.stderr)

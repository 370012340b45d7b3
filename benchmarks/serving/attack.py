"""Attacks on a server while others ask it something: each must end in time, and nobody else may wait.

Run: ``python benchmarks/serving/attack.py [--store DIR] [--limit 5] [--unfiltered]``. The queries are those of ``tests/attacks.py``; ``--unfiltered`` starts
the workers without the filter that looks at the text of a query first. Exits with 1 if an attack lasts longer than the limit and half a second, a probe
fails or the 99th of a hundred waits more than 0.1 s, something calls the listener, or a file of the store changes.
"""

import argparse
import http.client
import os
import subprocess
import sys
import tempfile
import threading
import time
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
from attacks import Listener, attacks
from swgraph.pipeline import build

_ASK = "SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/swgraph/def/Target> }"


def ask(port: int, query: str, client: str, seconds: float = 60.0) -> tuple[int, bytes]:
    """Return status and body of a query; ``client`` is the address that the server is told."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": client}
    try:
        connection.request("POST", "/sparql", urlencode({"query": query}), headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


class Probe(threading.Thread):
    """Asks a small question again and again, a different one each time, and keeps how long each took."""

    def __init__(self, port: int, every: float = 0.05) -> None:
        super().__init__(daemon=True)
        self.port, self.every = port, every
        self.waits: list[float] = []
        self.failed: list[object] = []
        self.stopped = threading.Event()

    def run(self) -> None:
        """Ask until told to stop."""
        number = 0
        while not self.stopped.wait(self.every):
            number += 1
            started = time.perf_counter()
            try:
                status, _ = ask(self.port, f"{_ASK} # {number}", "10.0.0.1", 30)
            except OSError as error:
                self.failed.append(error)
                continue
            self.waits.append(time.perf_counter() - started)
            if status != 200:
                self.failed.append(status)

    def report(self) -> str:
        """Return how many probes there were, how long they took, and how many failed."""
        waits = sorted(self.waits)
        times = f"p50 {1000 * waits[len(waits) // 2]:.0f} ms, p99 {1000 * self.p99():.0f} ms, most {1000 * waits[-1]:.0f} ms"
        return f"{len(waits)} probes, {times}, failed {len(self.failed)}"

    def p99(self) -> float:
        """Return the seconds within which 99 of 100 were answered."""
        return sorted(self.waits)[int(len(self.waits) * 0.99)]


def started(store: Path, limit: float, folder: Path | None = None, *options: str) -> tuple["subprocess.Popen[str]", int]:
    """Return a server over a store, and its port; what stands in ``folder`` is run first in each of its processes."""
    sources = str(Path(__file__).resolve().parents[2] / "src")
    path = os.pathsep.join(([str(folder)] if folder else []) + [sources])
    command = [sys.executable, "-m", "swgraph", "serve", "--store", str(store), "--port", "0", "--quiet", "--behind-proxy"]
    command += ["--limit", f"query_seconds={limit}", *options]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})
    assert server.stderr
    for line in server.stderr:
        if line.startswith("http://"):
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return server, int(line.strip().rstrip("/").rpartition(":")[2])
    raise RuntimeError("the server did not start")


def digest(store: Path) -> str:
    return sha256(b"".join(path.read_bytes() for path in sorted(store.rglob("*")) if path.is_file())).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--limit", type=float, default=5.0)
    parser.add_argument("--unfiltered", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = asked.store or folder / "own.store"
        if not asked.store:
            build((), store)
        secret = folder / "secret.ttl"
        secret.write_text("<urn:secret> <urn:secret> <urn:secret> .", "utf-8")
        patch = folder / "patch"
        if asked.unfiltered:
            patch.mkdir()
            (patch / "sitecustomize.py").write_text("import swgraph.store.refusal as r\nr.refuse = lambda sparql: None\n", "utf-8")
        before, listener = digest(store), Listener()
        server, port = started(store, asked.limit, patch if asked.unfiltered else None)
        probe = Probe(port)
        probe.start()
        late = []
        try:
            for title, query in attacks(listener.url, secret.as_uri()):
                begun = time.perf_counter()
                status, body = ask(port, query, "10.0.0.9")
                took = time.perf_counter() - begun
                print(f"{title:20} {status}  {took:6.2f} s  {len(body):>9} bytes")
                if took > asked.limit + 0.5 or b"urn:secret>" in body:
                    late.append(title)
        finally:
            probe.stopped.set()
            probe.join(40)
            server.terminate()
            server.wait(60)
        same = digest(store) == before
        print(probe.report())
        print(f"late: {late or 'none'}; calls of the listener: {listener.calls}; the store is {'unchanged' if same else 'CHANGED'}")
        listener.close()
        return int(bool(late or probe.failed or listener.calls or not same or probe.p99() > 0.1))


if __name__ == "__main__":
    sys.exit(main())

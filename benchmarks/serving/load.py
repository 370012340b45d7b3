"""Requests a second of our server, Oxigraph's own and rdflib-endpoint over one graph, one after the other in one run.

Run: ``python benchmarks/serving/load.py [--seconds 60] [--clients 16] [--statements 2000000] [--folder DIR] [--peers PYTHON]``. ``--peers``
is a Python that has rdflib-endpoint and oxrdflib; Oxigraph's server is the program ``oxigraph`` (``pip install oxigraph``). A peer that is
not there is left out. Goals: at least 10 × rdflib-endpoint, 0.4 × Oxigraph's server, 99 of 100 answers within 50 ms.
"""

import argparse
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from graph import large_store

from swgraph.store.generations import ENGINE, current_generation, generation_path

_HERE = Path(__file__).resolve().parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measured(command: list[str], port: int, path: str, seconds: float, clients: int) -> dict[str, float]:
    """Return what the client reports of a server that is started, warmed up, loaded and ended."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(port, path, server)
        load = [sys.executable, str(_HERE / "client.py"), str(port), path]
        subprocess.run([*load, "3", str(clients)], check=True, capture_output=True)
        done = subprocess.run([*load, str(seconds), str(clients)], check=True, capture_output=True, text=True)
        report: dict[str, float] = json.loads(done.stdout)
        return report
    finally:
        server.terminate()
        server.wait(40)


def _await(port: int, path: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}?query=ASK%7B%7D", timeout=5) as answer:
                answer.read()
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not start")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--statements", type=int, default=2_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--peers", default=sys.executable)
    asked = parser.parse_args()
    store = large_store(asked.folder, asked.statements)
    engine = str(generation_path(store, current_generation(store)) / ENGINE)
    ports = [free_port() for _ in range(3)]
    servers = {
        "swgraph serve, 2 workers": ([sys.executable, "-m", "swgraph", "serve", "--store", str(store), "--port", str(ports[0]), "--quiet"], "/sparql"),
        "rdflib-endpoint": ([asked.peers, str(_HERE / "peer_rdflib.py"), engine, str(ports[1])], "/sparql"),
    }
    oxigraph = shutil.which("oxigraph", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if oxigraph:
        command = [oxigraph, "serve-read-only", "--location", engine, "--bind", f"127.0.0.1:{ports[2]}", "--union-default-graph"]
        servers["oxigraph serve-read-only"] = (command, "/query")
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}; {asked.clients} clients, {asked.seconds:g} s each")
    found: dict[str, float] = {}
    for port, (name, (command, path)) in zip(ports, servers.items(), strict=False):
        try:
            report = measured(command, port, path, asked.seconds, asked.clients)
        except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
            print(f"{name:26} left out: {error}")
            continue
        found[name] = report["per_second"]
        print(f"{name:26} {report['per_second']:8.0f} a second  p50 {report['p50_ms']:6.1f} ms  p99 {report['p99_ms']:6.1f} ms  failed {report['failed']}")
    ours = found.get("swgraph serve, 2 workers", 0.0)
    for name, value in found.items():
        print(f"  {ours / value:6.2f} × {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

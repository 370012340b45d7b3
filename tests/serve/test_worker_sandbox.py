"""What a worker has given up: the network, other processes, writing; also for queries that no filter has looked at."""

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from attacks import Listener, service_queries

_SOURCES = Path(__file__).resolve().parents[2] / "src"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is one of Linux")


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


def run(code: str, folder: Path, *arguments: str) -> str:
    """Return what some code prints in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(_SOURCES)}
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_call_of_another_server_leaves_the_sandbox_even_when_no_filter_looks_at_the_query(listener: Listener, tmp_path: Path) -> None:
    code = """
        import sys
        import pyoxigraph
        from swgraph.serve.workers.sandbox import enter
        store = pyoxigraph.Store()
        store.add(pyoxigraph.Quad(pyoxigraph.NamedNode("urn:s"), pyoxigraph.NamedNode("urn:p"), pyoxigraph.Literal(1)))
        if sys.argv[1] == "sandboxed":
            assert enter()
        for query in sys.argv[2:]:
            try:
                list(store.query(query))
            except Exception:
                pass
    """
    run(code, tmp_path, "open", service_queries(listener.url)[0])
    assert listener.calls, "without the sandbox the engine calls: the test would see it"
    listener.calls = 0
    run(code, tmp_path, "sandboxed", *service_queries(listener.url))
    assert listener.calls == 0


def test_sockets_processes_and_files_to_write_are_refused_and_reading_works(listener: Listener, tmp_path: Path) -> None:
    (tmp_path / "there.txt").write_text("text", "utf-8")
    code = """
        import os, socket, subprocess, sys, threading
        from pathlib import Path
        from swgraph.serve.workers.sandbox import enter
        ways = enter()
        def tried(name, act):
            try:
                act()
            except (OSError, RuntimeError) as error:
                print(name, "refused")
            else:
                print(name, "done")
        host, port = "127.0.0.1", int(sys.argv[1])
        tried("read", lambda: Path("there.txt").read_text("utf-8"))
        tried("thread", lambda: threading.Thread(target=len, args=("",)).start())
        tried("connect", lambda: socket.create_connection((host, port), timeout=2))
        if "seccomp" in ways:
            tried("unix", lambda: socket.socket(socket.AF_UNIX))
            tried("write", lambda: open("new.txt", "w"))
            tried("append", lambda: open("there.txt", "a"))
            tried("remove", lambda: os.unlink("there.txt"))
            tried("rename", lambda: os.rename("there.txt", "other.txt"))
            tried("run", lambda: subprocess.run(["true"]))
            tried("kill", lambda: os.kill(os.getppid(), 0))
            tried("fork", lambda: os.fork() or os._exit(0))
            tried("times", lambda: os.utime("there.txt"))
    """
    port = listener.url.rpartition(":")[2].partition("/")[0]
    lines = run(code, tmp_path, port).splitlines()
    done = {line.split()[0] for line in lines if line.endswith("done")}
    assert done == {"read", "thread"}
    assert "connect refused" in lines
    assert listener.calls == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there.txt"]

"""SPARQL servers of others, each in a process of its own on this machine; they are ended by their process."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pytest

from peers import peer

_PATIENCE: Final = 90
_FUSEKI: Final = """\
PREFIX : <urn:x:>
PREFIX fuseki: <http://jena.apache.org/fuseki#>
PREFIX tdb2: <http://jena.apache.org/2016/tdb#>
:service a fuseki:Service ; fuseki:name "ds" ; fuseki:dataset :data ;
  fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "sparql" ] ;
  fuseki:endpoint [ fuseki:operation fuseki:update ; fuseki:name "update" ] ;
  fuseki:endpoint [ fuseki:operation fuseki:gsp-rw ; fuseki:name "data" ] .
:data a tdb2:DatasetTDB2 ; tdb2:location "{place}" ; tdb2:unionDefaultGraph true .
"""
# MaxQueryCostEstimationTime and ResultSetMaxRows: out of the box Virtuoso refuses long questions and cuts answers in silence.
_VIRTUOSO: Final = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = .
CheckpointInterval = 60
NumberOfBuffers = 60000
MaxDirtyBuffers = 40000
MaxQueryMem = 1G
ThreadsPerQuery = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 0
[Plugins]
"""


@dataclass(slots=True)
class Endpoint:
    """A server that runs, or one that was killed and can be started again over the same data.

    Attributes:
        name: what it is.
        command: what starts it.
        place: the directory of its data.
        root: its address.
        query: path of queries.
        update: path of updates.
        graphs: path of the Graph Store Protocol.
        secured: paths of queries and of the Graph Store Protocol that want a login by digest, where there are such.
    """

    name: str
    command: tuple[str, ...]
    place: Path
    root: str
    query: str
    update: str
    graphs: str
    leftovers: tuple[str, ...] = ()
    secured: tuple[str, str] = ("", "")
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return self.root + self.query

    @property
    def options(self) -> tuple[str, ...]:
        """Return the options of ``swgraph publish`` for this server."""
        return ("--update", self.root + self.update, "--graph-store", self.root + self.graphs)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        for name in self.leftovers:
            (self.place / name).unlink(missing_ok=True)
        with (self.place / "output.log").open("ab") as log:
            self.process = subprocess.Popen(self.command, cwd=self.place, stdout=log, stderr=log, env={**os.environ, **self.environment})
        deadline = time.monotonic() + _PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                pytest.fail(f"{self.name} does not start: {(self.place / 'output.log').read_text('utf-8', 'replace')[-2000:]}")
            time.sleep(0.2)

    def kill(self) -> None:
        """End it as a power failure would."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(_PATIENCE)

    def _answers(self) -> bool:
        asked = urlencode({"query": "ASK { ?s ?p ?o }"})
        try:
            with urllib.request.urlopen(f"{self.url}?{asked}", timeout=5) as reply:
                return bool(reply.status == 200)
        except (urllib.error.URLError, OSError):
            return False


@contextmanager
def fuseki(place: Path) -> Iterator[Endpoint]:
    """Run Apache Jena Fuseki over an empty TDB2 database whose default graph is the union of all graphs."""
    jars, port = peer("fuseki"), _free_port()
    config = place / "config.ttl"
    config.write_text(_FUSEKI.format(place=(place / "data").as_posix()), "utf-8")
    command = (
        str(peer("java")), "-Xmx1g", "-cp", f"{jars}/*", "org.apache.jena.fuseki.main.cmds.FusekiMainCmd",
        "--config", str(config), "--port", str(port), "--localhost",
    )  # fmt: skip
    yield from _running(Endpoint("Fuseki", command, place, f"http://127.0.0.1:{port}/ds", "/sparql", "/update", "/data"))


@contextmanager
def virtuoso(place: Path) -> Iterator[Endpoint]:
    """Run Virtuoso over an empty database that everybody on this machine may write."""
    program, isql, sql, port = peer("virtuoso-t"), peer("isql-vt"), _free_port(), _free_port()
    (place / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=port), "ascii")
    command = (str(program), "+foreground", "+configfile", "virtuoso.ini")
    root = f"http://127.0.0.1:{port}"
    found = Endpoint("Virtuoso", command, place, root, "/sparql", "/sparql", "/sparql-graph-crud", leftovers=("virtuoso.lck",))
    found.secured = ("/sparql-auth", "/sparql-graph-crud-auth")
    for endpoint in _running(found):
        grants = 'exec=GRANT SPARQL_UPDATE TO "SPARQL"; GRANT EXECUTE ON DB.DBA.SPARQL_INSERT_DICT_CONTENT TO "SPARQL";'
        subprocess.run([str(isql), f"127.0.0.1:{sql}", "dba", "dba", grants], check=True, capture_output=True, timeout=_PATIENCE)
        yield endpoint


@contextmanager
def oxigraph(place: Path) -> Iterator[Endpoint]:
    """Run Oxigraph's own server over an empty store."""
    program, port = peer("oxigraph"), _free_port()
    command = (str(program), "serve", "--location", str(place / "data"), "--bind", f"127.0.0.1:{port}", "--union-default-graph")
    yield from _running(Endpoint("Oxigraph", command, place, f"http://127.0.0.1:{port}", "/query", "/update", "/store"))


def _running(endpoint: Endpoint) -> Iterator[Endpoint]:
    endpoint.start()
    try:
        yield endpoint
    finally:
        endpoint.kill()
        shutil.rmtree(endpoint.place, ignore_errors=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])

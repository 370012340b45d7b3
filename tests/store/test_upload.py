"""Publishing on a server, against a tiny one in this process that keeps its graphs in Oxigraph."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat
from pyoxigraph import Store as Engine

from running import Run
from swgraph import iri
from swgraph.errors import RemoteStoreError
from swgraph.graph import KnowledgeGraph
from swgraph.store import RemoteStore, publish
from swgraph.store.upload import Target, upload


@dataclass(slots=True)
class Server:
    """What the tiny server holds, what it was asked to change, and whether it leaves things out."""

    url: str = ""
    engine: Engine = field(default_factory=Engine)
    changes: list[tuple[str, str]] = field(default_factory=list)
    forgetful: bool = False

    @property
    def target(self) -> Target:
        return Target(f"{self.url}/query", f"{self.url}/data")

    def ask(self, form: dict[str, list[str]]) -> bytes:
        default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(graph) for graph in form.get("default-graph-uri", [])]
        named: list[NamedNode | BlankNode] = [NamedNode(graph) for graph in form.get("named-graph-uri", [])]
        # Without either, what FROM names is asked.
        chosen = {"default_graph": default, "named_graphs": named} if default or named else {}
        found = self.engine.query(form["query"][0], **chosen)  # type: ignore[arg-type]
        assert not isinstance(found, QueryTriples)
        return found.serialize(format=QueryResultsFormat.JSON) or b""

    def change(self, method: str, graph: str, body: bytes) -> None:
        self.changes.append((method, graph))
        if method in ("PUT", "DELETE"):
            self.engine.remove_graph(NamedNode(graph))
        lines = body.splitlines(keepends=True)[1 if self.forgetful and len(body) > 200 else 0 :]
        self.engine.load(b"".join(lines), RdfFormat.N_TRIPLES, to_graph=NamedNode(graph))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    holds = Server()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = urlsplit(self.path)
            if asked.path == "/query":
                answer = holds.ask(parse_qs(body.decode()))
            else:
                holds.change(self.command, parse_qs(asked.query)["graph"][0], body)
                answer = b""
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_POST(self) -> None:
            self._answer()

        def do_PUT(self) -> None:
            self._answer()

        def do_DELETE(self) -> None:
            self._answer()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    holds.url = f"http://127.0.0.1:{running.server_address[1]}"
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield holds
    running.shutdown()
    running.server_close()
    thread.join(5)


def _store(path: Path, word: str) -> Path:
    publish(path, [f'<urn:{i}> <urn:says> "{word}" <{iri.ID}graph/{name}> .' for i, name in enumerate("abb")])
    return path


_SAID = "SELECT DISTINCT ?said WHERE { ?s <urn:says> ?said }"


def test_a_graph_is_published_and_read_by_its_own_names(server: Server, tmp_path: Path) -> None:
    done = upload(_store(tmp_path / "one", "甲"), server.target)
    assert (done.statements, done.sent, done.kept) == (3, 4, 0)
    kg = KnowledgeGraph(RemoteStore(server.target.query))
    assert (kg.info().generation, kg.info().statements) == (done.generation, 3)
    assert kg.info().graphs == (f"{iri.ID}graph/a", f"{iri.ID}graph/b")
    assert [row["said"] for row in kg.sparql(_SAID)] == ["甲"]
    assert [row["g"] for row in kg.sparql("SELECT DISTINCT ?g WHERE { GRAPH ?g { <urn:1> ?p ?o } }")] == [f"{iri.ID}graph/b"]
    assert len(kg.sparql(f"SELECT ?s WHERE {{ GRAPH <{iri.ID}graph/b> {{ ?s ?p ?o }} }}")) == 2
    assert len(kg.sparql(f"SELECT ?s FROM <{iri.ID}graph/a> WHERE {{ ?s ?p ?o }}")) == 1


def test_what_is_there_is_not_sent_again_and_what_is_not_whole_is(server: Server, tmp_path: Path) -> None:
    store = _store(tmp_path / "one", "甲")
    generation = upload(store, server.target).generation
    server.changes.clear()
    assert upload(store, server.target).sent == 0
    assert server.changes == []
    damaged = f"{iri.ID}generation/{generation}/graph/b"
    server.engine.remove(next(server.engine.quads_for_pattern(None, None, None, NamedNode(damaged))))
    assert upload(store, server.target).sent == 1
    assert server.changes == [("PUT", damaged)]


def test_two_generations_are_kept_and_an_old_one_can_come_back(server: Server, tmp_path: Path) -> None:
    stores = [_store(tmp_path / word, word) for word in "甲乙丙"]
    for store in stores:
        upload(store, server.target)
    assert len({graph.value for graph in server.engine.named_graphs()}) == 2 * 4 + 1
    upload(stores[0], server.target)
    assert [row["said"] for row in KnowledgeGraph(RemoteStore(server.target.query)).sparql(_SAID)] == ["甲"]


def test_a_reader_whose_generation_is_gone_is_told(server: Server, tmp_path: Path) -> None:
    upload(_store(tmp_path / "甲", "甲"), server.target)
    reader = RemoteStore(server.target.query)
    reader.query(_SAID)
    upload(_store(tmp_path / "乙", "乙"), server.target)
    reader.query(_SAID)
    upload(_store(tmp_path / "丙", "丙"), server.target)
    with pytest.raises(RemoteStoreError, match="generation is gone"):
        reader.query(_SAID)


def test_a_server_that_leaves_something_out_publishes_nothing(server: Server, tmp_path: Path) -> None:
    upload(_store(tmp_path / "甲", "甲"), server.target)
    server.forgetful = True
    with pytest.raises(RemoteStoreError, match="wrong count"):
        upload(_store(tmp_path / "long", "乙" * 200), server.target)
    assert [row["said"] for row in KnowledgeGraph(RemoteStore(server.target.query)).sparql(_SAID)] == ["甲"]


def test_the_command_publishes_and_says_what_it_did(server: Server, tmp_path: Path, swgraph: Run) -> None:
    store = _store(tmp_path / "one", "甲")
    command = ("publish", server.target.query, "--graph-store", server.target.graphs, "--store", store)
    first, second = swgraph(*command), swgraph(*command)
    assert (first.code, second.code) == (0, 0)
    assert "sent 4" in first.out
    assert "sent 0" in second.out
    assert "there already 4" in second.out


def test_the_command_refuses_what_it_cannot_publish(swgraph: Run, tmp_path: Path) -> None:
    url, graphs = "http://127.0.0.1:1/q", "http://127.0.0.1:1/d"
    assert swgraph("publish", url).code == 2
    assert swgraph("publish", url, "--graph-store", graphs, "--store", url).code == 2
    assert swgraph("publish", url, "--graph-store", graphs, "--store", tmp_path / "none").code == 1
    told = swgraph("publish", url, "--graph-store", "http://anna:hidden@127.0.0.1/d", "--store", _store(tmp_path / "one", "甲"))
    assert told.code == 1
    assert "hidden" not in told.err + told.out

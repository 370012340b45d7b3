"""Publishing on a server, against a tiny one in this process that keeps its graphs in Oxigraph."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from running import Run
from swgraph import iri
from swgraph.errors import RemoteStoreError
from swgraph.graph import KnowledgeGraph
from swgraph.store import RemoteStore, publish
from swgraph.store import upload as uploading
from swgraph.store.upload import upload
from tiny_server import Server, tiny_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    with tiny_server() as running:
        yield running


def _store(path: Path, word: str) -> Path:
    publish(path, [f'<urn:{i}> <urn:says> "{word}" <{iri.ID}graph/{name}> .' for i, name in enumerate("abb")])
    return path


_SAID = "SELECT DISTINCT ?said WHERE { ?s <urn:says> ?said }"


def test_a_graph_is_published_and_read_by_its_own_names(server: Server, tmp_path: Path) -> None:
    done = upload(_store(tmp_path / "one", "甲"), server.target)
    assert (done.statements, done.sent, done.kept) == (3, 6, 0)
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
    assert len({graph.value for graph in server.engine.named_graphs()}) == 2 * 6 + 1
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


def test_a_request_is_no_longer_than_it_may_be(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "_MOST", 100)
    publish(tmp_path / "long", [f'<urn:{i}> <urn:says> "{"乙" * 60}" <{iri.ID}graph/a> .' for i in range(3)])
    upload(tmp_path / "long", server.target)
    assert [method for method, graph in server.changes if graph.endswith("/graph/a")] == ["PUT", "POST", "POST"]
    assert len(KnowledgeGraph(RemoteStore(server.target.query)).sparql("SELECT ?s WHERE { ?s <urn:says> ?o }")) == 3


def test_the_command_publishes_and_says_what_it_did(server: Server, tmp_path: Path, swgraph: Run) -> None:
    store = _store(tmp_path / "one", "甲")
    command = ("publish", server.target.query, "--graph-store", server.target.graphs, "--store", store)
    first, second = swgraph(*command), swgraph(*command)
    assert (first.code, second.code) == (0, 0)
    assert "sent 6" in first.out
    assert "sent 0" in second.out
    assert "there already 6" in second.out


def test_the_command_refuses_what_it_cannot_publish(swgraph: Run, tmp_path: Path) -> None:
    url, graphs = "http://127.0.0.1:1/q", "http://127.0.0.1:1/d"
    assert swgraph("publish", url).code == 2
    assert swgraph("publish", url, "--graph-store", graphs, "--store", url).code == 2
    assert swgraph("publish", url, "--graph-store", graphs, "--store", tmp_path / "none").code == 1
    told = swgraph("publish", url, "--graph-store", "http://anna:hidden@127.0.0.1/d", "--store", _store(tmp_path / "one", "甲"))
    assert told.code == 1
    assert "hidden" not in told.err + told.out

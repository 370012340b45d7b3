"""Publishing on real servers: readers have a whole generation at every moment, also when the server is killed in between."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from endpoints import Endpoint
from swgraph import iri
from swgraph.errors import RemoteStoreError, StoreError
from swgraph.store import RemoteStore, Solutions, publish
from swgraph.store import upload as uploading
from swgraph.store.upload import Target, upload

_VERSION = "https://w3id.org/swgraph/def/text"
_SIZES = {"a": 6_000, "b": 300, "c": 1}
_QUERY = f"SELECT ?version (COUNT(*) AS ?n) WHERE {{ ?s <{_VERSION}> ?version }} GROUP BY ?version ORDER BY ?version"
_ALL = sum(_SIZES.values())
_WHOLE = str(_ALL)


def _built(store: Path, version: str) -> str:
    """Return the id of a synthetic generation in which every statement names its version."""
    return publish(
        store,
        (
            f'<{iri.ID}source/{graph}{i}> <{_VERSION}> "{version}社工" <{iri.ID}graph/{graph}> .'
            for graph, size in _SIZES.items()
            for i in range(size)
        ),
    )


def _target(endpoint: Endpoint) -> Target:
    return Target(endpoint.url, endpoint.root + endpoint.graphs, timeout=60)


def _table(store: RemoteStore, query: str = _QUERY) -> list[tuple[str, ...]]:
    answer = store.query(query)
    assert isinstance(answer, Solutions)
    return [tuple(term.value if isinstance(term, NamedNode | Literal) else "" for term in row) for row in answer]


def _seen(endpoint: Endpoint) -> list[tuple[str, ...]]:
    return _table(RemoteStore(endpoint.url))


@pytest.fixture
def versions(endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Return what builds a generation; the first one is published. Batches are small, so that a kill falls between them."""
    monkeypatch.setattr(uploading, "_BATCH", 1_000)

    def store(version: str) -> Path:
        _built(tmp_path / version, version)
        return tmp_path / version

    upload(store("old"), _target(endpoint))
    assert _seen(endpoint) == [("old社工", _WHOLE)]
    return store


class _Killer:
    """Kills a server while the part of this number is sent, some time after it starts."""

    def __init__(self, endpoint: Endpoint, part: int, after: float) -> None:
        self._endpoint, self._part, self._after = endpoint, part, after

    def __call__(self, done: int, _total: int) -> None:
        if done == self._part and self._after:
            threading.Timer(self._after, self._endpoint.kill).start()
        elif done == self._part:
            self._endpoint.kill()


# Parts: 0 and 1 the lists of graphs and of parcels, 2 to 4 the named graphs, 5 everything in one graph, 6 the parcels.
@pytest.mark.parametrize(("part", "after", "there"), [(0, 0, 0), (2, 0.05, 2), (5, 0.05, 5)])
def test_readers_keep_the_old_graph_when_the_server_is_killed_and_a_second_run_completes(
    endpoint: Endpoint, versions: Callable[[str], Path], part: int, after: float, there: int
) -> None:
    new = versions(f"new{part}{after}")
    with pytest.raises(RemoteStoreError):
        upload(new, _target(endpoint), _Killer(endpoint, part, after))
    time.sleep(after)
    endpoint.start()
    assert _seen(endpoint) == [("old社工", _WHOLE)]

    done = upload(new, _target(endpoint))
    assert done.kept >= there, "what was there and right was sent again"
    assert done.sent >= 7 - there - (1 if after else 0)
    assert _seen(endpoint) == [(f"new{part}{after}社工", _WHOLE)]


def test_what_is_published_survives_a_kill(
    endpoint: Endpoint, versions: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    new = versions("lasting")
    with monkeypatch.context() as patch:
        patch.setattr(uploading, "_remove_old", lambda _target: endpoint.kill())
        upload(new, _target(endpoint))
    endpoint.start()
    assert _seen(endpoint) == [("lasting社工", _WHOLE)]
    again = upload(new, _target(endpoint))
    assert (again.sent, again.kept) == (0, 7)


def test_a_reader_never_sees_a_mixture_and_is_told_when_its_generation_is_gone(
    endpoint: Endpoint, versions: Callable[[str], Path]
) -> None:
    first = RemoteStore(endpoint.url)
    first.query(_QUERY)
    stop = threading.Event()
    seen: list[list[tuple[str, ...]]] = []

    def read() -> None:
        while not stop.is_set():
            seen.append(_seen(endpoint))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        upload(versions("second"), _target(endpoint))
        assert _table(first), "the generation before the published one stays"
        upload(versions("third"), _target(endpoint))
        time.sleep(0.1)
    finally:
        stop.set()
        reader.join(30)
    # versions() publishes the old one again each time: it may come between.
    assert {tuple(each) for each in seen} <= {((f"{name}社工", _WHOLE),) for name in ("old", "second", "third")}
    assert len(seen) > 5
    stale = RemoteStore(endpoint.url)
    stale.query(_QUERY)
    for name in ("fourth", "fifth"):
        upload(versions(name), _target(endpoint))
    with pytest.raises(RemoteStoreError, match="generation is gone"):
        _table(stale)


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own
def test_named_graphs_and_copies_are_those_of_the_build(endpoint: Endpoint, versions: Callable[[str], Path]) -> None:
    store = RemoteStore(endpoint.url)
    upload(versions("named"), _target(endpoint))
    assert (list(store.graphs()), store.count()) == ([f"{iri.ID}graph/{name}" for name in _SIZES], _ALL)
    found = _table(store, f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s <{_VERSION}> ?v }} }} GROUP BY ?g ORDER BY ?g")
    assert found == [(f"{iri.ID}graph/{name}", str(size)) for name, size in _SIZES.items()]
    one = _table(store, f"SELECT ?s WHERE {{ GRAPH <{iri.ID}graph/c> {{ ?s ?p ?v }} }}")
    assert one == [(f"{iri.ID}source/c0",)]
    assert len(list(store.to_rdflib().quads())) == _ALL


def test_blank_nodes_are_not_published(endpoint: Endpoint, tmp_path: Path) -> None:
    publish(tmp_path / "blank", [f"<urn:a> <{_VERSION}> _:b <{iri.ID}graph/a> ."])
    with pytest.raises(StoreError, match="blank nodes"):
        upload(tmp_path / "blank", _target(endpoint))


@pytest.mark.parametrize("endpoint", ["virtuoso"], indirect=True)
def test_a_login_by_digest_publishes_and_reads(endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query, graphs = (endpoint.root + path for path in endpoint.secured)
    _built(tmp_path / "secured", "secured")
    with pytest.raises(RemoteStoreError, match="access refused"):
        upload(tmp_path / "secured", Target(query, graphs, timeout=60))
    for name, value in {"USER": "dba", "PASSWORD": "dba", "AUTH": "digest"}.items():
        monkeypatch.setenv(f"SWGRAPH_{name}", value)
    upload(tmp_path / "secured", Target(query, graphs, timeout=60))
    assert _table(RemoteStore(query)) == [("secured社工", _WHOLE)]
    monkeypatch.setenv("SWGRAPH_PASSWORD", "wrong")
    with pytest.raises(RemoteStoreError):
        RemoteStore(query).query(_QUERY)

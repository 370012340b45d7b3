"""Copies of what lies on a server: made where it gets known answers wrong, and proven equal to what was published."""

import logging
import zlib
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from running import Run
from swgraph import iri
from swgraph.errors import ParameterError, RemoteStoreError, StoreError
from swgraph.graph import open_graph
from swgraph.store import CopiedStore, RemoteStore, publish, published_lines
from swgraph.store.copies import copies_of
from swgraph.store.parcels import parcels_of
from swgraph.store.upload import upload
from tiny_server import Server, tiny_server

_VALUE = "SELECT ?value WHERE { ?s <urn:value> ?value } ORDER BY ?value"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with tiny_server() as running:
        yield running


def _store(path: Path, *words: str) -> Path:
    """Return a synthetic store with a number in a form of its own and a line separator inside a text."""
    decimal = "http://www.w3.org/2001/XMLSchema#decimal"
    numbers = [f'<urn:n{i}> <urn:value> "{word}"^^<{decimal}> <{iri.ID}graph/a> .' for i, word in enumerate(("1.50", "007.0"))]
    publish(path, [*numbers, *(f'<urn:{i}> <urn:says> "{word}\u2028社工" <{iri.ID}graph/b> .' for i, word in enumerate(words))])
    return path


def _copies(server: Server) -> list[str]:
    place = copies_of(server.target.query)
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def _pages(server: Server) -> int:
    return sum("?parcel" in query for query in server.asked)


def test_a_server_that_answers_well_answers_itself(server: Server, tmp_path: Path) -> None:
    upload(_store(tmp_path / "one", "甲"), server.target)
    with open_graph(server.target.query) as kg:
        assert isinstance(kg.store, RemoteStore)
    assert _copies(server) == []


def test_where_known_answers_are_wrong_a_copy_answers_and_it_is_what_was_published(
    server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server.wrong = True
    store = _store(tmp_path / "one", "甲")
    done = upload(store, server.target)
    with open_graph(server.target.query) as kg:
        copy = kg.store
        assert isinstance(copy, CopiedStore)
        assert list(published_lines(copy.place)) == list(published_lines(store))
        assert copy.faults == ("整数相除得小数 Whole numbers divided give a fraction",)
        assert (kg.info().generation, kg.info().statements) == (done.generation, 3)
        for told in (repr(copy), repr(kg), kg.info().store, caplog.text):
            assert str(copy.place) in told
            assert server.target.query in told
    assert copies_of(server.target.query).stat().st_mode & 0o077 == 0, "others can read the copies"


def test_queries_of_ones_own_go_to_the_server_unless_everything_is_copied(server: Server, tmp_path: Path) -> None:
    server.wrong = True
    upload(_store(tmp_path / "one", "甲"), server.target)
    for copy, asked in (("auto", 1), ("never", 1), ("always", 0)):
        with open_graph(server.target.query, copy=copy) as kg:  # type: ignore[arg-type]
            assert isinstance(kg.store, RemoteStore if copy == "never" else CopiedStore)
            server.asked.clear()
            assert len(kg.sparql(_VALUE)) == 2
            assert server.asked.count(_VALUE) == asked, copy


def test_a_copy_is_made_once_and_anew_for_a_new_generation_and_two_are_kept(server: Server, tmp_path: Path) -> None:
    generations = []
    for word in "甲乙丙":
        generations.append(upload(_store(tmp_path / word, word), server.target).generation)
        for _ in range(2):
            with open_graph(server.target.query, "always") as kg:
                assert kg.store.generation == generations[-1]
                assert [str(row["said"])[0] for row in kg.sparql("SELECT ?said WHERE { ?s <urn:says> ?said }")] == [word]
    assert _pages(server) == 3
    assert _copies(server) == sorted(generations[1:])


def test_a_damaged_copy_is_made_anew(server: Server, tmp_path: Path) -> None:
    upload(_store(tmp_path / "one", "甲"), server.target)
    with open_graph(server.target.query, "always") as kg:
        assert isinstance(kg.store, CopiedStore)
        record = next(kg.store.place.glob("generations/*/graph.nq"))
    record.write_text("", "utf-8")
    with open_graph(server.target.query, "always") as kg:
        assert kg.store.count() == 3
    assert record.stat().st_size


def test_many_parcels_and_pages_come_back_in_order(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("swgraph.store.parcels._BLOCK", 50)  # also in the middle of letters
    monkeypatch.setattr("swgraph.store.parcels._PAGE", 12)
    store = _store(tmp_path / "one", *"甲乙丙丁戊己庚辛壬癸")
    upload(store, server.target)
    with open_graph(server.target.query, "always") as kg:
        assert isinstance(kg.store, CopiedStore)
        assert list(published_lines(kg.store.place)) == list(published_lines(store))
    assert _pages(server) > 1


def _packed(text: str) -> str:
    return b64encode(zlib.compress(text.encode())).decode()


@pytest.mark.parametrize(
    ("parcel", "told"),
    [
        (_packed('<urn:1> <urn:says> "另一句" <urn:g> .\n'), "wanted the lines of"),
        (_packed("".join(f"<urn:{i}> <urn:says> <urn:b> <urn:g> .\n" for i in range(9))), "got more"),
        (_packed("<urn:1> <urn:says> <urn:b> <urn:g> .\n" * 2), "not sorted"),
        (_packed("no statement\n"), "not N-Quads"),
        (_packed("x" * 50_000), "whole parcel"),
        ("", "parcels"),
        (_packed("<urn:1> <urn:says> <urn:b> <urn:g> .\n")[:-8], "parcels"),
        ("社工", "parcels"),
    ],
)
def test_what_is_not_what_was_published_is_never_kept(server: Server, tmp_path: Path, parcel: str, told: str) -> None:
    generation = upload(_store(tmp_path / "one", "甲"), server.target).generation
    (page,) = server.engine.quads_for_pattern(None, None, None, NamedNode(f"{parcels_of(generation)}/00000"))
    server.engine.remove(page)
    server.engine.add(Quad(page.subject, page.predicate, Literal(parcel), page.graph_name))
    with open_graph(server.target.query, "always") as kg, pytest.raises(StoreError, match=told):
        _ = kg.store
    assert _copies(server) == []


def test_a_graph_published_without_its_lines_is_answered_by_the_server_with_a_warning(
    server: Server, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server.wrong = True
    generation = upload(_store(tmp_path / "one", "甲"), server.target).generation
    server.engine.remove_graph(NamedNode(parcels_of(generation)))
    with caplog.at_level(logging.WARNING), open_graph(server.target.query) as kg:
        assert isinstance(kg.store, RemoteStore)
    assert "answers wrongly" in caplog.text
    with open_graph(server.target.query, "always") as kg, pytest.raises(RemoteStoreError, match="publish again"):
        _ = kg.store


def test_a_server_without_a_generation_of_ours_cannot_be_copied(server: Server) -> None:
    with open_graph(server.target.query) as kg:
        assert isinstance(kg.store, RemoteStore)
    with open_graph(server.target.query, "always") as kg, pytest.raises(RemoteStoreError, match="found none"):
        _ = kg.store


def test_a_cache_that_cannot_be_written_is_named(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(_store(tmp_path / "one", "甲"), server.target)
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with open_graph(server.target.query, "always") as kg, pytest.raises(StoreError, match="SWGRAPH_COPY=never"):
        _ = kg.store


def test_the_command_line_says_whether_to_copy(server: Server, tmp_path: Path, swgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(_store(tmp_path / "one", "甲"), server.target)
    there = ("info", "--store", server.target.query)
    assert "copy" not in swgraph(*there).out
    assert "副本 copy" in swgraph(*there, "--copy", "always").out
    monkeypatch.setenv("SWGRAPH_COPY", "always")
    assert "副本 copy" in swgraph(*there).out
    assert "copy" not in swgraph(*there, "--copy", "never").out
    monkeypatch.setenv("SWGRAPH_COPY", "sometimes")
    assert (swgraph(*there).code, "SWGRAPH_COPY" in swgraph(*there).err) == (2, True)


def test_an_unknown_wish_is_refused() -> None:
    with pytest.raises(ParameterError, match="copy"):
        open_graph("http://127.0.0.1:1/sparql", "sometimes")  # type: ignore[arg-type]

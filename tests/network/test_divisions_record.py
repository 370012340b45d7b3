"""Divisions read from the record of a build are those that the query gives."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from swgraph.errors import StoreError
from swgraph.iri import DEF, VOCAB, region_iri
from swgraph.network import Network, project
from swgraph.store import MemoryStore, OxigraphStore, open_generation, publish, read_record

_SKOS = "http://www.w3.org/2004/02/skos/core#"
# Synthetic divisions. The code of a county begins those of all in it, and in the record its lines stand behind theirs.
_NAMES = {
    "990000": "合成省", "990100": "合成市", "990101": "合成县", "990101001": "合成镇", "990101001001": '合成"村"\\一\n二', "990102": "合成区𠀀",
    "990102001": f'合成> <{DEF}partOf> <{region_iri("980000")}> <urn:g> .', "980000": "另一合成省",
}  # fmt: skip
_PARTS = {
    "990100": "990000", "990101": "990000", "990101001": "990101", "990101001001": "990101001", "990102": "990000", "990102001": "990102",
}  # fmt: skip
_LEVELS = {6: "county", 9: "township", 12: "village"}


def _lines() -> list[str]:
    lines = []
    for code, name in _NAMES.items():
        this = f"<{region_iri(code)}>"
        text = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        lines += [
            f'{this} <{_SKOS}prefLabel> "{text}"@zh-hans <urn:g> .', f'{this} <{_SKOS}prefLabel> "made up"@en <urn:g> .',
            f'{this} <{_SKOS}notation> "{code}" <urn:g> .', f"{this} <{DEF}level> <{VOCAB}level/{_LEVELS[len(code)]}> <urn:g> .",
            *([f"{this} <{DEF}partOf> <{region_iri(_PARTS[code])}> <urn:{graph}> ." for graph in "gh"] if code in _PARTS else []),
        ]  # fmt: skip
    lines.append(f'<{region_iri("980000")}> <{DEF}shortName> "另一" <urn:g> .')
    return lines


def _told(network: Network) -> SimpleNamespace:
    return SimpleNamespace(nodes=list(network.nodes), edges=list(network.edges))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> OxigraphStore:
    place = tmp_path_factory.mktemp("divisions") / "a.store"
    publish(place, _lines())
    return open_generation(place)


@pytest.mark.parametrize("block", [1, 700, 1 << 21])
def test_the_record_and_the_query_give_the_same_divisions(published: OxigraphStore, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("swgraph.store.record._BLOCK", block)
    assert published.record is not None
    from_record = _told(project(published, "divisions"))
    from_query = _told(project(MemoryStore.from_nquads(_lines()), "divisions"))
    assert from_record == from_query
    assert [node.attributes["code"] for node in from_record.nodes] == sorted(_NAMES)
    titles = {node.attributes["code"]: node.title for node in from_record.nodes}
    assert titles == _NAMES
    codes = {node.id: node.attributes["code"] for node in from_record.nodes}
    assert {codes[edge.source]: codes[edge.target] for edge in from_record.edges} == _PARTS
    assert len(from_record.edges) == len(_PARTS)


def test_a_record_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot read"):
        list(read_record(tmp_path / "graph.nq", "urn:"))


def test_without_a_record_a_build_is_read_by_the_query(published: OxigraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _told(project(published, "divisions"))
    monkeypatch.setattr(published, "record", None)
    assert _told(project(published, "divisions")) == expected

"""Which way an aggregate is answered, and what is refused."""

import json
from pathlib import Path

import pytest

from running import Run
from swgraph.columns import encode
from swgraph.errors import ParameterError
from swgraph.graph import open_graph
from swgraph.namespaces import RDF, SW
from swgraph.national import AGGREGATES, load_twin, national
from swgraph.national.asking import columns_behind, from_columns
from swgraph.query import ask
from swgraph.store import MemoryStore

_GIVEN: dict[str, dict[str, object]] = {"label_search": {"pattern": "^永.*街道$"}}


@pytest.mark.parametrize("name", AGGREGATES)
def test_a_published_graph_is_asked_through_its_columns_and_the_twin_agrees(name: str, own_store: Path) -> None:
    with open_graph(own_store) as kg:
        given = _GIVEN.get(name, {})
        found = kg.national(name, **given)
        assert columns_behind(kg.store) is not None
        assert found.generation == kg.store.generation
        assert found.rows == ask(kg.store, load_twin(name), given).rows
        assert found.columns == load_twin(name).columns
        # The project's own data have no villages, so no village misses a room.
        assert bool(len(found)) == (name != "missing_rooms")


def test_a_graph_in_memory_is_asked_by_sparql() -> None:
    point = f"<urn:p> <{RDF.type}> <{SW.ServicePoint}> ."
    place = [f"<urn:p> <{SW.refArea}> <urn:r> .", f"<urn:r> <{SW.inProvince}> <https://w3id.org/swgraph/id/region/640000> ."]
    store = MemoryStore.from_nquads([point, *place])
    assert columns_behind(store) is None
    rows = national(store, "points-by-province").rows
    assert rows == from_columns(encode([point, *place]), "points_by_province", {}).rows
    assert [(row["province_code"], row["tier"], row["origin"], row["points"]) for row in rows] == [("640000", None, "source", 1)]


def test_made_up_points_are_counted_apart() -> None:
    region = "<https://w3id.org/swgraph/id/region/640000>"
    lines = [f"{region} <{SW.inProvince}> {region} ."]
    for i, kind in enumerate([SW.ServicePoint, SW.SyntheticServicePoint, SW.SyntheticServicePoint]):
        lines += [f"<urn:p{i}> <{RDF.type}> <{kind}> .", f"<urn:p{i}> <{SW.refArea}> {region} ."]
    rows = from_columns(encode(lines), "points_by_province", {}).rows
    assert [(row["origin"], row["points"]) for row in rows] == [("source", 1), ("synthetic", 2)]


@pytest.mark.parametrize(
    ("name", "params", "said"),
    [
        ("nothing", {}, "points_by_province"),
        ("label_search", {}, "pattern"),
        ("label_search", {"pattern": "("}, "regular expression"),
        ("points_by_province", {"region": "宁夏"}, "province"),
    ],
)
def test_what_cannot_be_asked_is_told(name: str, params: dict[str, object], said: str, own_store: Path) -> None:
    with open_graph(own_store) as kg, pytest.raises(ParameterError, match=said):
        kg.national(name, **params)


def test_the_command_lists_describes_and_answers(asked: Run) -> None:
    listed = asked("national").out
    assert all(name.replace("_", "-") in listed for name in AGGREGATES)
    assert "--province" in asked("national", "missing-rooms", "--about").out
    assert "SELECT" in asked("national", "targets-matrix", "--show-sparql").out
    found = json.loads(asked("national", "points-by-province", "--format", "json").out)
    assert "source" in json.dumps(found)

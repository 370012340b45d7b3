"""Where ontology, queries and data are, in a checkout and in an installed package."""

from pathlib import Path

import pytest

from swgraph import resources
from swgraph.errors import ResourceError
from swgraph.resources import resource_path


@pytest.mark.parametrize("name", ["ontology/swgraph.ttl", "ontology/vocab", "queries", "data/lexicon"])
def test_what_ships_is_found(name: str) -> None:
    assert resource_path(*name.split("/")).exists()


def test_what_does_not_ship_is_named_with_what_to_do() -> None:
    with pytest.raises(ResourceError, match=r"wanted the shipped data/nothing\.tsv, .* reinstall swgraph"):
        resource_path("data", "nothing.tsv")


def test_an_installed_package_has_its_resources_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "swgraph" / "_resources" / "ontology").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "swgraph")

    assert resource_path("ontology") == tmp_path / "swgraph" / "_resources" / "ontology"


def test_a_package_without_resources_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "src" / "swgraph")

    with pytest.raises(ResourceError, match=r"found neither .*_resources nor .*ontology; reinstall swgraph"):
        resource_path("ontology")

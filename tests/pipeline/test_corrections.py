"""The round trip of a correction: extracted, written, edited by a person, built; the reviewed fact wins, both are kept."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from made_up import PAGE
from swgraph import open as open_graph
from swgraph.extract import extract
from swgraph.pipeline import build
from swgraph.sources import to_facts_file
from swgraph.text.page import read_source


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE.replace("derived_from: made-up-2023\n", ""), "utf-8")
    return path


def _form(page: Path) -> dict[str, Any]:
    return to_facts_file(extract(read_source(page)))


def _target(form: dict[str, Any]) -> dict[str, Any]:
    return next(f for f in form["facts"] if f["kind"] == "target" and f["indicator_id"] == "station_model")


def _written(page: Path, form: dict[str, Any]) -> Path:
    path = page.with_suffix(".yaml")
    path.write_text(yaml.safe_dump(form, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def _values(store: Path) -> dict[str, str]:
    with open_graph(store) as kg:
        rows = kg.sparql("""
            PREFIX indicator: <https://w3id.org/swgraph/vocab/indicator/> PREFIX sw: <https://w3id.org/swgraph/def/>
            SELECT ?value ?status WHERE { ?t a sw:Target ; sw:indicator indicator:station_model ; sw:value ?value ;
              sw:reviewStatus/<http://www.w3.org/2004/02/skos/core#notation> ?status }""").rows
        return {str(row["value"]): str(row["status"]) for row in rows}


def test_a_file_that_nobody_edited_changes_nothing(page: Path, tmp_path: Path) -> None:
    plain = build([page], tmp_path / "a", source_date_epoch=0)
    again = build([page, _written(page, _form(page))], tmp_path / "b", source_date_epoch=0)

    assert not again.refused
    assert again.facts == plain.facts
    assert again.generation == plain.generation


def test_an_edited_value_shows_with_its_status_and_the_extracted_one_is_superseded(page: Path, tmp_path: Path) -> None:
    form = _form(page)
    _target(form).update(value=15, status="reviewed", confidence=None)
    built = build([page, _written(page, form)], tmp_path / "s")

    assert not built.refused
    assert _values(tmp_path / "s") == {"12": "superseded", "15": "reviewed"}


def test_a_confirmed_fact_is_the_same_fact_with_another_status(page: Path, tmp_path: Path) -> None:
    form = _form(page)
    _target(form).update(status="reviewed")
    build([page, _written(page, form)], tmp_path / "s")

    assert _values(tmp_path / "s") == {"12": "reviewed"}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"evidence": {"start": 0, "end": 2, "quote": "错字"}}, "evidence.quote: 引文与原文不符"),
        ({"evidence": None}, "缺少引文"),
    ],
)
def test_a_quotation_that_does_not_stand_in_the_text_is_refused_and_the_text_is_built(
    page: Path, tmp_path: Path, change: dict[str, Any], wanted: str
) -> None:
    form = _form(page)
    _target(form).update(change)
    built = build([page, _written(page, form)], tmp_path / "s")

    assert [refused.path.name for refused in built.refused] == ["page.yaml"]
    assert wanted in built.refused[0].reason
    assert built.sources == 1


def test_a_correction_needs_the_text_that_it_corrects(page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(PAGE.replace("12个", "13个"), "utf-8")
    built = build([other, _written(page, _form(page))], tmp_path / "s")

    assert "SHA-256" in built.refused[0].reason

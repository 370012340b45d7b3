"""The queries that comparisons are made of give the same rows on both engines, and are no questions of the catalogue."""

from pathlib import Path

import pytest

from engines import ENGINES
from swgraph import iri
from swgraph.catalogue import Question, load_catalogue
from swgraph.compare.blocks import FOLDER, load_block
from swgraph.query import bind
from swgraph.query.values import value_of
from swgraph.resources import resource_path

_DATA = Path(__file__).with_name("data.ttl")
_NAMES = sorted(path.stem for path in resource_path("queries", FOLDER).glob("*.rq"))
_GIVEN = {
    "region": ["宁夏", "江西"],
    "indicator": ["certified_total", "population"],
    "fact": [f"{iri.ID}target/a", f"{iri.ID}evidence/g1", f"{iri.ID}target/none"],
}


def _rows(name: str, block: Question, text: str) -> list[tuple[object, ...]]:
    table = ENGINES[name](_DATA, text)
    assert list(table.names) == [column.name for column in block.columns]
    return [tuple(value_of(term) for term in row) for row in table.rows]


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("bound", [False, True], ids=["unbound", "bound"])
def test_both_engines_give_the_same_rows_in_the_same_order(name: str, bound: bool) -> None:
    block = load_block(name)
    given = {parameter.name: _GIVEN[parameter.name] for parameter in block.params} if bound else {}
    text = bind(block, given)
    rows = _rows("oxigraph", block, text)
    assert rows == _rows("rdflib", block, text)
    assert rows
    assert len(set(rows)) == len(rows)


def test_the_blocks_are_no_questions_and_have_ids_of_their_own() -> None:
    blocks = [load_block(name) for name in _NAMES]
    assert sorted(block.id for block in blocks) == [f"K{i}" for i in range(1, len(blocks) + 1)]
    assert not {block.id for block in blocks} & {question.id for question in load_catalogue()}


def test_the_sources_of_a_region_are_counted_once_however_often_they_are_told() -> None:
    rows = _rows("oxigraph", load_block("coverage"), bind(load_block("coverage"), {"region": "宁夏"}))
    assert [row[:2] for row in rows] == [("640000", 2)]

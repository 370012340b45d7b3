"""Each question gives its expected table, on both engines, with and without parameters."""

import csv
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from engines import ENGINES, Engine
from swgraph import iri
from swgraph.catalogue import Column, Question, load_catalogue, values_pattern
from swgraph.query import Value, bind
from swgraph.query.derived import derive
from swgraph.query.values import as_declared, value_of

_HERE = Path(__file__).parent
_QUESTIONS = tuple(load_catalogue())
_TAIL = ["as_of", "n_sources", "status", "evidence_id"]
_EMPTY = "∅"  # an empty cell is an unknown value; this is a known, empty text
_LIST_END = "；"


def _full(name: str) -> str:
    return name.replace("swr:", iri.ID, 1) if name.startswith("swr:") else name


_READ: dict[str, Callable[[str], Value]] = {
    "integer": int,
    "decimal": Decimal,
    "date": date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
    "list": lambda text: tuple(text.split(_LIST_END)),
    "iri": _full,
    "string": lambda text: "" if text == _EMPTY else text,
}
_Rows = list[dict[str, Value]]


def _expected(question: Question, case: str = "") -> _Rows:
    path = _HERE / question.name / (f"expected-{case}.csv" if case else "expected.csv")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        assert reader.fieldnames == [column.name for column in question.columns]
        return [{column.name: _cell(column, row[column.name]) for column in question.columns} for row in reader]


def _cell(column: Column, text: str) -> Value:
    if text:
        return _READ[column.type](text)
    return () if column.type == "list" else None


@cache
def _cases(question: str) -> dict[str, dict[str, object]]:
    cases: dict[str, dict[str, object]] = yaml.safe_load((_HERE / question / "params.yaml").read_text("utf-8"))
    return {name: {key: _given(value) for key, value in params.items()} for name, params in cases.items()}


def _given(value: object) -> object:
    if isinstance(value, list):
        return [_given(each) for each in value]
    return _full(value) if isinstance(value, str) else value


def _answer(engine: Engine, question: Question, sparql: str) -> _Rows:
    table = engine(_HERE / question.name / "data.ttl", sparql)
    assert list(table.names) == [column.name for column in question.columns]
    rows = [
        {column.name: as_declared(value_of(term), column.type) for column, term in zip(question.columns, row, strict=True)}
        for row in table.rows
    ]
    return list(map(dict, derive(question.name, rows)))


def _cases_of(question: Question) -> list[str]:
    return ["", *_cases(question.name)]


_TABLES = [pytest.param(question, case, id=f"{question.id}-{case or 'unbound'}") for question in _QUESTIONS for case in _cases_of(question)]


@pytest.fixture(params=ENGINES.values(), ids=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


@pytest.mark.parametrize(("question", "case"), _TABLES)
def test_a_question_gives_its_expected_table_on_every_engine(question: Question, case: str, engine: Engine) -> None:
    sparql = bind(question, _cases(question.name)[case]) if case else question.text
    assert _answer(engine, question, sparql) == _expected(question, case)


_BY_REGION = [
    question
    for question in _QUESTIONS
    if any(parameter.name == "region" for parameter in question.params)
    and any(column.name == "region" for column in question.columns)  # pairs of departments are counted over regions
]


@pytest.mark.parametrize("question", _BY_REGION, ids=lambda question: question.id)
def test_a_region_gives_the_rows_that_it_has_in_the_whole_answer(question: Question, engine: Engine) -> None:
    whole = _expected(question)
    for name in sorted({str(row["region"]) for row in whole if row["region"]}):
        sparql = bind(question, {"region": _region_named(question, name)})
        assert _answer(engine, question, sparql) == [row for row in whole if row["region"] == name]


def _region_named(question: Question, name: str) -> str:
    text = (_HERE / question.name / "data.ttl").read_text("utf-8")
    found = re.search(rf'region:(\d+) a sw:Region ;[^.]*"{name}"@zh', text)
    assert found, f"{name} is no region of the fixture of {question.name}"
    return iri.region_iri(found[1])


@pytest.mark.parametrize("question", _QUESTIONS, ids=lambda question: question.id)
def test_a_question_ends_with_the_tail_columns_orders_its_rows_and_takes_parameters(question: Question) -> None:
    assert [column.name for column in question.columns][-len(_TAIL) :] == _TAIL
    assert re.search(r"\nORDER BY (?:DESC\()?\?\S.*\n\Z", question.text)
    assert question.params
    assert all(len(re.findall(values_pattern(parameter.name), question.text)) >= 1 for parameter in question.params)


def test_the_questions_that_one_page_can_answer_are_there() -> None:
    assert {"A1", "B5", "C1", "C4", "C7", "D1", "D3", "D4", "D5", "D6", "E1", "E2", "I1"} <= {question.id for question in _QUESTIONS}


def test_every_question_has_a_fixture_and_a_table_for_each_set_of_parameters() -> None:
    names = {question.name for question in _QUESTIONS}
    folders = {path.name for path in _HERE.iterdir() if path.is_dir() and path.name not in ("checks", "__pycache__")}
    assert folders == names
    for name in names:
        tables = {"expected.csv", *(f"expected-{case}.csv" for case in _cases(name))}
        assert {path.name for path in (_HERE / name).iterdir()} == {"data.ttl", "params.yaml", *tables}


@pytest.mark.parametrize("question", _QUESTIONS, ids=lambda question: question.id)
def test_every_parameter_of_a_question_is_tried(question: Question) -> None:
    tried = {name for params in _cases(question.name).values() for name in params}
    assert tried == {parameter.name for parameter in question.params}

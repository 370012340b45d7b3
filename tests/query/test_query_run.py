"""Questions and queries on a store, and the evidence behind their rows."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from swgraph import iri
from swgraph.catalogue import Column, Text, load_catalogue
from swgraph.errors import ParameterError, QueryError, QuerySyntaxError
from swgraph.query import ask, evidence_of, run
from swgraph.store import MemoryStore

_FIXTURES = Path(__file__).resolve().parents[1] / "queries"
_ONE, _TWO, _SHARED = (f"{iri.ID}{name}" for name in ("target/one", "target/two", "evidence/shared"))


def _store(question: str) -> MemoryStore:
    return MemoryStore.from_turtle((_FIXTURES / question / "data.ttl").read_text("utf-8"), "urn:source")


def test_a_question_is_answered_with_its_columns_query_and_parameters() -> None:
    question = load_catalogue().get("C7")
    region = f"{iri.ID}region/990000"
    result = ask(_store("quantified-share"), question, {"region": region})

    assert result.columns == question.columns
    assert [(row["document"], row["n_quant"], row["share_quant"]) for row in result] == [("甲省计划", 2, Decimal("66.7"))]
    assert f"VALUES ?region {{ <{region}> }}" in result.sparql
    assert (result.question, result.params, result.generation) == (question, {"region": region}, None)


def test_an_answer_knows_the_build_it_came_from() -> None:
    store = MemoryStore.from_nquads("", generation="abc")
    assert ask(store, load_catalogue().get("C7")).generation == run(store, "ASK {}").generation == "abc"


def test_a_question_must_select_what_it_declares() -> None:
    question = load_catalogue().get("C7")
    wrong = replace(question, columns=(*question.columns, Column("extra", Text("多", "extra"))))

    with pytest.raises(QueryError, match=r"quantified-share.rq .*declares the column 'extra', but its query selects region, document"):
        ask(_store("quantified-share"), wrong)


def test_a_wrong_parameter_is_told_before_the_store_is_asked() -> None:
    with pytest.raises(ParameterError, match="'regio'"):
        ask(_store("quantified-share"), load_catalogue().get("C7"), {"regio": "宁夏"})


# --- free queries ------------------------------------------------------------


def test_a_free_query_gets_columns_typed_by_what_they_hold() -> None:
    result = run(
        MemoryStore(),
        'SELECT * { VALUES (?i ?d ?t ?b ?m ?n) { (1 1.5 "2027-12-31"^^<http://www.w3.org/2001/XMLSchema#date> true 1 UNDEF) '
        '(2 2 UNDEF false "a" UNDEF) } }',
    )
    kinds = {column.name: column.type for column in result.columns}

    assert kinds == {"i": "integer", "d": "decimal", "t": "date", "b": "boolean", "m": "string", "n": "string"}
    assert [row["d"] for row in result] == [Decimal("1.5"), Decimal(2)]
    assert [row["n"] for row in result] == [None, None]
    assert result.df["i"].tolist() == [1, 2]


def test_ask_and_construct_are_tables_too() -> None:
    assert [dict(row) for row in run(MemoryStore(), "ASK {}")] == [{"answer": True}]
    found = run(_store("evidence"), "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } ORDER BY ?s LIMIT 1")
    assert [column.name for column in found.columns] == ["subject", "predicate", "object"]
    assert len(found) == 1


def test_a_query_that_does_not_parse_is_told() -> None:
    with pytest.raises(QuerySyntaxError):
        run(MemoryStore(), "SELECT ?x WHERE {")


def test_a_free_query_leads_to_evidence_by_its_column() -> None:
    result = run(_store("evidence"), f"SELECT (<{_TWO}> AS ?evidence_id) {{}}")
    assert result.evidence(0).quote == "人才达到1.6万人"


# --- evidence ------------------------------------------------------------


def test_evidence_is_found_by_the_fact_and_by_itself() -> None:
    found = evidence_of(_store("evidence"), [_TWO, _SHARED, "urn:nothing", _TWO])

    assert list(found) == [_TWO, _SHARED]
    assert (found[_TWO].id, found[_SHARED].id) == (_TWO, _ONE)
    two = found[_TWO]
    assert (two.start, two.end, two.raw_start, two.raw_end, two.raw_text) == (10, 19, 12, 26, "人才(cái)达到1.6万人")
    assert (two.region, two.url, two.rule, two.sha256) == ("甲省", "https://example.org/a.html", "goal_wording", "aa00")


def test_what_a_source_does_not_say_is_none() -> None:
    system = f"{iri.ID}system/three"
    found = evidence_of(_store("evidence"), [system])[system]

    assert (found.published, found.page, found.section, found.url) == (None, None, None, None)
    assert (found.prefix, found.suffix) == ("", "")
    assert str(found) == "“三级体系”（合成标题乙）"


def test_more_facts_than_one_question_takes_are_asked_in_parts() -> None:
    assert list(evidence_of(_store("evidence"), [*(f"urn:{n}" for n in range(2500)), _ONE])) == [_ONE]


def test_evidence_without_a_position_is_told() -> None:
    broken = (_FIXTURES / "evidence" / "data.ttl").read_text("utf-8").replace("oa:start 10 ;", 'oa:start "?" ;')
    with pytest.raises(QueryError, match=r"incomplete evidence: wanted a number in start of .*target/one, got '[?]'; build the store anew"):
        evidence_of(MemoryStore.from_turtle(broken, "urn:source"), [_ONE])

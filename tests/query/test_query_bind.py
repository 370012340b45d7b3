"""Values into questions: nothing is pasted, everything is checked, and a value comes back as it went in."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from swgraph import iri
from swgraph.catalogue import Column, Parameter, Question, Text, load_catalogue
from swgraph.errors import AmbiguousRegionError, ParameterError, UnknownRegionError, UnknownTermError
from swgraph.lexicon import load_regions
from swgraph.query import MOST_VALUES, bind

_TEXT = Text("甲", "a")
_ECHO = """\
SELECT ?x ?y
WHERE {
  VALUES ?x { UNDEF }
  VALUES ?y { UNDEF }
}
ORDER BY ?x
"""


def _question(kind: str, *, many: bool = False) -> Question:
    columns = (Column("x", _TEXT), Column("y", _TEXT))
    return Question("X1", "own", "own", _TEXT, _TEXT, (), (Parameter("x", kind, _TEXT, many),), columns, "nonEmpty", _ECHO)


def _values(sparql: str) -> list[str]:
    """Return what stands in the first VALUES line."""
    line = next(line for line in sparql.splitlines() if "VALUES ?x" in line)
    return re.findall(r'<[^>]*>|"[^"]*"(?:\^\^<[^>]*>)?', line)


# --- what comes back ------------------------------------------------------------


def _by_oxigraph(sparql: str) -> str:
    found = pyoxigraph.Store().query(sparql)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    (row,) = found
    term = row["x"]
    assert isinstance(term, pyoxigraph.Literal)
    return term.value


def _by_rdflib(sparql: str) -> str:
    ((x, _),) = Graph().query(sparql)  # type: ignore[misc]
    return str(x)


_ENGINES = pytest.mark.parametrize("ask", [_by_oxigraph, _by_rdflib], ids=["oxigraph", "rdflib"])
_ATTACKS = (
    '"',
    "\\",
    '\\"',
    '" } ?s ?p ?o . VALUES ?z { "',
    "} UNION { ?s ?p ?o } #",
    "VALUES ?x { UNDEF }",
    "UNDEF",
    "?x",
    "<urn:a>",
    '"""',
    "'''",
    "第一行\n第二行\r\n第三行\t终",
    "\\u0022 } ?s ?p ?o #",
    "\\\\U00000022",
    "\\\u0001u000A",
    "$& \\1 \\g<0>",
    "𠮷野家👪",
    "%s {0} {x}",
)


@_ENGINES
@pytest.mark.parametrize("attack", _ATTACKS)
def test_a_text_changes_nothing_but_the_answer(ask: Callable[[str], str], attack: str) -> None:
    assert ask(bind(_question("string"), {"x": attack})) == attack


_texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(_texts)
@example("\x00\x0b\x7f\x85\u2028 a")
def test_every_text_comes_back_from_oxigraph(text: str) -> None:
    assert _by_oxigraph(bind(_question("string"), {"x": text})) == text.strip()


@given(_texts)
@settings(max_examples=25, deadline=None)
def test_every_text_comes_back_from_rdflib(text: str) -> None:
    assert _by_rdflib(bind(_question("string"), {"x": text})) == text.strip()


def test_what_was_put_in_is_never_read_again() -> None:
    one = _question("string")
    both = replace(one, params=(*one.params, Parameter("y", "string", _TEXT)))

    bound = bind(both, {"x": "VALUES ?y { UNDEF }", "y": "VALUES ?x { UNDEF }"})
    assert bound == _ECHO.replace("?x { UNDEF }", '?x { "VALUES ?y { UNDEF }" }').replace(
        "  VALUES ?y { UNDEF }", '  VALUES ?y { "VALUES ?x { UNDEF }" }'
    )


# --- types ------------------------------------------------------------


@pytest.mark.parametrize("region", ["宁夏", "宁夏回族自治区", "640000", " 宁夏 ", iri.region_iri("640000"), load_regions().get("640000")])
def test_a_region_is_given_by_name_short_name_code_iri_or_record(region: object) -> None:
    assert _values(bind(_question("region"), {"x": region})) == [f"<{iri.region_iri('640000')}>"]


def test_a_region_that_only_the_graph_knows_is_given_by_its_iri() -> None:
    assert _values(bind(_question("region"), {"x": iri.region_iri("990000")})) == [f"<{iri.region_iri('990000')}>"]


def test_a_region_of_many_meanings_or_none_is_told() -> None:
    with pytest.raises(AmbiguousRegionError, match=r"110105.*220104"):
        bind(_question("region"), {"x": "朝阳区"})
    with pytest.raises(UnknownRegionError, match="宁夏"):
        bind(_question("region"), {"x": "宁厦"})


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        ("indicator", "sw_talent_total", f"<{iri.concept_iri('indicator', 'sw_talent_total')}>"),
        ("indicator", "社会工作专业人才总量", f"<{iri.concept_iri('indicator', 'sw_talent_total')}>"),
        ("indicator", iri.concept_iri("indicator", "room_total"), f"<{iri.concept_iri('indicator', 'room_total')}>"),
        ("level", "County", f"<{iri.concept_iri('level', 'county')}>"),
        ("level", "县级", f"<{iri.concept_iri('level', 'county')}>"),
        ("decimal", 0.9, '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("decimal", "0.90", '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("decimal", Decimal("-1"), '"-1"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("year", 2027, '"2027"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("year", "2027", '"2027"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("date", date(2027, 12, 31), '"2027-12-31"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", "2027-12-31", '"2027-12-31"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("string", " 民政 ", '"民政"'),
        ("iri", "urn:a", "<urn:a>"),
        ("iri", "swr:target/6bgnz3mxg2tj3jqq", f"<{iri.ID}target/6bgnz3mxg2tj3jqq>"),
    ],
)
def test_a_value_is_written_in_the_type_of_its_parameter(kind: str, value: object, written: str) -> None:
    assert _values(bind(_question(kind), {"x": value})) == [written]


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        ("decimal", "low", "a number such as 0.9"),
        ("decimal", "1e9", "a number such as 0.9"),
        ("decimal", "0.9 } #", "a number such as 0.9"),
        ("decimal", float("nan"), "a number such as 0.9"),
        ("decimal", True, "a number such as 0.9"),
        ("decimal", "９", "a number such as 0.9"),
        ("year", "27", "a year of four digits"),
        ("year", "２０２７", "a year of four digits"),
        ("year", True, "a year of four digits"),
        ("year", 2027.0, "a year of four digits"),
        ("year", "2027 } #", "a year of four digits"),
        ("date", "2027-02-30", "a day such as 2027-12-31"),
        ("date", "20271231", "a day such as 2027-12-31"),
        ("date", "2027-12-31\n", "a day such as 2027-12-31"),
        ("date", datetime(2027, 12, 31, 8), "a day such as 2027-12-31"),
        ("date", 2027, "a day such as 2027-12-31"),
        ("string", "", "text"),
        ("string", " \n", "text"),
        ("string", 3, "text"),
        ("string", b"a", "text"),
        ("string", "\ud800", "without lone surrogates"),
        ("iri", "just words", "an IRI such as"),
        ("iri", "urn:a b", "an IRI such as"),
        ("iri", "urn:a> ?p ?o . <urn:b", "an IRI such as"),
        ("iri", "swr:target/a> } #", "an IRI such as"),
        ("region", f"{iri.region_iri('640000')}> }} #", "got 'https"),
        ("region", 640000, "a name such as 宁夏"),
        ("region", "", "a name such as 宁夏"),
        ("indicator", 3, "an id or a label"),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_was_wanted(kind: str, value: object, wanted: str) -> None:
    with pytest.raises(ParameterError, match="X1 的参数 x 不合要求: wanted") as told:
        bind(_question(kind), {"x": value})
    assert wanted in str(told.value)
    assert f"({kind})" in str(told.value)


def test_an_unknown_concept_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownTermError, match="sw_talent_total"):
        bind(_question("indicator"), {"x": "sw_talent_totals"})


def test_a_long_value_is_shown_in_part() -> None:
    with pytest.raises(ParameterError) as told:
        bind(_question("iri"), {"x": "长" * 5000})
    assert len(str(told.value)) < 600


# --- lists and places ------------------------------------------------------------


@pytest.mark.parametrize("several", [["甲", "乙", "甲"], ("甲", "乙")])
def test_a_parameter_that_allows_it_takes_a_list_each_value_once(several: object) -> None:
    assert _values(bind(_question("string", many=True), {"x": several})) == ['"甲"', '"乙"']


def test_a_set_is_a_list_too() -> None:
    assert sorted(_values(bind(_question("string", many=True), {"x": {"甲", "乙"}}))) == ['"乙"', '"甲"']


def test_a_list_has_a_limit() -> None:
    question = _question("year", many=True)

    assert len(_values(bind(question, {"x": [1000 + n for n in range(MOST_VALUES)]}))) == MOST_VALUES
    with pytest.raises(ParameterError, match="wanted 1 to 1000 values, got '1001 values'"):
        bind(question, {"x": [1000 + n for n in range(MOST_VALUES + 1)]})
    with pytest.raises(ParameterError, match="wanted 1 to 1000 values, got '0 values'"):
        bind(question, {"x": []})


def test_a_list_for_a_single_parameter_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"wanted a single value, got \['甲', '乙'\]"):
        bind(_question("string"), {"x": ["甲", "乙"]})
    assert _values(bind(_question("string"), {"x": ["甲"]})) == ['"甲"']


def test_what_is_not_given_stays_as_the_file_has_it() -> None:
    question = load_catalogue().get("C1")

    assert bind(question, {}) == bind(question, {"region": None, "indicator": None}) == question.text
    assert "VALUES ?indicator { indicator:sw_talent_total }" in bind(question, {"region": "宁夏"})


def test_a_value_stands_in_every_place_of_its_parameter() -> None:
    question = load_catalogue().get("I1")
    bound = bind(question, {"fact": "swr:target/a"})

    assert question.text.count("VALUES ?fact { UNDEF }") == bound.count(f"VALUES ?fact {{ <{iri.ID}target/a> }}") == 2
    assert "VALUES ?region { UNDEF }" in bound


def test_a_parameter_that_the_question_does_not_take_is_told_with_those_it_takes() -> None:
    with pytest.raises(ParameterError, match="C1 没有参数 has no parameter 'regions'; it takes region、indicator、by"):
        bind(load_catalogue().get("C1"), {"regions": "宁夏"})


@pytest.mark.parametrize("question", tuple(load_catalogue()), ids=lambda question: question.id)
def test_a_question_parses_before_binding_on_both_engines(question: Question) -> None:
    from rdflib.plugins.sparql import prepareQuery

    assert pyoxigraph.Store().query(question.text) is not None
    prepareQuery(question.text)

"""Looking terms and values up, many at once."""

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from swgraph.columns import Columns, Terms, encode, lexical, numeric
from swgraph.namespaces import XSD

NAMES = [
    "<urn:region/11>",
    "<urn:region/1101>",
    "<urn:region/12>",
    "<urn:reg>",
    "_:b",
    '"北京市"@zh',
    '"北京 市"',
    '"x"@en',
]
COLUMNS = encode(
    [f"<urn:a> <urn:p> {name} ." for name in NAMES]
    + ["<urn:c> <urn:within> <urn:b> .", "<urn:c> <urn:within> <urn:a> .", "<urn:d> <urn:within> <urn:b> ."]
)
TERMS = COLUMNS.terms


def test_many_terms_are_decoded_in_the_order_of_their_numbers() -> None:
    numbers = random.Random(2).choices(range(len(TERMS)), k=50)
    assert TERMS.many(numbers) == [TERMS[number] for number in numbers]
    assert list(TERMS[2:5]) == [TERMS[2], TERMS[3], TERMS[4]]
    assert encode([]).terms.many([]) == []


@given(st.sets(st.sampled_from([*TERMS, "<urn:reh>", '"', '"~"', "_:z", "", "<urn:region/110>", "\U0001f600"])))
def test_numbers_of_many_terms_are_those_of_each(wanted: set[str]) -> None:
    terms = list(wanted)
    assert TERMS.numbers(terms).tolist() == [-1 if (n := TERMS.number(term)) is None else n for term in terms]
    ordered = sorted(terms)
    assert TERMS.places(ordered).tolist() == [sum(term < each for term in TERMS) for each in ordered]


@pytest.mark.parametrize(
    "prefix", ["<urn:region/", "<urn:region/11", "<urn:region/12>", '"', "_:", "<urn:z", "", '"北']
)
def test_terms_with_a_prefix_are_a_range(prefix: str) -> None:
    assert [TERMS[n] for n in TERMS.starting(prefix)] == [term for term in TERMS if term.startswith(prefix)]


def test_literals_come_first_and_blank_nodes_last() -> None:
    assert [term[0] for term in TERMS] == ['"'] * TERMS.literals + ["<"] * (TERMS.blanks - TERMS.literals) + ["_"]
    assert (encode([]).terms.literals, encode([]).terms.blanks) == (0, 1)


@pytest.mark.parametrize("text", ["北京", "市", "region", "1", ">", "><", '"@zh"', "", "urn:z", "n"])
def test_terms_that_contain_a_text_are_found_and_nothing_across_two(text: str) -> None:
    assert TERMS.containing(text).tolist() == [n for n, term in enumerate(TERMS) if text in term]


def test_what_literals_say_is_without_escapes() -> None:
    terms = encode([r'<urn:a> <urn:p> "a\"b\\n\n\U0001F600"^^<urn:d"x> .', "<urn:a> <urn:p> _:b ."]).terms
    found = dict(zip(terms, lexical(terms, range(len(terms))), strict=True))
    assert (found["<urn:a>"], found["_:b"]) == ("urn:a", "_:b")
    terms = encode([r'<urn:a> <urn:p> "a\"b\\n\n\U0001F600\u4e00"@en .']).terms
    assert lexical(terms, [0]) == ['a"b\\n\n😀一']


def test_numbers_are_numbers_and_all_else_is_not() -> None:
    texts = [
        f'"{text}"^^<{XSD[kind]}>'
        for text, kind in (("-3", "integer"), ("1.50", "decimal"), ("2e3", "double"), ("INF", "float"))
    ]
    others = [
        '"5"',
        f'"5"^^<{XSD.string}>',
        f'"1_0"^^<{XSD.integer}>',
        f'"much"^^<{XSD.decimal}>',
        f'"2020"^^<{XSD.gYear}>',
        '"5"@en',
    ]
    terms = encode([f"<urn:a> <urn:p> {text} ." for text in texts + others]).terms
    assert numeric(terms, terms.numbers([*texts, texts[0]])).tolist() == [-3, 1.5, 2000, math.inf, -3]
    assert np.isnan(numeric(terms, terms.numbers(others))).all()
    assert numeric(terms, np.empty(0, np.int64)).tolist() == []


def number(term: str) -> int:
    found = TERMS.number(term)
    assert found is not None
    return found


def test_objects_of_a_property_are_a_table() -> None:
    a, b, c, d = (number(f"<urn:{name}>") for name in "abcd")
    assert COLUMNS.objects("<urn:within>", np.array([d, a, c])).tolist() == [b, -1, a]
    assert COLUMNS.objects("<urn:none>", np.array([d, a])).tolist() == [-1, -1]
    dense = COLUMNS.dense("<urn:within>")
    assert dense.tolist() == COLUMNS.objects("<urn:within>", np.arange(len(TERMS))).tolist()
    assert COLUMNS.dense("<urn:within>") is dense


def test_a_property_is_read_the_other_way_round() -> None:
    assert [TERMS[n] for n in COLUMNS.subjects("<urn:within>", "<urn:b>")] == ["<urn:c>", "<urn:d>"]
    assert COLUMNS.subjects("<urn:within>", "<urn:z>").tolist() == []
    assert COLUMNS.subjects("<urn:within>", "<urn:c>").tolist() == []
    assert len(COLUMNS.swapped("<urn:within>")) == 3
    assert COLUMNS.swapped("<urn:within>") is COLUMNS.swapped("<urn:within>")


def test_terms_are_compared_by_bytes_as_by_characters() -> None:
    texts = ['"\uffee"', '"\U0001f600"', '"é"', '"z"', '"\u0800"']
    terms: Terms = encode([f"<urn:a> <urn:p> {text} ." for text in texts]).terms
    assert list(terms[: len(texts)]) == sorted(texts)
    assert isinstance(Columns(terms, {}).stated, Columns)

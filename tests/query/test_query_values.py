"""Terms to Python values: typed where the form fits, text where it does not."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from swgraph.namespaces import XSD
from swgraph.query.values import Value, as_declared, plain_decimal, value_of


def _literal(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(str(XSD[kind])))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("15000", "integer", 15000),
        ("-3", "nonNegativeInteger", -3),
        ("1.50", "decimal", Decimal("1.5")),
        ("15000", "decimal", Decimal(15000)),
        ("1.5E2", "double", 150.0),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2027-12-31", "date", date(2027, 12, 31)),
        ("2027-12-31T08:00:00Z", "dateTime", datetime(2027, 12, 31, 8, tzinfo=UTC)),
        ("达到", "string", "达到"),
        ("2027", "gYear", "2027"),
        ("many", "integer", "many"),
        ("1.5万", "decimal", "1.5万"),
        ("2027-02-30", "date", "2027-02-30"),
        ("9" * 5000, "integer", "9" * 5000),
        ("", "date", ""),
    ],
)
def test_a_literal_is_read_by_its_type_and_stays_text_where_it_does_not_fit(text: str, kind: str, value: Value) -> None:
    found = value_of(_literal(text, kind))
    assert found == value
    assert type(found) is type(value)


def test_other_terms_are_text_and_unbound_is_none() -> None:
    assert value_of(NamedNode("urn:a")) == "urn:a"
    assert value_of(BlankNode("b")) == "_:b"
    assert value_of(Literal("甲", language="zh-Hans")) == "甲"
    assert value_of(None) is None


@pytest.mark.parametrize(
    ("value", "kind", "declared"),
    [
        (Decimal("7200000"), "integer", 7200000),
        (Decimal("0.5"), "integer", Decimal("0.5")),
        (3.0, "integer", 3),
        (15, "decimal", Decimal(15)),
        (0.1, "decimal", Decimal("0.1")),
        (True, "decimal", True),
        ("甲", "integer", "甲"),
        (None, "integer", None),
        ("10|丙\n2|乙\n1|甲", "list", ("甲", "乙", "丙")),
        ("1|甲\n1|甲\n\n", "list", ("甲",)),
        ("1|两行\n的字\n2|乙", "list", ("两行\n的字", "乙")),
        ("1|有|竖线", "list", ("有|竖线",)),
        ("没有序号", "list", ("没有序号",)),
        ("", "list", ()),
        (None, "list", ()),
    ],
)
def test_a_value_takes_the_type_of_its_column(value: Value, kind: str, declared: Value) -> None:
    found = as_declared(value, kind)
    assert found == declared
    assert type(found) is type(declared)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_equal_numbers_print_alike(number: Decimal) -> None:
    plain = plain_decimal(number)
    assert plain == number
    assert "E" not in str(plain)
    assert str(plain_decimal(Decimal(f"{number}"))) == str(plain_decimal(plain)) == str(plain)

"""The records: frozen, slotted, and offsets that lead back to the raw text."""

import dataclasses
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up import made_up, made_up_source
from swgraph import model
from swgraph.model import OffsetMap, Span, Target, Tier

_RECORDS = [each for _, each in inspect.getmembers(model, dataclasses.is_dataclass) if inspect.isclass(each)]


@pytest.mark.parametrize("record", _RECORDS, ids=lambda record: record.__name__)
def test_a_record_is_frozen_slotted_and_says_what_it_is(record: type) -> None:
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(record)
    assert inspect.getdoc(record)


def test_an_extraction_gives_its_facts_by_kind_in_reading_order() -> None:
    orders = [fact.order for fact in made_up().of(Tier) if isinstance(fact, Tier)]

    assert orders == [1, 2, 3]
    assert len(list(made_up().of(Target))) == 3


@st.composite
def _maps(draw: st.DrawFn) -> OffsetMap:
    """Draw the map of a text that was made run by run: some copied, some replaced, some deleted."""
    runs = draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(any), min_size=1))
    repaired, raw = [0], [0]
    for new, old in runs:
        repaired.append(repaired[-1] + new)
        raw.append(raw[-1] + old)
    return OffsetMap(tuple(repaired), tuple(raw))


@given(_maps(), st.data())
def test_a_part_of_the_repaired_text_leads_to_raw_characters_and_a_larger_part_to_no_fewer(
    offsets: OffsetMap, data: st.DataObject
) -> None:
    length, raw_length = offsets.repaired[-1], offsets.raw[-1]
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    inner = offsets.raw_span(Span(start, end))
    outer = offsets.raw_span(Span(max(start - 1, 0), min(end + 1, length)))

    assert 0 <= outer.start <= inner.start
    assert inner.end <= outer.end <= raw_length


def test_the_words_of_an_evidence_are_repaired_from_its_raw_words() -> None:
    issuance = made_up().facts[0].quotation

    assert issuance.raw_text == "青海省民政厅、财政厅印發《关于虚构一例的意见》"
    assert issuance.exact == issuance.raw_text.replace("發", "发")
    assert made_up_source().text[issuance.start : issuance.end] == issuance.exact


def test_a_span_moves_with_the_text_before_it() -> None:
    assert Span(2, 5).shifted(10) == Span(12, 15)

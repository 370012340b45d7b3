"""Enumerations of any kind."""

from hypothesis import given
from hypothesis import strategies as st

from swgraph.lexicon import Gazetteer
from swgraph.model import Span
from swgraph.recognise import recognise_lists
from swgraph.recognise.lists import enumerated, number_of, split_at


def test_the_announced_number_is_read() -> None:
    (mention,) = recognise_lists("两项工作：建站点、育人才。")

    assert (mention.items, mention.announced) == (("建站点", "育人才"), 2)


def test_a_clause_without_the_mark_is_no_list() -> None:
    assert not list(recognise_lists("建站点，育人才"))


def test_numbers_of_one_to_ten_are_read() -> None:
    assert [number_of(n) for n in ("一", "两", "十", "10", "6", None)] == [1, 2, 10, 10, 6, None]


def test_a_bracket_that_is_never_closed_hides_nothing() -> None:
    assert len(split_at("甲（乙、丙、丁", Span(0, 7), "、")) == 3


def test_and_divides_only_what_is_known() -> None:
    terms = Gazetteer({"救助": "aid", "养老": "elderly"})
    text = "孵化、救助和养老"

    assert [text[s.start : s.end] for s in enumerated(text, Span(0, len(text)), terms)] == ["孵化", "救助", "养老"]
    assert len(enumerated("孵化、运行和养老", Span(0, 8), terms)) == 2


@given(st.text(alphabet="甲乙、，（）()“” \n和一项：", max_size=30))
def test_items_are_exact(text: str) -> None:
    for mention in recognise_lists(text):
        assert tuple(text[span.start : span.end] for span in mention.item_spans) == mention.items

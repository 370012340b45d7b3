"""Sentences, clauses and quotations count every character."""

from hypothesis import given
from hypothesis import strategies as st

from swgraph.extract import extract
from swgraph.extract.sentences import split_items, split_sentences
from swgraph.model import Span
from swgraph.text.page import source_from_bytes

_PARTS = (
    *"。，；、？\n（）《》“” ",
    *("1,000", "到2025年年底", "社工站", "持证社工", "100个", "全覆盖", "宁夏", "全区", "民政厅"),
    *("印发", "《意见》", "力争", "达到"),
)
_TEXTS = st.lists(st.sampled_from(_PARTS), max_size=40).map("".join)


@given(_TEXTS)
def test_sentences_and_clauses_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for sentence in split_sentences(text):
        assert at <= sentence.span.start < sentence.span.end <= len(text)
        at = sentence.span.end
        for clause in sentence.clauses:
            assert sentence.span.start <= clause.start < clause.end <= sentence.span.end


def test_marks_in_brackets_and_titles_end_nothing() -> None:
    text = "印发《甲。乙，丙》（丁、戊。己）后"
    (sentence,) = split_sentences(text)

    assert sentence.clauses == (Span(0, len(text)),)
    assert split_items(text, sentence.span) == [sentence.span]


def test_only_a_question_is_a_question() -> None:
    assert [s.question for s in split_sentences("怎么做？这样做。真的！")] == [True, False, False]


@given(_TEXTS)
def test_every_quotation_stands_where_it_says(text: str) -> None:
    source = source_from_bytes(f"宁夏建成社工站\n{text}\n结尾。".encode(), "a.txt")
    for fact in extract(source).facts:
        evidence = fact.quotation
        assert source.text[evidence.start : evidence.end] == evidence.exact
        assert source.raw[evidence.raw_start : evidence.raw_end] == evidence.raw_text

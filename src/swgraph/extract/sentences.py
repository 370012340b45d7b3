"""A text as paragraphs, sentences, clauses and items: the frame in which a date or a modality governs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.model import Span
from swgraph.recognise.pattern import Pattern

_BRACKETED = Pattern(r"《[^《》\n]{1,200}》|（[^（）\n]{1,80}）|\([^()\n]{1,80}\)|〔[^〔〕\n]{1,20}〕")
_SENTENCE_END = Pattern(r"[。！？!?\n][”’」』]*|\p{Han}(?P<dot>\.)\p{Han}")  # 达5人.全国: a full stop of another width
_CLAUSE_END = Pattern(r"[，；：;]|——|,|:")
_DIGIT_GROUP = Pattern(r"[0-9][,:.][0-9]")
_LONGEST: Final = 1_500  # a longer run without a full stop is no sentence; cutting it keeps the work linear


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses; ``paragraph`` counts the lines of the text that are not empty."""

    span: Span
    clauses: tuple[Span, ...]
    paragraph: int
    question: bool


def split_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order; marks inside 《》 and brackets end nothing.

    >>> [[c for c in s.clauses] for s in split_sentences("到2025年（含前），建成1,000个。二")]
    [[Span(start=0, end=10), Span(start=11, end=19)], [Span(start=20, end=21)]]
    """
    masked = _masked(text)
    paragraph, empty = 0, True
    for start, end in _pieces(masked):
        if text[start:end].strip():
            empty = False
            question = "？" in text[max(end - 2, 0) : end + 2]
            yield Sentence(Span(start, end), tuple(_clauses(masked, start, end)), paragraph, question)
        if text[end : end + 1] == "\n" and not empty:
            paragraph, empty = paragraph + 1, True


def split_items(text: str, span: Span) -> list[Span]:
    """Return the parts of a clause that 、 divides; one part where it divides none.

    >>> split_items("有站8个、室（点、所）9个", Span(0, 14))
    [Span(start=0, end=4), Span(start=5, end=14)]
    """
    masked = _masked(text[span.start : span.end])
    items, at = [], 0
    for i, character in enumerate(masked):
        if character == "、":
            items.append(Span(span.start + at, span.start + i))
            at = i + 1
    items.append(Span(span.start + at, span.end))
    return [item for item in items if item.end > item.start]


def _masked(text: str) -> str:
    """Return the text with everything in brackets replaced, so that the marks in it are not seen."""
    for pattern, fill in ((_BRACKETED, "■"), (_DIGIT_GROUP, "0")):
        parts: list[str] = []
        at = 0
        for match in pattern.finditer(text):
            parts += [text[at : match.start], fill * (match.end - match.start)]
            at = match.end
        text = "".join((*parts, text[at:]))
    return text


def _pieces(masked: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence, its full stop left out."""
    at = 0
    for match in _SENTENCE_END.finditer(masked):
        mark = match.span("dot") if match["dot"] else match.span()
        yield from _cut(at, mark.start)
        at = mark.end
    yield from _cut(at, len(masked))


def _cut(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a piece in parts that are not too long; an empty one as it is, for it may end a paragraph."""
    if start == end:
        yield start, end
    for at in range(start, end, _LONGEST):
        yield at, min(at + _LONGEST, end)


def _clauses(masked: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for match in _CLAUSE_END.finditer(masked[start:end]):
        if start + match.start > at:
            yield Span(at, start + match.start)
        at = start + match.end
    if end > at:
        yield Span(at, end)

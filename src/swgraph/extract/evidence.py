"""The quotation behind a fact, with its place in the repaired and in the raw text."""

from typing import Final

from swgraph.model import Article, Evidence, Source, Span

_CONTEXT: Final = 32


def quote(source: Source, article: Article, span: Span) -> Evidence:
    """Return the evidence for the characters ``span`` of the source's text, without blanks at its ends."""
    text = source.text
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    raw = source.offsets.raw_span(Span(start, end))
    return Evidence(
        source=source.id,
        article=article.id,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(start - _CONTEXT, 0) : start],
        suffix=text[end : end + _CONTEXT],
        raw_start=raw.start,
        raw_end=raw.end,
        raw_text=source.raw[raw.start : raw.end],
    )

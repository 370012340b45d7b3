"""A short text of our own, read as an article: its facts of one kind."""

from typing import TypeVar

from swgraph.extract import extract
from swgraph.model import Fact
from swgraph.text.page import source_from_bytes

F = TypeVar("F", bound=Fact)


def reported(kind: type[F], body: str, headline: str = "江西南昌建设社工站") -> list[F]:
    """Return the facts of a kind in reading order; every quotation stands where it says."""
    source = source_from_bytes(f"# {headline}\n\n{body}\n".encode(), "article.md")
    facts = [fact for fact in extract(source).facts if isinstance(fact, kind)]
    for fact in facts:
        evidence = fact.quotation
        assert source.text[evidence.start : evidence.end] == evidence.exact
    return facts

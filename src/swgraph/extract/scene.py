"""Everything that the rules know of one article."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from swgraph.extract.documents import Documents
from swgraph.extract.evidence import quote
from swgraph.extract.places import Places, article_region, home_region, standing
from swgraph.extract.reading import Reading
from swgraph.extract.sentences import Sentence
from swgraph.lexicon import load_regions
from swgraph.model import Article, Evidence, Source, Span


@dataclass(frozen=True)
class Scene:
    """One article with its mentions, its region and the documents that it reports.

    ``reading`` counts offsets from the beginning of the article's text, ``offset`` characters into the source.
    """

    source: Source
    article: Article
    reading: Reading
    places: Places
    offset: int

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.text

    @property
    def region(self) -> str | None:
        """Code of the region that the article is about."""
        return self.places.home

    @property
    def published(self) -> date | None:
        """The day of issue: the page's, otherwise what the front matter says."""
        return self.article.published or self.source.citation.published

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in reading order."""
        return self.reading.sentences

    @cached_property
    def documents(self) -> Documents:
        """The documents that the article reports."""
        return Documents(self.reading, self.places, self.article.headline)

    def cut(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.text[span.start : span.end]

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the quotation from ``start`` to ``end`` of the article's text."""
        return quote(self.source, self.article, Span(start, end).shifted(self.offset))


def open_scene(source: Source, article: Article) -> Scene:
    """Return the scene of an article: its body, or its headline where it has no body."""
    span = article.body or article.headline_span
    published = article.published or source.citation.published
    reading = Reading(source.text[span.start : span.end], published)
    return Scene(source, article, reading, Places(load_regions(), _home(source, article, reading)), span.start)


def _home(source: Source, article: Article, reading: Reading) -> str | None:
    """Return the region that an article is about: as cited, otherwise as headline, lead and whole text say."""
    if source.citation.region:
        return source.citation.region
    heads = (article.headline, article.kicker or "", _lead(reading))
    first = next((code for text in heads if (code := _region_of(text))), None)
    return home_region(load_regions(), first, standing(reading.text, reading.regions))


def _lead(reading: Reading) -> str:
    return reading.text[: reading.sentences[0].span.end] if reading.sentences else ""


def _region_of(text: str) -> str | None:
    return article_region(load_regions(), Reading(text).regions)

"""A whole facts file: what is cited or captured, its articles, and the facts read in them."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from swgraph.sources.schema.facts import AnyFact
from swgraph.sources.schema.parts import Form, Offset, RegionCode, Reliability, Text

#: An id is a part of an IRI and the name of a file.
SourceId = Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class CitationForm(Form):
    """A published source that is cited and not captured.

    ``published_text`` says what is known of the day where none is printed, ``url_note`` why there is no address.
    """

    title: Text
    publisher: Text | None = None
    published: datetime.date | None = None
    published_text: Text | None = None
    url: Annotated[str, StringConstraints(strict=True, pattern=r"^https?://[^\s<>\"{}|\\^`]+$")] | None = None
    url_note: Text | None = None
    reliability: Reliability
    accessed: Text | None = None
    region_note: Text | None = None
    out_of_window: bool = False


class ArticleForm(Form):
    """An article of the source; ``region`` is the code of the division that it is about.

    Of a cited source, headline and day are those of the citation unless given.
    """

    headline: Text | None = None
    kicker: Text | None = None
    byline: Text | None = None
    published: datetime.date | None = None
    page: Text | None = None
    section: Text | None = None
    region: RegionCode | None = None
    start: Offset | None = None
    end: Offset | None = None


class FactsFile(Form):
    """A whole facts file: of a captured text (``sha256``) or of a cited source (``id`` and ``citation``)."""

    schema_version: Literal[1]
    id: SourceId | None = None
    citation: CitationForm | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    encoding: Text | None = None
    articles: tuple[ArticleForm, ...]
    facts: tuple[AnyFact, ...]

    @model_validator(mode="after")
    def _articles_exist(self) -> Self:
        for number, fact in enumerate(self.facts, start=1):
            if fact.article >= len(self.articles):
                given = len(self.articles)
                raise ValueError(f"fact {number} names article {fact.article}, the file has {given} (counted from 0)")
        return self

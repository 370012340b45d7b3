"""Everything that the rules know of one article."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from swgraph.extract import words
from swgraph.extract.documents import Documents
from swgraph.extract.evidence import quote
from swgraph.extract.places import COUNTRY, Places, article_region, home_region, printed_where, standing
from swgraph.extract.reading import Reading
from swgraph.extract.sentences import Sentence
from swgraph.lexicon import load_regions
from swgraph.model import Article, DateMention, Evidence, RegionMention, Source, Span

_NATIONAL: Final = ("中共中央", "国务院", "民政部", "国家", "中央")
_MASTHEAD: Final = 400  # characters of the text in which its paper may be named
_HEADINGS: Final = 40  # sentences in which a heading over a list is looked for
_HEADING: Final = 60
_COUNTIES: Final = 3  # looked for by their short names
_REACH: Final = 40  # characters behind a body in which it announces something


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

    def aim(self, sentence: Sentence) -> DateMention | None:
        """Return the deadline that a heading above sets for this line, if it is a line of a list below one."""
        end = sentence.span.end
        if self._aim is None or sentence.span.start < self._aim[0] or self.text[end : end + 1] not in ("\n", "", "；"):
            return None
        return self._aim[1]

    @cached_property
    def _aim(self) -> tuple[int, DateMention] | None:
        """The last heading with a deadline and the word for a goal: where it ends, and its date."""
        above = Reading(self.article.headline, self.published)
        if words.AIM.search(self.article.headline) and (found := _deadline(above, Span(0, len(above.text)))):
            return 0, found
        for sentence in self.sentences[:_HEADINGS]:
            at = sentence.span
            if self.text[at.end : at.end + 1] == "\n" and at.end - at.start <= _HEADING and words.AIM.search(self.cut(at)):
                found = _deadline(self.reading, at)
                if found and not self.reading.quantities.within(at):
                    return at.end, found
        return None

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


def _deadline(reading: Reading, span: Span) -> DateMention | None:
    return next((date for date in reading.dates.within(span) if date.role == "deadline"), None)


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
    lead = _lead(reading)
    heads = (article.headline, article.kicker or "", lead)
    first = next((code for text in heads[:2] if (code := _region_of(text))), None)
    narrowing = heads if first else (reading.text,)  # what a headline says is narrowed by the lead only
    first = first or (COUNTRY if _is_national(lead) else _region_of(lead))
    named = {code for text in narrowing for mention in _standing(text) for code in mention.codes}
    mentions = _with_short(reading.text, standing(reading.text, reading.regions))
    home = home_region(load_regions(), first, mentions, named)
    if home is None or (home == COUNTRY and first is None):
        head = source.text[: (article.body or article.headline_span).start + _MASTHEAD]
        own = printed_where(load_regions(), head, mentions)
        return own or (None if _is_essay(head) else home)
    return home


def _is_essay(head: str) -> bool:
    """Return whether a text begins as a paper does, which is about no one place though it speaks of the country."""
    return words.PAPER.search(head) is not None


def _lead(reading: Reading) -> str:
    return reading.text[: reading.sentences[0].span.end] if reading.sentences else ""


def _standing(text: str) -> tuple[RegionMention, ...]:
    return standing(text, Reading(text).regions)


def _region_of(text: str) -> str | None:
    return article_region(load_regions(), _standing(text))


def _is_national(lead: str) -> bool:
    """Return whether the lead begins with what a body of the whole country issued or announced, no place before it."""
    reading = Reading(lead)
    place = min((m.span.start for m in standing(lead, reading.regions) if not m.contextual), default=len(lead))
    bodies = [m.span for m in reading.organizations if m.region == COUNTRY]
    bodies += [m.span for m in reading.titles if m.title.startswith(_NATIONAL)]
    return any(at.start < place and words.ANNOUNCES.search(lead[at.end : at.end + _REACH]) for at in bodies)


def _with_short(text: str, mentions: tuple[RegionMention, ...]) -> tuple[RegionMention, ...]:
    """Return the places with those that a text names by a county's short name after it has named the county in full."""
    regions = load_regions()
    full = Counter(m.codes[0] for m in mentions if len(m.codes) == 1 and regions.get(m.codes[0]).level == "county")
    taken = {at for m in mentions for at in range(m.span.start, m.span.end)}
    found = list(mentions)
    for code, _ in full.most_common(_COUNTIES):
        name = regions.get(code).short_name
        at = text.find(name)
        while at >= 0 and len(name) > 1:
            if at not in taken:
                found.append(RegionMention(name, (code,), Span(at, at + len(name))))
            at = text.find(name, at + len(name))
    return tuple(sorted(found, key=lambda mention: mention.span.start))

"""One pass of every recogniser over a text; rules then look up what stands where."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from swgraph.extract.sentences import Sentence, split_sentences
from swgraph.model import DateMention, OrganizationMention, Quantity, RegionMention, Span, TermMention, TitleMention
from swgraph.recognise import (
    FieldList,
    FunctionList,
    FundingMention,
    HostMention,
    IssuerList,
    LineageCue,
    StandardMention,
    SystemMention,
    TaskList,
    TierMention,
    recognise_dates,
    recognise_field_lists,
    recognise_functions,
    recognise_funding,
    recognise_hosts,
    recognise_indicators,
    recognise_issuer_lists,
    recognise_lineage,
    recognise_modalities,
    recognise_organizations,
    recognise_quantities,
    recognise_regions,
    recognise_standards,
    recognise_systems,
    recognise_tasks,
    recognise_tiers,
    recognise_titles,
    recognise_unmarked_titles,
)


class Mention(Protocol):
    """Anything that a recogniser yields."""

    @property
    def span(self) -> Span:
        """Where it stands."""


M = TypeVar("M", bound=Mention)


class Mentions(Generic[M]):
    """Mentions in reading order, found by where they stand.

    >>> from swgraph.model import TermMention
    >>> mentions = Mentions([TermMention("field", "elderly", "养老", Span(4, 6))])
    >>> [m.text for m in mentions.within(Span(0, 9))], mentions.last_before(4)
    (['养老'], None)
    """

    __slots__ = ("_all", "_starts")

    def __init__(self, mentions: Iterable[M]) -> None:
        self._all = sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))
        self._starts = [mention.span.start for mention in self._all]

    def __iter__(self) -> Iterator[M]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def within(self, span: Span) -> list[M]:
        """Return the mentions that begin and end inside ``span``."""
        found = self._all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [mention for mention in found if mention.span.end <= span.end]

    def last_before(self, offset: int) -> M | None:
        """Return the last mention that begins before ``offset``."""
        at = bisect_left(self._starts, offset) - 1
        return self._all[at] if at >= 0 else None

    def covering(self, offset: int) -> M | None:
        """Return the last mention that begins at or before ``offset`` and ends after it."""
        found = self.last_before(offset + 1)
        return found if found and found.span.end > offset else None


@dataclass(frozen=True)
class Reading:
    """The mentions of a text, each kind read when it is first asked for; offsets count in ``text``.

    Attributes:
        text: the text.
        published: the day of issue, for dates that are relative to it.
    """

    text: str
    published: date | None = None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in reading order."""
        return tuple(split_sentences(self.text))

    @cached_property
    def dates(self) -> Mentions[DateMention]:
        """The dates."""
        return Mentions(recognise_dates(self.text, self.published))

    @cached_property
    def quantities(self) -> Mentions[Quantity]:
        """The counted quantities."""
        return Mentions(recognise_quantities(self.text))

    @cached_property
    def regions(self) -> Mentions[RegionMention]:
        """The places, those in titles as well."""
        return Mentions(recognise_regions(self.text))

    @cached_property
    def organizations(self) -> Mentions[OrganizationMention]:
        """The departments."""
        return Mentions(recognise_organizations(self.text))

    @cached_property
    def issuer_lists(self) -> Mentions[IssuerList]:
        """The departments that are named together."""
        return Mentions(recognise_issuer_lists(self.text))

    @cached_property
    def titles(self) -> Mentions[TitleMention]:
        """The titles of documents."""
        return Mentions((*recognise_titles(self.text), *recognise_unmarked_titles(self.text)))

    @cached_property
    def lineage(self) -> Mentions[LineageCue]:
        """The verbs of lineage with what they name."""
        return Mentions(recognise_lineage(self.text))

    @cached_property
    def modalities(self) -> Mentions[TermMention]:
        """The words that say how firmly a thing is promised."""
        return Mentions(recognise_modalities(self.text))

    @cached_property
    def indicators(self) -> Mentions[TermMention]:
        """The names of what is counted."""
        return Mentions(recognise_indicators(self.text))

    @cached_property
    def systems(self) -> Mentions[SystemMention]:
        """The systems with a printed number of tiers."""
        return Mentions(recognise_systems(self.text))

    @cached_property
    def tiers(self) -> Mentions[TierMention]:
        """The tiers of a service system."""
        return Mentions(recognise_tiers(self.text))

    @cached_property
    def hosts(self) -> Mentions[HostMention]:
        """The bodies in which a tier is housed."""
        return Mentions(recognise_hosts(self.text))

    @cached_property
    def functions(self) -> Mentions[FunctionList]:
        """The functions that a tier is given."""
        return Mentions(recognise_functions(self.text))

    @cached_property
    def standards(self) -> Mentions[StandardMention]:
        """The standards of building a station."""
        return Mentions(recognise_standards(self.text))

    @cached_property
    def tasks(self) -> Mentions[TaskList]:
        """The lists of tasks."""
        return Mentions(recognise_tasks(self.text))

    @cached_property
    def field_lists(self) -> Mentions[FieldList]:
        """The lists of service fields."""
        return Mentions(recognise_field_lists(self.text))

    @cached_property
    def funding(self) -> Mentions[FundingMention]:
        """The sums of money."""
        return Mentions(recognise_funding(self.text))


def blanked(text: str, span: Span, mentions: Iterable[Mention]) -> str:
    """Return the characters of ``span`` with a blank for each character of the mentions in it.

    >>> from swgraph.model import TermMention
    >>> blanked("到2025年底建成", Span(0, 9), [TermMention("date", "", "2025年底", Span(1, 7))])
    '到      建成'
    """
    rest = list(text[span.start : span.end])
    for mention in mentions:
        start, end = max(mention.span.start, span.start), min(mention.span.end, span.end)
        if start < end:
            rest[start - span.start : end - span.start] = " " * (end - start)
    return "".join(rest)

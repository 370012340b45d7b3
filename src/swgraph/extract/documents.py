"""The documents of an article: which title means which document, who issued it, and what it is said to say."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from swgraph.extract import words
from swgraph.extract.issued import Issued, read_documents
from swgraph.extract.places import Places
from swgraph.extract.reading import Reading
from swgraph.extract.sentences import Sentence
from swgraph.model import PolicyDocument, Span, TitleMention
from swgraph.recognise.organizations import recognise_organizations

_SHORT: Final = 6  # 《意见》, 《实施方案》: a name that means a document named in full elsewhere
_LOOK: Final = 24


@dataclass(frozen=True, slots=True)
class Attribution:
    """That a sentence says what a document says; ``document`` is None where the text names it by an alias only."""

    document: PolicyDocument | None
    start: int


@dataclass
class Documents:
    """The documents that an article names, seen from its region."""

    reading: Reading
    places: Places
    headline: str = ""
    issued: tuple[Issued, ...] = field(init=False)
    _named: dict[int, PolicyDocument] = field(init=False)
    _said: list[tuple[int, int, Attribution]] = field(init=False)

    def __post_init__(self) -> None:
        """Read the documents once, in the order in which later ones rest on earlier ones."""
        self.issued = tuple(read_documents(self.reading, self.places, self.headline))
        self._named = self._resolved()
        self._said = sorted(self._attributions(), key=lambda said: said[0])

    def document(self, title: TitleMention) -> PolicyDocument | None:
        """Return the document that a title of this article means; None for a newspaper, or an alias of nothing."""
        return self._named.get(title.span.start)

    def attribution(self, span: Span) -> Attribution | None:
        """Return the last document in ``span`` that is named as the one that says what follows."""
        first, last = (bisect_left(self._said, at, key=lambda said: said[0]) for at in (span.start, span.end))
        found = [attribution for _, end, attribution in self._said[first:last] if end <= span.end]
        return found[-1] if found else None

    def governing(self, sentence: Sentence) -> PolicyDocument | None:
        """Return the document that its paragraph speaks of, up to the end of the sentence."""
        last = bisect_left(self._spoken_of, sentence.span.end, key=lambda known: known[0]) - 1
        if last < 0 or self._spoken_of[last][0] < self._paragraphs[sentence.paragraph]:
            return None
        return self._spoken_of[last][1]

    @cached_property
    def _paragraphs(self) -> dict[int, int]:
        """Where each paragraph begins."""
        return {s.paragraph: s.span.start for s in reversed(self.reading.sentences)}

    @cached_property
    def _spoken_of(self) -> list[tuple[int, PolicyDocument]]:
        """Where each document is issued or said to say something, in reading order."""
        said = [(at, attribution.document) for at, _, attribution in self._said if attribution.document]
        return sorted([*said, *((i.title.span.start, i.document) for i in self.issued)], key=lambda known: known[0])

    # --- which title means which document ---------------------------------------------------------------------------

    def _resolved(self) -> dict[int, PolicyDocument]:
        named: dict[int, PolicyDocument] = {}
        aliases: dict[str, PolicyDocument] = {}
        by_title = {issued.document.title: issued.document for issued in self.issued}
        for title in self.reading.titles:
            document = by_title.get(title.title) or aliases.get(title.title) or self._ending(title, by_title)
            if document is None and title.doc_type and len(title.title) > _SHORT:
                document = PolicyDocument(title.title, self._owner(title), title.doc_type, title.number)
                by_title[title.title] = document
            if document:
                named[title.span.start] = document
                aliases |= {title.alias: document} if title.alias else {}
        return named

    @staticmethod
    def _ending(title: TitleMention, by_title: dict[str, PolicyDocument]) -> PolicyDocument | None:
        """Return the only document whose full title ends in a short one: 《意见》 means 《…实施意见》."""
        if len(title.title) > _SHORT:
            return None
        found = [document for full, document in by_title.items() if full.endswith(title.title)]
        return found[0] if len(found) == 1 else None

    def _owner(self, title: TitleMention) -> str | None:
        """Return the region of a document that is only cited: of the department before it, or as its title begins."""
        before = self.reading.text[max(0, title.span.start - _LOOK) : title.span.start]
        owners = [organization.region for organization in recognise_organizations(before) if organization.region]
        if owners:
            return owners[-1]
        place = self.reading.regions.covering(title.span.start + 1)
        return self.places.resolve(place) if place and not place.contextual else None

    # --- which sentence says what a document says -------------------------------------------------------------------

    def _attributions(self) -> Iterator[tuple[int, int, Attribution]]:
        """Yield where each attribution begins and ends, with the document."""
        text = self.reading.text
        for title in self.reading.titles:
            verb = words.SAYS.match(text[title.span.end : title.span.end + _LOOK])
            before = words.ACCORDING.search(text[max(0, title.span.start - _LOOK) : title.span.start])
            if title.doc_type and (verb or before):
                end = title.span.end + (verb.end if verb else 0)
                yield title.span.start, end, Attribution(self.document(title), title.span.start)
        yield from self._by_kind()

    def _by_kind(self) -> Iterator[tuple[int, int, Attribution]]:
        """Yield 文件要求, 该方案明确: said of the document that was issued last before."""
        for hit in words.DOCUMENT_SAYS.finditer(self.reading.text):
            before = [issued.document for issued in self.issued if issued.title.span.end <= hit.start]
            if before:
                yield hit.start, hit.end, Attribution(before[-1], hit.start)

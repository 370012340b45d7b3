"""What governs a place in a sentence: the date, the modality, the region and the document it is attributed to.

Nothing here looks beyond its sentence, but for the document, which a paragraph keeps.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from swgraph.extract import words
from swgraph.extract.documents import Attribution
from swgraph.extract.reading import blanked
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.model import DateMention, Span, TermMention

#: Modalities that hold for all that follows in the sentence; the others hold for their own clause.
_SWEEPING: Final = ("ensure", "strive", "aim")
_LOCAL: Final = ("basically", "gradually")


@dataclass(frozen=True)
class Ruling:
    """The dates, modalities and places of one sentence."""

    scene: Scene
    sentence: Sentence

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates that can govern a statement: 日前 and 近日 date the report, not what is said."""
        return [m for m in self.scene.reading.dates.within(self.sentence.span) if m.role != "recent"]

    @cached_property
    def _modalities(self) -> list[TermMention]:
        return self.scene.reading.modalities.within(self.sentence.span)

    def date(self, offset: int) -> DateMention | None:
        """Return the last date before ``offset``; 8月底前 goes before the bare year of 2023年…目标 in its clause."""
        before = [m for m in self.dates if m.span.start < offset]
        last = before[-1] if before else None
        if last is None or last.role != "plain" or last.date.precision != "year":
            return last
        return next((m for m in reversed(before[:-1]) if self._is_closer(m, last, offset)), last)

    def _is_closer(self, one: DateMention, last: DateMention, offset: int) -> bool:
        clause = next((c for c in self.sentence.clauses if c.start <= offset < c.end), None)
        same = clause is not None and clause.start <= one.span.start
        return same and one.role == "deadline" and one.date.year == last.date.year

    def start_of(self, date: DateMention) -> int:
        """Return where the wording of a date begins, with the 力争 right before it."""
        before = self._modality_of(date)
        return min(before.span.start, date.span.start) if before else date.span.start

    def quote_start(self, date: DateMention) -> int:
        """Return where a quotation of the date begins: with the 到 or 截至 that makes it a deadline or an as-of."""
        start = self.start_of(date)
        lead = words.LEAD.search(self.scene.text[max(self.sentence.span.start, start - 4) : start])
        return start - (lead.end - lead.start) if lead else start

    def _modality_of(self, date: DateMention) -> TermMention | None:
        """Return the modality right before a date, which holds for what the date governs."""
        text = self.scene.text
        return next(
            (
                m
                for m in self._modalities
                if m.concept in _SWEEPING
                and m.span.start <= date.span.start
                and not text[m.span.end : max(m.span.end, date.span.start)].strip("到在至于，前 ")
            ),
            None,
        )

    def modality(self, offset: int, clause: Span, *, sweeping_only: bool = False) -> TermMention | None:
        """Return the modality that governs ``offset``, which is in ``clause``; a new date ends the one before it."""
        local = None if sweeping_only else self.local_modality(clause)
        if local:
            return local
        date = self.date(offset)
        since = self.start_of(date) if date else self.sentence.span.start
        found = [m for m in self._modalities if m.concept in _SWEEPING and since <= m.span.start < offset]
        return found[-1] if found else None

    def local_modality(self, clause: Span) -> TermMention | None:
        """Return 基本 or 逐步 where the clause has it."""
        return next((m for m in self.scene.reading.modalities.within(clause) if m.concept in _LOCAL), None)

    def attribution(self, offset: int) -> Attribution | None:
        """Return the document that the sentence names before ``offset`` as the one that says it."""
        return self.scene.documents.attribution(Span(self.sentence.span.start, offset))

    @cached_property
    def _regions(self) -> list[tuple[int, str | None]]:
        """The places that become the topic of the sentence, each with where it does so."""
        found: list[tuple[int, str | None]] = []
        end = -1
        for mention in self.scene.reading.regions.within(self.sentence.span):
            joined = found and words.JOINED.match(self.scene.text[end : mention.span.start]) if end >= 0 else None
            code = self.scene.places.resolve(mention)
            if joined and mention.span.start > end:  # 凌河区、太和区建成11个: they stand for what holds both
                found[-1] = (found[-1][0], self.scene.places.holding(found[-1][1], code))
                end = mention.span.end
            elif self._is_topic(mention.span):
                found.append((mention.span.start, code))
                end = mention.span.end
            else:
                end = -1
        return found

    def region(self, offset: int) -> tuple[str | None, int | None]:
        """Return the region that a statement at ``offset`` is about, and where it is named if it is named here."""
        found = [(start, code) for start, code in self._regions if start < offset]
        for start, code in reversed(found):
            if code is not None:
                return code, start
        return self.scene.region, None

    def _is_topic(self, place: Span) -> bool:
        """Return whether a place opens its clause, is 全省 and the like, or stands right before an indicator.

        A place that is only where something lies (分布在…) or whom something is like (与…相适应) is no topic.
        """
        clause = next((c for c in self.sentence.clauses if c.start <= place.start < c.end), None)
        reading = self.scene.reading
        if clause is None or reading.titles.covering(place.start) or reading.indicators.covering(place.start):
            return False
        if _is_quoted(self.scene.text[clause.start : place.start]):  # “广东兜底民生服务工程” is a name
            return False
        lead = Span(clause.start, place.start)
        groups = (reading.dates, reading.modalities, reading.titles, reading.regions)
        rest = blanked(self.scene.text, lead, [m for group in groups for m in group.within(lead)])
        if words.OPENING.match("".join(rest.split())):
            return True
        name = next(iter(reading.indicators.within(Span(place.end, clause.end))), None)
        return name is not None and not self.scene.text[place.end : name.span.start].strip("的")


def _is_quoted(before: str) -> bool:
    """Return whether a quotation is open at the end of ``before``.

    >>> _is_quoted("我市“"), _is_quoted("“某计划”在")
    (True, False)
    """
    return before.rfind("“") > before.rfind("”")

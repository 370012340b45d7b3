"""Targets and observations with a number: what is counted, how much, by when or as of when, said by which document."""

from collections.abc import Iterator
from typing import Final

from swgraph.extract import words
from swgraph.extract.pairs import Figure, read_figures
from swgraph.extract.reading import blanked
from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.model import (
    DateMention,
    Evidence,
    Measured,
    Observation,
    PolicyDate,
    Quantity,
    Span,
    Target,
    TermMention,
)

_LONGEST_QUOTE: Final = 220
_PLAN_YEARS: Final = 5  # 2015, 2020, 2025: where plans end


def extract_statistics(scene: Scene) -> Iterator[Measured]:
    """Yield the targets and observations of an article that have a number, in reading order."""
    for sentence in scene.sentences:
        if sentence.question:
            continue
        ruling = Ruling(scene, sentence)
        first = True
        for figure in read_figures(scene, sentence):
            yield from _Statement(scene, ruling, figure, first).facts()
            first = False


class _Statement:
    """One figure in its sentence, on the way to a record."""

    def __init__(self, scene: Scene, ruling: Ruling, figure: Figure, first: bool) -> None:
        self.scene, self.ruling, self.figure, self.first = scene, ruling, figure, first
        self.at = figure.quantity.span.start
        self.date = self._date()
        self.aim = scene.aim(ruling.sentence) if self.date is None else None
        self.attribution = ruling.attribution(self.at)
        self.premise = _is_premise(scene, figure)
        self.region, self.region_start = ruling.region(self.at)

    def _date(self) -> DateMention | None:
        """Return the date that governs the number; 目前 does not hide the year of what happens once a year."""
        date = self.ruling.date(self.at)
        if date is None or date.date.latest or self.figure.measure.kind != "flow":
            return date
        years = (m for m in reversed(self.ruling.dates) if m.span.start < self.at and m.role == "plain" and m.date.year)
        return next(years, date)

    def facts(self) -> Iterator[Measured]:
        if self.intended():
            yield self.target()
            return
        if self.figure.baseline:
            yield self.baseline(self.figure.baseline)
        yield self.observation()

    # --- target or observation ------------------------------------------------------------------------------------

    def intended(self) -> bool:
        """Return whether the figure is to be reached. The nearest wording decides, the date after it."""
        planned = words.PLANNED.match(self.scene.cut(self.figure.name)) is not None
        if self.premise or planned:
            return planned
        own = self._nearest()
        if own is not None:
            return own and not self._is_as_of()
        if self.aim is not None:
            return True
        if self.date is None:
            return self.attribution is not None or self._planned_before() or self._is_norm()
        return self._intended_by_date()

    def _intended_by_date(self) -> bool:
        if self.date is None:
            return False
        if self.date.role == "as_of" or self._ends_a_past():
            return False
        if self.date.role == "deadline":
            return not self._is_over() or self.attribution is not None
        return self._is_future() or self._planned_before()

    def _nearest(self) -> bool | None:
        """Return True where a plan is the last wording before the number, False where it is something done."""
        span = Span(self.figure.clause.start, self._end_of_lead())
        lead = _unquoted(blanked(self.scene.text, span, self.scene.reading.indicators.within(span)))  # 每万人拥有: no wording
        is_deadline = self.date is not None and self.date.role == "deadline"
        done = (words.PAST_FIRM,) if is_deadline else (words.PAST, words.SUM)
        plans = [hit.start for pattern in (words.PLAN, words.PUSH) for hit in pattern.finditer(lead)]
        plans += [hit.start for hit in words.PLAN.finditer(_unquoted(self.scene.cut(span))) if lead[hit.start].strip()]
        past = [hit.start for pattern in done for hit in pattern.finditer(lead)]
        return max(plans, default=-1) > max(past, default=-1) if plans or past else None

    def _end_of_lead(self) -> int:
        return max(self.figure.span.end, self.at)

    def _is_as_of(self) -> bool:
        return self.date is not None and self.date.role == "as_of" and self.date.span.start >= self.figure.clause.start

    def _planned_before(self) -> bool:
        """Return whether a plan governs the figure from further left in the sentence, with nothing done in between."""
        sentence = self.ruling.sentence
        lead = _unquoted(self.scene.text[sentence.span.start : self.figure.clause.start])
        return bool(words.PLAN.search(lead)) and not words.PAST.search(lead)

    def _is_over(self) -> bool:
        latest, published = self.date.date.latest if self.date else None, self.scene.published
        return latest is not None and published is not None and latest < published

    def _is_norm(self) -> bool:
        ratio = self.figure.measure.kind == "ratio"
        return ratio and words.NORM.search(self.scene.cut(self.figure.clause)) is not None

    def _ends_a_past(self) -> bool:
        """Return whether the date ends a span that begins before it: 从2008年至2010年."""
        before = self.scene.text[self.ruling.sentence.span.start : self.date.span.start] if self.date else ""
        return words.SINCE.search(before) is not None

    def _is_future(self) -> bool:
        """Return whether a plain year lies ahead, or is the running year of a document's plan.

        Where the day of publication is unknown, a year after a deadline of the same sentence lies ahead too.
        """
        year, published = self.date.date.year if self.date else None, self.scene.published
        if published is None or year is None:
            return self.attribution is not None or (year is not None and (self._is_after_deadline(year) or self._is_horizon(year)))
        return year > published.year or (year == published.year and self.attribution is not None)

    def _is_horizon(self, year: int) -> bool:
        """Return whether the last year of a five-year plan opens a clause that says what is reached (2015年，总量达到…)."""
        clause = self.scene.cut(self.figure.clause)
        return year % _PLAN_YEARS == 0 and words.REACH_TO.search(clause) is not None and not words.DONE.search(clause)

    def _is_after_deadline(self, year: int) -> bool:
        before = (m for m in self.ruling.dates if m.span.start < self.at and m.role == "deadline")
        return any(m.date.year is not None and m.date.year <= year for m in before)

    # --- records --------------------------------------------------------------------------------------------------

    def target(self) -> Target:
        modality, printed = self._modality()
        document = self.attribution.document if self.attribution else None
        return Target(
            evidence=self._evidence(),
            region=self.region,
            rule="target",
            confidence=self._confidence(0.95 if self.date else 0.85 if self.aim else 0.8),
            status="extracted",
            indicator=self.figure.measure.indicator,
            kind=self._kind(is_target=True),
            quantity=self.figure.quantity,
            text=self._text(),
            document=document or self.scene.documents.governing(self.ruling.sentence),
            modality=modality,
            modality_text=printed,
            denominator=self.figure.measure.denominator,
            scope_tier=self.figure.measure.tier,
            deadline=_dated(self.date or self.aim),
            baseline=self.figure.baseline,
        )

    def observation(self) -> Observation:
        as_of = None if self.premise or self._is_of_baseline() else _dated(self.date)
        return self._observed(self.figure.quantity, as_of, "premise" if self.premise else "observation", "actual")

    def _is_of_baseline(self) -> bool:
        """Return whether the date is that of the first number: 由2019年的3000人增加到8000人."""
        baseline = self.figure.baseline
        return baseline is not None and self.date is not None and self.figure.clause.start <= self.date.span.start < baseline.span.start

    def baseline(self, quantity: Quantity) -> Observation:
        """Return the first half of 由X增至Y, with its own date where one stands before it."""
        start = self.figure.clause.start
        date = next((m for m in self.ruling.dates if start <= m.span.start < quantity.span.start), None)
        return self._observed(quantity, _dated(date), "baseline", "baseline")

    def _observed(self, quantity: Quantity, as_of: PolicyDate | None, rule: str, obs_kind: str) -> Observation:
        local = self.ruling.local_modality(self.figure.clause)
        document = self.attribution.document if self.attribution else None
        return Observation(
            evidence=self._evidence(),
            region=self.region,
            rule=rule,
            confidence=self._confidence(0.95 if as_of else 0.85),
            status="extracted",
            indicator=self.figure.measure.indicator,
            kind=self._kind(is_target=False),
            quantity=quantity,
            text=self._text(),
            document=document,
            modality=local.concept if local else None,
            modality_text=local.text if local else None,
            denominator=self.figure.measure.denominator,
            scope_tier=self.figure.measure.tier,
            as_of=as_of,
            as_of_not_after=self.scene.published if as_of is None else None,
            premise=rule == "premise",
            obs_kind=obs_kind,
        )

    def _modality(self) -> tuple[str | None, str | None]:
        mention: TermMention | None = self.ruling.modality(self.at, self.figure.clause)
        if mention:
            return mention.concept, mention.text
        clause = self.scene.text[self.figure.clause.start : self._end_of_lead()]
        hit = words.REACH.search(clause)
        is_deadline = self.date is not None and self.date.role == "deadline"
        if hit or is_deadline:
            return "reach", clause[hit.start : hit.end] if hit else None
        return None, None

    def _kind(self, *, is_target: bool) -> str:
        measure, quantity = self.figure.measure, self.figure.quantity
        if quantity.coverage:
            return "coverage"
        if self.figure.added:
            return "increment"
        is_built = words.BUILD.search(self.scene.cut(self.figure.clause)) is not None
        if is_target and measure.kind == "stock" and measure.tier and is_built:
            return "milestone"
        return measure.kind

    def _text(self) -> str:
        start = min(self.figure.clause.start, self.figure.span.start)
        if self.figure.carried:
            start = next(c.start for c in self.ruling.sentence.clauses if c.end > start)
        return self.scene.text[start : self.figure.clause.end].strip()

    def _evidence(self) -> Evidence:
        span = self._quotation()
        return self.scene.evidence(span.start, span.end)

    def _quotation(self) -> Span:
        """Return the shortest part of the sentence that says everything: date, place, name and number."""
        figure = self.figure
        own = min(figure.span.start, next(c.start for c in self.ruling.sentence.clauses if c.end > figure.span.start))
        starts = [own]
        if self.date and not self.premise:
            starts.append(self.ruling.quote_start(self.date))
        if self.first and self.attribution:
            starts.append(self.attribution.start)
        if self.region_start is not None:
            starts.append(self.region_start)
        end = figure.span.end + (self._premise_length() if self.premise else 0)
        start = min(start for start in starts if end - start <= _LONGEST_QUOTE or start >= own)
        return Span(start, end)

    def _premise_length(self) -> int:
        hit = words.PREMISE.search(self.scene.text[self.figure.span.end : self.figure.span.end + 8])
        return hit.end if hit else 0

    def _confidence(self, base: float) -> float:
        doubts = (self.figure.carried, self.region is None, self.figure.added)
        return round(base - 0.05 * sum(doubts), 2)


def _unquoted(text: str) -> str:
    """Return a text with blanks for the programmes that it names in quotation marks.

    >>> _unquoted("在“牵手计划”中")
    '在      中'
    """
    for hit in [*words.QUOTED.finditer(text)]:
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text


def _is_premise(scene: Scene, figure: Figure) -> bool:
    return bool(words.PREMISE.search(scene.text[figure.span.end : figure.span.end + 8]))


def _dated(mention: DateMention | None) -> PolicyDate | None:
    return mention.date if mention and mention.date.latest else None

"""Goals without a number: what a deadline governs when nothing in it is counted."""

from collections.abc import Iterator
from typing import Final

from swgraph.extract import words
from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.model import DateMention, Span, Target, TermMention

_LONGEST_QUOTE: Final = 220


def extract_goals(scene: Scene) -> Iterator[Target]:
    """Yield the qualitative targets of an article.

    What one deadline governs is one goal where it holds no number. Where it holds numbers, only its clauses that say
    基本 without a number are goals of their own: everything else there is the wording around the numbers.
    """
    for sentence in scene.sentences:
        if sentence.question or not words.SUBJECT.search(scene.cut(sentence.span)):
            continue
        ruling = Ruling(scene, sentence)
        for date, scope in _scopes(ruling):
            if _is_plan(scene, ruling, date, scope):
                yield from _goals(scene, ruling, date, scope)


def _scopes(ruling: Ruling) -> Iterator[tuple[DateMention, Span]]:
    """Yield each deadline of a sentence with what it governs: up to the next date, or the end."""
    dates = ruling.dates
    starts = [ruling.start_of(date) for date in dates] + [ruling.sentence.span.end]
    for date, start, end in zip(dates, starts, starts[1:], strict=False):
        if date.date.latest and (date.role == "deadline" or start < date.span.start):
            yield date, Span(start, max(start, end))


def _is_plan(scene: Scene, ruling: Ruling, date: DateMention, scope: Span) -> bool:
    text = scene.cut(scope)
    if any(pattern.search(text) for pattern in (words.PAST, words.NEGATED, words.NO_GOAL)):
        return False
    latest, published = date.date.latest, scene.published
    over = latest is not None and published is not None and latest < published
    return not over or ruling.attribution(scope.end) is not None


def _goals(scene: Scene, ruling: Ruling, date: DateMention, scope: Span) -> Iterator[Target]:
    if not scene.reading.quantities.within(scope):
        yield _whole(scene, ruling, date, scope)
        return
    for clause in ruling.sentence.clauses:
        inside = Span(max(clause.start, scope.start), min(clause.end, scope.end))
        local = ruling.local_modality(inside) if inside.start < inside.end else None
        if local and local.concept == "basically" and not scene.reading.quantities.within(inside):
            yield _goal(scene, ruling, date, inside, local)


def _whole(scene: Scene, ruling: Ruling, date: DateMention, scope: Span) -> Target:
    modality = ruling.modality(scope.end, scope, sweeping_only=True) or ruling.local_modality(scope)
    return _goal(scene, ruling, date, scope, modality)


def _goal(scene: Scene, ruling: Ruling, date: DateMention, span: Span, modality: TermMention | None) -> Target:
    attribution = ruling.attribution(span.end)
    region, _ = ruling.region(span.end)
    start = ruling.quote_start(date)
    document = attribution.document if attribution else None
    return Target(
        evidence=scene.evidence(start if span.end - start <= _LONGEST_QUOTE else span.start, span.end),
        region=region,
        rule="goal",
        confidence=0.8,
        status="extracted",
        indicator=None,
        kind="qualitative",
        quantity=None,
        text=scene.cut(span).strip("，；。 \n"),
        document=document or scene.documents.governing(ruling.sentence),
        modality=modality.concept if modality else "reach",
        modality_text=modality.text if modality else None,
        deadline=date.date,
    )

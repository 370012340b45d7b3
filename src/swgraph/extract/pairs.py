"""Names and numbers: which quantity counts what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from swgraph.extract import words
from swgraph.extract.measures import Measure, load_measures
from swgraph.extract.reading import blanked
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence, split_items
from swgraph.model import Quantity, Span

_BOTH: Final = 2
_NOUN: Final = 14  # characters behind a number in which it is said what is counted
_FAR: Final = 14  # and between 每个社区 and the number
_NEAR: Final = 40  # characters back to the number of the clause before
_ONLY_TIMES: Final = ("服务", "直接服务")  # 31名社工，…服务: a verb that counts 人次 and no persons
_PERSON: Final = "person"
_PER_100: Final = "square_metre_per_100_households"


@dataclass(frozen=True, slots=True)
class Use:
    """The name of an indicator as it stands in a clause."""

    measure: Measure
    span: Span
    clause: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with the indicator that it counts.

    Attributes:
        span: from the name or the number, whichever is first, to the end of the other.
        clause: the clause in which the number stands.
        name: the name of what is counted.
        baseline: the quantity that it grew from (由…增至…).
        carried: the name stands in an earlier clause of the sentence.
        added: the number is an addition to a stock.
    """

    measure: Measure
    quantity: Quantity
    span: Span
    clause: Span
    name: Span
    baseline: Quantity | None = None
    carried: bool = False
    added: bool = False


def read_figures(scene: Scene, sentence: Sentence) -> Iterator[Figure]:
    """Yield each quantity of a sentence whose indicator is named; a number without a name is no figure."""
    if not any(scene.reading.quantities.within(sentence.span)):
        return
    carried: Use | None = None
    for clause in sentence.clauses:
        uses = _uses(scene, clause)
        if words.CONDITION.search(scene.cut(clause)):
            return
        if not words.NEGATED.search(scene.cut(clause)):
            yield from _clause_figures(scene, clause, uses, carried)
        carried = uses[-1] if uses else carried


def _clause_figures(scene: Scene, clause: Span, uses: Sequence[Use], carried: Use | None) -> Iterator[Figure]:
    apart = _apart(scene, clause, uses)
    if apart:
        yield from apart
        return
    yield from _each(scene, clause, uses)
    for item in split_items(scene.text, clause):
        own = [use for use in uses if item.start <= use.span.start and use.span.end <= item.end]
        quantities = scene.reading.quantities.within(item)
        grown = _grown(scene, item, clause, own, quantities)
        yield from grown or _item_figures(scene, item, clause, own, quantities, carried=carried)
        carried = own[-1] if own else carried


def _each(scene: Scene, clause: Span, uses: Sequence[Use]) -> Iterator[Figure]:
    """Yield the staffing of each township or community, named by what is counted: 每个社区至少有2名社会工作者."""
    measures = load_measures()
    for quantity in scene.reading.quantities.within(clause):
        lead = scene.text[clause.start : quantity.span.start]
        noun = words.WORKERS.match(scene.text[quantity.span.end : min(quantity.span.end + _NOUN, clause.end)])
        levels = ((words.EACH_TOWNSHIP, "sw_per_township"), (words.EACH_VILLAGE, "sw_per_community"))
        name = next((name for pattern, name in levels if (hit := pattern.search(lead)) and len(lead) - hit.end <= _FAR), None)
        own = any(use.measure.indicator == name or name in (use.measure.per_township, use.measure.per_village) for use in uses)
        if noun is None or name is None or quantity.unit != _PERSON or own:
            continue
        end = quantity.span.end + noun.end
        yield Figure(measures[name], quantity, Span(quantity.span.start, end), clause, Span(quantity.span.end, end))


def _uses(scene: Scene, clause: Span) -> list[Use]:
    measures = load_measures()
    found = [(measures[m.concept], m.span) for m in scene.reading.indicators.within(clause) if m.concept in measures]
    return [Use(measure, span, clause) for measure, span in found if not _is_of_other_tier(scene, measure, span)]


def _is_of_other_tier(scene: Scene, measure: Measure, name: Span) -> bool:
    """Return whether the name is part of a tier of another level: 县级社工总站 is no township station."""
    tier = scene.reading.tiers.last_before(name.end)
    if tier is None or tier.span.end <= name.start or tier.whole.start < tier.span.start:
        return False
    if tier.text.startswith("全"):  # 全国社工站 are all stations, no tier of the country
        return False
    return measure.tier not in (None, tier.level)


def _item_figures(
    scene: Scene, item: Span, clause: Span, uses: Sequence[Use], quantities: Sequence[Quantity], *, carried: Use | None
) -> Iterator[Figure]:
    taken = item.start
    for quantity in quantities:
        use, is_carried = _name_of(scene, item, uses, quantity, carried=carried, taken=taken)
        if use is None:
            continue
        figure = _figure(scene, item, clause, use, quantity)
        if figure:
            yield replace(figure, carried=is_carried)
        taken = max(quantity.span.end, use.span.end)


def _name_of(
    scene: Scene, item: Span, uses: Sequence[Use], quantity: Quantity, *, carried: Use | None, taken: int
) -> tuple[Use | None, bool]:
    """Return the name that a quantity counts: the one right behind it, the last before it, or the carried one."""
    after = next((use for use in uses if use.span.start >= quantity.span.end), None)
    if after and words.COUNTED_BEFORE.match(scene.text[quantity.span.end : after.span.start]):
        return after, False
    before = [use for use in uses if use.span.start < quantity.span.start and taken - 1 <= use.span.end < quantity.span.end]
    if before:
        return before[-1], False
    if not uses and carried and _is_empty(scene, item, quantity):
        return carried, True
    return None, False


def _is_empty(scene: Scene, item: Span, quantity: Quantity) -> bool:
    """Return whether the item says nothing of its own but the number: 2025年建成1000个."""
    reading = scene.reading
    mentions = [m for group in (reading.dates, reading.modalities, reading.regions) for m in group.within(item)]
    text = blanked(scene.text, item, [*mentions, quantity])
    covered = sum(hit.end - hit.start for hit in words.EMPTY.finditer(text))
    return covered == len(text)


def _figure(scene: Scene, item: Span, clause: Span, use: Use, quantity: Quantity) -> Figure | None:
    """Return the figure that a name and a quantity make, or None where they do not fit or are no stock of a region."""
    lead = scene.text[item.start : max(item.start, min(use.span.start, quantity.span.start))]
    end = end_of(use, quantity)
    verb = lead[-16:] if lead[-16:].strip() else _verb_before(scene, clause, item)
    own = _object(use.measure, verb)
    if own is not None and own.counts_in(quantity) and not words.EACH.search(scene.text[clause.start : quantity.span.start]):
        return Figure(own, quantity, Span(min(use.span.start, quantity.span.start), end_of(use, quantity)), clause, use.span)
    if words.EVENT_BEFORE.search(verb) or words.EVENT_AFTER.search(scene.text[end : min(end + 16, clause.end)]):
        return None
    quantity = _completed(quantity, use.measure, scene.cut(use.span), scene.cut(clause))
    measure, added = _meant(scene, item, use, quantity)
    if measure is None:
        return None
    return Figure(measure, quantity, Span(min(use.span.start, quantity.span.start), end), clause, use.span, added=added)


def end_of(use: Use, quantity: Quantity) -> int:
    """Return where a name and its number end, whichever stands last."""
    return max(use.span.end, quantity.span.end)


def _verb_before(scene: Scene, clause: Span, item: Span) -> str:
    """Return the words before the number of the clause before, where this one begins with its own: 选派5家机构，9名社工."""
    if item.start != clause.start:
        return ""
    before = scene.reading.quantities.within(Span(max(0, clause.start - _NEAR), clause.start))
    return scene.text[max(0, before[-1].span.start - 16) : before[-1].span.start] if before else ""


def _object(measure: Measure, verb: str) -> Measure | None:
    """Return the indicator that counts the objects of a verb: 选派940名社会工作专业人才."""
    cues = ((words.SELECTED, measure.selected), (words.FOSTERED, measure.fostered), (words.TAUGHT, measure.taught))
    return next((_other(name) for pattern, name in cues if name and pattern.search(verb)), None)


def _meant(scene: Scene, item: Span, use: Use, quantity: Quantity) -> tuple[Measure | None, bool]:
    """Return the indicator that the name means beside this quantity, and whether the number is an addition."""
    measure, text = use.measure, scene.cut(item)
    if measure.total and words.EVER.search(text):
        measure = load_measures()[measure.total]
    if measure.persontimes and quantity.unit == "person_time":
        measure = load_measures()[measure.persontimes]
    if quantity.unit == "percent":
        return _percent(measure, quantity, text), False
    each = words.EACH_BUT_YEARLY if measure.kind == "flow" else words.EACH
    if measure.kind != "ratio" and each.search(scene.text[item.start : quantity.span.start]):
        return _distributed(measure, text, quantity), False
    if not measure.counts_in(quantity) or (quantity.unit == _PERSON and scene.cut(use.span) in _ONLY_TIMES):
        return None, False
    if measure.kind == "stock" and _is_new(scene, item, use, quantity):
        named = _other(measure.new)
        return named or measure, named is None
    return measure, False


def _completed(quantity: Quantity, measure: Measure, name: str, clause: str) -> Quantity:
    """Return the quantity with the unit that its clause leaves out or says elsewhere: 志愿者620万, 每百户…30平方米."""
    if quantity.unit is None and _PERSON in measure.units and words.PERSONS.search(name):
        return replace(quantity, unit=_PERSON)
    if quantity.unit == "square_metre" and _PER_100 in measure.units and words.EACH_100.search(clause):
        return replace(quantity, unit=_PER_100)
    return quantity


def _percent(measure: Measure, quantity: Quantity, text: str) -> Measure | None:
    if measure.coverage and (quantity.coverage or words.COVER.search(text)):
        return _other(measure.coverage)
    if words.GROWTH.search(text):
        return measure if measure.indicator.endswith("growth") else _other(measure.growth)
    return measure if measure.kind in ("ratio", "coverage") and measure.counts_in(quantity) else None


def _distributed(measure: Measure, text: str, quantity: Quantity) -> Measure | None:
    if not measure.counts_in(quantity):
        return None
    if words.EACH_10K.search(text):
        return _other(measure.per10k)
    if words.EACH_TOWNSHIP.search(text):
        return _other(measure.per_township)
    return _other(measure.per_village) if words.EACH_VILLAGE.search(text) else None


def _is_new(scene: Scene, item: Span, use: Use, quantity: Quantity) -> bool:
    return any(
        words.NEW_BEFORE.search(scene.text[max(item.start, at - 10) : at])
        for at in (use.span.start, quantity.span.start)
    )


def _other(indicator: str | None) -> Measure | None:
    return load_measures()[indicator] if indicator else None


def _grown(
    scene: Scene, item: Span, clause: Span, uses: Sequence[Use], quantities: Sequence[Quantity]
) -> list[Figure]:
    """Return the figure of 由X增至Y, whose baseline is X."""
    if len(quantities) != 2 or not uses or not words.FROM.search(scene.text[item.start : quantities[0].span.start]):
        return []
    first, second = quantities
    if not words.FROM_TO.search(scene.text[first.span.end : second.span.start]):
        return []
    figure = _figure(scene, item, clause, uses[0], second)
    return [replace(figure, baseline=first)] if figure and first.unit == second.unit else []


def _apart(scene: Scene, clause: Span, uses: Sequence[Use]) -> list[Figure]:
    """Return the figures of 甲和乙分别达到X和Y: names and numbers pair in their order, or nothing is read."""
    hit = words.APART.search(scene.cut(clause))
    if hit is None:
        return []
    at = clause.start + hit.start
    names = [use for use in uses if use.span.end <= at]
    numbers = [q for q in scene.reading.quantities.within(clause) if q.span.start >= at]
    if len(names) == 1 and len(numbers) == _BOTH:
        names = _town_and_country(scene, names[0]) or names
    if len(names) != len(numbers):
        return []
    pairs = zip(names, numbers, strict=True)
    return [figure for use, number in pairs if (figure := _figure(scene, clause, clause, use, number))]


def _town_and_country(scene: Scene, use: Use) -> list[Use]:
    """Return the two names that 城乡…覆盖率分别 stands for: of the cities, then of the country."""
    if not scene.cut(use.span).startswith("城乡") or use.measure.urban is None or use.measure.rural is None:
        return []
    measures = load_measures()
    return [replace(use, measure=measures[name]) for name in (use.measure.urban, use.measure.rural)]

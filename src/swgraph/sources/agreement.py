"""What must agree inside a facts file and that no form can say by itself: numbers with units, dates with each other."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from swgraph.sources.schema import FactForm, FactsFile, FundingForm, MeasuredForm, PolicyForm, QuantityForm, TargetForm

Place = tuple[str | int, ...]
Fault = tuple[Place, str]

_SENTENCE_MARKS: Final = "。！？"
_LONGEST_PRINTED: Final = 40
_LONGEST_DETAIL: Final = 60


def faults(file: FactsFile) -> Iterator[Fault]:
    """Yield what is wrong, each with the place in the file: ``("facts", 3, "unit")``."""
    yield from _of_file(file)
    for number, fact in enumerate(file.facts):
        for field, message in faults_of(fact, cited=file.citation is not None):
            yield ("facts", number, field), message
    yield from _numbers(file)
    yield from _deadlines(file)


def _of_file(file: FactsFile) -> Iterator[Fault]:
    if (file.citation is None) == (file.sha256 is None) and file.citation:
        yield ("sha256",), "引用的来源没有校验值 a cited source has no sha256: give citation or sha256, not both"
    if file.citation and not file.id:
        yield ("citation",), "引用的来源须有编号 a cited source needs an id: add id: <name of the file> above it"
    for number, article in enumerate(file.articles):
        if not article.headline and not file.citation:
            yield ("articles", number), "缺少标题 headline is required where no citation gives a title"


def faults_of(fact: FactForm, *, cited: bool) -> Iterator[tuple[str, str]]:
    """Yield what is wrong inside one fact: the field and why."""
    if cited and not fact.fid:
        yield "kind", "缺少编号 fid is required in a file of a cited source, such as fid: my-source#1"
    if cited and fact.evidence:
        yield "evidence", "引用的来源没有原文可引 a cited source has no text to quote: leave evidence out, write as_printed"
    if cited and fact.as_printed and _is_long(fact.as_printed, _LONGEST_PRINTED):
        yield "as_printed", f"应为短语 wanted a phrase of at most {_LONGEST_PRINTED} characters, no sentence; shorten it"
    for texts in fact.details.values():
        if any(_is_long(text, _LONGEST_DETAIL) for text in ((texts,) if isinstance(texts, str) else texts)):
            yield "details", f"应为短语 wanted phrases of at most {_LONGEST_DETAIL} characters, no sentence; shorten it"
    if isinstance(fact, QuantityForm):
        yield from _of_quantity(fact)


def _is_long(text: str, limit: int) -> bool:
    return len(text) > limit or any(mark in text for mark in _SENTENCE_MARKS)


def _of_quantity(fact: QuantityForm) -> Iterator[tuple[str, str]]:
    numbers = [number for number in (fact.value, fact.min, fact.max) if number is not None]
    kind = fact.target_kind if isinstance(fact, MeasuredForm) else None
    if numbers and fact.unit is None and fact.measure_word is None:
        field = "value" if fact.value is not None else "min"
        yield field, "有数值而无单位 a number without its unit: add unit: person, item, percent, yuan …"
    if isinstance(fact, FundingForm) and fact.unit not in (None, "yuan"):
        yield "unit", f"资金以元计 money is in yuan: write unit: yuan and the amount in yuan, got {fact.unit}"
    if (fact.min is None) != (fact.max is None) or (fact.value is not None and fact.min is not None):
        yield "min" if fact.min is not None else "max", "值与区间只能有一个 wanted value, or min and max together"
    elif fact.min is not None and fact.max is not None and fact.min > fact.max:
        yield "min", f"下限大于上限 min is greater than max: {fact.min} > {fact.max}"
    if kind != "increment" and any(number < 0 for number in numbers):
        yield "value" if fact.value is not None else "min", f"数值不得为负 wanted 0 or more, got {min(numbers)}"
    if fact.unit == "percent" and kind == "coverage" and any(number > 100 for number in numbers):
        yield "value", f"覆盖率不得大于 100 a coverage is 100 at most, got {max(numbers)}"
    if kind == "qualitative" and numbers:
        yield "target_kind", "定性的没有数值 what is qualitative has no number: remove the number or the kind"


def _numbers(file: FactsFile) -> Iterator[Fault]:
    """Yield each number of a fact that stands there twice."""
    seen: dict[str, int] = {}
    for number, fact in enumerate(file.facts):
        if fact.fid and fact.fid in seen:
            yield ("facts", number, "fid"), f"编号重复 fid is given twice: {fact.fid}, also fact {seen[fact.fid] + 1}"
        if fact.fid:
            seen.setdefault(fact.fid, number)


def _deadlines(file: FactsFile) -> Iterator[Fault]:
    """Yield each deadline before the day of the document that sets it; a fact without a document has the only one."""
    issued = {fact.title: fact.date for fact in file.facts if isinstance(fact, PolicyForm) and fact.date}
    for number, fact in enumerate(file.facts):
        if isinstance(fact, TargetForm) and fact.deadline and fact.document in issued:
            day: date = issued[fact.document]
            if fact.deadline < day:
                yield (
                    ("facts", number, "deadline"),
                    f"期限早于文件日期 wanted a day after the document ({day}), got {fact.deadline}",
                )

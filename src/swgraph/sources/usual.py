"""What a facts file need not say, because it follows from what it says.

Reading fills it in (``swgraph.sources.records``), writing leaves it out (``swgraph.sources.short``).
"""

from datetime import date

from swgraph.extract.measures import load_measures
from swgraph.lexicon import load_lexicon
from swgraph.model import PolicyDate


def when(day: date | None, precision: str | None, text: str | None) -> PolicyDate | None:
    """Return a date of a facts file; what is not given of its text and precision follows from its day.

    >>> when(date(2021, 4, 30), "month", None)
    PolicyDate(text='2021-04', latest=datetime.date(2021, 4, 30), year=2021, precision='month')
    """
    if day is None:
        return PolicyDate(text, None, None, precision) if text else None
    known = precision or "day"
    return PolicyDate(text or usual_text(day, known), day, day.year, known)


def usual_text(day: date, precision: str) -> str:
    """Return how a date of some precision is written where nothing else was printed."""
    return day.isoformat()[: {"month": 7, "year": 4, "plan_period": 4}.get(precision, 10)]


def concept_of(scheme: str, text: str) -> str | None:
    """Return the concept that the word list of a scheme gives to a wording: of the whole, else of its first term.

    >>> concept_of("field", "养老服务"), concept_of("standarditem", "有场地")
    ('elderly', 'premises')
    """
    words = load_lexicon().gazetteer(scheme)
    return words.concept(text) or words.first(text)


def usual_kind(indicator: str | None) -> str:
    """Return what kind of figure an indicator is, where a file does not say."""
    measure = load_measures().get(indicator) if indicator else None
    return measure.kind if measure else "stock"


def usual_measure(indicator: str | None, column: str) -> str | None:
    """Return the ``tier`` or ``denominator`` of an indicator, where a file does not say.

    >>> usual_measure("room_coverage", "tier"), usual_measure(None, "tier")
    ('village', None)
    """
    measure = load_measures().get(indicator) if indicator else None
    found: str | None = getattr(measure, column) if measure else None
    return found

"""Values of a question's parameters, as the recognisers of the project read them in a text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from swgraph import iri
from swgraph.catalogue import Parameter, Question
from swgraph.errors import UnknownTermError
from swgraph.find.dates import When, read_dates
from swgraph.find.places import places, unclear_places
from swgraph.find.spoken import spoken
from swgraph.find.words import plain
from swgraph.lexicon import load_regions
from swgraph.query import concept_id
from swgraph.recognise import mask_titles, recognise_indicators, recognise_levels, recognise_titles
from swgraph.recognise.pattern import Pattern

Value = str | int | Decimal | list[str]

_FACT: Final = Pattern(rf"(?P<iri>{iri.ID.replace('.', '[.]')}[\w/.~%-]+|swr:[\w/.~-]+)")
_REPAIR: Final = Pattern(r"\b(?P<name>[a-z]+(?:_[a-z]+)+|mojibake|blanks|script|invisible)\b")
_YEAR: Final = Pattern(r"\b(?P<year>[0-9]{4})(?:年|\b)")
_SHARE: Final = Pattern(r"(?P<decimal>0?[.][0-9]{1,4})|(?P<percent>[0-9]{1,2}(?:[.][0-9]{1,2})?) ?(?:%|％|percent)")
_QUOTED: Final = Pattern(r"[“「\"](?P<words>[^“”「」\"\n]{2,20})[”」\"]")
#: Divisions that are asked for, not services at a level: 各市, 各地级市, 哪些县.
_DIVISIONS: Final = Pattern(
    r"(?:各|每个|哪些|各个|哪个)(?:(?P<province>省)|(?:设区|地级)?(?P<prefecture>市(?:[^县]|$)|州|盟)|(?P<county>县|区县|旗县))|"
    r"(?P<city>\bcities\b|\bprefectures\b)|(?P<counties>\bcounties\b)"
)
_NAMED_LEVEL: Final = Pattern(r"^(?:级|一级|这一级|层面|层级|社工站|社会工作|中心|总站|站|社工室|室|服务站|指导中心)")
_DIVISION_QUESTIONS: Final = frozenset({"D2", "G1", "G3", "G4"})
_USUAL_LEVEL: Final = {"D6": "county", "G1": "province", "G3": "province", "G4": "province"}  # what the file has by itself


@dataclass(frozen=True)
class Reading:
    """A text with what was read in it, each thing when it is first wanted."""

    text: str

    @cached_property
    def words(self) -> str:
        """The text without the titles in it, in lower case."""
        return plain(mask_titles(self.text))

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The codes of the places."""
        return places(self.words)

    @cached_property
    def unclear(self) -> tuple[str, ...]:
        """Names that fit several divisions."""
        return unclear_places(self.words)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators, in Chinese or English."""
        named = [mention.concept for mention in recognise_indicators(self.words)]
        said = [name.values[0] for name in spoken("indicator", self.words)]
        return tuple(dict.fromkeys(each for each in (*named, *said) if _is_concept("indicator", each)))

    @cached_property
    def dates(self) -> tuple[When, ...]:
        """The dates; the year of the reform of 2023 is none."""
        return tuple(when for when in read_dates(self.words) if not when.reform or when.exact)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles between 《 and 》."""
        return tuple(dict.fromkeys(mention.title for mention in recognise_titles(self.text)))

    @cached_property
    def innovations(self) -> tuple[str, ...]:
        """The practices whose spread can be asked for."""
        return tuple(dict.fromkeys(name.values[0] for name in spoken("innovation", self.words)))

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """Levels of services: those named as such, 县级 or 乡镇社工站."""
        named = [m.concept for m in recognise_levels(self.words) if _is_level(self.words, m.span.end, m.text)]
        said = [name.values[0] for name in spoken("level", self.words)]
        return tuple(dict.fromkeys((*named, *said)))

    @cached_property
    def divisions(self) -> tuple[str, ...]:
        """Levels of the divisions asked for: 各市, cities."""
        found = {"city": "prefecture", "counties": "county"}
        names = [name for hit in _DIVISIONS.finditer(self.words) for name in hit.names if hit[name]]
        return tuple(dict.fromkeys(found.get(name, name) for name in names))

    @cached_property
    def things(self) -> tuple[str, ...]:
        """IRIs of facts and sources."""
        return tuple(dict.fromkeys(hit["iri"] or "" for hit in _FACT.finditer(self.text)))


def _is_level(text: str, end: int, printed: str) -> bool:
    return printed.endswith(("级", "层")) or _NAMED_LEVEL.match(text[end : end + 8]) is not None


def _is_concept(scheme: str, name: str) -> bool:
    try:
        return bool(concept_id(scheme, name))
    except UnknownTermError:
        return False


def fill(question: Question, reading: Reading) -> dict[str, Value]:
    """Return the values that a text gives for the parameters of a question.

    >>> from swgraph.catalogue import load_catalogue
    >>> fill(load_catalogue().get("C2"), Reading("到2027年宁夏持证社工还差多少"))
    {'region': ['640000'], 'indicator': ['certified_total'], 'by': 2027}
    """
    values: dict[str, Value] = {}
    for parameter in question.params:
        found = list(_FILLERS.get(parameter.name, _nothing)(question, reading))
        if found:
            values[parameter.name] = _as_wanted(parameter, found)
    return values


def left_over(reading: Reading, params: Mapping[str, Value]) -> tuple[str, ...]:
    """Return places, years and titles of a text that no parameter took, so that nobody believes they were heeded.

    >>> left_over(Reading("2025年宁夏"), {"region": ["640000"]})
    ('2025',)
    """
    taken = str(list(params.values()))
    regions = (load_regions().get(code).name for code in reading.regions if repr(code) not in taken)
    years = (hit["year"] or "" for hit in _YEAR.finditer(reading.words))
    titles = (f"《{title}》" for title in reading.titles if repr(title) not in taken)
    return tuple(dict.fromkeys((*regions, *(year for year in years if year not in taken), *titles)))


def _as_wanted(parameter: Parameter, found: list[str | int | Decimal]) -> Value:
    return [str(each) for each in found] if parameter.many else found[0]


_Found = Iterator[str | int | Decimal]


def _nothing(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from ()


def _regions(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from reading.regions


def _indicators(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from reading.indicators


def _levels(question: Question, reading: Reading) -> _Found:
    found = reading.divisions if question.id in _DIVISION_QUESTIONS else reading.levels
    if found != (_USUAL_LEVEL.get(question.id),):
        yield from found


def _innovations(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from reading.innovations


def _titles(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from reading.titles


def _by(question: Question, reading: Reading) -> _Found:
    """Yield the latest year, unless it is the day from which is looked (as_of) or a start."""
    taken = any(parameter.name == "as_of" for parameter in question.params)
    yield from sorted({when.year for when in reading.dates if not when.since and not (taken and when.at)}, reverse=True)


def _since(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from sorted(when.year for when in reading.dates if not when.exact)


def _reform(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from (when.day.isoformat() for when in reading.dates if when.exact and when.day)


def _year(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from (when.year for when in reading.dates)


def _day(question: Question, reading: Reading) -> _Found:
    """Yield the day to look from: any date where no year is asked for, otherwise one said to be such (截至)."""
    alone = all(parameter.name != "by" for parameter in question.params)
    yield from (when.day.isoformat() for when in reading.dates if when.day and (alone or when.at))


def _term(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from (hit["words"] or "" for hit in _QUOTED.finditer(reading.text))


def _share(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    for hit in _SHARE.finditer(reading.words):
        yield Decimal(hit["decimal"]) if hit["decimal"] else Decimal(hit["percent"] or 0) / 100


def _facts(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from reading.things


def _repairs(question: Question, reading: Reading) -> _Found:  # noqa: ARG001
    yield from (name for hit in _REPAIR.finditer(reading.words) if _is_concept("repair", name := hit["name"] or ""))


_FILLERS: Final[dict[str, Callable[[Question, Reading], _Found]]] = {
    "region": _regions,
    "indicator": _indicators,
    "level": _levels,
    "innovation": _innovations,
    "document": _titles,
    "by": _by,
    "since": _since,
    "reform": _reform,
    "year": _year,
    "at": _day,
    "as_of": _day,
    "term": _term,
    "least": _share,
    "below": _share,
    "fact": _facts,
    "source": _facts,
    "repair": _repairs,
}

"""Dates of questions in both languages: by 2027, as of June 2024, 2018年以来, 截至2024年底."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from swgraph.recognise import recognise_dates
from swgraph.recognise.days import exact, last_day
from swgraph.recognise.pattern import Hit, Pattern

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH: Final = Pattern(
    r"\b(?:(?P<since>since|after|from)|(?P<at>as of|as at|on|at the end of|at the beginning of|valid in|in force in))?\s*(?:the )?(?:end of )?"
    r"(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\s+)?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?\s+(?:(?P<day_after>[0-3]?[0-9])(?:st|nd|rd|th)?,?\s+)?)?"
    r"(?P<year>(?:19|20)[0-9]{2})\b"
)
_YEAR: Final = Pattern(r"(?P<year>(?:19|20)[0-9]{2})")
_REFORM: Final = Pattern(r"^(?:年|年的| )?(?:党和国家)?(?:机构改革|改革|institutional reform|reform)")
_REFORM_OF: Final = Pattern(r"(?:reform|reorgani[sz]ation) (?:of|in)(?: march)?\s*$")


@dataclass(frozen=True, slots=True)
class When:
    """A date of a question: its year, its latest day, and whether it is a start, a day to look at, or the year of the reform."""

    year: int
    day: date | None
    text: str
    since: bool = False
    at: bool = False
    exact: bool = False
    reform: bool = False


def read_dates(text: str) -> tuple[When, ...]:
    """Return the dates of a plain text; years that the Chinese recogniser does not read are read as in English.

    >>> [(when.year, when.at, str(when.day)) for when in read_dates("as of june 2024")]
    [(2024, True, '2024-06-30')]
    >>> [(when.year, when.since) for when in read_dates("2018年以来，到2027年")]
    [(2018, True), (2027, False)]
    """
    found, rest = list(_chinese(text)), text
    for when in found:
        rest = rest.replace(when.text, " " * len(when.text), 1)
    return (*found, *_english(rest))


def _chinese(text: str) -> Iterator[When]:
    for mention in recognise_dates(text):
        printed, latest = mention.date.text, mention.date.latest
        year = _YEAR.search(printed)
        if latest is None and year is None:
            continue
        number = latest.year if latest else int(year["year"] or 0) if year else 0
        is_reform = _is_reform(text, mention.span.start, mention.span.end)
        is_exact = mention.date.precision == "day"
        yield When(number, latest, printed, latest is None, mention.role == "as_of", is_exact, is_reform)


def _english(text: str) -> Iterator[When]:
    for hit in _ENGLISH.finditer(text):
        year = int(hit["year"] or 0)
        at = hit.span("year")
        is_exact = _day(hit) is not None
        yield When(
            year, _latest(hit, year), text[hit.start : hit.end].strip(), hit["since"] is not None, hit["at"] is not None, is_exact,
            _is_reform(text, at.start, at.end),
        )  # fmt: skip


def _latest(hit: Hit, year: int) -> date | None:
    month = _MONTHS.index(hit["month"]) + 1 if hit["month"] else None
    day = _day(hit)
    return exact(year, month, day) if month and day else last_day(year, month)


def _day(hit: Hit) -> int | None:
    printed = hit["day"] or hit["day_after"]
    return int(printed) or None if printed and hit["month"] else None


def _is_reform(text: str, start: int, end: int) -> bool:
    return bool(_REFORM.match(text[end : end + 30]) or _REFORM_OF.search(text[max(0, start - 40) : start]))

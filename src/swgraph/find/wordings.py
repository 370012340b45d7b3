"""What people write instead of the words of the catalogue, from ``data/lexicon/question.tsv``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from swgraph.errors import LexiconError
from swgraph.lexicon import expand
from swgraph.resources import resource_path

_HEADER: Final = "question\tpolarity\twording"


@dataclass(frozen=True, slots=True)
class Wording:
    """Parts that must all stand in a text; each part is one of its forms. ``speaks_for`` is False for what speaks against."""

    parts: tuple[tuple[str, ...], ...]
    speaks_for: bool

    def fits(self, text: str) -> bool:
        """Return whether every part stands in a plain text.

        >>> Wording((("gap", "差距"), ("target", "目标")), True).fits("离目标差距多大")
        True
        """
        return all(any(stands_in(form, text) for form in part) for part in self.parts)


def stands_in(form: str, text: str) -> bool:
    """Return whether a form stands in a text; a Latin one only where a word begins.

    >>> stands_in("rate", "the rates"), stands_in("rate", "corporate")
    (True, False)
    """
    at = text.find(form)
    while at > 0 and form[0].isascii() and form[0].isalpha() and text[at - 1].isascii() and text[at - 1].isalpha():
        at = text.find(form, at + 1)
    return at >= 0


@cache
def load_wordings() -> Mapping[str, tuple[Wording, ...]]:
    """Return the wordings of each question by its id, read at the first call.

    Raises:
        LexiconError: a line of the table does not fit.
    """
    path = resource_path("data", "lexicon", "question.tsv")
    lines = path.read_text("utf-8").splitlines()
    if lines[0] != _HEADER:
        raise LexiconError(f"{path.name}: wanted the header {_HEADER!r}, got {lines[0]!r}")
    found: dict[str, tuple[Wording, ...]] = {}
    for number, line in enumerate(lines[1:], 2):
        if line and not line.startswith("#"):
            question, polarity, wording = _cells(f"{path.name}, line {number}", line)
            found[question] = (*found.get(question, ()), Wording(_parts(wording), polarity == "+"))
    return MappingProxyType(found)


def _cells(place: str, line: str) -> tuple[str, str, str]:
    cells = line.split("\t")
    if len(cells) != 3 or not all(cells) or cells[1] not in ("+", "-"):
        raise LexiconError(f"{place}: wanted question, + or -, wording, got {line!r}")
    return cells[0], cells[1], cells[2]


def _parts(wording: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(expand(part.lower())) for part in wording.split("&"))

"""What regions and concepts are called in a table: their Chinese names, and the codes at the end of their IRIs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from swgraph.columns import Columns, Pairs, sorted_unique
from swgraph.columns.values import lexical_form
from swgraph.namespaces import SKOS, SW
from swgraph.national.joins import along

PROVINCE: Final = f"<{SW.inProvince}>"
COUNTY: Final = f"<{SW.inCounty}>"
LEVEL: Final = f"<{SW.level}>"
LABEL: Final = f"<{SKOS.prefLabel}>"


@dataclass(frozen=True, slots=True)
class Name:
    """The Chinese name of a thing, its code where it has none, and its code."""

    name: str
    code: str


def names_of(columns: Columns, numbers: Pairs) -> Mapping[int, Name]:
    """Return the names of things by their numbers; where one has several, the first in the order of their characters."""
    wanted = sorted_unique(numbers[numbers >= 0])
    codes = [code_of(term) for term in columns.terms.many(wanted)]
    labels = _labels(columns, wanted)
    return {number: Name(labels.get(number, code), code) for number, code in zip(wanted.tolist(), codes, strict=True)}


def code_of(term: str) -> str:
    """Return the last part of an IRI of ours.

    >>> code_of("<https://w3id.org/swgraph/id/region/640000>"), code_of("<urn:other>")
    ('640000', '')
    """
    for kind in _CODED:
        _, found, code = term.partition(kind)
        if found:
            return code.rstrip(">")
    return ""


_CODED: Final = ("/id/region/", "/vocab/level/", "/vocab/indicator/")


def _labels(columns: Columns, wanted: Pairs) -> dict[int, str]:
    places, labels = along(columns, LABEL, wanted)
    found: dict[int, str] = {}
    for number, term in zip(wanted[places].tolist(), columns.terms.many(labels), strict=True):
        name = chinese(term)
        if name is not None:
            found[number] = min(name, found.get(number, name))
    return found


def chinese(term: str) -> str | None:
    """Return the text of a literal that is marked as Chinese, None for any other term.

    >>> chinese('"宁夏"@zh-hans'), chinese('"宁夏"'), chinese('"@zh"@en')
    ('宁夏', None, None)
    """
    _, _, language = term.rpartition('"')
    return lexical_form(term) if language[:3] == "@zh" and language[3:4] in ("", "-") else None


__all__ = ["COUNTY", "LABEL", "LEVEL", "PROVINCE", "Name", "chinese", "code_of", "names_of"]

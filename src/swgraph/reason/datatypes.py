"""Datatypes of literals: which literals belong to which (``dt-type2``), and which do not fit (``dt-not-type``)."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from swgraph.columns import TYPE
from swgraph.namespaces import RDF, RDFS, XSD
from swgraph.reason.joins import pair
from swgraph.reason.rules import Rules
from swgraph.reason.terms import is_datatype

_XSD: Final = f"<{XSD._NS}"
_ANY: Final = f"<{RDFS.Literal}>"
_LITERAL: Final = re.compile(r'"(.*)"(?:\^\^(<[^>]*>)|@(.*))?', re.DOTALL)
_ABOVE: Final[Mapping[str, str]] = {
    "integer": "decimal", "long": "integer", "int": "long", "short": "int", "byte": "short", "nonNegativeInteger": "integer",
    "positiveInteger": "nonNegativeInteger", "unsignedLong": "nonNegativeInteger", "unsignedInt": "unsignedLong",
    "unsignedShort": "unsignedInt", "unsignedByte": "unsignedShort", "nonPositiveInteger": "integer",
    "negativeInteger": "nonPositiveInteger", "normalizedString": "string", "token": "normalizedString", "language": "token",
    "Name": "token", "NCName": "Name", "NMTOKEN": "token", "dateTimeStamp": "dateTime",
}  # fmt: skip
_BOUNDS: Final[Mapping[str, tuple[int | None, int | None]]] = {
    "integer": (None, None), "long": (-(2**63), 2**63 - 1), "int": (-(2**31), 2**31 - 1), "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127), "nonNegativeInteger": (0, None), "positiveInteger": (1, None), "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1), "unsignedShort": (0, 2**16 - 1), "unsignedByte": (0, 255), "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
}  # fmt: skip
_DIGITS: Final = 400
_DECIMAL: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_INTEGER: Final = re.compile(r"[+-]?\d+", re.ASCII)
_FORMS: Final[Mapping[str, re.Pattern[str]]] = {
    "boolean": re.compile(r"true|false|0|1"),
    "decimal": _DECIMAL,
    "double": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN", re.ASCII),
    "float": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN", re.ASCII),
    "date": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d\d:\d\d)?", re.ASCII),
    "gYear": re.compile(r"-?\d{4,}(Z|[+-]\d\d:\d\d)?", re.ASCII),
    "dateTime": re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII),
    "dateTimeStamp": re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII),
}


def literal_parts(literal: str) -> tuple[str, str]:
    r"""Return the words and the datatype of a literal in N-Triples form.

    >>> literal_parts('"5"^^<urn:d>'), literal_parts('"a"@en')[1].endswith("langString>"), literal_parts('"a"')[1][-7:]
    (('5', '<urn:d>'), True, 'string>')
    """
    match = _LITERAL.fullmatch(literal)
    words, datatype, language = match.groups() if match else ("", None, None)
    return words or "", datatype or (f"<{RDF.langString}>" if language else f"<{XSD.string}>")


def datatypes_of(literal: str) -> Iterator[str]:
    """Yield the datatypes that a literal belongs to; none for one that is not well-formed.

    >>> {"byte", "decimal", "positiveInteger"} < {each[len(_XSD) : -1] for each in datatypes_of(f'"5"^^{_XSD}integer>')}
    True
    """
    words, datatype = literal_parts(literal)
    name = datatype.removeprefix(_XSD)[:-1]
    if not is_well_formed(words, datatype):
        return
    yield datatype
    yield _ANY
    words = re.sub(r"\.0*$", "", words) if name == "decimal" else words  # 5.0 is an integer
    yield from (f"{_XSD}{each}>" for each in _families(name) if each != name and is_well_formed(words, f"{_XSD}{each}>"))


def fits(literal: str, datatype: str) -> bool:
    """Return whether the value of a literal is one of a datatype (a term in N-Triples form); True where that is unknown.

    >>> fits('"5"', f"{_XSD}integer>"), fits(f'"5"^^{_XSD}integer>', f"{_XSD}decimal>"), fits(f'"300"^^{_XSD}int>', f"{_XSD}byte>")
    (False, True, False)
    """
    words, own = literal_parts(literal)
    if not is_well_formed(words, own):
        return False
    if datatype in (own, _ANY) or not (datatype.startswith(_XSD) and own.startswith((_XSD, f"<{RDF._NS}"))):
        return True
    return datatype in datatypes_of(literal)


def value_of(literal: str) -> tuple[str, object]:
    """Return what a literal means: a number by its value, everything else by its words and its datatype or language.

    >>> value_of(f'"1.0"^^{_XSD}decimal>') == value_of(f'"1"^^{_XSD}int>'), value_of('"a"@en') == value_of('"a"')
    (True, False)
    """
    words, datatype = literal_parts(literal)
    if (datatype == f"{_XSD}decimal>" or datatype.removeprefix(_XSD)[:-1] in _BOUNDS) and is_well_formed(words, datatype):
        return "number", Decimal(words)
    language = literal[literal.rindex('"') + 1 :]
    return (language if language.startswith("@") else datatype), words


def is_well_formed(words: str, datatype: str) -> bool:
    """Return whether words are a literal of a datatype; True where the datatype is not known here.

    >>> is_well_formed("2027-02", f"{_XSD}date>"), is_well_formed("256", f"{_XSD}unsignedByte>"), is_well_formed("x", "<urn:d>")
    (False, False, True)
    """
    name = datatype.removeprefix(_XSD)[:-1]
    if name in _BOUNDS:
        return bool(_INTEGER.fullmatch(words)) and _within(words, *_BOUNDS[name])
    return name not in _FORMS or bool(_FORMS[name].fullmatch(words))


def _within(words: str, low: int | None, high: int | None) -> bool:
    number = int(words[:_DIGITS])  # beyond these all bounds are passed, and Python refuses to read thousands of digits
    return (low is None or low <= number) and (high is None or number <= high)


@cache
def _families(name: str) -> tuple[str, ...]:
    """Return the datatypes that share values with one: numbers with numbers, texts with the texts above them."""
    if name == "decimal" or name in _BOUNDS:
        return ("decimal", *_BOUNDS)
    above: list[str] = []
    while name in _ABOVE:
        name = _ABOVE[name]
        above.append(name)
    return tuple(above)


def typed_literals(rules: Rules) -> list[int]:
    """Return pairs of literals and the datatypes that a rule asks for; nothing is read where no rule does."""
    names, kind = rules.names, rules.names.number(TYPE)
    every = (*rules.rules, *rules.contradictions)
    asked = {atom.value for rule in every for atom in rule.body if atom.predicate == kind and atom.value >= 0}
    wanted = {names[each]: each for each in asked if is_datatype(names[each])}
    if not wanted:
        return []
    added = (n for n in range(len(names.terms), len(names)) if names[n].startswith('"'))
    literals = (*names.starting('"'), *added)
    return [pair(n, wanted[each]) for n in literals for each in datatypes_of(names[n]) if each in wanted]

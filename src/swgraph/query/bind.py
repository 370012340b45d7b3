"""Values into questions: checked against the parameter's type, written by the term classes of pyoxigraph.

Nothing is pasted as text. What a value may be is decided by its type; how a term is written, quoted and escaped is decided by
pyoxigraph, whose constructors refuse what is no IRI or literal.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode

from swgraph import iri
from swgraph.catalogue import Parameter, Question, values_pattern
from swgraph.errors import ParameterError
from swgraph.prefixes import PREFIXES, term_iri
from swgraph.query.concepts import concept_id
from swgraph.query.values import plain_decimal

MOST_VALUES: Final = 1000
_ANY_VALUES: Final = re.compile(values_pattern("[A-Za-z_][A-Za-z0-9_]*"))
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_YEAR: Final = re.compile(r"[0-9]{4}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?", re.ASCII)
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)
_ESCAPE: Final = re.compile(r"\\(?:\\([uU])?|.)", re.DOTALL)
_Term = NamedNode | Literal


def bind(question: Question, params: Mapping[str, object]) -> str:
    """Return the SPARQL of a question with values in place of UNDEF; what is not given, or None, stays as the file has it.

    A region means itself, not the regions within it. Regions are given by name, code, IRI or ``Region``; indicators and
    levels by id, label or IRI; dates as ``date`` or ``2027-12-31``. A parameter that allows it takes a list of values.

    >>> from swgraph.catalogue import load_catalogue
    >>> text = bind(load_catalogue().get("C1"), {"region": "宁夏", "by": 2027})
    >>> [line.strip() for line in text.splitlines() if "VALUES" in line][:3:2]
    ['VALUES ?region { <https://w3id.org/swgraph/id/region/640000> }', 'VALUES ?by { "2027"^^<http://www.w3.org/2001/XMLSchema#integer> }']

    Raises:
        ParameterError: a parameter that the question does not take, or a value that does not fit its type.
        UnknownRegionError, AmbiguousRegionError, UnknownTermError: a name that nothing, or more than one thing, has.
    """
    terms = bound_terms(question, params)

    # One pass over the file's own text: what is put in is never read again, whatever it holds.
    def written(match: re.Match[str]) -> str:
        values = terms.get(match[1])
        return f"VALUES ?{match[1]} {{ {' '.join(map(_written, values))} }}" if values else match[0]

    return _ANY_VALUES.sub(written, question.text)


def bound_terms(question: Question, params: Mapping[str, object]) -> dict[str, tuple[_Term, ...]]:
    """Return the terms that the values of parameters mean, without those that are None; see ``bind``.

    Raises:
        ParameterError: a parameter that the question does not take, or a value that does not fit its type.
        UnknownRegionError, AmbiguousRegionError, UnknownTermError: a name that nothing, or more than one thing, has.
    """
    known = {parameter.name: parameter for parameter in question.params}
    if unknown := [name for name in params if name not in known]:
        raise ParameterError(
            f"{question.id} 没有参数 has no parameter {unknown[0]!r}; it takes {'、'.join(known) or 'none'}"
        )
    return {name: _terms(question, known[name], value) for name, value in params.items() if value is not None}


def _terms(question: Question, parameter: Parameter, value: object) -> tuple[_Term, ...]:
    values = list(value) if isinstance(value, list | tuple | set | frozenset) else [value]
    if len(values) != 1 and not parameter.many:
        raise _unfit(question, parameter, value, "a single value")
    if not 1 <= len(values) <= MOST_VALUES:
        raise _unfit(question, parameter, f"{len(values)} values", f"1 to {MOST_VALUES} values")
    return tuple(dict.fromkeys(_term(question, parameter, each) for each in values))


def _term(question: Question, parameter: Parameter, value: object) -> _Term:
    try:
        return _WRITERS[parameter.type](value)
    except (ValueError, TypeError) as error:
        raise _unfit(question, parameter, value, str(error)) from error


def _written(term: _Term) -> str:
    r"""Return a term as SPARQL.

    Some engines (rdflib) turn code points such as ``\u0022`` into characters before they read anything else, even after an
    escaped backslash: there the u itself is written as a code point (of eight digits: what follows can be digits too).
    """
    return _ESCAPE.sub(lambda match: rf"\\\U{ord(match[1]):08X}" if match[1] else match[0], str(term))


def _unfit(question: Question, parameter: Parameter, value: object, wanted: str) -> ParameterError:
    return ParameterError(
        f"{question.id} 的参数 {parameter.name} 不合要求: wanted {wanted}, got {_shown(value)}; {parameter.doc.en} ({parameter.type})"
    )


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:200]}…"


def _region(value: object) -> _Term:
    from swgraph.lexicon import load_regions  # not every question has a region, and the records take a while to import
    from swgraph.model import Region

    if isinstance(value, Region):
        return NamedNode(iri.region_iri(value.code))
    text = _words(value, "a name such as 宁夏, a code such as 640000, an IRI or a Region")
    # A graph may hold divisions that the list does not: an IRI is taken as it is.
    if text.startswith(iri.region_iri("")):
        return NamedNode(text)
    return NamedNode(iri.region_iri(load_regions().find(text).code))


def _indicator(value: object) -> _Term:
    return _concept("indicator", value)


def _level(value: object) -> _Term:
    return _concept("level", value)


def _concept(scheme: str, value: object) -> _Term:
    return NamedNode(iri.concept_iri(scheme, concept_id(scheme, _words(value, "an id or a label"))))


def _year(value: object) -> _Term:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _YEAR.fullmatch(text):
        raise ValueError("a year of four digits such as 2027")
    return Literal(text, datatype=NamedNode(term_iri("xsd:integer")))


def _date(value: object) -> _Term:
    if isinstance(value, date) and not isinstance(value, datetime):
        return Literal(value.isoformat(), datatype=NamedNode(term_iri("xsd:date")))
    wanted = "a day such as 2027-12-31"
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError(wanted)
    try:
        return _date(date.fromisoformat(value))
    except ValueError as error:
        raise ValueError(wanted) from error


def _decimal(value: object) -> _Term:
    wanted = "a number such as 0.9"
    text = str(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise ValueError(wanted)
    return Literal(str(plain_decimal(Decimal(text))), datatype=NamedNode(term_iri("xsd:decimal")))


def _string(value: object) -> _Term:
    return Literal(_words(value, "text"))


def _iri(value: object) -> _Term:
    wanted = "an IRI such as https://w3id.org/swgraph/id/target/… or swr:target/…"
    text = _words(value, wanted)
    prefix, colon, rest = text.partition(":")
    full = PREFIXES[prefix] + rest if colon and prefix in PREFIXES else text
    if not _ABSOLUTE.match(full):
        raise ValueError(wanted)
    try:
        return NamedNode(full)
    except ValueError as error:
        raise ValueError(wanted) from error


def _words(value: object, wanted: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(wanted)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{wanted}, without lone surrogates") from error
    return value.strip()


_WRITERS: Final = {
    "region": _region,
    "indicator": _indicator,
    "level": _level,
    "year": _year,
    "date": _date,
    "decimal": _decimal,
    "string": _string,
    "iri": _iri,
}

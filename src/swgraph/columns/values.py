"""What literals say: their text without quotation marks and escapes, and their value where they are numbers."""

import re
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from swgraph.columns.pairs import Pairs, sorted_unique
from swgraph.columns.terms import Terms
from swgraph.namespaces import XSD

_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPED: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_NUMBERS: Final = (
    "integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
    "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
)  # fmt: skip


def lexical(terms: Terms, numbers: Iterable[int] | Pairs) -> list[str]:
    r"""Return the text of literals without quotation marks, language and datatype; of IRIs without angle brackets.

    >>> from swgraph.columns import encode
    >>> terms = encode([r'<urn:a> <urn:p> "a \"b\" \u4e00"@en .']).terms
    >>> lexical(terms, range(len(terms)))[:2]
    ['a "b" 一', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type']
    """
    return [lexical_form(term) for term in terms.many(numbers)]


def lexical_form(term: str) -> str:
    """Return the text of one term in N-Triples form; a blank node is its own."""
    if term.startswith("<"):
        return term[1:-1]
    if not term.startswith('"'):
        return term
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def numeric(terms: Terms, numbers: Iterable[int] | Pairs) -> NDArray[np.float64]:
    """Return the values of literals with a datatype of numbers, NaN for all others and for what is no number.

    >>> from swgraph.columns import encode
    >>> terms = encode([f'<urn:a> <urn:p> "{n}"^^<{XSD.decimal}> .' for n in ("1.5", "many")]).terms
    >>> numeric(terms, range(3))
    array([1.5, nan, nan])
    """
    numbers = np.asarray(numbers if isinstance(numbers, np.ndarray) else list(numbers), np.int64)
    distinct = sorted_unique(numbers)
    types = frozenset(f"<{XSD[name]}>" for name in _NUMBERS)
    values = np.fromiter((_value(term, types) for term in terms.many(distinct)), np.float64, len(distinct))
    return values[np.searchsorted(distinct, numbers)]


def _value(term: str, types: frozenset[str]) -> float:
    text, typed, datatype = term.rpartition("^^")
    if not typed or datatype not in types or "_" in text:
        return np.nan
    try:
        return float(lexical_form(text))
    except ValueError:
        return np.nan


def _unescaped(match: re.Match[str]) -> str:
    short, long, letter = match.groups()
    return _ESCAPED.get(letter, letter) if letter else chr(int(short or long, 16))

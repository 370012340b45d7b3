"""The terms of the columns as SHACL looks at them: kinds, lexical forms, datatypes and languages of whole arrays of numbers."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from swgraph.columns import Columns

Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]

LITERAL: Final = 0
IRI: Final = 1
BLANK: Final = 2
STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
LANG_STRING: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


@dataclass
class Table:
    """The terms of some columns, and after them those that only the shapes name.

    Literals come first, then IRIs, then blank nodes, since the columns sort their N-Triples forms.
    """

    columns: Columns
    extra: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _last: tuple[bytes, list[str]] = field(default_factory=lambda: (b"", []))

    @cached_property
    def size(self) -> int:
        """Return how many terms the data have."""
        return len(self.columns.terms)

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        terms = self.columns.terms
        return bisect_left(terms, "<"), bisect_left(terms, "_")

    def number(self, term: str) -> int:
        """Return the number of a term in N-Triples form; one that the data do not have gets a number after theirs."""
        known = self._numbers.get(term)
        if known is None:
            known = self.columns.terms.number(term)
            if known is None:
                known = self.size + len(self.extra)
                self.extra.append(term)
            self._numbers[term] = known
        return known

    def text(self, number: int) -> str:
        """Return a term in N-Triples form."""
        return self.extra[number - self.size] if number >= self.size else self.columns.terms[number]

    def texts(self, ids: Ids) -> list[str]:
        """Return terms in N-Triples form; those asked last are kept, since the next constraint of a shape asks for the same."""
        key = ids.tobytes()
        if self._last[0] != key:
            self._last = key, self._texts(ids)
        return self._last[1]

    def _texts(self, ids: Ids) -> list[str]:
        if len(ids) and int(ids.max()) >= self.size:
            return [self.text(number) for number in ids.tolist()]
        return self.columns.terms.many(ids)

    def strings(self, ids: Ids) -> list[str]:
        """Return what SPARQL's ``STR`` gives: the lexical form of a literal, an IRI without its brackets."""
        return [text[1:-1] if text[0] == "<" else plain(text) for text in self.texts(ids)]

    def kinds(self, ids: Ids) -> NDArray[np.int8]:
        """Return whether each term is a literal, an IRI or a blank node."""
        literals, iris = self._bounds
        kinds = np.where(ids < literals, LITERAL, np.where(ids < iris, IRI, BLANK)).astype(np.int8)
        for place in np.flatnonzero(ids >= self.size).tolist():
            kinds[place] = kind_of(self.text(int(ids[place])))
        return kinds


def kind_of(term: str) -> int:
    """Return the kind of a term in N-Triples form.

    >>> kind_of('"a"'), kind_of("<urn:a>"), kind_of("_:a")
    (0, 1, 2)
    """
    return {'"': LITERAL, "<": IRI}.get(term[0], BLANK)


def plain(term: str) -> str:
    r"""Return the lexical form of a literal, an IRI without brackets, a blank node without its mark.

    >>> plain('"a\\n\\u4E00"@zh'), plain("<urn:a>"), plain("_:b1")
    ('a\n一', 'urn:a', 'b1')
    """
    if term[0] == "<":
        return term[1:-1]
    if term[0] != '"':
        return term.removeprefix("_:")
    text = term[1 : term.rfind('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _SHORT.get(match[3], match[3])


def suffix_of(literal: str) -> str:
    """Return what stands behind the closing quotation mark of a literal: ``''``, ``@zh`` or ``^^<datatype>``."""
    return literal[literal.rfind('"') + 1 :]


def datatype_of(suffix: str) -> str:
    """Return the datatype IRI of a literal from what stands behind its quotation mark.

    >>> datatype_of(""), datatype_of("^^<urn:d>")
    ('http://www.w3.org/2001/XMLSchema#string', 'urn:d')
    """
    if suffix.startswith("@"):
        return LANG_STRING
    return suffix[3:-1] if suffix else STRING

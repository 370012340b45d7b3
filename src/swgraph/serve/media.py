"""Media types of answers, their short names, and the choice among them that an Accept header makes (RFC 9110, 12.5.1)."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an answer: its media type, the suffix of a file, names for ``?format=``, other types it is asked by."""

    media_type: str
    suffix: str
    names: tuple[str, ...]
    also: tuple[str, ...] = ()


TABLES: Final = (
    Form("application/sparql-results+json", "srj", ("json", "srj"), ("application/json",)),
    Form("application/sparql-results+xml", "srx", ("xml", "srx"), ("application/xml", "text/xml")),
    Form("text/csv", "csv", ("csv",)),
    Form("text/tab-separated-values", "tsv", ("tsv",)),
)
"""Forms of the answers to SELECT and ASK, the preferred one first."""
GRAPHS: Final = (
    Form("text/turtle", "ttl", ("turtle", "ttl", "n3"), ("application/x-turtle", "text/n3")),
    Form("application/n-triples", "nt", ("ntriples", "n-triples", "nt")),
    Form("application/trig", "trig", ("trig",)),
    Form("application/n-quads", "nq", ("nquads", "n-quads", "nq")),
    Form("application/ld+json", "jsonld", ("jsonld", "json-ld", "json"), ("application/json",)),
    Form("application/rdf+xml", "rdf", ("rdfxml", "rdf+xml", "rdf", "xml"), ("application/xml", "text/xml")),
)
"""Forms of the answers to CONSTRUCT and DESCRIBE, and of descriptions."""
HTML: Final = Form("text/html", "html", ("html",))
FILES: Final = (
    Form("application/json", "json", ("json",)),
    Form("text/csv", "csv", ("csv",)),
    Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", ("xlsx",)),
    Form("text/markdown", "md", ("md",)),
)
"""Forms of the answers of the JSON interface."""


@lru_cache(maxsize=256)
def acceptable(accept: str, forms: Sequence[Form]) -> tuple[str, ...]:
    """Return the media types that a client takes, best first: by q, then how exactly they were asked for, then our order.

    >>> acceptable("text/csv;q=0.5, application/json", TABLES)
    ('application/json', 'text/csv')
    >>> acceptable("*/*", GRAPHS)[0], acceptable("image/png", GRAPHS)
    ('text/turtle', ())
    """
    ranges = tuple(_ranges(accept or "*/*"))
    offered = dict.fromkeys((*(form.media_type for form in forms), *(name for form in forms for name in form.also)))
    judged = ((_judged(name, ranges), place, name) for place, name in enumerate(offered))
    return tuple(name for (q, exact), place, name in sorted(judged, key=lambda j: (-j[0][0], -j[0][1], j[1])) if q > 0)


def named(name: str, forms: Sequence[Form]) -> tuple[str, ...]:
    """Return the media types that a short name or a media type means, none where it means nothing.

    >>> named("json", (*TABLES, *GRAPHS))
    ('application/sparql-results+json', 'application/ld+json')
    """
    wanted = name.strip().lower()
    return tuple(form.media_type for form in forms if wanted in (*form.names, form.media_type, *form.also))


def form_of(media_type: str, forms: Sequence[Form]) -> Form | None:
    """Return the form that has a media type, or is asked by it; the first where several are."""
    return next((form for form in forms if media_type in (form.media_type, *form.also)), None)


def with_charset(media_type: str) -> str:
    """Return the value of Content-Type: text is UTF-8, and says so.

    >>> with_charset("text/csv"), with_charset("application/json")
    ('text/csv; charset=utf-8', 'application/json')
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


@dataclass(frozen=True, slots=True)
class _Range:
    kind: str
    subtype: str
    q: float

    def exactness(self, media_type: str) -> int:
        """Return 3 for the type itself, 2 for its kind, 1 for anything, 0 for no fit."""
        kind, _, subtype = media_type.partition("/")
        if self.kind == "*":
            return 1
        if self.kind != kind:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == subtype)


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        kind, _, subtype = name.partition("/")
        if kind and subtype:
            yield _Range(kind, subtype, _quality(parameters))


def _quality(parameters: Sequence[str]) -> float:
    for each in parameters:
        name, _, value = each.partition("=")
        if name.strip() == "q":
            with suppress(ValueError):
                return min(max(float(value), 0.0), 1.0)
            return 0.0
    return 1.0


def _judged(media_type: str, ranges: Sequence[_Range]) -> tuple[float, int]:
    """Return the q and the exactness of the range that fits a type most exactly."""
    fits = [(each.exactness(media_type), each.q) for each in ranges]
    exact, q = max(fits, default=(0, 0.0))
    return (q, exact) if exact else (0.0, 0)

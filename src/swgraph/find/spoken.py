"""Names that people use in questions: Ningxia, certified social workers, 双百; from ``data/lexicon/spoken.tsv``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from swgraph.errors import LexiconError
from swgraph.lexicon import expand
from swgraph.recognise.pattern import Pattern
from swgraph.resources import resource_path

_HEADER: Final = "kind\tvalue\twording"
_MOST_WORDS: Final = 6
_TOKEN: Final = Pattern(r"[a-z0-9][a-z0-9',-]*[a-z0-9]|[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name found in a text: everything it can mean, and how it was written."""

    values: tuple[str, ...]
    text: str


def spoken(kind: str, text: str) -> Iterator[Spoken]:
    """Yield the names of a kind in a plain text, longest first where they overlap.

    >>> [name.values for name in spoken("region", "stations in xi'an, inner mongolia and suzhou")]
    [('610100',), ('150000',), ('320500', '341300')]
    """
    names = _names(kind)
    yield from _latin(names, text)
    yield from _chinese(names, text)


def _latin(names: Mapping[str, tuple[str, ...]], text: str) -> Iterator[Spoken]:
    tokens = [text[hit.start : hit.end].replace("'s", "").replace("'", "") for hit in _TOKEN.finditer(text)]
    at = 0
    while at < len(tokens):
        longest = range(min(_MOST_WORDS, len(tokens) - at), 0, -1)
        found = next((n for n in longest if " ".join(tokens[at : at + n]) in names), 0)
        if found:
            name = " ".join(tokens[at : at + found])
            yield Spoken(names[name], name)
        at += found or 1


def _chinese(names: Mapping[str, tuple[str, ...]], text: str) -> Iterator[Spoken]:
    rest = text
    for name in sorted((name for name in names if not name.isascii()), key=len, reverse=True):
        if name in rest:
            rest = rest.replace(name, " ")
            yield Spoken(names[name], name)


def _names(kind: str) -> Mapping[str, tuple[str, ...]]:
    return _load_names().get(kind, MappingProxyType({}))


@cache
def _load_names() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what names mean by kind and name; one name can mean several things (Suzhou)."""
    path = resource_path("data", "lexicon", "spoken.tsv")
    lines = path.read_text("utf-8").splitlines()
    if lines[0] != _HEADER:
        raise LexiconError(f"{path.name}: wanted the header {_HEADER!r}, got {lines[0]!r}")
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for line in lines[1:]:
        if not line.startswith("#"):
            kind, value, wording = line.split("\t")
            for name in (" ".join(form.split()) for form in expand(wording.lower())):
                found[kind][name] = tuple(dict.fromkeys((*found[kind].get(name, ()), value)))
    return MappingProxyType(found)

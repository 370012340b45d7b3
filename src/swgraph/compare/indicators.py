"""What the vocabulary says of each indicator: its unit, what it contains, and what it must not be taken for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from swgraph import iri
from swgraph.catalogue import Text
from swgraph.errors import ParameterError
from swgraph.namespaces import QUDT, SKOS, SW
from swgraph.query import concept_id
from swgraph.resources import resource_path

_SCHEME: Final = "indicator"
_LABEL: Final = str(SKOS.prefLabel)
_NOTE: Final = str(SKOS.scopeNote)
_UNIT: Final = str(QUDT.hasUnit)
_DISTINCT: Final = str(SW.distinctFrom)
_CONTAINS: Final = str(SW.containsIndicator)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with what keeps it apart from others; ``unit`` is the id of the unit that all its figures are in."""

    id: str
    label: Text
    note: Text
    unit: str
    distinct: frozenset[str]
    contains: frozenset[str]


def read_indicators(names: str | Iterable[str]) -> tuple[Indicator, ...]:
    """Return the indicators that ids, labels or IRIs mean, each once, in their order.

    >>> [each.id for each in read_indicators(["持证社工", "certified_total", "社工站数"])]
    ['certified_total', 'station_total']

    Raises:
        UnknownTermError: no indicator has this name; the nearest are given.
        ParameterError: there is none.
    """
    known = load_indicators()
    wanted = [names] if isinstance(names, str) else list(names)
    if not wanted or not all(isinstance(each, str) for each in wanted):
        raise ParameterError(f"没有指标 no indicators: wanted an id, a label or a list of them, got {names!r}; try 'certified_total'")
    return tuple(known[name] for name in dict.fromkeys(concept_id(_SCHEME, each) for each in wanted))


@cache
def load_indicators() -> dict[str, Indicator]:
    """Return every indicator by its id, read at the first call."""
    words: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    links: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    base = iri.concept_iri(_SCHEME, "")
    for quad in parse(path=str(resource_path("ontology", "vocab", f"{_SCHEME}.ttl")), format=RdfFormat.TURTLE):
        subject, value = quad.subject, quad.object
        if not isinstance(subject, NamedNode) or not subject.value.startswith(base):
            continue
        name = subject.value.removeprefix(base)
        if isinstance(value, Literal):
            words[name][quad.predicate.value, (value.language or "")[:2]] = value.value
        elif isinstance(value, NamedNode):
            links[name][quad.predicate.value].add(value.value.rsplit("/", 1)[-1])
    return {name: _indicator(name, words[name], links[name]) for name in words}


def _indicator(name: str, words: dict[tuple[str, str], str], links: dict[str, set[str]]) -> Indicator:
    def text(kind: str) -> Text:
        return Text(words.get((kind, "zh"), ""), words.get((kind, "en"), ""))

    return Indicator(
        id=name,
        label=text(_LABEL),
        note=text(_NOTE),
        unit=next(iter(links.get(_UNIT, ())), ""),
        distinct=frozenset(links.get(_DISTINCT, ())),
        contains=frozenset(links.get(_CONTAINS, ())),
    )

"""What a graph says about one thing, and what refers to it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph as px

from swgraph.errors import UnknownResourceError
from swgraph.namespaces import DCTERMS, RDFS, SKOS, SW
from swgraph.query import evidence_of
from swgraph.serve.queries import engine_of

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph
    from swgraph.query import Evidence

Quad = px.Quad
_MOST_SAID: Final = 5000
_MOST_REFERRING: Final = 2000
_MOST_ALIKE: Final = 12
_LABELS: Final = tuple(px.NamedNode(str(each)) for each in (SKOS.prefLabel, RDFS.label, DCTERMS.title, SW.shortName, SW.otherName))


@dataclass(frozen=True, slots=True)
class Labels:
    """What a thing is called, by language tag as the graph has it, with '' for none."""

    by_language: Mapping[str, str] = field(default_factory=dict)

    @property
    def zh(self) -> str:
        """Return the Chinese name, or one without a language, or ''."""
        found = (text for tag, text in self.by_language.items() if tag.startswith("zh"))
        return next(found, self.by_language.get("", ""))

    @property
    def en(self) -> str:
        """Return the English name, or ''."""
        return self.by_language.get("en", "")


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: what is said about it and where, what refers to it, what everything is called, and its quotation."""

    iri: str
    said: tuple[Quad, ...]
    referring: tuple[Quad, ...]
    labels: Mapping[str, Labels]
    evidence: "Evidence | None" = None
    citations: Mapping[str, str] = field(default_factory=dict)


def read_thing(kg: "KnowledgeGraph", iri: str) -> Thing:
    """Return what the graph says about a thing; the quotation is read where it is a fact.

    Raises:
        UnknownResourceError: the graph says nothing about it.
    """
    engine, node = engine_of(kg), _node(iri)
    said = tuple(islice(engine.quads_for_pattern(node, None, None, None), _MOST_SAID))
    referring = tuple(_few(islice(engine.quads_for_pattern(None, None, node, None), _MOST_REFERRING)))
    if not said and not referring:
        raise UnknownResourceError(f"图中没有 nothing is said about {iri}; take an identifier from an answer, or search with SPARQL")
    labels = {each: _labels(engine, each) for each in _nodes_of(iri, said, referring)}
    evidence = evidence_of(kg.store, [iri]).get(iri)
    citations = {style: kg.cite(evidence, style) for style in ("gbt7714", "bibtex")} if evidence else {}
    return Thing(iri, said, referring, labels, evidence, citations)


def _few(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield some of each property: a province is referred to by each of its townships."""
    seen: Counter[str] = Counter()
    for quad in quads:
        seen[quad.predicate.value] += 1
        if seen[quad.predicate.value] <= _MOST_ALIKE:
            yield quad


def _node(iri: str) -> px.NamedNode:
    try:
        return px.NamedNode(iri)
    except ValueError as error:
        raise UnknownResourceError(f"不是 IRI not an IRI: {error}; take an identifier from an answer") from error


def _nodes_of(iri: str, said: Iterable[Quad], referring: Iterable[Quad]) -> Iterator[str]:
    """Yield the IRIs that a page shows, each once."""
    found = {iri: None}
    for quad in said:
        found |= {each.value: None for each in (quad.predicate, quad.object, quad.graph_name) if isinstance(each, px.NamedNode)}
    for quad in referring:
        found |= {each.value: None for each in (quad.subject, quad.predicate) if isinstance(each, px.NamedNode)}
    yield from found


def _labels(engine: px.Store, iri: str) -> Labels:
    found: dict[str, str] = {}
    for predicate in _LABELS:
        for quad in engine.quads_for_pattern(px.NamedNode(iri), predicate, None, None):
            if isinstance(quad.object, px.Literal):
                found.setdefault((quad.object.language or "").lower(), quad.object.value)
        if found:
            break
    return Labels(found)



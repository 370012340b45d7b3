"""The named graph of a cited source back to records: what was written is read, nothing is guessed.

The mirror of what the other modules of this floor write. Links that the mapping draws itself (the system of a tier, the next
tier) are not read: they follow from the records.
"""

from collections.abc import Iterable, Iterator

from rdflib.term import URIRef

from swgraph import iri
from swgraph.errors import SourceError
from swgraph.mapping.nodes import Node, NodeGraph
from swgraph.mapping.reading_facts import READERS
from swgraph.mapping.terms import Triple
from swgraph.model import (
    Article,
    Citation,
    CitedSource,
    Extraction,
    Fact,
    FieldMention,
    OffsetMap,
    Source,
    Span,
)
from swgraph.namespaces import DCTERMS, SCHEMA, SW


def read_extraction(triples: Iterable[Triple]) -> Extraction:
    """Return the records of a cited source from the triples of its named graph, in the order of their numbers.

    Raises:
        SourceError: the triples hold no cited source, or more than one.
    """
    graph = NodeGraph(triples)
    sources = graph.of_class(SW.CitedSource)
    if len(sources) != 1:
        raise SourceError(f"wanted the graph of one cited source (sw:CitedSource), got {len(sources)}; give its graph alone")
    name, citation = sources[0].text(DCTERMS.identifier) or "", _citation(sources[0])
    found = {node.name.rsplit("/", 1)[-1]: node for node in graph.of_class(SCHEMA.NewsArticle)}
    # An article has the number in its file in its id: that is the only trace of their order.
    articles = [found[key] for key in (iri.digest(name, number) for number in range(len(found))) if key in found]
    source = CitedSource(name, tuple(map(_article, articles)), citation)
    regions = tuple(node.region(SW.refArea) for node in articles)
    return Extraction(source, tuple(_facts(graph, source)), regions)


def read_parts(triples: Iterable[Triple]) -> tuple[Extraction, dict[URIRef, Fact]]:
    """Return one source, cited or captured, without its facts, and the facts by their IRIs.

    The graph holds no raw text and no place of an article in its text: a captured source comes without them. The functions of a
    tier that is quoted are in the tier, and stand for themselves too.

    Raises:
        SourceError: the triples hold no source, or more than one.
    """
    graph = NodeGraph(triples)
    sources = [*graph.of_class(SW.CitedSource), *graph.of_class(SW.Source)]
    if len(sources) != 1:
        raise SourceError(f"wanted the graph of one source (sw:Source, sw:CitedSource), got {len(sources)}; give its graph alone")
    node = sources[0]
    name = node.text(DCTERMS.identifier) or node.name.rsplit("/", 1)[-1]
    articles = _numbered(graph, name)
    made = tuple(map(_article, articles))
    source = _captured(node, name, made) if node.text(SW.sha256) else CitedSource(name, made, _citation(node))
    facts = {node.name: read(node, name) for kind, read in READERS.items() for node in graph.of_class(kind)}
    return Extraction(source, (), tuple(article.region(SW.refArea) for article in articles)), facts


def _numbered(graph: NodeGraph, source: str) -> list[Node]:
    """Return the articles of a source in their order, of which the numbers in their ids are the only trace."""
    found = {node.name.rsplit("/", 1)[-1]: node for node in graph.of_class(SCHEMA.NewsArticle)}
    places = {
        iri.digest(source, *key, number): number
        for number in range(len(found))
        for key in ((), *((node.text(SCHEMA.headline),) for node in found.values()))
    }
    return [found[key] for key in sorted(found, key=lambda key: (places.get(key, len(found)), key))]


def _captured(node: Node, name: str, articles: tuple[Article, ...]) -> Source:
    certainty, texts = node.number(SW.certainty), node.graph.of_class(SW.RepairedText)
    text = next((each.text(SW.repairedText) for each in texts), None) or ""
    return Source(
        id=name,
        sha256=node.text(SW.sha256) or "",
        encoding=node.text(SW.encoding) or "",
        encoding_certainty=float(certainty or 0),
        raw="",
        text=text,
        steps=(),
        offsets=OffsetMap((0,), (0,)),
        articles=articles,
        citation=_citation(node),
    )


def _citation(node: Node) -> Citation:
    return Citation(
        title=node.text(DCTERMS.title),
        publisher=node.text(DCTERMS.publisher),
        url=node.text(DCTERMS.source),
        published=node.day(DCTERMS.issued),
        reliability=node.concept(SW.reliability),
        published_text=node.text(SW.publishedText),
        url_note=node.text(SW.urlNote),
        accessed=node.text(SW.accessed),
        region_note=node.text(SW.regionNote),
        out_of_window=node.text(SW.outOfWindow) == "true",
    )


def _article(node: Node) -> Article:
    return Article(
        node.name.rsplit("/", 1)[-1],
        node.text(SCHEMA.headline) or "",
        Span(0, 0),
        kicker=node.text(SW.kicker),
        byline=node.text(SCHEMA.author),
        section=node.text(SCHEMA.articleSection),
        page=node.text(SCHEMA.pagination),
        published=node.day(SCHEMA.datePublished),
    )


def _facts(graph: NodeGraph, source: CitedSource) -> Iterator[Fact]:
    found = [read(node, source.id) for kind, read in READERS.items() for node in graph.of_class(kind)]
    yield from sorted(found, key=_place)


def _place(fact: Fact) -> tuple[int, str, int]:
    number = (fact.fid or "").rpartition("#")[2]
    digits = "".join(c for c in number if c.isdecimal())
    order = fact.order if isinstance(fact, FieldMention) else None
    return int(digits or 0), number, order or 0

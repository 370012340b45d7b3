"""One source to its named graph: the text, its articles, its facts and what they name."""

from collections.abc import Iterator

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.merges import merge_triples
from swgraph.mapping.provenance import article_triples
from swgraph.mapping.terms import Triple
from swgraph.mapping.tiers import tier_links
from swgraph.model import Extraction


def source_triples(extraction: Extraction) -> Iterator[Triple]:
    """Yield everything that one source says, each triple once.

    All of it stands in one named graph, so a source is withdrawn by leaving its graph out. The same department or
    document in two sources has one IRI and is written in both graphs.
    """
    seen: set[Triple] = set()
    for triple in _all_triples(extraction):
        if triple not in seen:
            seen.add(triple)
            yield triple


def _all_triples(extraction: Extraction) -> Iterator[Triple]:
    source = extraction.source
    codes = extraction.regions or (None,) * len(source.articles)
    yield from to_triples(source)
    for article, code in zip(source.articles, codes, strict=True):
        yield from article_triples(source, article, code)
    for fact in extraction.facts:
        yield from to_triples(fact)
    yield from tier_links(extraction.facts)
    for merge in extraction.merges:
        yield from merge_triples(source.id, merge)

"""Quotations behind observations: the words, the article, its day and place."""

from collections.abc import Iterable, Iterator

from rdflib.term import Literal, URIRef

from swgraph.cube.observations import Triple
from swgraph.cube.terms import SCHEMA
from swgraph.namespaces import DCTERMS, OA, PROV, RDF, XSD
from swgraph.query import Evidence


def quotations(found: Iterable[tuple[str, Evidence]]) -> Iterator[Triple]:
    """Yield what is known of the evidence of each IRI."""
    for name, evidence in found:
        this, source = URIRef(name), URIRef(evidence.source)
        yield this, RDF.type, PROV.Entity
        yield this, PROV.wasQuotedFrom, source
        if evidence.quote:
            yield this, OA.exact, Literal(evidence.quote)
        yield from _article(source, evidence)


def _article(source: URIRef, evidence: Evidence) -> Iterator[Triple]:
    yield source, RDF.type, SCHEMA.Article
    if evidence.headline:
        yield source, DCTERMS.title, Literal(evidence.headline)
    if evidence.published:
        yield source, DCTERMS.issued, Literal(evidence.published.isoformat(), datatype=XSD.date)
    if evidence.url:
        # As text: an address as it was printed need not be an IRI.
        yield source, SCHEMA.url, Literal(evidence.url, datatype=XSD.anyURI)

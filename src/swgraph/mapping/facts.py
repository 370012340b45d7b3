"""What every fact says of itself: its evidence, its rule, its article and its region."""

from collections.abc import Iterator

from rdflib.term import URIRef

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import article_iri, iri_of
from swgraph.mapping.terms import Triple, concept, known, region, share, string
from swgraph.model import Fact, PolicyDocument
from swgraph.namespaces import RDF, SW


def fact_triples(fact: Fact, kind: URIRef, document: PolicyDocument | None = None) -> Iterator[Triple]:
    """Yield what all facts share, the evidence and the document ``fact`` is attributed to.

    Only the specific class is written; that it is a ``sw:Fact`` is inferred.
    """
    this = iri_of(fact)
    yield this, RDF.type, kind
    yield this, SW.evidence, iri_of(fact.evidence)
    yield this, SW.reviewStatus, concept("status", fact.status)
    yield this, SW.confidence, share(fact.confidence)
    yield this, SW.rule, string(fact.rule)
    yield this, SW.reportedIn, article_iri(fact.evidence.article)
    yield from known(this, (SW.refArea, region(fact.region) if fact.region else None))
    yield from to_triples(fact.evidence)
    if document:
        yield this, SW.statedIn, iri_of(document)
        yield from to_triples(document)

"""What every fact says of itself: its evidence, its rule, its article, its region and its details."""

from collections.abc import Iterator

from rdflib.term import URIRef

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import article_iri, iri_of, part_iri
from swgraph.mapping.terms import Triple, concept, integer, known, region, share, string
from swgraph.model import Detail, Fact, PolicyDocument
from swgraph.namespaces import DCTERMS, RDF, SW


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
    yield from known(
        this,
        (SW.refArea, region(fact.region) if fact.region else None),
        (SW.scopeText, string(fact.scope) if fact.scope else None),
        (DCTERMS.identifier, string(fact.fid) if fact.fid else None),
        (SW.basis, concept("basis", fact.basis) if fact.fid else None),
    )
    for name in fact.inferred:
        yield this, SW.inferredPart, string(name)
    for detail in fact.details:
        yield from _detail(this, detail)
    yield from to_triples(fact.evidence)
    if document:
        yield this, SW.statedIn, iri_of(document)
        yield from to_triples(document)


def _detail(fact: URIRef, detail: Detail) -> Iterator[Triple]:
    this = part_iri("detail", fact, detail.name, detail.order)
    yield fact, SW.detail, this
    yield this, RDF.type, SW.Detail
    yield this, SW.detailName, string(detail.name)
    yield this, SW.text, string(detail.text)
    yield this, SW.order, integer(detail.order)

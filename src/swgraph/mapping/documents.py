"""Policy documents, who issued them, and what they rest on."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from rdflib.term import URIRef

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.facts import fact_triples
from swgraph.mapping.identity import iri_of, part_iri
from swgraph.mapping.terms import Triple, chinese, concept, day, integer, known, region, string
from swgraph.model import CitedEvidence, Issuance, Lineage, PolicyDocument
from swgraph.namespaces import DCTERMS, ELI, RDF, SW

_DIRECT: Final = {
    "based_on": ELI.based_on,
    "applies": ELI.applies,
    "cites": ELI.cites,
    "amends": ELI.amends,
    "repeals": ELI.repeals,
    "replaces": DCTERMS.replaces,
}
"""The plain property beside a lineage node; forwarding (转发) has none in ELI."""


@to_triples.register
def _document(document: PolicyDocument) -> Iterator[Triple]:
    this = iri_of(document)
    yield this, RDF.type, SW.PolicyDocument
    yield this, ELI.title, chinese(document.title)
    yield from known(
        this,
        (ELI.type_document, concept("doctype", document.doc_type) if document.doc_type else None),
        (ELI.id_local, string(document.number) if document.number else None),
        (ELI.relevant_for, region(document.region) if document.region else None),
    )


@to_triples.register
def _issuance(fact: Issuance) -> Iterator[Triple]:
    this, document = iri_of(fact), iri_of(fact.document)
    exact, bound = _issued(fact)
    printed = fact.date_text or (fact.issued.text if fact.issued else None)
    yield from fact_triples(fact, SW.Issuance)
    yield this, SW.document, document
    yield from known(
        this,
        (SW.issuerCount, integer(fact.issuer_count) if fact.issuer_count is not None else None),
        (SW.alias, string(fact.alias) if fact.alias else None),
        (SW.dateText, string(printed) if printed else None),
        (DCTERMS.issued, day(exact) if exact else None),
        (SW.issuedNotAfter, day(bound) if bound else None),
        (SW.datePrecision, _precision(fact)),
    )
    yield from to_triples(fact.document)
    yield from known(
        document,
        (ELI.date_document, day(exact) if exact else None),
        (SW.issuedNotAfter, day(bound) if bound else None),
    )
    yield from _issuers(fact, this, document)


def _issuers(fact: Issuance, this: URIRef, document: URIRef) -> Iterator[Triple]:
    for order, organization in enumerate(fact.issuers, start=1):
        issuer, part = iri_of(organization), part_iri("participation", this, order)
        if order == 1:
            yield document, SW.leadIssuer, issuer
        yield document, ELI.passed_by, issuer
        yield this, SW.participation, part
        yield part, RDF.type, SW.Participation
        yield part, SW.order, integer(order)
        yield part, SW.organization, issuer
        if isinstance(fact.evidence, CitedEvidence):  # a quotation prints it anyway
            yield part, SW.printedName, string(organization.printed)
        yield from to_triples(organization)


def _issued(fact: Issuance) -> tuple[date | None, date | None]:
    """Return the day of issue and the latest day it can be; a month or a year is a bound, not a day."""
    latest = fact.issued.latest if fact.issued else None
    if latest and fact.issued and fact.issued.precision == "day":
        return latest, fact.issued_not_after
    return None, min((bound for bound in (latest, fact.issued_not_after) if bound), default=None)


def _precision(fact: Issuance) -> URIRef | None:
    """Return the precision of a date that is no day; that of a day goes without saying."""
    printed = fact.issued.precision if fact.issued else None
    return concept("precision", printed) if printed and printed != "day" else None


@to_triples.register
def _lineage(fact: Lineage) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Lineage)
    yield this, SW.relation, concept("relation", fact.relation)
    yield this, SW.citedText, string(fact.cited_text)
    yield from known(this, (SW.citingText, string(fact.citing_text) if fact.citing_text else None))
    if fact.document:
        yield this, SW.document, iri_of(fact.document)
        yield from to_triples(fact.document)
    if fact.cited:
        yield this, SW.cited, iri_of(fact.cited)
        yield from to_triples(fact.cited)
    if fact.document and fact.cited and fact.relation in _DIRECT:
        yield iri_of(fact.document), _DIRECT[fact.relation], iri_of(fact.cited)

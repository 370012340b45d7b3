"""The register in triples: departments and who guides them, the bodies of the whole country, reorganisations, statutes."""

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib.term import URIRef

from swgraph import iri
from swgraph.lexicon.regions import COUNTRY
from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import iri_of, reference_iri
from swgraph.mapping.terms import Triple, chinese, concept, day, english, integer, known, string
from swgraph.model import Organization, PolicyDocument
from swgraph.namespaces import DCTERMS, ELI, ORG, PROV, RDF, SKOS, SW
from swgraph.register import (
    Body,
    Change,
    Department,
    Statute,
    load_bodies,
    load_changes,
    load_statutes,
    recorded_departments,
    statute_named,
)

_RULES: Final = "department-rules"
_TITLE: Final = ("各级部门名称规则（本项目）", "Rules for the names of departments (of this project)")
_DIRECT: Final = {"based_on": ELI.based_on, "applies": ELI.applies}


def register_triples() -> Iterator[Triple]:
    """Yield the whole register; a department that only follows from the rules names them as its source."""
    yield reference_iri(_RULES), DCTERMS.title, chinese(_TITLE[0])
    yield reference_iri(_RULES), DCTERMS.title, english(_TITLE[1])
    for department in recorded_departments():
        yield from to_triples(department)
    yield from national_triples()


def national_triples() -> Iterator[Triple]:
    """Yield the bodies of the whole country, the reorganisations and the documents that others rest on."""
    for entry in (*load_bodies(), *load_changes(), *load_statutes()):
        yield from to_triples(entry)


@to_triples.register
def _department(department: Department) -> Iterator[Triple]:
    this = iri_of(department.organization)
    yield from to_triples(department.organization)
    for name in department.also:
        yield this, SKOS.altLabel, chinese(name)
    for name in department.bare:
        yield this, SKOS.hiddenLabel, string(name)
    yield this, DCTERMS.source, reference_iri(_RULES)
    yield from known(
        this,
        (SW.superior, iri_of(department.superior) if department.superior else None),
        (ORG.subOrganizationOf, iri_of(department.part_of) if department.part_of else None),
        (SW.notBefore, day(department.since) if department.since else None),
    )


@to_triples.register
def _body(body: Body) -> Iterator[Triple]:
    this = _national(body.name)
    yield from to_triples(Organization(body.name, COUNTRY, body.function, body.name))
    yield this, SKOS.prefLabel, english(body.english)
    for name in body.also:
        yield this, SKOS.altLabel, chinese(name)
    yield from known(
        this,
        (ORG.subOrganizationOf, _national(body.under) if body.under else None),
        (SW.superior, _national(body.superior) if body.superior else None),
    )
    yield from _sources(this, body.facts)


@to_triples.register
def _change(change: Change) -> Iterator[Triple]:
    this = URIRef(iri.mint("change", change.id))
    yield this, RDF.type, ORG.ChangeEvent
    yield this, SKOS.prefLabel, chinese(change.label[0])
    yield this, SKOS.prefLabel, english(change.label[1])
    for name in change.original:
        yield this, ORG.originalOrganization, _national(name)
    for name in change.resulting:
        yield this, ORG.resultingOrganization, _national(name)
    for function in change.functions:
        yield this, SW.function, concept("function", function)
    yield this, SW.moved, string(change.moved)
    yield this, SW.year, integer(change.year)
    yield this, SW.datePrecision, concept("precision", change.precision)
    if change.note:
        yield this, SKOS.note, chinese(change.note[0])
        yield this, SKOS.note, english(change.note[1])
    yield from _dates_and_basis(this, change)
    yield from _sources(this, change.facts)


def _dates_and_basis(this: URIRef, change: Change) -> Iterator[Triple]:
    basis = statute_named(change.basis) if change.basis else None
    yield from known(
        this,
        (SW.dateText, string(change.date_text) if change.date_text else None),
        (SW.notBefore, day(change.not_before) if change.not_before else None),
        (SW.notAfter, day(change.not_after) if change.not_after else None),
        (SW.basisDocument, iri_of(basis.document) if basis else None),
    )


@to_triples.register
def _statute(statute: Statute) -> Iterator[Triple]:
    this = iri_of(statute.document)
    yield from to_triples(statute.document)
    for name in statute.also:
        yield this, ELI.title_alternative, chinese(name)
    for order, name in enumerate(statute.issuers):
        yield this, ELI.passed_by, _national(name)
        if order == 0:
            yield this, SW.leadIssuer, _national(name)
    yield from known(
        this,
        (ELI.date_document, day(statute.dated) if statute.dated else None),
        (SW.issuedNotAfter, day(statute.not_after) if statute.not_after else None),
    )
    for relation in statute.relations:
        yield this, _DIRECT[relation.kind], iri_of(_cited(relation.title))
    yield from _sources(this, (*statute.facts, *(relation.fact for relation in statute.relations)))


def _cited(title: str) -> PolicyDocument:
    found = statute_named(title)
    return found.document if found else PolicyDocument(title, COUNTRY)


def _national(name: str) -> URIRef:
    return iri_of(Organization(name, COUNTRY, None, name))


def _sources(this: URIRef, facts: Iterable[str]) -> Iterator[Triple]:
    """Yield the sources that say so, and the evidence of each single fact, which is there when the source is loaded."""
    for fact in dict.fromkeys(facts):
        source = fact.partition("#")[0]
        yield this, DCTERMS.source, reference_iri(source)
        yield this, PROV.wasDerivedFrom, URIRef(iri.mint("evidence", source, fact))

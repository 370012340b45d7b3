"""Departments: known by full name and jurisdiction, so two sources that name one department name one node."""

from collections.abc import Iterator

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import iri_of
from swgraph.mapping.terms import Triple, chinese, concept, known, region, string
from swgraph.model import Organization
from swgraph.namespaces import CV, ORG, RDF, SKOS, SW


@to_triples.register
def _organization(organization: Organization) -> Iterator[Triple]:
    this = iri_of(organization)
    yield this, RDF.type, ORG.FormalOrganization
    yield this, RDF.type, CV.PublicOrganisation
    yield this, SKOS.prefLabel, chinese(organization.name)
    # A bare 民政厅 is a label to search by within the region, never a name of its own.
    hidden = organization.printed if organization.printed != organization.name else None
    yield from known(
        this,
        (SKOS.hiddenLabel, string(hidden) if hidden else None),
        (SW.function, concept("function", organization.function) if organization.function else None),
        (SW.jurisdiction, region(organization.region) if organization.region else None),
    )

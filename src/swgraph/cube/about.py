"""What is said of the cube as a whole: title, build, day, licence, who made it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from rdflib.term import Literal, URIRef

from swgraph.cube.observations import Triple
from swgraph.cube.terms import OWN, SCHEMA
from swgraph.namespaces import DCTERMS, OWL, RDF, RDFS, SWR, XSD

_AUTHORS: Final = URIRef(SWR["agent/authors"])
_LICENCE: Final = URIRef("https://creativecommons.org/licenses/by/4.0/")
# Names of statuses and applications that the published profile for visualisation asks for.
_PUBLISHED: Final = URIRef("https://ld.admin.ch/vocabulary/CreativeWorkStatus/Published")
_VISUALIZE: Final = URIRef("https://ld.admin.ch/application/visualize")
_TITLES: Final = {"zh-Hans": "社会工作政策目标与实际值", "en": "Targets and actual values of social-work policy"}
_ABOUT: Final = {
    "zh-Hans": "各地区各指标的目标、实际值和缺项，每个数字附原文引文；未写明的以 cube:Undefined 表示。",
    "en": "Targets, actual values and gaps by region and indicator, every number with its quotation; what is not stated is cube:Undefined.",
}


def about(this: URIRef, version: str | None, issued: date) -> Iterator[Triple]:
    """Yield the description of a cube in the terms of both vocabularies."""
    for language, title in _TITLES.items():
        for predicate in (SCHEMA.name, DCTERMS.title, RDFS.label):
            yield this, predicate, Literal(title, lang=language)
        for predicate in (SCHEMA.description, DCTERMS.description, RDFS.comment):
            yield this, predicate, Literal(_ABOUT[language], lang=language)
    for predicate in (SCHEMA.publisher, SCHEMA.creator, SCHEMA.contributor, SCHEMA.contactPoint, DCTERMS.publisher, DCTERMS.creator):
        yield this, predicate, _AUTHORS
    yield _AUTHORS, RDF.type, SCHEMA.Organization
    yield _AUTHORS, SCHEMA.name, Literal("swgraph")
    day = Literal(issued.isoformat(), datatype=XSD.date)
    for predicate in (SCHEMA.dateCreated, SCHEMA.datePublished, SCHEMA.dateModified, DCTERMS.issued):
        yield this, predicate, day
    yield this, SCHEMA.license, _LICENCE
    yield this, DCTERMS.license, _LICENCE
    yield this, SCHEMA.isBasedOn, URIRef(OWN.rsplit("cube/", 1)[0] + "dataset")
    yield this, SCHEMA.creativeWorkStatus, _PUBLISHED
    yield this, SCHEMA.workExample, _VISUALIZE
    if version:
        yield this, SCHEMA.version, Literal(version)
        yield this, OWL.versionInfo, Literal(version)

"""The prefixes of queries and of Turtle, as plain text: who only asks needs no rdflib, whose import takes longer than most answers."""

from typing import Final

from swgraph import iri

PREFIXES: Final[dict[str, str]] = {
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "qudt": "http://qudt.org/schema/qudt/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sw": iri.DEF,
    "swr": iri.ID,
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Vocabularies get their scheme's name (``indicator:`` …) in each query."""


def term_iri(name: str) -> str:
    """Return the IRI of a term with a prefix.

    >>> term_iri("xsd:date")
    'http://www.w3.org/2001/XMLSchema#date'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local

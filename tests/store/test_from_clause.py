"""Whether a query names its graphs is read as the engine reads it: FROM in words, names, strings and comments does not count."""

import pyoxigraph as px
import pytest

from swgraph.namespaces import PREFIXES
from swgraph.store.from_clause import names_dataset

NAMING = (
    "SELECT * FROM <urn:g> { ?s ?p ?o }",
    "select*from<urn:g>{?s ?p ?o}",
    "SELECT * FROM NAMED <urn:g> WHERE { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX ex: <urn:>\nSELECT *\n# FROM nothing\nFROM ex:g\n{ ?s ?p ?o }",
    "ASK FROM sw:g {}",
    "DESCRIBE <urn:a> FROM <urn:g>",
    "CONSTRUCT { ?s ?p '}' } FROM <urn:g> WHERE { ?s ?p ?o }",
    "SELECT (EXISTS { ?a ?b 'x' } AS ?e) FROM <urn:g> { ?s ?p ?o }",
    "SELECT ?from FROM <urn:g> { ?s ?p ?from }",
)
NOT_NAMING = (
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p 'FROM <urn:g>' }",
    'SELECT * { ?s ?p """it"s\nFROM <urn:g>""" }',
    "SELECT * { ?s ?p '''it's FROM <urn:g>''' }",
    "SELECT * { ?s ?p '\\'FROM <urn:g>' }",
    "SELECT * # FROM <urn:g>\n{ ?s ?p ?o }",
    "SELECT ?from { ?from <urn:from> $FROM }",
    "PREFIX from: <urn:from:>\nSELECT * { ?s from:from _:from }",
    "PREFIX sw2: <http://example.org/from>\nSELECT * { ?s sw2:FROM ?o }",
    "SELECT * { ?s ?p 'x'@from }",
    "SELECT * { ?s ?p ?o FILTER(?s<?o) }",
)


@pytest.mark.parametrize("sparql", NAMING)
def test_a_query_with_from_names_its_graphs(sparql: str) -> None:
    parses(sparql)
    assert names_dataset(sparql)


@pytest.mark.parametrize("sparql", NOT_NAMING)
def test_a_query_without_from_does_not(sparql: str) -> None:
    parses(sparql)
    assert not names_dataset(sparql)


def parses(sparql: str) -> None:
    px.Store().query(sparql, prefixes=PREFIXES)

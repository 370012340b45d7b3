"""The JSON-LD context: every term under its own name, and no statement lost on the way through JSON."""

import json
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from swgraph import iri
from swgraph.namespaces import OWL, RDF, RDFS, XSD
from swgraph.resources import resource_path

# rdflib's reader of JSON-LD uses classes that rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated.*:DeprecationWarning:rdflib")

_SOURCE = Path(__file__).parent / "fixtures" / "source.ttl"


def _context() -> dict[str, object]:
    loaded: dict[str, dict[str, object]] = json.loads(resource_path("ontology", "context.jsonld").read_text("utf-8"))
    return loaded["@context"]


def test_a_source_is_the_same_after_json_with_the_context() -> None:
    source = Graph().parse(_SOURCE)
    text = source.serialize(format="json-ld", context=_context())
    assert isomorphic(Graph().parse(data=text, format="json-ld"), source)


def test_every_class_and_property_has_its_own_name_in_the_context() -> None:
    terms = Graph().parse(resource_path("ontology", "swgraph.ttl"))
    context = _context()
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in terms.subjects(RDF.type, kind):
            name = str(term).removeprefix(iri.DEF)
            entry = context[name]
            assert (entry["@id"] if isinstance(entry, dict) else entry) == f"sw:{name}"


def test_links_and_typed_values_are_coerced_by_the_range_of_the_property() -> None:
    terms = Graph().parse(resource_path("ontology", "swgraph.ttl"))
    context = _context()
    for term in terms.subjects(RDF.type, OWL.ObjectProperty):
        assert context[str(term).removeprefix(iri.DEF)] == {
            "@id": f"sw:{str(term).removeprefix(iri.DEF)}",
            "@type": "@id",
        }
    for term, datatype in terms.subject_objects(RDFS.range):
        entry = context[str(term).removeprefix(iri.DEF)]
        if str(datatype).startswith(str(XSD)) and datatype != XSD.string:
            assert isinstance(entry, dict)
            assert entry["@type"] == f"xsd:{str(datatype).removeprefix(str(XSD))}"


def test_a_plain_document_reads_as_a_target() -> None:
    document = {
        "@context": _context(),
        "id": "swr:target/example",
        "type": "Target",
        "indicator": "vocab:indicator/certified_total",
        "value": "7000",
        "deadline": "2027-12-31",
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    expected = Graph().parse(
        format="turtle",
        data="""
        @prefix sw: <https://w3id.org/swgraph/def/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <https://w3id.org/swgraph/id/target/example> a sw:Target ;
            sw:indicator <https://w3id.org/swgraph/vocab/indicator/certified_total> ;
            sw:value "7000"^^xsd:decimal ; sw:deadline "2027-12-31"^^xsd:date .
        """,
    )
    assert isomorphic(graph, expected)

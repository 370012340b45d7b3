"""Names that were merged: in the graph of the source that uses them, with rule and reason."""

from collections.abc import Iterator

from rdflib.term import URIRef

from swgraph import iri
from swgraph.mapping.identity import iri_of
from swgraph.mapping.terms import Triple, chinese, string
from swgraph.model import Merge, Organization, PolicyDocument
from swgraph.namespaces import ELI, RDF, SKOS, SW


def merge_triples(source: str, merge: Merge) -> Iterator[Triple]:
    """Yield a merge, and the merged name as another name of what it was merged into."""
    this = URIRef(iri.mint("merge", source, merge.kind, merge.region, merge.name))
    document = merge.kind == "document"
    whole = PolicyDocument(merge.into, merge.region) if document else Organization(merge.into, merge.region, None, merge.into)
    yield this, RDF.type, SW.Merge
    yield this, SW.mergedName, string(merge.name)
    yield this, SW.mergedInto, iri_of(whole)
    yield this, SW.mergeRule, string(merge.rule)
    yield this, SW.mergeReason, string(merge.reason)
    yield iri_of(whole), ELI.title_alternative if document else SKOS.altLabel, chinese(merge.name)

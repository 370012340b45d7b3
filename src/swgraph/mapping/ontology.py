"""The ontology and its vocabularies, as they are loaded beside the data."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from rdflib.term import Literal, Node, URIRef

from swgraph.errors import ResourceError
from swgraph.mapping.terms import Triple
from swgraph.resources import resource_path


def ontology_triples() -> Iterator[Triple]:
    """Yield the terms (``ontology/swgraph.ttl``) and the concepts of every vocabulary.

    Shapes and alignments stay files: questions do not ask for them, and alignments name terms of other ontologies that
    would be taken for ours.
    """
    for path in (resource_path("ontology", "swgraph.ttl"), *sorted(resource_path("ontology", "vocab").glob("*.ttl"))):
        yield from turtle_triples(path)


def turtle_triples(path: Path) -> Iterator[Triple]:
    """Yield the triples of a Turtle file without blank nodes.

    Raises:
        ResourceError: the file is not Turtle, or has a blank node.
    """
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            yield _iri(quad.subject, path), URIRef(quad.predicate.value), _term(quad.object, path)
    except SyntaxError as error:
        raise ResourceError(
            f"{path.name}: 不是 Turtle wanted Turtle, got {error.msg} in line {error.lineno}; reinstall swgraph"
        ) from error


def _iri(term: object, path: Path) -> URIRef:
    if not isinstance(term, pyoxigraph.NamedNode):
        raise ResourceError(
            f"{path.name}: 应为 IRI wanted an IRI, got {term}; give the node one: published graphs have no blank nodes"
        )
    return URIRef(term.value)


def _term(term: object, path: Path) -> Node:
    if not isinstance(term, pyoxigraph.Literal):
        return _iri(term, path)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))

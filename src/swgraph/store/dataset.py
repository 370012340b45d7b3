"""A copy of a graph for rdflib, in which equal terms are equal as rdflib compares them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import pyoxigraph as px

from swgraph.errors import StoreError
from swgraph.store.answers import Term

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.term import Identifier

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def dataset_of(quads: Iterable[tuple[Term, Term, Term, Term | None]]) -> "Dataset":
    """Return the quads as a ``Dataset``; its default graph is the union of all, as questions see it.

    Raises:
        StoreError: a triple stands inside a triple, which rdflib cannot hold.
    """
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    for subject, predicate, value, graph in quads:
        target = dataset.default_graph if graph is None else dataset.graph(rdflib_term(graph))
        target.add((rdflib_term(subject), rdflib_term(predicate), rdflib_term(value)))
    return dataset


def rdflib_term(term: Term) -> "Identifier":
    """Return a term as rdflib's; text without a language gets no datatype, or it would not equal ``Literal("甲")``.

    >>> rdflib_term(px.Literal("甲")), rdflib_term(px.Literal("甲", language="zh-hans"))
    (rdflib.term.Literal('甲'), rdflib.term.Literal('甲', lang='zh-hans'))

    Raises:
        StoreError: it is a triple.
    """
    from rdflib.term import BNode, Literal, URIRef

    if isinstance(term, px.NamedNode):
        return URIRef(term.value)
    if isinstance(term, px.BlankNode):
        return BNode(term.value)
    if isinstance(term, px.Triple):
        raise StoreError(f"无法复制 cannot copy: wanted an IRI, blank node or literal, got {term}; use SPARQL")
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == _STRING:
        return Literal(term.value)
    # Not normalised: the store's form is kept, and a form that does not fit its datatype stays as it is.
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)

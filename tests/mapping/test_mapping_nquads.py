"""Lines of N-Quads: what a store reads back is what was written, and equal graphs are equal bytes."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.term import BNode, Literal, URIRef

from made_up import made_up
from swgraph.mapping import graph_iri, quad_lines, source_triples
from swgraph.namespaces import XSD

_THIS = URIRef("urn:a")


def _line(value: Literal | BNode) -> str:
    return next(quad_lines([(_THIS, _THIS, value)], URIRef("urn:g")))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    (quad,) = pyoxigraph.parse(_line(Literal(text)).encode(), format=pyoxigraph.RdfFormat.N_QUADS)

    assert quad.object == pyoxigraph.Literal(text)


def test_a_store_that_loads_a_source_writes_the_same_lines() -> None:
    lines = sorted(quad_lines(source_triples(made_up()), graph_iri("one")))
    store = pyoxigraph.Store()
    store.bulk_load("".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)

    assert sorted(f"{quad} .\n" for quad in store) == lines


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Literal("甲"), '"甲"'),
        (Literal("甲", datatype=XSD.string), '"甲"'),
        (Literal("甲", lang="zh-Hans"), '"甲"@zh-hans'),
        (Literal("1", datatype=XSD.integer), '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (Literal('"\\\t\x7f'), '"\\"\\\\\\t\\u007F"'),
    ],
)
def test_a_value_has_one_way_to_be_written(value: Literal, written: str) -> None:
    assert _line(value) == f"<urn:a> <urn:a> {written} <urn:g> .\n"


def test_a_blank_node_is_refused() -> None:
    with pytest.raises(TypeError, match="blank node"):
        _line(BNode())

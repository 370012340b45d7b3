"""A captured source read back from its graph says in the facts-file form what it said before."""

from dataclasses import replace

import pytest

from made_up import made_up
from swgraph.errors import SourceError
from swgraph.mapping import iri_of, read_parts, source_triples
from swgraph.model import Tier
from swgraph.sources import to_facts_file

_LOST = ("measure_word",)  # of money: 元 says what the unit says


def test_the_facts_of_a_captured_text_are_read_back_by_their_iris() -> None:
    source, facts = read_parts(source_triples(made_up()))
    functions = [function for fact in made_up().facts if isinstance(fact, Tier) for function in fact.functions]
    assert set(facts) == {iri_of(fact) for fact in (*made_up().facts, *functions)}
    for name, fact in facts.items():
        assert iri_of(fact) == name
    for fact in made_up().facts:
        before = to_facts_file(replace(made_up(), facts=(fact,)))["facts"]
        after = to_facts_file(replace(source, facts=(facts[iri_of(fact)],)))["facts"]
        assert _known(after) == _known(before)


def _known(forms: object) -> list[dict[str, object]]:
    assert isinstance(forms, list)
    return [{key: value for key, value in form.items() if key not in _LOST} for form in forms]


def test_a_captured_source_comes_with_its_text_and_citation_and_without_raw_text() -> None:
    source, want = read_parts(source_triples(made_up()))[0].source, made_up().source
    assert (source.id, getattr(source, "text", None), source.citation.url) == (want.id, getattr(want, "text", ""), want.citation.url)
    assert [article.headline for article in source.articles] == [article.headline for article in want.articles]


def test_a_graph_without_a_source_is_refused() -> None:
    with pytest.raises(SourceError, match="one source"):
        read_parts([])

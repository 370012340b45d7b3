"""Columns after a change are the columns of the changed graph."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swgraph.columns import Columns, encode, updated
from swgraph.columns.lines import INFERRED
from swgraph.errors import StoreError
from swgraph.namespaces import RDF

_IRIS = [f"<urn:{name}>" for name in "abc"]
_PREDICATES = ["<urn:p>", "<urn:a>", f"<{RDF.type}>"]
_OBJECTS = [*_IRIS, '"a b"', '"乙 <urn:x> ."@zh', '"\U0001f600"', '"\uffee"', '""', "_:b1", f"<{RDF.type}>"]
_FACTS = st.tuples(st.sampled_from([*_IRIS, "_:b0"]), st.sampled_from(_PREDICATES), st.sampled_from(_OBJECTS))
_LINES = st.sets(st.tuples(_FACTS, st.sampled_from(["<urn:g>", INFERRED, ""])), max_size=12)


def told(lines: set[tuple[tuple[str, str, str], str]]) -> list[str]:
    return [" ".join(filter(None, (*fact, graph, "."))) for fact, graph in sorted(lines)]


def same(one: Columns, other: Columns) -> None:
    assert list(one.terms) == list(other.terms)
    for part in ("pairs", "inferred", "own"):
        found, wanted = getattr(one, part), getattr(other, part)
        assert list(found) == list(wanted), part
        assert all(np.array_equal(pairs, wanted[number]) for number, pairs in found.items()), part


def net(graph: set[tuple[tuple[str, str, str], str]]) -> set[tuple[tuple[str, str, str], bool]]:
    return {(fact, name == INFERRED) for fact, name in graph}


@settings(max_examples=120, deadline=None)
@given(_LINES, _LINES)
def test_a_delta_gives_what_encoding_anew_gives(
    before: set[tuple[tuple[str, str, str], str]], after: set[tuple[tuple[str, str, str], str]]
) -> None:
    gone = {(fact, name) for fact, name in before if (fact, name == INFERRED) not in net(after)}
    columns = encode(told(before))
    same(updated(columns, told(gone), told(after - before)), encode(told(after)))
    same(columns, encode(told(before)))


@settings(max_examples=60, deadline=None)
@given(_LINES, _LINES, _LINES)
def test_deltas_follow_each_other(
    graph: set[tuple[tuple[str, str, str], str]],
    one: set[tuple[tuple[str, str, str], str]],
    other: set[tuple[tuple[str, str, str], str]],
) -> None:
    columns = updated(updated(encode(told(graph)), [], told(one)), told(other), told(other))
    same(columns, encode(chain(told(graph), told(one), told(other))))


def test_what_is_not_there_is_not_removed_and_what_is_there_not_added_twice() -> None:
    line = "<urn:a> <urn:p> <urn:b> <urn:g> ."
    columns = encode([line])
    same(updated(columns, ["<urn:a> <urn:p> <urn:c> .", "<urn:z> <urn:p> <urn:b> ."], [line]), columns)
    same(updated(columns, [f"<urn:a> <urn:p> <urn:b> {INFERRED} ."], []), columns)


def test_what_is_stated_stays_when_it_is_no_longer_inferred_and_the_other_way_round() -> None:
    stated, inferred = "<urn:a> <urn:p> <urn:b> <urn:g> .", f"<urn:a> <urn:p> <urn:b> {INFERRED} ."
    columns = encode([stated, inferred])
    same(updated(columns, [inferred], []), encode([stated]))
    same(updated(columns, [stated], []), encode([inferred]))
    assert len(columns.stated.of("<urn:p>")) == 1
    assert list(updated(columns, [stated], []).stated.triples()) == []


def test_a_generation_can_be_given() -> None:
    assert updated(encode([], "old"), [], ["<urn:a> <urn:p> <urn:b> ."], "new").generation == "new"


def test_a_change_that_is_not_a_statement_is_told() -> None:
    with pytest.raises(StoreError, match="not N-Quads"):
        updated(encode([]), [], ["<urn:a> <urn:b>"])

"""A published graph, and a change of one of its graphs: what is found is what the whole would show."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pyoxigraph
import pytest

from made_up import made_up
from shacl_faults import faulty
from swgraph import iri
from swgraph.columns import Columns, encode, split_line
from swgraph.mapping import graph_iri, ontology_triples, quad_lines, reference_triples, source_triples
from swgraph.store import MemoryStore
from swgraph.validate import (
    Finding,
    check_data_around,
    check_graph,
    check_loaded,
    load_checks,
    loaded,
    report_of,
    validate,
)
from swgraph.validate.checks import run_check
from swgraph.validate.guards import _GUARDS, may_find
from swgraph.validate.whole import check_sources, said_in

_FIXTURES = Path(__file__).parent / "checks"
_OTHER = "other"


@cache
def _beside() -> tuple[str, ...]:
    reference = quad_lines(reference_triples(), graph_iri("reference"))
    return (*reference, *quad_lines(ontology_triples(), graph_iri("ontology")))


@cache
def _of_source(name: str) -> tuple[str, ...]:
    """Return the lines of a made-up source; of another one with the same documents but nodes of its own."""
    lines = quad_lines(source_triples(made_up()), graph_iri(made_up().source.id))
    if name != _OTHER:
        return tuple(lines)
    shared = ("/id/document/", "/id/org/", "/id/region/")
    return tuple(_renamed(line, shared) for line in lines)


def _renamed(line: str, shared: tuple[str, ...]) -> str:
    subject, predicate, value = split_line(line)
    terms = (term if any(part in term for part in shared) or "/id/" not in term else f"{term[:-1]}-2>" for term in (subject, value))
    first, second = (new if old[0] == "<" else old for old, new in zip((subject, value), terms, strict=True))
    return f"{first} {predicate} {second} <{graph_iri(_OTHER)}> .\n"


def _faulty(lines: tuple[str, ...], seed: int, count: int) -> tuple[str, ...]:
    end = lines[0].rsplit(" ", 2)[1]
    changed = faulty([split_line(line) for line in lines], Random(seed), count)
    return tuple(f"{' '.join(each)} {end} .\n" for each in dict.fromkeys(changed))


def _sources(*parts: tuple[str, ...]) -> tuple[set[Finding], MemoryStore, Columns]:
    lines = [line for part in (*parts, _beside()) for line in part]
    store, columns = MemoryStore(loaded(lines)), encode(lines)
    return set(check_sources(said_in(store), columns).findings), store, columns


@pytest.mark.parametrize("seed", range(4))
def test_a_whole_graph_shows_what_each_source_shows_alone(seed: int) -> None:
    one, two = _faulty(_of_source(""), seed, 15), _faulty(_of_source(_OTHER), seed + 100, 15)

    whole, _, columns = _sources(one, two)
    alone = {*check_graph(one, columns).findings, *check_graph(two, columns).findings}

    assert len(whole) > 5
    assert {_placed(each) for each in alone} == {_placed(each) for each in whole}


def _placed(finding: Finding) -> Finding:
    """Return a finding without its facts: of a node that both sources name, the whole knows those of both."""
    return replace(finding, facts=())


def test_sound_sources_that_share_documents_are_sound_together() -> None:
    found, store, columns = _sources(_of_source(""), _of_source(_OTHER))

    assert [str(each) for each in found if each.severity == "violation"] == []
    assert sum(1 for each in store.graphs()) == 4
    assert columns.stated is not None


def test_one_source_in_a_store_is_judged_as_in_a_build() -> None:
    lines = _faulty(_of_source(""), 7, 20)
    found, _, columns = _sources(lines)
    regions = [line for line in _beside() if "/id/region/630000> " in line.split("> ")[0] + "> " and "neighbour" not in line]
    built = validate(encode([*lines, *regions])).findings
    own = {each for each in found if "/region/" not in each.focus}

    assert own == {each for each in built if "/region/" not in each.focus}
    assert columns.terms.number("<urn:nowhere>") is None


@pytest.mark.parametrize("seed", range(6))
def test_data_checks_around_a_change_find_what_it_brings_and_nothing_else(seed: int) -> None:
    before = _faulty(_of_source(""), seed, 10)
    after = _faulty(_of_source(""), seed + 50, 30)
    rest = (*_of_source(_OTHER), *_beside())
    old, new = set(check_loaded(loaded([*before, *rest]))), set(check_loaded(loaded([*after, *rest])))

    around = set(check_data_around(loaded([*after, *rest]), before, after))

    assert new - old <= around <= new


def test_a_removed_graph_is_a_change_too() -> None:
    rest = (*_of_source(_OTHER), *_beside())
    around = set(check_data_around(loaded(rest), _of_source(""), ()))

    assert around <= set(check_loaded(loaded(rest)))


def _quads(name: str) -> Iterator[str]:
    for quad in pyoxigraph.parse(path=str(_FIXTURES / f"{name}.trig"), format=pyoxigraph.RdfFormat.TRIG):
        yield f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} ."


@pytest.mark.parametrize("name", sorted(_GUARDS))
def test_a_guard_lets_the_check_run_where_it_finds_something(name: str) -> None:
    assert may_find(name, encode(_quads(name)))


@pytest.mark.parametrize("seed", range(5))
def test_a_guard_never_stops_a_check_that_finds_something(seed: int) -> None:
    lines = [*_faulty(_of_source(""), seed, 60), *_faulty(tuple(line for line in _beside() if seed % 2 or "region" in line), seed, 60)]
    columns, store = encode(lines), loaded(lines)
    by_name = {check.name: check for check in load_checks()}

    stopped = [name for name in _GUARDS if not may_find(name, columns)]

    assert [name for name in stopped if list(run_check(by_name[name], store))] == []
    assert len(stopped) < len(_GUARDS)


def test_a_guard_stops_every_check_on_sound_data() -> None:
    lines = [*_of_source(""), *_beside()]

    assert [name for name in _GUARDS if may_find(name, encode(lines))] == []


def test_a_check_without_a_guard_always_runs() -> None:
    assert may_find("issuers-unnamed", encode([]))


def test_guarded_and_unguarded_runs_find_the_same() -> None:
    lines = [*_faulty(_of_source(""), 3, 40), *_beside()]

    guarded = report_of(check_loaded(loaded(lines), encode(lines)))

    assert guarded == report_of(check_loaded(loaded(lines)))
    assert all(each.focus.startswith(iri.ID) or each.focus for each in guarded.findings)

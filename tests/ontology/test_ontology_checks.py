"""Each check finds nothing in the ontology, and its fault in a broken fixture of its own, on both engines."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import yaml
from rdflib import Graph

from swgraph.resources import resource_path

Engine = Callable[[tuple[Path, ...], str], set[str]]

_CHECKS = sorted(resource_path("queries", "checks", "ontology").glob("*.rq"))
_BROKEN = Path(__file__).parent / "fixtures" / "checks"


def _ontology_files() -> tuple[Path, ...]:
    ontology = resource_path("ontology")
    return tuple(sorted([*ontology.glob("*.ttl"), *ontology.glob("vocab/*.ttl")]))


@cache
def _rdflib_graph(files: tuple[Path, ...]) -> Graph:
    graph = Graph()
    for path in files:
        graph.parse(path)
    return graph


@cache
def _oxigraph_store(files: tuple[Path, ...]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    for path in files:
        store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def _with_rdflib(files: tuple[Path, ...], query: str) -> set[str]:
    return {str(row[0]) for row in _rdflib_graph(files).query(query) if isinstance(row, tuple)}


def _with_oxigraph(files: tuple[Path, ...], query: str) -> set[str]:
    solutions = _oxigraph_store(files).query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    found = (solution[0] for solution in solutions)
    return {term.value for term in found if isinstance(term, pyoxigraph.NamedNode)}


@pytest.fixture(params=[_with_rdflib, _with_oxigraph], ids=["rdflib", "oxigraph"])
def engine(request: pytest.FixtureRequest) -> Engine:
    chosen: Engine = request.param
    return chosen


@pytest.mark.parametrize("check", _CHECKS, ids=lambda path: path.stem)
def test_a_check_finds_nothing_in_the_ontology(check: Path, engine: Engine) -> None:
    assert engine(_ontology_files(), check.read_text("utf-8")) == set()


@pytest.mark.parametrize("check", _CHECKS, ids=lambda path: path.stem)
def test_a_check_finds_exactly_the_faults_of_its_fixture(check: Path, engine: Engine) -> None:
    broken = _BROKEN / f"{check.stem}.ttl"
    found = engine((broken,), check.read_text("utf-8"))
    subjects = {str(subject) for subject in _rdflib_graph((broken,)).subjects()}
    assert found
    assert all(_local_name(term).startswith("bad") for term in found), "a sound neighbour was reported"
    unnoticed = {term for term in subjects - found if _local_name(term).startswith("bad")}
    assert not unnoticed or check.stem == "duplicate-label"  # it names one of a pair and shows the other beside it


def _local_name(term: str) -> str:
    return term.rsplit("/", 1)[-1].lower()


@pytest.mark.parametrize("check", _CHECKS, ids=lambda path: path.stem)
def test_a_check_says_in_both_languages_what_it_finds(check: Path) -> None:
    lines = check.read_text("utf-8").splitlines()
    header = yaml.safe_load("\n".join(line.removeprefix("#+ ") for line in lines if line.startswith("#+")))
    assert set(header) == {"summary", "tags", "columns", "expect"}
    assert all(header["summary"][language] for language in ("zh", "en"))
    assert header["columns"][0] == "term"


def test_every_fixture_belongs_to_a_check() -> None:
    assert {path.stem for path in _BROKEN.glob("*.ttl")} == {path.stem for path in _CHECKS}

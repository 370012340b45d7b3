"""The data checks say on rdflib's own engine what they say in a build, and nothing about a sound source."""

from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Dataset
from rdflib.query import ResultRow

from engines import store
from swgraph import iri
from swgraph.validate import load_checks
from swgraph.validate.checks import Check, run_check

_TESTS = Path(__file__).resolve().parents[1]
_SOUND = _TESTS / "ontology" / "fixtures" / "source.ttl"
_FIXTURES = _TESTS / "validate" / "checks"
_EACH = pytest.mark.parametrize("check", load_checks(), ids=lambda check: check.name)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its TriG parser uses classes that it gave up itself
@_EACH
def test_a_check_says_the_same_on_both_engines(check: Check) -> None:
    path = _FIXTURES / f"{check.name}.trig"
    stored = pyoxigraph.Store()
    stored.load(path=str(path), format=pyoxigraph.RdfFormat.TRIG)
    dataset = Dataset(default_union=True)
    dataset.parse(data=path.read_text("utf-8"), format="trig")

    found = sorted({str(row[0]) for row in dataset.query(check.text) if isinstance(row, ResultRow)})
    assert found == sorted({finding.focus for finding in run_check(check, stored)}) != []


@_EACH
def test_a_check_finds_nothing_in_a_sound_source(check: Check) -> None:
    assert [str(finding) for finding in run_check(check, store(_SOUND, f"{iri.ID}graph/t1"))] == []


def test_a_check_lists_each_fault_once_where_two_sources_say_the_same() -> None:
    for check in load_checks():
        first, *_ = [line for line in check.text.splitlines() if line.startswith("SELECT")]
        assert first.startswith("SELECT DISTINCT "), f"{check.name}: Oxigraph does not merge equal triples of a union"

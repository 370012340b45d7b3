"""Each data check finds nothing in a sound graph, and its fault in a fixture of its own."""

from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
import yaml

from made_up import made_up
from swgraph import iri
from swgraph.errors import ResourceError
from swgraph.mapping import graph_iri, ontology_triples, quad_lines, reference_triples, source_triples
from swgraph.validate import check_data, load_checks
from swgraph.validate.checks import Check, _read, run_check

_FIXTURES = Path(__file__).parent / "checks"
_EACH = pytest.mark.parametrize("check", load_checks(), ids=lambda check: check.name)


@cache
def _sound() -> tuple[str, ...]:
    source = quad_lines(source_triples(made_up()), graph_iri(made_up().source.id))
    reference = quad_lines(reference_triples(), graph_iri("reference"))
    return (*source, *reference, *quad_lines(ontology_triples(), graph_iri("ontology")))


def _store(check: Check) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(_FIXTURES / f"{check.name}.trig"), format=pyoxigraph.RdfFormat.TRIG)
    return store


def test_a_sound_graph_passes_every_check() -> None:
    assert [str(finding) for finding in check_data(_sound())] == []


@_EACH
def test_a_check_finds_exactly_the_faults_of_its_fixture(check: Check) -> None:
    store = _store(check)
    found = {finding.focus for finding in run_check(check, store)}
    faulty = {quad.subject.value for quad in store if quad.subject.value.startswith(f"{iri.ID}bad/")}

    assert found == faulty


@_EACH
def test_what_a_check_finds_is_said_in_both_languages_with_the_values(check: Check) -> None:
    for finding in run_check(check, _store(check)):
        assert finding.message_zh.startswith(check.summary_zh)
        assert finding.message_en.startswith(check.summary_en)
        assert finding.value in finding.message_zh
        assert (finding.check, finding.severity) == (check.name, check.severity)


@_EACH
def test_a_check_has_a_whole_header(check: Check) -> None:
    lines = (line.removeprefix("#+ ") for line in check.text.splitlines() if line.startswith("#+"))
    header = yaml.safe_load("\n".join(lines))

    assert set(header) == {"summary", "severity", "tags", "columns", "expect"}
    assert header["columns"] == [variable.value for variable in _solutions(check).variables]


def _solutions(check: Check) -> pyoxigraph.QuerySolutions:
    solutions = pyoxigraph.Store().query(check.text)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return solutions


def test_every_fixture_belongs_to_a_check() -> None:
    assert {path.stem for path in _FIXTURES.glob("*.trig")} == {check.name for check in load_checks()}


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("", "wanted a #[+] header"),
        ("#+ summary: {zh: 甲}\n", "wanted a #[+] header"),
        ("#+ - summary\n", "wanted a #[+] header"),
        ("#+ summary: a: b\n", "wanted a #[+] header"),
        ("#+ summary: {zh: 甲, en: a}\n#+ severity: fatal\n", "wanted one of violation, warning, info, got 'fatal'"),
    ],
)
def test_a_check_without_a_fitting_header_is_refused(tmp_path: Path, header: str, wanted: str) -> None:
    path = tmp_path / "fault.rq"
    path.write_text(f"{header}SELECT ?a WHERE {{ ?a ?b ?c . }}\n", "utf-8")

    with pytest.raises(ResourceError, match=f"fault.rq: .*{wanted}"):
        _read(path)


def test_a_check_that_lists_nothing_is_refused() -> None:
    with pytest.raises(ResourceError, match="wanted a SELECT"):
        list(run_check(Check("fault", "info", "甲", "a", "ASK { ?a ?b ?c }"), pyoxigraph.Store()))

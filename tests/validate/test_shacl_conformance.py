"""The W3C suite of SHACL: every case passes on the columns, or is handed to pySHACL by the rule; docs/validation.md has the counts."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from conformance import conformance
from shacl_suite import Case, cases, found
from swgraph.validate.engine import HandedOver, compiled

_DOCS = Path(__file__).resolve().parents[2] / "docs" / "validation.md"
_FOLDERS = ("core", "sparql")


@cache
def _cases(folder: str) -> tuple[Case, ...]:
    return tuple(cases(conformance("shacl") / "tests" / folder))


def _outcome(case: Case) -> str:
    shapes = compiled(case.shapes_graph())
    if isinstance(shapes, HandedOver):
        assert all(shapes.reasons)
        return "handed"
    return "passed" if found(case.columns(), shapes) == case.results else "failed"


@cache
def _outcomes(folder: str) -> dict[str, str]:
    return {case.name: _outcome(case) for case in _cases(folder)}


@pytest.mark.parametrize("folder", _FOLDERS)
def test_every_case_passes_or_is_handed_over(folder: str) -> None:
    assert _outcomes(folder)
    assert [name for name, outcome in _outcomes(folder).items() if outcome == "failed"] == []


def test_nothing_of_the_core_is_handed_over() -> None:
    assert set(_outcomes("core").values()) == {"passed"}


def test_shapes_that_must_be_refused_are_never_compiled() -> None:
    refused = [case for folder in _FOLDERS for case in _cases(folder) if case.results is None]
    assert refused
    assert all(isinstance(compiled(case.shapes_graph()), HandedOver) for case in refused)


@pytest.mark.parametrize("folder", _FOLDERS)
def test_the_documentation_has_the_counts(folder: str) -> None:
    counts = Counter(_outcomes(folder).values())
    row = rf"\| `{folder}` \| {len(_cases(folder))} \| {counts['passed']} \| {counts['handed']} \|"
    assert re.search(row, _DOCS.read_text("utf-8")), row


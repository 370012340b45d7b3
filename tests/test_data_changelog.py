"""The data changelog says what the build of the project's own data gives."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from swgraph.graph import open_graph
from swgraph.resources import resource_path

_ROW = re.compile(r"\| `([a-z-]+)/([\w-]+)` \| [^|]+ \| ([\d,.]+) \|", re.ASCII)
_TABLES = ("size", "kinds", "status", "basis", "reliability", "coverage", "build", "conflicting-values", "missing-data")


def _newest_release() -> str:
    text = resource_path("data", "CHANGELOG.md").read_text("utf-8")
    return text.split("\n## ")[1]


@pytest.fixture(scope="module")
def figures(own_store: Path) -> dict[tuple[str, str], Decimal]:
    with open_graph(own_store) as kg:
        return {
            (section.name, entry.key.rsplit("/", 1)[-1]): Decimal(entry.n)
            for section in kg.card()
            for entry in section.entries
            if section.name in _TABLES
        }


def test_the_figures_of_the_newest_release_are_those_of_the_build(figures: dict[tuple[str, str], Decimal]) -> None:
    written = {(table, key): Decimal(n.replace(",", "")) for table, key, n in _ROW.findall(_newest_release())}
    assert written == figures


def test_the_changelog_is_in_both_languages() -> None:
    headings = re.findall(r"^### (.+)$", _newest_release(), re.MULTILINE)
    assert headings
    assert all(re.search("[\u4e00-\u9fff].* [A-Z]", heading) for heading in headings)

"""The examples of docs/ontology.md do what the guide says."""

import re
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from swgraph.namespaces import SH
from swgraph.resources import resource_path

_GUIDE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text("utf-8")


def _example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", _GUIDE, re.DOTALL)
    assert found
    return found[1]


def test_the_target_of_the_guide_lacks_only_what_every_fact_has() -> None:
    shapes = Graph().parse(resource_path("ontology", "shapes.ttl"))
    example = Graph().parse(data=_example("turtle"), format="turtle")
    _, results, _ = validate(example, shacl_graph=shapes, inference="none", advanced=False)
    assert isinstance(results, Graph)
    reported = {str(shape).rsplit("/", 1)[-1] for shape in results.objects(None, SH.sourceShape)}
    assert reported == {
        "Fact-evidence", "Fact-reviewStatus", "Fact-confidence", "Fact-rule", "Fact-reportedIn", "Fact-refArea-known",
    }  # fmt: skip


def test_the_code_of_the_guide_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    code = _example("python")
    exec(compile(code, "docs/ontology.md", "exec"), {})
    said = re.findall(r"# (.+)$", code, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == said

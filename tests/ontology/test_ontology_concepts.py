"""Every concept that a word list, a question, a form or a rule names stands in its vocabulary."""

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import pytest
from rdflib import Graph

from swgraph import iri
from swgraph.lexicon import load_lexicon
from swgraph.mapping import quantities
from swgraph.namespaces import SKOS
from swgraph.resources import resource_path
from swgraph.sources import schema

_SOURCES = Path(str(find_spec("swgraph.model").origin)).parent  # type: ignore[union-attr]
_LEXICON = resource_path("data", "lexicon")
_QUERIES = sorted(resource_path("queries").rglob("*.rq"))
_SCHEME_OF = {"tier": "level"}  # the labels of a tier give its administrative level
_PREFIX = re.compile(r"PREFIX (\w+): <https://w3id\.org/swgraph/vocab/(\w+)/>")
_IN_FULL = re.compile(r"<https://w3id\.org/swgraph/vocab/(\w+)/(\w+)>")


@cache
def _ids(scheme: str) -> frozenset[str]:
    graph = Graph().parse(resource_path("ontology", "vocab", f"{scheme}.ttl"))
    return frozenset(str(notation) for notation in graph.objects(None, SKOS.notation))


def _columns(name: str) -> list[dict[str, str]]:
    lines = [line for line in (_LEXICON / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def _labelled() -> list[str]:
    """Return the names of the tables that give labels to concepts."""
    tables = (p.stem for p in _LEXICON.glob("*.tsv") if p.read_text("utf-8").startswith("concept\t"))
    return sorted(table for table in tables if (resource_path("ontology", "vocab") / f"{_scheme(table)}.ttl").is_file())


def _scheme(table: str) -> str:
    return _SCHEME_OF.get(table, table)


@pytest.mark.parametrize("table", _labelled())
def test_a_word_list_names_concepts_of_its_vocabulary_only(table: str) -> None:
    named = {concept for concept, _, _, _ in load_lexicon().rows(table) if concept}

    assert named
    assert named <= _ids(_scheme(table))


def test_the_table_of_measures_names_known_indicators_units_kinds_and_levels() -> None:
    schemes = {"kind": "targetkind", "tier": "level"}
    for row in _columns("measures.tsv"):
        assert set(row.pop("units").split(",")) <= _ids("unit"), row
        for column, value in row.items():
            assert not value or value in _ids(schemes.get(column, "indicator")), (column, value)


def test_every_indicator_can_be_counted_or_is_a_reference_figure() -> None:
    counted = {row["indicator"] for row in _columns("measures.tsv")}
    reference = {"population", "urban_population", "county_total", "township_total", "village_total"}

    assert _ids("indicator") - counted <= reference


def test_the_levels_of_regions_are_in_the_vocabulary() -> None:
    with resource_path("data", "regions", "regions.csv").open(encoding="utf-8", newline="") as file:
        levels = {row["level"] for row in csv.DictReader(file)}

    assert levels <= _ids("level")


@pytest.mark.parametrize("query", _QUERIES, ids=lambda path: path.stem)
def test_a_question_names_concepts_that_exist(query: Path) -> None:
    text = query.read_text("utf-8")
    for prefix, scheme in _PREFIX.findall(text):
        assert set(re.findall(rf"\b{prefix}:(\w+)", text)) <= _ids(scheme)
    for scheme, name in _IN_FULL.findall(text):
        assert name in _ids(scheme)


@pytest.mark.parametrize(
    ("allowed", "scheme"),
    [
        (schema.Level, "level"),
        (schema.Precision, "precision"),
        (schema.TargetKind, "targetkind"),
        (schema.Modality, "modality"),
        (schema.Relation, "relation"),
        (schema.FactForm.model_fields["status"].annotation, "status"),
        (schema.TaskForm.model_fields["tool"].annotation, "tool"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_facts_file_allows_what_the_vocabulary_has(allowed: object, scheme: str) -> None:
    given = {name for each in get_args(allowed) for name in (get_args(each) or (each,)) if isinstance(name, str)}

    assert given == _ids(scheme)


def test_an_observation_of_a_facts_file_is_anything_but_a_target() -> None:
    given = set(get_args(schema.AchievedForm.model_fields["obs_kind"].annotation))

    assert given == _ids("obskind") - {"target"}


def test_every_comparator_has_its_concept() -> None:
    assert set(quantities.COMPARATOR.values()) == _ids("comparator")
    assert set(quantities.COMPARATOR) == set(get_args(schema.Comparator))


# --- names in Python -------------------------------------------------------------------------------------------------


def _calls(folder: str = "") -> Iterator[tuple[str, ast.Call, dict[str, str]]]:
    """Yield each call in the sources: the name called, the call, and the text constants of its module."""
    for path in sorted((_SOURCES / folder).rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        constants = {name: value for node in tree.body for name, value in _assigned(node)}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            yield ast.unparse(call.func).rsplit(".", 1)[-1], call, constants


def _assigned(node: ast.stmt) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from ((ast.unparse(target), node.value.value) for target in targets if isinstance(node.value.value, str))


def _text(node: ast.expr | None, constants: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    return constants.get(ast.unparse(node)) if node else None


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    given = next((keyword.value for keyword in call.keywords if keyword.arg == name), None)
    return given or (call.args[position] if position < len(call.args) else None)


def test_every_repair_that_the_text_floor_makes_is_in_the_vocabulary() -> None:
    place = {"RepairStep": 0, "replacements": 2}  # of the name among the arguments
    steps = ((call, known, place[name]) for name, call, known in _calls("text") if name in place)
    made = {_text(_argument(call, position, "name"), known) for call, known, position in steps}

    assert made - {None, "front_matter"} == _ids("repair")  # front matter is cut off, not repaired


def test_every_scheme_that_python_names_has_a_vocabulary() -> None:
    schemes = {path.stem for path in resource_path("ontology", "vocab").glob("*.ttl")}
    takers = {"concept", "concept_iri", "concept_id", "gazetteer"}
    named = {_text(_argument(c, 0, "scheme"), known) for name, c, known in _calls() if name in takers}
    labels = {path.stem for path in _LEXICON.glob("*.tsv")}

    assert {name for name in named if name and name.isidentifier()} <= schemes | labels


def test_a_concept_that_python_names_with_its_scheme_exists() -> None:
    for name, call, known in _calls():
        scheme, concept = _text(_argument(call, 0, "scheme"), known), _text(_argument(call, 1, "name"), known)
        if name in {"concept", "concept_iri"} and scheme and concept and scheme.isidentifier():
            assert concept in _ids(scheme), iri.concept_iri(scheme, concept)


_KEYWORDS = {
    "admin_level": "level",
    "denominator": "indicator",
    "doc_type": "doctype",
    "host_type": "hosttype",
    "indicator": "indicator",
    "kind": "targetkind",
    "modality": "modality",
    "obs_kind": "obskind",
    "precision": "precision",
    "relation": "relation",
    "scope_tier": "level",
    "status": "status",
    "unit": "unit",
}


@pytest.mark.parametrize("folder", ["recognise", "extract"])
def test_a_record_made_by_a_rule_has_concepts_that_exist(folder: str) -> None:
    records = {"Target", "Observation", "Lineage", "Tier", "Standard", "Quantity", "PolicyDate", "PolicyDocument"}
    for name, call, known in _calls(folder):
        for keyword in call.keywords if name in records else ():
            value = _text(keyword.value, known)
            if keyword.arg in _KEYWORDS and value is not None:
                assert value in _ids(_KEYWORDS[keyword.arg]), (name, keyword.arg, value)

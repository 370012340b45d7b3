"""The columns and pySHACL find the same in graphs with faults; what only pySHACL understands goes to it, and the report says so."""

from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from shacl_faults import Statement, faulty
from swgraph.columns import encode
from swgraph.errors import ResourceError
from swgraph.resources import resource_path
from swgraph.validate import COLUMNAR, PYSHACL, Finding, check_shapes
from swgraph.validate.engine import CompiledShapes, HandedOver, compiled, read_shapes_graph, shapes_graph
from swgraph.validate.engine.paths import Predicate
from swgraph.validate.handed_over import check_by_pyshacl
from swgraph.validate.shapes import own_shapes
from swgraph.validate.statements import graph_from

_SOUND = Path(__file__).resolve().parents[1] / "ontology" / "fixtures" / "source.ttl"
_PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <urn:x:> .
"""


@cache
def _sound() -> tuple[Statement, ...]:
    return read_shapes_graph(_SOUND).statements


@cache
def _own() -> Graph:
    return graph_from(read_shapes_graph(resource_path("ontology", "shapes.ttl")).statements)


def _ours(statements: list[Statement], shapes: Path | None = None) -> set[Finding]:
    report = check_shapes(encode(" ".join((*each, ".")) for each in statements), shapes)
    assert report.engine == COLUMNAR
    return set(report.findings)


def _theirs(statements: list[Statement], shapes: Graph) -> set[Finding]:
    return set(check_by_pyshacl(graph_from(statements), shapes))


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), count=st.integers(1, 40))
def test_both_engines_find_the_same_faults_with_messages_and_facts(seed: int, count: int) -> None:
    statements = faulty(_sound(), Random(seed), count)

    assert _ours(statements) == _theirs(statements, _own())


def test_faults_are_found_at_all() -> None:
    assert len(_ours(faulty(_sound(), Random(1), 40))) > 20
    assert _ours(list(_sound())) == set()


def _statements(text: str, tmp_path: Path) -> list[Statement]:
    path = tmp_path / "data.ttl"
    path.write_text(_PREFIXES + text, "utf-8")
    return list(read_shapes_graph(path).statements)


def _shapes(text: str, tmp_path: Path) -> Path:
    path = tmp_path / f"shapes-{abs(hash(text))}.ttl"
    path.write_text(_PREFIXES + text, "utf-8")
    return path


_DATA = """
:a a :Thing ; :p 1, 2, "x"@en, "y"@EN, "z"@zh-Hans ; :q 2 ; :r :b, :c ; :s "2021-01-01"^^xsd:date ; :t "2020-01-01"^^xsd:date .
:b a :Small ; :p "長い言葉", :a ; :q 1.5, "abc"^^xsd:integer ; :r :a ; :extra "é\\n" .
:c :p 1 ; :q 1 ; :r :d ; :s "2021-01-01"^^xsd:date, "2020-06-01"^^xsd:date ; :t "2021-01-01"^^xsd:date .
:Small rdfs:subClassOf :Thing .
:d :r :e . :e :r :c ; :p "tab\\t", "" .
"""


@pytest.mark.parametrize(
    "constraint",
    [
        "sh:path :p ; sh:minCount 2 ; sh:maxCount 3", "sh:path :p ; sh:datatype xsd:integer", "sh:path :q ; sh:datatype xsd:integer",
        "sh:path :p ; sh:datatype rdf:langString", "sh:path :p ; sh:minLength 2 ; sh:maxLength 3", "sh:path :p ; sh:pattern '^[xt]'",
        "sh:path :p ; sh:pattern 'X' ; sh:flags 'i'", "sh:path :p ; sh:languageIn ('en' 'zh')", "sh:path :p ; sh:uniqueLang true",
        "sh:path :q ; sh:minInclusive 1 ; sh:maxExclusive 2", "sh:path :q ; sh:minExclusive 1 ; sh:maxInclusive 1.5",
        "sh:path :p ; sh:equals :q", "sh:path :p ; sh:disjoint :q", "sh:path :t ; sh:lessThan :s", "sh:path :t ; sh:lessThanOrEquals :s",
        "sh:path :r ; sh:class :Thing", "sh:path :r ; sh:nodeKind sh:IRI ; sh:hasValue :b", "sh:path :r ; sh:in (:a :b 'x')",
        "sh:path [sh:inversePath :r] ; sh:maxCount 1", "sh:path (:r :r) ; sh:minCount 2", "sh:path [sh:alternativePath (:p :q)] ; sh:maxCount 3",
        "sh:path [sh:oneOrMorePath :r] ; sh:maxCount 2", "sh:path [sh:zeroOrMorePath :r] ; sh:hasValue :d",
        "sh:path [sh:zeroOrOnePath :r] ; sh:class :Thing", "sh:path ([sh:inversePath (:r :r)] [sh:zeroOrMorePath :p]) ; sh:minCount 2",
        "sh:path :r ; sh:node [sh:property [sh:path :q ; sh:maxCount 1]]", "sh:path :r ; sh:not [sh:class :Thing]",
        "sh:path :r ; sh:or ([sh:class :Thing] [sh:property [sh:path :s ; sh:minCount 1]])",
        "sh:path :r ; sh:and ([sh:class :Thing] [sh:property [sh:path :q ; sh:minCount 1]])",
        "sh:path :r ; sh:xone ([sh:class :Thing] [sh:property [sh:path :q ; sh:minCount 1]])",
        "sh:path :r ; sh:qualifiedValueShape [sh:class :Thing] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
        "sh:path :r ; sh:property [sh:path :p ; sh:maxCount 1]", "sh:closed true ; sh:ignoredProperties (:p rdf:type)",
        "sh:path :p ; sh:minCount 9 ; sh:deactivated true", "sh:path :p ; sh:minCount 9 ; sh:severity sh:Info ; sh:message '無'@zh, 'no'@en",
        "sh:nodeKind sh:BlankNode", "sh:hasValue :a",
    ],
)  # fmt: skip
@pytest.mark.parametrize("target", ["sh:targetClass :Thing", "sh:targetSubjectsOf :r ; sh:targetNode :nobody, 5 ; sh:targetObjectsOf :r"])
def test_each_constraint_finds_what_pyshacl_finds(constraint: str, target: str, tmp_path: Path) -> None:
    kind = "sh:PropertyShape" if "sh:path :" in constraint[:9] or "sh:path" in constraint[:8] else "sh:NodeShape"
    shapes = _shapes(f":shape a {kind} ; {target} ; {constraint} .", tmp_path)
    statements = _statements(_DATA, tmp_path)

    ours, theirs = _ours(statements, shapes), _theirs(statements, graph_from(read_shapes_graph(shapes).statements))

    assert {_key(each) for each in ours} == {_key(each) for each in theirs}


def _key(finding: Finding) -> tuple[str, ...]:
    """Return what is compared: blank shapes and complex paths have other names in pySHACL's results."""
    path = finding.path if ":" in finding.path and not finding.path.startswith(("(", "^", "<")) and "/" not in finding.path else ""
    return finding.severity, finding.focus, path, finding.value, finding.check if ":" in finding.check else ""


_FOREIGN = {
    "recursion": ":s a sh:NodeShape ; sh:targetClass :T ; sh:property :p . :p sh:path :q ; sh:node :s .",
    "sparql": ":s a sh:NodeShape ; sh:targetClass :T ; sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p ?o }' ] .",
    "component": ":c a sh:ConstraintComponent ; sh:parameter [ sh:path :max ] ; sh:ask 'ASK {}' .",
    "target": ":s a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this WHERE { ?this ?p ?o }' ] .",
    "unknown parameter": ":s a sh:NodeShape ; sh:targetClass :T ; sh:memberShape :x .",
    "count of a node shape": ":s a sh:NodeShape ; sh:targetClass :T ; sh:minCount 1 .",
    "bound without order": ":s a sh:NodeShape ; sh:targetClass :T ; sh:minInclusive 'PT1H'^^xsd:duration .",
    "pattern of another language": ":s a sh:NodeShape ; sh:targetClass :T ; sh:pattern '[[:alpha:' .",
    "flag": ":s a sh:NodeShape ; sh:targetClass :T ; sh:pattern 'a' ; sh:flags 'q' .",
    "two bounds": ":s a sh:PropertyShape ; sh:path :p ; sh:targetClass :T ; sh:minCount 1, 2 .",
    "count that is none": ":s a sh:PropertyShape ; sh:path :p ; sh:targetClass :T ; sh:minCount 'one' .",
    "list that is none": ":s a sh:NodeShape ; sh:targetClass :T ; sh:in :nowhere .",
    "path that is none": ":s a sh:PropertyShape ; sh:path [ sh:strangePath :p ] ; sh:targetClass :T .",
    "two paths": ":s a sh:PropertyShape ; sh:path :p, :q ; sh:targetClass :T ; sh:minCount 1 .",
}  # fmt: skip


@pytest.mark.parametrize("text", _FOREIGN.values(), ids=_FOREIGN)
def test_what_is_not_compiled_has_a_reason_that_names_the_shape(text: str, tmp_path: Path) -> None:
    rule = compiled(read_shapes_graph(_shapes(text, tmp_path)))

    assert isinstance(rule, HandedOver)
    assert all(reason.startswith(("<urn:x:", "_:")) for reason in rule.reasons), rule.reasons


def test_the_report_says_which_engine_ran_and_why(tmp_path: Path) -> None:
    shapes = _shapes(
        ":s a sh:NodeShape ; sh:targetClass :Thing ; sh:sparql [ sh:message '違反'@zh, 'wrong'@en ; "
        "sh:select 'SELECT $this WHERE { $this <urn:x:q> 2 }' ] .",
        tmp_path,
    )
    report = check_shapes(encode(" ".join((*each, ".")) for each in _statements(_DATA, tmp_path)), shapes)

    assert report.engine == PYSHACL
    assert report.reasons
    assert all("sh:s" in reason for reason in report.reasons)
    assert [finding.focus for finding in report.findings] == ["urn:x:a"]


def test_shapes_that_nobody_takes_are_an_error_of_the_shapes(tmp_path: Path) -> None:
    shapes = _shapes(":s a sh:PropertyShape ; sh:path :p, :q ; sh:targetClass :T ; sh:minCount 1 .", tmp_path)

    with pytest.raises(ResourceError, match="unfit shapes"):
        check_shapes(encode(["<urn:x:a> <urn:x:p> <urn:x:b> ."]), shapes)
    with pytest.raises(ResourceError, match="cannot read shapes"):
        check_shapes(encode([]), _shapes("not turtle", tmp_path))


def test_the_projects_own_shapes_are_compiled_whole() -> None:
    rule = own_shapes()

    assert isinstance(rule, CompiledShapes)
    assert sum(1 for _ in rule.roots) > 60


def test_no_shape_of_ours_looks_beyond_the_statements_of_a_source() -> None:
    """Sources are judged with their own statements and the types of what they name: a longer path would need more."""
    assert {type(shape.path) for shape in own_shapes().shapes.values()} <= {type(None), Predicate}


def test_compiling_does_not_depend_on_the_order_of_the_statements() -> None:
    graph = read_shapes_graph(resource_path("ontology", "shapes.ttl"))

    again = compiled(shapes_graph(reversed(graph.statements)))

    assert isinstance(again, CompiledShapes)
    assert set(again.shapes) >= {name for name in own_shapes().shapes if not name.startswith("_:")}

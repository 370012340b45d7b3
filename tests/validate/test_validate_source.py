"""The graph of one source against its quotations and shapes: each fault is named with the fact that it hits."""

from collections.abc import Iterator
from dataclasses import replace
from time import process_time

import pytest
from rdflib import Graph
from rdflib.term import Literal, Node, URIRef

from made_up import made_up
from swgraph.mapping import iri_of, region_triples, source_triples
from swgraph.model import Evidence, Extraction, Fact, Target
from swgraph.namespaces import OA, RDF, SW
from swgraph.validate import Finding, Report, check_quotations, check_shapes, columns_from, validate


def _graph(extraction: Extraction) -> Graph:
    graph = Graph()
    for triple in source_triples(extraction):
        graph.add(triple)
    for triple in region_triples(["630000"]):
        graph.add(triple)
    return graph


@pytest.fixture
def graph() -> Graph:
    return _graph(made_up())


def _target() -> Target:
    return next(fact for fact in made_up().facts if isinstance(fact, Target))


def _instead(old: Fact, new: Fact) -> Extraction:
    return replace(made_up(), facts=tuple(new if fact is old else fact for fact in made_up().facts))


def _quotations(report: Report) -> Iterator[Finding]:
    return (finding for finding in report.errors if finding.check == "quotation")


def test_a_sound_source_conforms(graph: Graph) -> None:
    report = validate(graph)

    assert report.conforms, [str(finding) for finding in report.errors]
    assert [finding.check for finding in report.warnings] == ["Task-type-known"]


# --- quotations ------------------------------------------------------------


def _tampered(evidence: Evidence) -> Iterator[Evidence]:
    """Yield the evidence with one character changed in each of its parts, and moved by one."""
    yield replace(evidence, exact="另" + evidence.exact[1:])
    yield replace(evidence, exact=evidence.exact[:-1] + "另")
    yield replace(evidence, prefix=evidence.prefix[:-1] + "另")
    yield replace(evidence, suffix="另" + evidence.suffix[1:])
    yield replace(evidence, start=evidence.start + 1, end=evidence.end + 1)


_PLACES = ["first", "last", "before", "after", "moved"]


@pytest.mark.parametrize("evidence", [*_tampered(_target().quotation)], ids=_PLACES)
def test_one_wrong_character_is_found_and_named_with_its_fact(evidence: Evidence) -> None:
    tampered = replace(_target(), evidence=evidence)

    (finding,) = _quotations(validate(_graph(_instead(_target(), tampered))))

    assert finding.facts == (str(iri_of(tampered)),)
    assert str(iri_of(tampered)) in str(finding)


def test_one_character_changed_in_the_stored_text_is_found_where_it_is_quoted(graph: Graph) -> None:
    (text,) = graph.subjects(SW.repairedText)
    stored = str(graph.value(text, SW.repairedText))
    graph.set((text, SW.repairedText, Literal(stored.replace("达到12个", "达到13个"))))

    findings = list(_quotations(validate(graph)))

    quoting = next(finding for finding in findings if finding.focus == str(iri_of(_target())))
    assert "示范站达到12个" in quoting.message_zh
    assert "示范站达到13个" in quoting.message_en
    # the neighbour that has the changed character among the words before it
    assert len(findings) == 2


def test_a_text_that_lost_a_character_makes_every_later_quotation_false(graph: Graph) -> None:
    (text,) = graph.subjects(SW.repairedText)
    stored = str(graph.value(text, SW.repairedText))
    graph.set((text, SW.repairedText, Literal(stored[1:])))

    named = {fact for finding in check_quotations(columns_from(graph)) for fact in finding.facts}

    assert named == {str(fact) for fact in graph.subjects(SW.evidence)}


def test_a_long_false_quotation_is_shown_around_the_difference() -> None:
    graph = _graph(made_up())
    (text,) = graph.subjects(SW.repairedText)
    whole = str(graph.value(text, SW.repairedText))
    exact = f"{whole[:100]}另{whole[101:]}"
    evidence = replace(_target().quotation, start=0, end=len(whole), exact=exact, prefix="", suffix="")

    (finding,) = _quotations(validate(_graph(_instead(_target(), replace(_target(), evidence=evidence)))))

    assert len(finding.value) < 70
    assert finding.value.startswith("…")
    assert "另" in finding.message_zh


def test_a_position_outside_the_text_is_false_and_no_error(graph: Graph) -> None:
    evidence = graph.value(URIRef(iri_of(_target())), SW.evidence)
    selectors = graph.objects(evidence, OA.hasSelector)
    position = next(s for s in selectors if graph.value(s, RDF.type) == OA.TextPositionSelector)
    graph.set((position, OA.end, Literal(10**6)))
    graph.set((position, OA.start, Literal(10**6 - 7)))

    (finding,) = check_quotations(columns_from(graph))

    assert finding.value == ""


def test_evidence_without_position_is_left_to_the_shapes(graph: Graph) -> None:
    evidence = graph.value(URIRef(iri_of(_target())), SW.evidence)
    graph.remove((evidence, OA.hasSelector, None))

    report = validate(graph)

    assert list(_quotations(report)) == []
    assert {finding.check for finding in report.errors} == {"Evidence-quote", "Evidence-position"}
    assert {finding.facts for finding in report.errors} == {(str(iri_of(_target())),)}


# --- shapes ------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value", "check"),
    [
        (SW.evidence, None, "Fact-evidence"),
        (SW.value, None, "StatisticalFact-value"),
        (SW.comparator, None, "StatisticalFact-comparator"),
        (SW.datePrecision, None, "Target-precision"),
        (SW.refArea, URIRef("https://w3id.org/swgraph/id/region/990000"), "RegionReference-type"),
        (SW.year, Literal(2024), "Consistency-year"),
    ],
    ids=lambda value: str(value).rsplit("/", 1)[-1],
)
def test_a_fault_is_named_with_the_fact_in_both_languages(
    graph: Graph, path: URIRef, value: Node | None, check: str
) -> None:
    this = URIRef(iri_of(_target()))
    graph.remove((this, path, None))
    if value is not None:
        graph.add((this, path, value))

    (finding,) = (finding for finding in check_shapes(columns_from(graph)).findings if finding.check == check)

    assert finding.severity == "violation"
    assert finding.message_zh != finding.message_en
    assert all(ord(c) < 0x2E80 for c in finding.message_en), "the English message has Chinese in it"
    assert (finding.facts or (finding.focus,)) in {(str(this),), (str(value),)}


def test_what_is_not_known_is_a_warning_and_the_source_conforms(graph: Graph) -> None:
    graph.remove((URIRef(iri_of(_target())), SW.refArea, None))

    report = validate(graph)

    assert report.conforms
    assert "Fact-refArea-known" in {finding.check for finding in report.warnings}


def test_the_shapes_run_in_well_under_a_second_on_more_than_fifty_facts() -> None:
    facts = tuple(_moved(fact, 10_000 * n) for n in range(3) for fact in made_up().facts)
    graph = _graph(replace(made_up(), facts=facts))
    assert len(set(graph.subjects(SW.evidence))) > 50
    columns = columns_from(graph)
    check_shapes(columns)  # the first run reads the shapes

    before = process_time()
    check_shapes(columns)

    assert process_time() - before < 0.5


def _moved(fact: Fact, by: int) -> Fact:
    evidence = fact.quotation
    return replace(fact, evidence=replace(evidence, start=evidence.start + by, end=evidence.end + by))

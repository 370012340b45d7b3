"""A source to its graph: the same whatever the order, without blank nodes, every fact with its evidence."""

import random
from collections import Counter
from dataclasses import replace

from rdflib import Graph
from rdflib.term import BNode, Literal, URIRef

from made_up import made_up, made_up_source
from swgraph import iri
from swgraph.mapping import (
    graph_iri,
    ontology_triples,
    quad_lines,
    source_triples,
)
from swgraph.model import Extraction, RepairStep, Tier, TierFunction
from swgraph.namespaces import ELI, OA, ORG, PROV, QUDT, RDF, SCHEMA, SW, XSD


def _graph(extraction: Extraction) -> Graph:
    graph = Graph()
    for triple in source_triples(extraction):
        graph.add(triple)
    return graph


def _lines(extraction: Extraction) -> list[str]:
    return sorted(quad_lines(source_triples(extraction), graph_iri(extraction.source.id)))


def test_the_order_of_facts_does_not_matter() -> None:
    shuffled = list(made_up().facts)
    random.Random(2023).shuffle(shuffled)

    assert _lines(replace(made_up(), facts=tuple(shuffled))) == _lines(made_up())


def test_the_name_of_the_file_does_not_matter() -> None:
    renamed = replace(made_up(), source=replace(made_up_source(), name="other.md"))

    assert _lines(renamed) == _lines(made_up())


def test_a_triple_is_written_once() -> None:
    lines = _lines(made_up())

    assert len(lines) == len(set(lines))


def test_nothing_is_blank_and_every_iri_is_ascii() -> None:
    terms = {term for triple in source_triples(made_up()) for term in triple}

    assert not [term for term in terms if isinstance(term, BNode)]
    assert not [term for term in terms if isinstance(term, URIRef) and not term.isascii()]


def test_every_fact_has_its_class_and_one_evidence_with_quotation_and_position() -> None:
    graph = _graph(made_up())
    facts = set(graph.subjects(SW.evidence))

    assert len(facts) == len(made_up().facts) + 2  # the functions of a tier are facts of their own
    for fact in facts:
        assert len(list(graph.objects(fact, RDF.type))) == 1
        (evidence,) = graph.objects(fact, SW.evidence)
        selectors = {graph.value(selector, RDF.type) for selector in graph.objects(evidence, OA.hasSelector)}
        assert selectors == {OA.TextQuoteSelector, OA.TextPositionSelector}


def test_a_fact_has_no_property_that_the_ontology_or_a_known_vocabulary_lacks() -> None:
    known = {str(subject) for subject, _, _ in ontology_triples()}
    own = {str(p) for _, p, _ in source_triples(made_up()) if str(p).startswith(iri.DEF)}

    assert own <= known


def test_every_concept_that_is_named_is_in_a_vocabulary() -> None:
    known = {str(subject) for subject, _, _ in ontology_triples()}
    named = {str(o) for _, _, o in source_triples(made_up()) if str(o).startswith(iri.VOCAB)}

    assert named
    assert named <= known


def test_facts_that_rest_on_the_same_words_share_their_evidence() -> None:
    system = next(fact for fact in made_up().facts if type(fact).__name__ == "ServiceSystem")
    twin = replace(system, tier_count=4)  # type: ignore[call-arg]
    graph = _graph(replace(made_up(), facts=(system, twin)))

    assert len(set(graph.subjects(SW.evidence))) == 2
    assert len(set(graph.subjects(RDF.type, OA.SpecificResource))) == 1


def test_issuers_stand_in_printed_order_and_the_first_leads() -> None:
    graph = _graph(made_up())
    (issuance,) = graph.subjects(RDF.type, SW.Issuance)
    document = graph.value(issuance, SW.document)
    parts = sorted(graph.objects(issuance, SW.participation), key=lambda part: int(str(graph.value(part, SW.order))))
    issuers = [graph.value(part, SW.organization) for part in parts]

    assert [graph.value(part, SW.order) for part in parts] == [Literal(1), Literal(2)]
    assert graph.value(document, SW.leadIssuer) == issuers[0]
    assert set(graph.objects(document, ELI.passed_by)) == set(issuers)
    assert set(graph.subjects(RDF.type, ORG.FormalOrganization)) == set(issuers)


def test_a_document_without_a_date_has_only_a_bound() -> None:
    graph = _graph(made_up())
    document = graph.value(next(graph.subjects(RDF.type, SW.Issuance)), SW.document)

    assert graph.value(document, ELI.date_document) is None
    assert str(graph.value(document, SW.issuedNotAfter)) == "2023-03-01"


def test_a_target_says_number_unit_comparator_and_deadline_as_data_and_as_printed() -> None:
    graph = _graph(made_up())
    (target,) = graph.subjects(SW.valueText, Literal("12个"))
    said = {predicate: graph.value(target, predicate) for predicate in graph.predicates(target)}

    assert said[SW.value] == Literal("12", datatype=XSD.decimal)
    assert str(said[QUDT.hasUnit]) == iri.concept_iri("unit", "item")
    assert str(said[SW.comparator]) == iri.concept_iri("comparator", "eq")
    assert (str(said[SW.deadline]), str(said[SW.year]), str(said[SW.dateText])) == ("2025-12-31", "2025", "2025年")
    assert str(said[SW.datePrecision]) == iri.concept_iri("precision", "year")
    assert str(said[SW.baselineValue]) == "3"


def test_a_qualitative_goal_has_words_and_no_number() -> None:
    graph = _graph(made_up())
    (goal,) = graph.subjects(SW.text, Literal("基本形成服务体系"))
    said = set(graph.predicates(goal))

    assert not said & {SW.value, SW.minValue, SW.maxValue, QUDT.hasUnit, SW.comparator, SW.indicator}
    assert said >= {SW.text, SW.modality, SW.deadline}


def test_a_range_has_two_numbers_and_no_value() -> None:
    graph = _graph(made_up())
    (span,) = graph.subjects(SW.valueText, Literal("2至4名"))

    assert graph.value(span, SW.value) is None
    assert [str(graph.value(span, p)) for p in (SW.minValue, SW.maxValue)] == ["2", "4"]


def test_each_tier_belongs_to_the_system_and_guides_the_next() -> None:
    graph = _graph(made_up())
    (system,) = graph.subjects(RDF.type, SW.ServiceSystem)
    by_order = {str(graph.value(tier, SW.order)): tier for tier in graph.subjects(RDF.type, SW.Tier)}

    assert set(graph.subjects(SW.system, system)) == set(by_order.values())
    guided = {(by_order["1"], by_order["2"]), (by_order["2"], by_order["3"])}
    assert set(graph.subject_objects(SW.guides)) == guided


def test_a_missing_tier_breaks_the_chain() -> None:
    kept = tuple(fact for fact in made_up().facts if not (isinstance(fact, Tier) and fact.order == 2))

    assert not list(_graph(replace(made_up(), facts=kept)).subject_objects(SW.guides))


def test_the_items_of_a_standard_keep_their_order() -> None:
    graph = _graph(made_up())
    items = graph.subjects(RDF.type, SW.StandardItem)

    assert {str(graph.value(item, SW.order)): str(graph.value(item, SW.text)) for item in items} == {
        "1": "有场地",
        "2": "有人员",
    }


def test_repairs_are_counted_by_kind_with_the_least_certainty() -> None:
    extra = RepairStep("script", 0, "發", "发", "又一处", 0.5)
    source = replace(made_up_source(), steps=(*made_up_source().steps, extra))
    counts = Counter(step.name for step in source.steps if step.name != "front_matter")
    graph = _graph(Extraction(source, ()))
    named = {str(name).rsplit("/", 1)[-1]: step for step, name in graph.subject_objects(SW.repairName)}
    found = {name: int(str(graph.value(step, SW.repairCount))) for name, step in named.items()}

    assert found == counts
    assert str(graph.value(named["script"], SW.certainty)) == "0.5"


def test_an_article_and_its_text_lead_back_to_the_source() -> None:
    graph = _graph(made_up())
    (article,) = graph.subjects(RDF.type, SCHEMA.NewsArticle)
    text = graph.value(article, PROV.wasDerivedFrom)
    source = graph.value(text, PROV.wasDerivedFrom)

    assert str(graph.value(article, SCHEMA.headline)) == "两部门发文部署站点建设"
    assert str(graph.value(source, SW.sha256)) == made_up_source().sha256
    assert str(graph.value(source, PROV.hadPrimarySource)) == f"{iri.ID}reference/made-up-2023"


def test_a_tier_function_rests_on_its_own_words() -> None:
    centre = next(fact for fact in made_up().facts if isinstance(fact, Tier))
    functions = [fact for fact in centre.functions if isinstance(fact, TierFunction)]

    assert [f.quotation.exact for f in functions] == [f.text for f in functions]

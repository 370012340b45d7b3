"""Targets and observations: one cube of region, indicator, time and value."""

from collections.abc import Iterator

from rdflib.term import Literal

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.facts import fact_triples
from swgraph.mapping.identity import iri_of
from swgraph.mapping.quantities import date_triples, quantity_triples
from swgraph.mapping.terms import Triple, concept, day, known, number, string
from swgraph.model import Measured, Observation, Target
from swgraph.namespaces import SW, XSD


@to_triples.register
def _target(fact: Target) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Target, fact.document)
    yield this, SW.obsKind, concept("obskind", "target")
    yield from _measured(fact)
    if fact.deadline:
        yield from date_triples(this, SW.deadline, fact.deadline)
    if fact.baseline and fact.baseline.value is not None:
        yield this, SW.baselineValue, number(fact.baseline.value)


@to_triples.register
def _observation(fact: Observation) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Observation, fact.document)
    yield this, SW.obsKind, concept("obskind", fact.obs_kind)
    yield from _measured(fact)
    if fact.as_of:
        yield from date_triples(this, SW.asOf, fact.as_of)
    yield from known(this, (SW.asOfNotAfter, day(fact.as_of_not_after) if fact.as_of_not_after else None))
    if fact.premise:
        yield this, SW.premise, Literal("true", datatype=XSD.boolean)


def _measured(fact: Measured) -> Iterator[Triple]:
    this = iri_of(fact)
    word = fact.quantity.measure_word if fact.quantity else None
    yield this, SW.targetKind, concept("targetkind", fact.kind)
    yield this, SW.text, string(fact.text)
    yield from known(
        this,
        (SW.indicator, concept("indicator", fact.indicator) if fact.indicator else None),
        (SW.denominator, concept("indicator", fact.denominator) if fact.denominator else None),
        (SW.scopeTier, concept("level", fact.scope_tier) if fact.scope_tier else None),
        (SW.modality, concept("modality", fact.modality) if fact.modality else None),
        (SW.modalityText, string(fact.modality_text) if fact.modality_text else None),
        (SW.measureWord, string(word) if word else None),
    )
    if fact.quantity:
        yield from quantity_triples(this, fact.quantity)

"""What a document sets to be done, in which fields, and with what money."""

from collections.abc import Iterator

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.facts import fact_triples
from swgraph.mapping.identity import iri_of
from swgraph.mapping.quantities import quantity_triples
from swgraph.mapping.terms import Triple, concept, integer, known, string
from swgraph.model import FieldMention, Funding, Task
from swgraph.namespaces import DCTERMS, SW


@to_triples.register
def _task(fact: Task) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Task, fact.document)
    yield this, SW.text, string(fact.text)
    yield from known(
        this,
        (SW.order, integer(fact.order) if fact.order is not None else None),
        (DCTERMS.type, concept("task", fact.category) if fact.category else None),
        (DCTERMS.isPartOf, iri_of(fact.document) if fact.document else None),
        (SW.policyTool, concept("tool", fact.tool) if fact.tool else None),
    )


@to_triples.register
def _field(fact: FieldMention) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.FieldMention, fact.document)
    yield this, SW.text, string(fact.text)
    yield from known(
        this,
        (SW.field, concept("field", fact.field) if fact.field else None),
        (SW.order, integer(fact.order) if fact.order is not None else None),
    )


@to_triples.register
def _funding(fact: Funding) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Funding, fact.document)
    if fact.amount:
        yield from quantity_triples(this, fact.amount)
    yield from known(
        this,
        (SW.year, integer(fact.year) if fact.year is not None else None),
        (SW.payer, string(fact.payer) if fact.payer else None),
        (SW.purpose, string(fact.purpose) if fact.purpose else None),
    )

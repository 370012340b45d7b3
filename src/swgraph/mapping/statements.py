"""What a facts file tells beside figures and documents: departments, mechanisms, events, other names."""

from collections.abc import Iterator
from typing import Final

from rdflib.term import URIRef

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.facts import fact_triples
from swgraph.mapping.identity import iri_of
from swgraph.mapping.quantities import date_triples
from swgraph.mapping.terms import Triple, concept, known, string
from swgraph.model import (
    Beneficiary,
    DepartmentMention,
    Event,
    Mechanism,
    NameStatement,
    OperationMode,
    Remark,
    Schedule,
    ServicePoint,
    Statement,
    Transfer,
)
from swgraph.namespaces import SW

CLASS_OF: Final[dict[type[Statement], URIRef]] = {
    Beneficiary: SW.Beneficiary,
    Event: SW.Event,
    Mechanism: SW.Mechanism,
    NameStatement: SW.NameStatement,
    OperationMode: SW.OperationMode,
    Remark: SW.Remark,
    Schedule: SW.Schedule,
    ServicePoint: SW.ServicePoint,
    Transfer: SW.Transfer,
}
"""The class of each kind that is a wording first of all."""


@to_triples.register
def _department(fact: DepartmentMention) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.DepartmentMention)
    yield this, SW.organization, iri_of(fact.organization)
    yield this, SW.printedName, string(fact.organization.printed)
    yield from known(
        this,
        (SW.otherName, string(fact.other_name) if fact.other_name else None),
        (SW.era, string(fact.era) if fact.era else None),
        (SW.role, string(fact.role) if fact.role else None),
    )
    yield from to_triples(fact.organization)


@to_triples.register
def _statement(fact: Statement) -> Iterator[Triple]:
    yield from fact_triples(fact, CLASS_OF[type(fact)])
    yield iri_of(fact), SW.text, string(fact.text)


@to_triples.register
def _operation_mode(fact: OperationMode) -> Iterator[Triple]:
    yield from _statement(fact)
    yield from known(
        iri_of(fact), (SW.operationMode, concept("operationmode", fact.mode) if fact.mode else None)
    )


@to_triples.register
def _event(fact: Event) -> Iterator[Triple]:
    yield from _statement(fact)
    if fact.when:
        yield from date_triples(iri_of(fact), SW.eventDate, fact.when)


@to_triples.register
def _transfer(fact: Transfer) -> Iterator[Triple]:
    yield from _statement(fact)
    yield iri_of(fact), SW.transferredFrom, string(fact.giver)
    yield iri_of(fact), SW.transferredTo, string(fact.receiver)


@to_triples.register
def _name(fact: NameStatement) -> Iterator[Triple]:
    yield from _statement(fact)
    yield from known(iri_of(fact), (SW.otherName, string(fact.other_name) if fact.other_name else None))

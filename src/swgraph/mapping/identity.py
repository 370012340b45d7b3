"""The IRI of each record: made from what makes the thing itself, never from the order in which it was read."""

from functools import singledispatch
from typing import Final
from urllib.parse import quote

from rdflib.term import URIRef

from swgraph import iri
from swgraph.model import (
    Article,
    Beneficiary,
    CitedEvidence,
    CitedSource,
    DepartmentMention,
    Event,
    Evidence,
    Fact,
    FieldMention,
    Funding,
    Issuance,
    Lineage,
    Measured,
    Mechanism,
    NameStatement,
    Observation,
    OperationMode,
    Organization,
    PolicyDate,
    PolicyDocument,
    Quantity,
    Region,
    Remark,
    Schedule,
    ServicePoint,
    ServiceSystem,
    Source,
    Standard,
    Statement,
    Target,
    Task,
    Tier,
    TierFunction,
    Transfer,
)

Key = tuple[object, ...]


@singledispatch
def iri_of(record: object) -> URIRef:
    """Return the IRI of a record.

    >>> iri_of(Region("640000", "宁夏回族自治区", "province", "100000", "宁夏"))
    rdflib.term.URIRef('https://w3id.org/swgraph/id/region/640000')
    """
    raise TypeError(f"no IRI is defined for {type(record).__name__}")


def graph_iri(name: str) -> URIRef:
    """Return the named graph of a source id, or of ``reference``, ``ontology``, ``inferred`` or ``dataset``."""
    return URIRef(f"{iri.ID}graph/{name}")


def text_iri(source_id: str) -> URIRef:
    """Return the IRI of the repaired text of a source."""
    return URIRef(f"{iri.ID}text/{source_id}")


def source_iri(source_id: str) -> URIRef:
    """Return the IRI of a source."""
    return URIRef(f"{iri.ID}source/{source_id}")


def reference_iri(name: str) -> URIRef:
    """Return the IRI of a published source that is cited, not captured: a census, a bulletin, a report retold.

    >>> reference_iri("ningxia 2022")
    rdflib.term.URIRef('https://w3id.org/swgraph/id/reference/ningxia%202022')
    """
    return URIRef(f"{iri.ID}reference/{quote(name, safe='')}")


def article_iri(article_id: str) -> URIRef:
    """Return the IRI of an article."""
    return URIRef(f"{iri.ID}article/{article_id}")


@iri_of.register
def _region(region: Region) -> URIRef:
    return URIRef(iri.region_iri(region.code))


@iri_of.register
def _source(source: Source) -> URIRef:
    return source_iri(source.id)


@iri_of.register
def _cited_source(source: CitedSource) -> URIRef:
    return reference_iri(source.id)


@iri_of.register
def _article(article: Article) -> URIRef:
    return article_iri(article.id)


@iri_of.register
def _evidence(evidence: Evidence) -> URIRef:
    return URIRef(iri.mint("evidence", *_place(evidence)))


@iri_of.register
def _cited_evidence(evidence: CitedEvidence) -> URIRef:
    return URIRef(iri.mint("evidence", evidence.source, evidence.fid))


@iri_of.register
def _organization(organization: Organization) -> URIRef:
    return URIRef(iri.mint("org", organization.region, organization.name))


@iri_of.register
def _document(document: PolicyDocument) -> URIRef:
    return URIRef(iri.mint("document", document.title, document.region))


@iri_of.register
def _fact(fact: Fact) -> URIRef:
    kind, key = _kind_and_key(fact)
    if isinstance(fact.evidence, CitedEvidence):
        # A cited fact is known by its number: whoever corrects its value corrects the same fact.
        order = fact.order if isinstance(fact, FieldMention) else None
        return URIRef(iri.mint(kind, fact.evidence.source, fact.evidence.fid, order))
    return URIRef(iri.mint(kind, *_place(fact.evidence), fact.region, *key))


def part_iri(kind: str, whole: URIRef, *key: object) -> URIRef:
    """Return the IRI of a part that has no life without its whole: a participation, an item of a standard."""
    return URIRef(iri.mint(kind, whole, *key))


def _place(evidence: Evidence) -> Key:
    return evidence.source, evidence.start, evidence.end


@singledispatch
def _kind_and_key(fact: Fact) -> tuple[str, Key]:
    """Return the kind of a fact, and what tells it from others of its kind that rest on the same words."""
    raise TypeError(f"no IRI is defined for {type(fact).__name__}")


@_kind_and_key.register
def _issuance(fact: Issuance) -> tuple[str, Key]:
    return "issuance", (_document_key(fact.document),)


@_kind_and_key.register
def _lineage(fact: Lineage) -> tuple[str, Key]:
    return "lineage", (_document_key(fact.document), fact.relation, fact.cited_text)


@_kind_and_key.register
def _target(fact: Target) -> tuple[str, Key]:
    return "target", (*_measured(fact), *_date(fact.deadline))


@_kind_and_key.register
def _observation(fact: Observation) -> tuple[str, Key]:
    return "observation", (*_measured(fact), *_date(fact.as_of), fact.obs_kind)


def _measured(fact: Measured) -> Key:
    return fact.indicator, fact.kind, *_quantity(fact.quantity), fact.scope_tier, fact.text


def _quantity(quantity: Quantity | None) -> Key:
    if quantity is None:
        return (None,)
    numbers = (quantity.value, quantity.min_value, quantity.max_value)
    plain = (None if n is None else format(n.normalize(), "f") for n in numbers)
    return *plain, quantity.unit, quantity.comparator, quantity.text


def _date(when: PolicyDate | None) -> Key:
    return (when.text, when.latest, when.precision) if when else (None,)


@_kind_and_key.register
def _system(fact: ServiceSystem) -> tuple[str, Key]:
    return "system", (fact.tier_count, fact.text)


@_kind_and_key.register
def _tier(fact: Tier) -> tuple[str, Key]:
    return "tier", (fact.order, fact.admin_level, fact.name)


@_kind_and_key.register
def _tier_function(fact: TierFunction) -> tuple[str, Key]:
    return "tierfunction", (fact.order, fact.text)


@_kind_and_key.register
def _standard(fact: Standard) -> tuple[str, Key]:
    return "standard", (fact.admin_level, fact.name, *(text for text, _ in fact.items))


@_kind_and_key.register
def _task(fact: Task) -> tuple[str, Key]:
    return "task", (fact.order, fact.text)


@_kind_and_key.register
def _field(fact: FieldMention) -> tuple[str, Key]:
    return "fieldmention", (fact.field, fact.text)


@_kind_and_key.register
def _funding(fact: Funding) -> tuple[str, Key]:
    return "funding", (*_quantity(fact.amount), fact.year, fact.payer, fact.purpose)


@_kind_and_key.register
def _department(fact: DepartmentMention) -> tuple[str, Key]:
    return "department", (str(iri_of(fact.organization)), fact.organization.printed)


_STATEMENTS: Final = {
    Mechanism: "mechanism",
    OperationMode: "operationmode",
    Event: "event",
    Transfer: "transfer",
    NameStatement: "name",
    Beneficiary: "beneficiary",
    Schedule: "schedule",
    ServicePoint: "servicepoint",
    Remark: "remark",
}


@_kind_and_key.register
def _statement(fact: Statement) -> tuple[str, Key]:
    return _STATEMENTS[type(fact)], (fact.text,)


def _document_key(document: PolicyDocument | None) -> str | None:
    return str(iri_of(document)) if document else None

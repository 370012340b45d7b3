"""The nodes of each kind of fact back to records."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from rdflib.term import URIRef

from swgraph.mapping.nodes import Node
from swgraph.mapping.quantities import COMPARATOR
from swgraph.mapping.statements import CLASS_OF
from swgraph.model import (
    CitedEvidence,
    DepartmentMention,
    Detail,
    Event,
    Evidence,
    Fact,
    FieldMention,
    Funding,
    Issuance,
    Lineage,
    NameStatement,
    Observation,
    OperationMode,
    Organization,
    PolicyDate,
    PolicyDocument,
    Quantity,
    ServiceSystem,
    Standard,
    Statement,
    Target,
    Task,
    Tier,
    TierFunction,
    Transfer,
)
from swgraph.namespaces import DCTERMS, ELI, OA, QUDT, RDF, SKOS, SW

_SIGN: Final = {name: sign for sign, name in COMPARATOR.items()}


def _shared(node: Node, source: str) -> dict[str, Any]:
    fid, confidence = node.text(DCTERMS.identifier), node.number(SW.confidence)
    return {
        "evidence": _evidence(node, source, fid or ""),
        "region": node.region(SW.refArea),
        "rule": node.text(SW.rule) or "",
        "confidence": float(confidence) if confidence is not None else 0.0,
        "status": node.concept(SW.reviewStatus) or "",
        "fid": fid,
        "basis": node.concept(SW.basis) or "printed",
        "inferred": node.texts(SW.inferredPart),
        "scope": node.text(SW.scopeText),
        "details": tuple(sorted(map(_detail, node.nodes(SW.detail)), key=lambda d: (d.name, d.order))),
    }


def _evidence(node: Node, source: str, fid: str) -> CitedEvidence | Evidence:
    evidence, article = node.node(SW.evidence), (node.text(SW.reportedIn) or "").rsplit("/", 1)[-1]
    selectors = {each.text(RDF.type): each for each in evidence.nodes(OA.hasSelector)} if evidence else {}
    quotation, position = selectors.get(str(OA.TextQuoteSelector)), selectors.get(str(OA.TextPositionSelector))
    if evidence is None or quotation is None or position is None:
        return CitedEvidence(source, article, fid, (evidence.text(SW.printed) if evidence else None) or None)
    return Evidence(
        source=source,
        article=article,
        start=position.integer(OA.start) or 0,
        end=position.integer(OA.end) or 0,
        exact=quotation.text(OA.exact) or "",
        prefix=quotation.text(OA.prefix) or "",
        suffix=quotation.text(OA.suffix) or "",
        raw_start=evidence.integer(SW.rawStart) or 0,
        raw_end=evidence.integer(SW.rawEnd) or 0,
        raw_text=evidence.text(SW.rawText) or "",
    )


def _detail(node: Node) -> Detail:
    return Detail(node.text(SW.detailName) or "", node.text(SW.text) or "", node.integer(SW.order) or 1)


def _document(node: Node | None) -> PolicyDocument | None:
    if node is None:
        return None
    title, number = node.text(ELI.title) or "", node.text(ELI.id_local)
    return PolicyDocument(title, node.region(ELI.relevant_for), node.concept(ELI.type_document), number)


def _organization(node: Node) -> Organization:
    """Return the body that a participation or a mention names."""
    body = node.node(SW.organization)
    assert body is not None
    name = body.text(SKOS.prefLabel) or ""
    printed = node.text(SW.printedName) or name
    return Organization(name, body.region(SW.jurisdiction), body.concept(SW.function), printed)


def _date(node: Node, predicate: URIRef) -> PolicyDate | None:
    text = node.text(SW.dateText)
    if text is None:
        return None
    return PolicyDate(text, node.day(predicate), node.integer(SW.year), node.concept(SW.datePrecision))


def _quantity(node: Node) -> Quantity | None:
    sign = node.concept(SW.comparator)
    if sign is None:
        return None
    return Quantity(
        node.number(SW.value),
        node.concept(QUDT.hasUnit),
        node.text(SW.valueText) or "",
        _SIGN[sign],
        node.text(SW.measureWord),
        node.number(SW.minValue),
        node.number(SW.maxValue),
        node.concept(SW.targetKind) == "coverage",
    )


def _issuance(node: Node, source: str) -> Fact:
    document = _document(node.node(SW.document))
    assert document is not None
    exact, bound = node.day(DCTERMS.issued), node.day(SW.issuedNotAfter)
    precision, text = node.concept(SW.datePrecision), node.text(SW.dateText)
    latest = exact or (bound if precision else None)
    issued = PolicyDate(text or latest.isoformat(), latest, latest.year, precision or "day") if latest else None
    return Issuance(
        **_shared(node, source),
        document=document,
        issuers=tuple(_organization(part) for part in node.nodes(SW.participation)),
        issuer_count=node.integer(SW.issuerCount),
        alias=node.text(SW.alias),
        issued=issued,
        issued_not_after=None if precision else bound,
        date_text=None if issued else text,
    )


def _lineage(node: Node, source: str) -> Fact:
    return Lineage(
        **_shared(node, source),
        document=_document(node.node(SW.document)),
        relation=node.concept(SW.relation) or "",
        cited_text=node.text(SW.citedText) or "",
        cited=_document(node.node(SW.cited)),
        citing_text=node.text(SW.citingText),
    )


def _measured(node: Node, source: str) -> dict[str, Any]:
    return {
        **_shared(node, source),
        "indicator": node.concept(SW.indicator),
        "kind": node.concept(SW.targetKind) or "",
        "quantity": _quantity(node),
        "text": node.text(SW.text) or "",
        "document": _document(node.node(SW.statedIn)),
        "modality": node.concept(SW.modality),
        "modality_text": node.text(SW.modalityText),
        "denominator": node.concept(SW.denominator),
        "scope_tier": node.concept(SW.scopeTier),
    }


def _target(node: Node, source: str) -> Fact:
    baseline = node.number(SW.baselineValue)
    start = Quantity(baseline, node.concept(QUDT.hasUnit), "") if baseline is not None else None
    return Target(**_measured(node, source), deadline=_date(node, SW.deadline), baseline=start)


def _observation(node: Node, source: str) -> Fact:
    return Observation(
        **_measured(node, source),
        as_of=_date(node, SW.asOf),
        as_of_not_after=node.day(SW.asOfNotAfter),
        premise=node.text(SW.premise) == "true",
        obs_kind=node.concept(SW.obsKind) or "actual",
    )


def _system(node: Node, source: str) -> Fact:
    text, document = node.text(SW.text) or "", _document(node.node(SW.statedIn))
    return ServiceSystem(**_shared(node, source), tier_count=node.integer(SW.tierCount), text=text, document=document)


def _tier(node: Node, source: str) -> Fact:
    return Tier(
        **_shared(node, source),
        order=node.integer(SW.order),
        admin_level=node.concept(SW.adminLevel) or "",
        name=node.text(SW.localName) or "",
        host=node.text(SW.hostedBy),
        host_type=node.concept(SW.hostType),
        count=node.integer(SW.pointCount),
        document=_document(node.node(SW.statedIn)),
        functions=tuple(_own_functions(node, source)),
    )


def _own_functions(tier: Node, source: str) -> Iterator[TierFunction]:
    """Yield the functions of a quoted tier; those of a cited one are facts of their own."""
    functions = [] if tier.text(DCTERMS.identifier) else tier.nodes(SW.tierFunction)
    yield from (function for each in functions if isinstance(function := _function(each, source), TierFunction))


def _function(node: Node, source: str) -> Fact:
    return TierFunction(
        **_shared(node, source),
        order=node.integer(SW.order),
        text=node.text(SW.text) or "",
        concept=node.concept(SW.concept),
        tier=node.text(SW.tierText),
    )


def _standard(node: Node, source: str) -> Fact:
    return Standard(
        **_shared(node, source),
        admin_level=node.concept(SW.adminLevel),
        items=tuple((item.text(SW.text) or "", item.concept(SW.concept)) for item in node.nodes(SW.standardItem)),
        name=node.text(SW.localName),
        quantity=_quantity(node),
        tier=node.text(SW.tierText),
    )


def _task(node: Node, source: str) -> Fact:
    return Task(
        **_shared(node, source),
        order=node.integer(SW.order),
        text=node.text(SW.text) or "",
        category=node.concept(DCTERMS.type),
        document=_document(node.node(SW.statedIn)),
        tool=node.concept(SW.policyTool),
    )


def _field(node: Node, source: str) -> Fact:
    return FieldMention(
        **_shared(node, source),
        field=node.concept(SW.field),
        text=node.text(SW.text) or "",
        document=_document(node.node(SW.statedIn)),
        order=node.integer(SW.order),
    )


def _funding(node: Node, source: str) -> Fact:
    return Funding(
        **_shared(node, source),
        amount=_quantity(node),
        year=node.integer(SW.year),
        payer=node.text(SW.payer),
        purpose=node.text(SW.purpose),
        document=_document(node.node(SW.statedIn)),
    )


def _department(node: Node, source: str) -> Fact:
    return DepartmentMention(
        **_shared(node, source),
        organization=_organization(node),
        other_name=node.text(SW.otherName),
        era=node.text(SW.era),
        role=node.text(SW.role),
    )


def _statement(kind: type[Statement]) -> Callable[[Node, str], Fact]:
    def read(node: Node, source: str) -> Fact:
        return kind(**_shared(node, source), text=node.text(SW.text) or "", **_own(kind, node))

    return read


def _own(kind: type[Statement], node: Node) -> dict[str, Any]:
    """Return what a kind of statement has beside its wording."""
    if kind is OperationMode:
        return {"mode": node.concept(SW.operationMode)}
    if kind is Event:
        return {"when": _date(node, SW.eventDate)}
    if kind is NameStatement:
        return {"other_name": node.text(SW.otherName)}
    if kind is Transfer:
        return {"giver": node.text(SW.transferredFrom) or "", "receiver": node.text(SW.transferredTo) or ""}
    return {}


READERS: Final[dict[URIRef, Callable[[Node, str], Fact]]] = {
    SW.Issuance: _issuance,
    SW.Lineage: _lineage,
    SW.Target: _target,
    SW.Observation: _observation,
    SW.ServiceSystem: _system,
    SW.Tier: _tier,
    SW.TierFunction: _function,
    SW.Standard: _standard,
    SW.Task: _task,
    SW.FieldMention: _field,
    SW.Funding: _funding,
    SW.DepartmentMention: _department,
    **{class_: _statement(kind) for kind, class_ in CLASS_OF.items()},
}
"""What reads the facts of each class."""

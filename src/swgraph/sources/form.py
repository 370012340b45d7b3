"""Records to the facts-file form: plain mappings that JSON and YAML can hold."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import singledispatch
from typing import Final

from swgraph.model import (
    Article,
    Beneficiary,
    CitedEvidence,
    CitedSource,
    DepartmentMention,
    Event,
    Evidence,
    Extraction,
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
    PolicyDate,
    PolicyDocument,
    Quantity,
    Remark,
    Schedule,
    ServicePoint,
    ServiceSystem,
    Standard,
    Statement,
    Target,
    Task,
    Tier,
    TierFunction,
    Transfer,
)

SCHEMA_VERSION: Final = 1

Form = dict[str, object]


def to_facts_file(extraction: Extraction) -> Form:
    """Return an extraction in the facts-file form: the source, its articles, and one flat mapping a fact.

    The functions of a tier follow it as facts of their own. Numbers are exact: an integer where the value is whole,
    otherwise a float where that prints the same digits, otherwise a string. The file of a cited source leaves out what
    is not known and what goes without saying (see ``swgraph.sources.short``); that of a captured text has every key.
    """
    source = extraction.source
    if isinstance(source, CitedSource):
        return source_file(source, extraction)
    index = {article.id: i for i, article in enumerate(source.articles)}
    regions = extraction.regions or (None,) * len(source.articles)
    return {
        "schema_version": SCHEMA_VERSION,
        "id": source.id,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "articles": [_article(a, region) for a, region in zip(source.articles, regions, strict=True)],
        "facts": [
            {"fid": f"{source.id}#{number}", **form}
            for number, form in enumerate(_facts(extraction.facts, index), start=1)
        ],
    }


def source_file(source: CitedSource, extraction: Extraction) -> Form:
    """Return the facts file of a cited source."""
    from swgraph.sources.short import short_article, short_citation, short_facts

    index = {article.id: i for i, article in enumerate(source.articles)}
    articles = zip(source.articles, extraction.regions, strict=True)
    full = [(fact, _fact(fact, index)) for fact in extraction.facts]
    return {
        "schema_version": SCHEMA_VERSION,
        "id": source.id,
        "citation": short_citation(source.citation),
        "articles": [short_article(article, region, source.citation) for article, region in articles],
        "facts": short_facts(full, extraction.regions),
    }


def _article(article: Article, region: str | None) -> Form:
    body = article.body or article.headline_span
    return {
        "headline": article.headline,
        "kicker": article.kicker,
        "byline": article.byline,
        "published": _day(article.published),
        "page": article.page,
        "section": article.section,
        "region": region,
        "start": min(body.start, article.headline_span.start),
        "end": max(body.end, article.headline_span.end),
    }


def _facts(facts: tuple[Fact, ...], index: Mapping[str, int]) -> Iterator[Form]:
    for fact in facts:
        yield _fact(fact, index)
        if isinstance(fact, Tier):
            yield from (_fact(function, index) | {"tier": fact.name} for function in fact.functions)


def _fact(fact: Fact, index: Mapping[str, int]) -> Form:
    kind, own = _by_kind(fact)
    return {
        "kind": kind,
        "article": index[fact.evidence.article],
        "region": fact.region,
        "status": fact.status,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "basis": fact.basis,
        "scope": fact.scope,
        "inferred": list(fact.inferred),
        "details": _details(fact),
        "evidence": _evidence(fact.evidence),
        **own,
    }


def _details(fact: Fact) -> Form:
    """Return the details by name: a text, or the texts of a list."""
    texts: dict[str, list[str]] = {}
    for detail in fact.details:
        texts.setdefault(detail.name, []).append(detail.text)
    return {name: listed[0] if len(listed) == 1 else listed for name, listed in texts.items()}


def _evidence(evidence: Evidence | CitedEvidence) -> Form | None:
    if isinstance(evidence, CitedEvidence):
        return None
    return {
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.exact,
        "raw_start": evidence.raw_start,
        "raw_end": evidence.raw_end,
    }


@singledispatch
def _by_kind(fact: Fact) -> tuple[str, Form]:
    raise TypeError(f"no facts-file form for {type(fact).__name__}")


@_by_kind.register
def _policy(fact: Issuance) -> tuple[str, Form]:
    return "policy", {
        "title": fact.document.title,
        "alias": fact.alias,
        "number": fact.document.number,
        "doc_type": fact.document.doc_type,
        "issuers": [issuer.printed if _is_cited(fact) else issuer.name for issuer in fact.issuers],
        "issuers_count": fact.issuer_count,
        "date": _latest(fact.issued),
        "precision": fact.issued.precision if fact.issued else None,
        "issued_not_after": _day(fact.issued_not_after),
        "date_text": fact.date_text or (fact.issued.text if fact.issued else None),
        "document_region": fact.document.region,
    }


@_by_kind.register
def _lineage(fact: Lineage) -> tuple[str, Form]:
    return "lineage", {
        **_document(fact.document),
        "from": fact.citing_text,
        "relation": fact.relation,
        "to": fact.cited_text,
        "cited": fact.cited.title if fact.cited else None,
        "cited_region": fact.cited.region if fact.cited else None,
    }


@_by_kind.register
def _target(fact: Target) -> tuple[str, Form]:
    when = fact.deadline
    baseline = fact.baseline.value if fact.baseline else None
    own: Form = {"deadline": _latest(when), "precision": when.precision if when else None}
    own |= {"date_text": when.text if when else None, "baseline": _number(baseline)}
    return "target", _measured(fact) | own


@_by_kind.register
def _observation(fact: Observation) -> tuple[str, Form]:
    when = fact.as_of
    own: Form = {"as_of": _latest(when), "precision": when.precision if when else None}
    own |= {"date_text": when.text if when else None, "as_of_not_after": _day(fact.as_of_not_after)}
    return "achieved", _measured(fact) | own | {"premise": fact.premise, "obs_kind": fact.obs_kind}


def _measured(fact: Measured) -> Form:
    return {
        "indicator_id": fact.indicator,
        **_quantity(fact.quantity),
        "modality": fact.modality,
        "modality_text": fact.modality_text,
        "target_kind": fact.kind,
        "denominator": fact.denominator,
        "scope_tier": fact.scope_tier,
        "text": fact.text,
        **_document(fact.document),
    }


def _quantity(quantity: Quantity | None) -> Form:
    if quantity is None:
        return dict.fromkeys(("value", "min", "max", "unit", "measure_word", "comparator", "as_printed"))
    return {
        "value": _number(quantity.value),
        "min": _number(quantity.min_value),
        "max": _number(quantity.max_value),
        "unit": quantity.unit,
        "measure_word": quantity.measure_word,
        "comparator": quantity.comparator,
        "as_printed": quantity.text,
    }


@_by_kind.register
def _system(fact: ServiceSystem) -> tuple[str, Form]:
    return "system", {"levels": fact.tier_count, "name": fact.text, **_document(fact.document)}


@_by_kind.register
def _tier(fact: Tier) -> tuple[str, Form]:
    return "tier", {
        "level": fact.order,
        "admin_level": fact.admin_level,
        "name": fact.name,
        "host": fact.host,
        "host_type": fact.host_type,
        "count": fact.count,
        **_document(fact.document),
    }


@_by_kind.register
def _function(fact: TierFunction) -> tuple[str, Form]:
    return "function", {"tier": fact.tier, "order": fact.order, "name": fact.text, "concept": fact.concept}


@_by_kind.register
def _standard(fact: Standard) -> tuple[str, Form]:
    items = [{"text": text, "concept": concept} for text, concept in fact.items]
    return "standard", {
        "tier": fact.tier,
        "admin_level": fact.admin_level,
        "name": fact.name,
        "items": items,
        **_quantity(fact.quantity),
    }


@_by_kind.register
def _task(fact: Task) -> tuple[str, Form]:
    return "task", {
        "order": fact.order,
        "name": fact.text,
        "category": fact.category,
        "tool": fact.tool,
        **_document(fact.document),
    }


@_by_kind.register
def _field(fact: FieldMention) -> tuple[str, Form]:
    return "field", {"name": fact.text, "field": fact.field, **_document(fact.document)}


@_by_kind.register
def _funding(fact: Funding) -> tuple[str, Form]:
    return "funding", {
        **_quantity(fact.amount),
        "year": fact.year,
        "payer": fact.payer,
        "purpose": fact.purpose,
        **_document(fact.document),
    }


@_by_kind.register
def _department(fact: DepartmentMention) -> tuple[str, Form]:
    return "department", {
        "name": fact.organization.printed,
        "full_name": fact.organization.name,
        "other_name": fact.other_name,
        "era": fact.era,
        "role": fact.role,
    }


STATEMENTS: Final[dict[type[Statement], str]] = {
    Mechanism: "mechanism",
    OperationMode: "operation_mode",
    Event: "event",
    NameStatement: "alias",
    Beneficiary: "beneficiary",
    Schedule: "schedule",
    ServicePoint: "service_point",
    Remark: "note",
}
"""The kind of each record that is a wording first of all, as a facts file spells it."""


@_by_kind.register
def _statement(fact: Statement) -> tuple[str, Form]:
    own: Form = {"name": fact.text}
    if isinstance(fact, OperationMode):
        own["mode"] = fact.mode
    elif isinstance(fact, NameStatement):
        own["alias"] = fact.other_name
    elif isinstance(fact, Event):
        day = fact.when
        own |= {"date": _latest(day), "precision": day.precision if day else None, "date_text": day.text if day else None}
    return STATEMENTS[type(fact)], own


@_by_kind.register
def _transfer(fact: Transfer) -> tuple[str, Form]:
    return "transfer", {"from": fact.giver, "to": fact.receiver, "what": fact.text}


def _is_cited(fact: Fact) -> bool:
    return isinstance(fact.evidence, CitedEvidence)


def _document(document: PolicyDocument | None) -> Form:
    """Return the title and the region of the document that a fact is attributed to."""
    return {
        "document": document.title if document else None,
        "document_region": document.region if document else None,
    }


def _latest(when: PolicyDate | None) -> str | None:
    return _day(when.latest) if when else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> int | float | str | None:
    """Return the value as JSON can hold it without losing a digit."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)

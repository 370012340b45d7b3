"""A facts file to records: the one way from what a person wrote into the model."""

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch
from typing import Any, Final

from swgraph import iri
from swgraph.lexicon import load_lexicon
from swgraph.model import (
    Article,
    Beneficiary,
    Citation,
    CitedSource,
    DepartmentMention,
    Event,
    Extraction,
    Fact,
    FieldMention,
    Funding,
    Issuance,
    Lineage,
    Mechanism,
    NameStatement,
    Observation,
    OperationMode,
    PolicyDocument,
    Quantity,
    Remark,
    Schedule,
    ServicePoint,
    ServiceSystem,
    Source,
    Span,
    Standard,
    Statement,
    Target,
    Task,
    Tier,
    TierFunction,
    Transfer,
)
from swgraph.recognise.titles import document_type
from swgraph.sources import schema as forms
from swgraph.sources.organizations import organization_of
from swgraph.sources.scene import Scene
from swgraph.sources.usual import concept_of, usual_kind, usual_measure, when


def cited_extraction(file: forms.FactsFile, name: str = "") -> Extraction:
    """Return the facts of a cited source as records; the file has been checked."""
    said = file.citation
    assert said is not None
    assert file.id is not None
    citation = Citation(**said.model_dump())
    articles = tuple(_article(file.id, i, form, citation) for i, form in enumerate(file.articles))
    source = CitedSource(file.id, articles, citation, name)
    regions = tuple(form.region for form in file.articles)
    scenes = [Scene(source.id, article, region, None) for article, region in zip(articles, regions, strict=True)]
    return Extraction(source, tuple(fact for form in file.facts for fact in _facts(form, scenes[form.article])), regions)


def captured_facts(file: forms.FactsFile, source: Source) -> tuple[Fact, ...]:
    """Return the facts of a file that quotes a captured text; the functions of a tier go back into it."""
    regions = [form.region for form in file.articles]
    articles = zip(source.articles, regions, strict=True)
    scenes = [Scene(source.id, article, region, source) for article, region in articles]
    found: list[Fact] = []
    for form in file.facts:
        for fact in _facts(form, scenes[form.article]):
            last = found[-1] if found else None
            if isinstance(fact, TierFunction) and isinstance(last, Tier) and last.name == fact.tier:
                found[-1] = _with_function(last, fact)
            else:
                found.append(fact)
    return tuple(found)


def _with_function(tier: Tier, function: TierFunction) -> Tier:
    return replace(tier, functions=(*tier.functions, replace(function, tier=None)))


def _article(source: str, number: int, form: forms.ArticleForm, citation: Citation) -> Article:
    headline = form.headline or citation.title or source
    return Article(
        iri.digest(source, number),
        headline,
        Span(0, 0),
        kicker=form.kicker,
        byline=form.byline,
        section=form.section,
        page=form.page,
        published=form.published or citation.published,
    )


def _quantity(form: forms.QuantityForm, printed: str | None, coverage: bool = False) -> Quantity | None:
    if form.value is None and form.min is None:
        return None
    return Quantity(
        form.value,
        form.unit or (load_lexicon().gazetteer("unit").concept(form.measure_word) if form.measure_word else None),
        printed or "",
        form.comparator or "=",
        form.measure_word,
        form.min,
        form.max,
        coverage,
    )


def _concept(form: forms.FactForm, field: str, scheme: str, text: str) -> str | None:
    """Return the concept that a form gives, else the usual one; one that is given as empty is none."""
    given: str | None = getattr(form, field)
    return given if field in form.model_fields_set else concept_of(scheme, text)


def _usual(form: forms.MeasuredForm, field: str, column: str) -> str | None:
    """Return what a form gives, else what the table of measures has for its indicator."""
    given: str | None = getattr(form, field)
    return given if field in form.model_fields_set else usual_measure(form.indicator_id, column)


@singledispatch
def _facts(form: object, scene: Scene) -> Iterator[Fact]:
    raise TypeError(f"no record for {type(form).__name__} in article {scene.article.id}")


@_facts.register
def _policy(form: forms.PolicyForm, scene: Scene) -> Iterator[Fact]:
    given = "document_region" in form.model_fields_set
    region = form.document_region if given else form.region or scene.region
    kind = form.doc_type if "doc_type" in form.model_fields_set else document_type(form.title)
    date_ = when(form.date, form.precision, form.date_text) if form.date else None
    yield Issuance(
        **scene.shared(form),
        document=PolicyDocument(form.title, region, kind, form.number),
        issuers=tuple(scene.organization(name, form) for name in form.issuers),
        issuer_count=form.issuers_count,
        alias=form.alias,
        issued=date_,
        issued_not_after=form.issued_not_after,
        date_text=None if date_ else form.date_text,
    )


@_facts.register
def _lineage(form: forms.LineageForm, scene: Scene) -> Iterator[Fact]:
    yield Lineage(
        **scene.shared(form),
        document=scene.document(form.document, form.document_region, form),
        relation=form.relation,
        cited_text=form.to,
        cited=scene.document(form.cited, form.cited_region, form, "cited_region"),
        citing_text=form.from_,
    )


def _measured(form: forms.MeasuredForm, scene: Scene) -> dict[str, Any]:
    kind = form.target_kind or ("qualitative" if form.value is None and form.min is None else usual_kind(form.indicator_id))
    return {
        **scene.shared(form),
        "indicator": form.indicator_id,
        "kind": kind,
        "quantity": _quantity(form, form.as_printed, coverage=kind == "coverage"),
        "text": form.text or form.indicator or form.as_printed or "",
        "document": scene.document(form.document, form.document_region, form),
        "modality": form.modality,
        "modality_text": form.modality_text,
        "denominator": _usual(form, "denominator", "denominator"),
        "scope_tier": _usual(form, "scope_tier", "tier"),
    }


@_facts.register
def _target(form: forms.TargetForm, scene: Scene) -> Iterator[Fact]:
    baseline = Quantity(form.baseline, form.unit, "") if form.baseline is not None else None
    yield Target(
        **_measured(form, scene), deadline=when(form.deadline, form.precision, form.date_text), baseline=baseline
    )


@_facts.register
def _achieved(form: forms.AchievedForm, scene: Scene) -> Iterator[Fact]:
    yield Observation(
        **_measured(form, scene),
        as_of=when(form.as_of, form.precision, form.date_text),
        as_of_not_after=form.as_of_not_after,
        premise=form.premise,
        obs_kind=form.obs_kind,
    )


@_facts.register
def _system(form: forms.SystemForm, scene: Scene) -> Iterator[Fact]:
    document = scene.document(form.document, form.document_region, form)
    name = form.name or form.as_printed or ""
    yield ServiceSystem(**scene.shared(form), tier_count=form.levels, text=name, document=document)


@_facts.register
def _tier(form: forms.TierForm, scene: Scene) -> Iterator[Fact]:
    yield Tier(
        **scene.shared(form),
        order=form.level,
        admin_level=form.admin_level,
        name=form.name,
        host=form.host,
        host_type=_concept(form, "host_type", "hosttype", form.host) if form.host else form.host_type,
        count=form.count,
        document=scene.document(form.document, form.document_region, form),
    )


@_facts.register
def _function(form: forms.FunctionForm, scene: Scene) -> Iterator[Fact]:
    concept = _concept(form, "concept", "tierfunction", form.name)
    yield TierFunction(**scene.shared(form), order=form.order, text=form.name, concept=concept, tier=form.tier)


@_facts.register
def _standard(form: forms.StandardForm, scene: Scene) -> Iterator[Fact]:
    yield Standard(
        **scene.shared(form),
        admin_level=form.admin_level,
        items=tuple(
            (item, concept_of("standarditem", item)) if isinstance(item, str) else (item.text, item.concept)
            for item in form.items
        ),
        name=form.name,
        quantity=_quantity(form, form.as_printed),
        tier=form.tier,
    )


@_facts.register
def _task(form: forms.TaskForm, scene: Scene) -> Iterator[Fact]:
    yield Task(
        **scene.shared(form),
        order=form.order,
        text=form.name,
        category=_concept(form, "category", "task", form.name),
        document=scene.document(form.document, form.document_region, form),
        tool=form.tool,
    )


@_facts.register
def _field(form: forms.FieldForm, scene: Scene) -> Iterator[Fact]:
    shared, document = scene.shared(form), scene.document(form.document, form.document_region, form)
    if form.name:
        concept = _concept(form, "field", "field", form.name)
        yield FieldMention(**shared, field=concept, text=form.name, document=document)
    for order, item in enumerate(form.items, start=1):
        text, field = (item, concept_of("field", item)) if isinstance(item, str) else (item.text, item.field)
        yield FieldMention(**shared, field=field, text=text, document=document, order=order)


@_facts.register
def _funding(form: forms.FundingForm, scene: Scene) -> Iterator[Fact]:
    yield Funding(
        **scene.shared(form),
        amount=_quantity(form, form.as_printed),
        year=form.year,
        payer=form.payer,
        purpose=form.purpose,
        document=scene.document(form.document, form.document_region, form),
    )


@_facts.register
def _department(form: forms.DepartmentForm, scene: Scene) -> Iterator[Fact]:
    usual = organization_of(form.name, form.region or scene.region)
    named = replace(usual, name=form.full_name) if form.full_name else usual
    shared = scene.shared(form)
    yield DepartmentMention(**shared, organization=named, other_name=form.other_name, era=form.era, role=form.role)


_STATEMENTS: Final[dict[type[forms.StatementForm], type[Statement]]] = {
    forms.MechanismForm: Mechanism,
    forms.BeneficiaryForm: Beneficiary,
    forms.ScheduleForm: Schedule,
    forms.ServicePointForm: ServicePoint,
    forms.RemarkForm: Remark,
}


@_facts.register
def _statement(form: forms.StatementForm, scene: Scene) -> Iterator[Fact]:
    yield _STATEMENTS[type(form)](**scene.shared(form), text=form.name)


@_facts.register
def _operation_mode(form: forms.OperationModeForm, scene: Scene) -> Iterator[Fact]:
    yield OperationMode(**scene.shared(form), text=form.name, mode=form.mode)


@_facts.register
def _event(form: forms.EventForm, scene: Scene) -> Iterator[Fact]:
    day = when(form.date, form.precision, form.date_text)
    yield Event(**scene.shared(form), text=form.name, when=day)


@_facts.register
def _transfer(form: forms.TransferForm, scene: Scene) -> Iterator[Fact]:
    yield Transfer(**scene.shared(form), text=form.what, giver=form.from_, receiver=form.to)


@_facts.register
def _name(form: forms.NameForm, scene: Scene) -> Iterator[Fact]:
    yield NameStatement(**scene.shared(form), text=form.name, other_name=form.alias)

"""The file of a cited source without what is not known and what goes without saying, in an order that reads well.

Whatever is left out here, reading puts back (``swgraph.sources.usual``): the two are each other's mirror.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from swgraph.model import Article, Citation, CitedEvidence, Fact, FieldMention, Measured, Statement
from swgraph.recognise.titles import document_type
from swgraph.sources.organizations import organization_of
from swgraph.sources.scene import CONFIDENCE, RULE, SURE
from swgraph.sources.usual import concept_of, usual_kind, usual_measure, usual_text

Form = dict[str, Any]

_FIRST: Final = ("fid", "kind", "article", "region", "scope", "indicator_id", "indicator")
_LAST: Final = ("as_printed", "inferred", "details", "basis", "confidence", "rule", "status")
_USUAL: Final = {"article": 0, "basis": "printed", "premise": False, "obs_kind": "actual", "comparator": "=", "rule": RULE}
_CONCEPTS: Final = {
    "tier": ("host_type", "hosttype", "host"),
    "function": ("concept", "tierfunction", "name"),
    "task": ("category", "task", "name"),
    "field": ("field", "field", "name"),
}
"""Where a kind has a concept that follows from a wording: its key, its word list, the key of the wording."""
_DATES: Final = ("date", "deadline", "as_of")


def short_citation(said: Citation) -> Form:
    """Return what is said of the source."""
    return _known(
        title=said.title,
        publisher=said.publisher,
        published=said.published,
        published_text=said.published_text,
        url=said.url,
        url_note=said.url_note,
        reliability=said.reliability,
        accessed=said.accessed,
        region_note=said.region_note,
        out_of_window=said.out_of_window or None,
    )


def short_article(article: Article, region: str | None, said: Citation) -> Form:
    """Return an article; headline and day only where they are not those of the citation."""
    return _known(
        headline=article.headline if article.headline != said.title else None,
        published=article.published if article.published != said.published else None,
        kicker=article.kicker,
        byline=article.byline,
        page=article.page,
        section=article.section,
        region=region,
    )


def short_facts(facts: Sequence[tuple[Fact, Form]], regions: Sequence[str | None]) -> list[Form]:
    """Return the facts with their full forms shortened; the fields of one list are one fact."""
    return [_short(list(group), regions) for _, group in groupby(facts, key=lambda pair: pair[0].fid)]


def _short(group: Sequence[tuple[Fact, Form]], regions: Sequence[str | None]) -> Form:
    fact, full = group[0]
    form = {"fid": fact.fid, **full, "as_printed": _printed(fact)}
    home = regions[form["article"]]
    if isinstance(fact, FieldMention):
        _list_fields(form, [f for f, _ in group if isinstance(f, FieldMention)])
    elif isinstance(fact, Measured):
        _short_measure(form, fact)
    elif isinstance(fact, Statement):
        form["items"] = form["details"].pop("items", None)
        form["items"] = [form["items"]] if isinstance(form["items"], str) else form["items"]
    _short_concepts(form)
    _short_places(form, home)
    _short_dates(form)
    if form["confidence"] == (SURE if fact.status == "reviewed" else CONFIDENCE[fact.basis]):
        del form["confidence"]
    return _ordered({key: value for key, value in form.items() if not _is_usual(key, value)})


def _printed(fact: Fact) -> str | None:
    return fact.evidence.printed if isinstance(fact.evidence, CitedEvidence) else None


def _list_fields(form: Form, fields: Sequence[FieldMention]) -> None:
    single = [field for field in fields if field.order is None]
    listed = [field for field in fields if field.order is not None]
    form["name"], form["field"] = (single[0].text, single[0].field) if single else (None, None)
    form["items"] = [
        f.text if concept_of("field", f.text) == f.field else {"text": f.text, "field": f.field} for f in listed
    ]


def _short_measure(form: Form, fact: Measured) -> None:
    form["indicator"] = form.pop("text")
    if form["indicator"] == form["as_printed"]:
        del form["indicator"]
    usual = "qualitative" if fact.quantity is None else usual_kind(fact.indicator)
    if form["target_kind"] == usual:
        del form["target_kind"]
    for key, column in (("denominator", "denominator"), ("scope_tier", "tier")):
        _drop_usual(form, key, usual_measure(fact.indicator, column))


def _short_places(form: Form, home: str | None) -> None:
    own = form["region"]
    for key in ("document_region", "cited_region"):
        if form.get(key) == own:
            form.pop(key, None)
    if own == home:
        del form["region"]


def _short_dates(form: Form) -> None:
    day = next((form[key] for key in _DATES if form.get(key)), None)
    if day:
        precision = form.get("precision") or "day"
        if form.get("date_text") == usual_text(date.fromisoformat(day), precision):
            del form["date_text"]
        if precision == "day":
            form.pop("precision", None)
    for key, value in form.items():
        if key in (*_DATES, "as_of_not_after", "issued_not_after") and value:
            form[key] = date.fromisoformat(value)


def _short_concepts(form: Form) -> None:
    kind = form["kind"]
    if kind == "policy":
        _drop_usual(form, "doc_type", document_type(form["title"]))
    elif kind == "department":
        _drop_usual(form, "full_name", organization_of(form["name"], form["region"]).name)
    elif kind == "standard":
        form["items"] = [_item(item) for item in form["items"]]
    elif kind in _CONCEPTS:
        key, scheme, wording = _CONCEPTS[kind]
        if form.get(wording):
            _drop_usual(form, key, concept_of(scheme, form[wording]))


def _drop_usual(form: Form, key: str, usual: str | None) -> None:
    """Leave out a concept that follows anyway; that there is none is said where one would follow."""
    if form[key] == usual:
        del form[key]
    elif form[key] is None:
        form[key] = _NONE


_NONE: Final = object()


def _item(item: Mapping[str, Any]) -> object:
    same = concept_of("standarditem", item["text"]) == item["concept"]
    return item["text"] if same else dict(item)


def _is_usual(key: str, value: object) -> bool:
    return value is None or value in ([], (), {}) or (key in _USUAL and value == _USUAL[key])


def _ordered(form: Form) -> Form:
    middle = [key for key in form if key not in _FIRST and key not in _LAST]
    keys = [*(k for k in _FIRST if k in form), *middle, *(k for k in _LAST if k in form)]
    return {key: None if form[key] is _NONE else form[key] for key in keys}


def _known(**pairs: object) -> Form:
    return {key: value for key, value in pairs.items() if value is not None}

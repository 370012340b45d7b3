"""The lines of a facts file that say a fact, ready to be copied and corrected."""

from dataclasses import replace
from typing import Any, Final, cast

from swgraph.model import CitedSource, Extraction, Fact
from swgraph.review.queue import Item
from swgraph.sources import to_facts_file, write_source_file

_UNSAID: Final = (("basis", "printed"), ("article", 0), ("premise", False), ("obs_kind", "actual"))
_PROGRAM: Final = ("fid", "rule", "confidence")
"""What the program says of its own reading: who corrects it does not vouch for that."""
_CONCLUDED: Final = ("doc_type", "host_type", "concept", "category", "field", "denominator", "scope_tier")
_PLACED: Final = {"cited_region": "cited", "document_region": "document"}
"""Keys from whose absence reading concludes something: that there is none must be said, of a region where there is a document."""
_HEAD: Final = ("schema_version", "sha256", "articles")


def form_of(item: Item) -> dict[str, Any]:
    """Return a fact alone in the facts-file form."""
    return _forms(item, (item.fact,))[0]


def _forms(item: Item, facts: tuple[Fact, ...]) -> list[dict[str, Any]]:
    extraction = replace(item.extraction, facts=facts)
    forms = cast("list[dict[str, Any]]", to_facts_file(extraction)["facts"])
    if isinstance(extraction.source, CitedSource):
        return forms
    return [_quoted(_said(form, *_PROGRAM)) for form in forms]


def snippet(item: Item) -> str:
    """Return the lines of a facts file that say a fact, with those that are corrected together with it."""
    return _lines("facts", _forms(item, item.together))


def head(extraction: Extraction) -> str:
    """Return the lines that a facts file about a captured text starts with."""
    form = to_facts_file(replace(extraction, facts=()))
    articles = [_said(article, "start", "end") for article in cast("list[dict[str, Any]]", form["articles"])]
    return write_source_file({**{key: form[key] for key in _HEAD}, "articles": articles}) + "facts:\n"


def _quoted(form: dict[str, Any]) -> dict[str, Any]:
    """Return a form whose evidence has only what a person can compare: the raw text is not at hand."""
    return form | {"evidence": {key: form["evidence"][key] for key in ("start", "end", "quote")}}


def _said(form: dict[str, Any], *dropped: str) -> dict[str, Any]:
    """Return a form without what is not known and what goes without saying."""
    return {
        key: value
        for key, value in form.items()
        if key not in dropped and (value not in (None, [], {}) or _concluded(key, form)) and (key, value) not in _UNSAID
    }


def _concluded(key: str, form: dict[str, Any]) -> bool:
    return key in _CONCLUDED or bool(form.get(_PLACED.get(key, "")))


def _lines(key: str, forms: list[dict[str, Any]]) -> str:
    return write_source_file({key: forms}).removeprefix(f"{key}:\n").lstrip("\n")

"""Where a fact of a file is read, and what all facts of a file share."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from swgraph.extract.evidence import quote
from swgraph.model import Article, CitedEvidence, Detail, Evidence, Organization, PolicyDocument, Source, Span
from swgraph.recognise.titles import document_type
from swgraph.sources import schema as forms
from swgraph.sources.organizations import organization_of

RULE: Final = "transcription"
CONFIDENCE: Final = {"printed": 0.9, "inferred": 0.7}
SURE: Final = 1.0  # of a fact that a person compared with its source


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a fact is read: its source, its article, the region of the article, and the text where there is one."""

    source: str
    article: Article
    region: str | None
    captured: Source | None

    def shared(self, form: forms.FactForm) -> dict[str, Any]:
        """Return the arguments that all records take."""
        usual = SURE if form.status == "reviewed" else CONFIDENCE[form.basis]
        return {
            "evidence": self._evidence(form),
            "region": form.region or self.region,
            "rule": form.rule or RULE,
            "confidence": form.confidence if form.confidence is not None else usual,
            "status": form.status,
            "fid": None if self.captured else form.fid,
            "basis": form.basis,
            "inferred": tuple(sorted(form.inferred)),
            "scope": form.scope,
            "details": tuple(_details(form)),
        }

    def _evidence(self, form: forms.FactForm) -> Evidence | CitedEvidence:
        if form.evidence is None or self.captured is None:
            return CitedEvidence(self.source, self.article.id, form.fid or "", form.as_printed)
        return quote(self.captured, self.article, Span(form.evidence.start, form.evidence.end))

    def organization(self, name: str, form: forms.FactForm) -> Organization:
        """Return a department; a file about a text gives its full name, the quotation how it is printed."""
        found = organization_of(name, form.region or self.region)
        words = form.evidence.quote if form.evidence and self.captured else name
        printed = next((name[start:] for start in range(len(name) - 1) if name[start:] in words), name)
        return replace(found, printed=printed)

    def document(
        self, title: str | None, region: str | None, form: forms.FactForm, key: str = "document_region"
    ) -> PolicyDocument | None:
        """Return a document by its title; it is for the region of the fact unless another, or none, is given under ``key``."""
        if title is None:
            return None
        if region is None and key in form.model_fields_set:
            return PolicyDocument(title, None, document_type(title))
        return PolicyDocument(title, region or form.region or self.region, document_type(title))


def _details(form: forms.FactForm) -> Iterator[Detail]:
    given = dict(form.details)
    if isinstance(form, forms.StatementForm) and form.items:
        given["items"] = form.items
    for name in sorted(given):
        texts = given[name]
        listed = (texts,) if isinstance(texts, str) else texts
        yield from (Detail(name, text, order) for order, text in enumerate(listed, start=1))

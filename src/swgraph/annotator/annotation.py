"""The facts that a model reads in a source: each checked against the form, the vocabularies and the text."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from swgraph.annotator.grounds import ungrounded
from swgraph.annotator.request import KINDS, answer_schema, messages
from swgraph.errors import AnnotatorError
from swgraph.extract.scene import Scene, open_scene
from swgraph.model import Extraction, Fact, Source

if TYPE_CHECKING:
    from swgraph.annotator.endpoint import Endpoint
    from swgraph.sources.schema import AnyFact

CONFIDENCE: Final = 0.5
"""What a fact of a model is given: below every threshold, until a person has looked at it."""
_LONGEST: Final = 6000
_MOST_FACTS: Final = 500
_MEASURED: Final = ("target", "achieved")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fact that a model gave and that is not taken: as it came, and why not."""

    fact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a model read in a source, as the rules' extraction is, and what of its answer was rejected."""

    extraction: Extraction
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """What one request is about: whole paragraphs of an article, and where they start in the source."""

    scene: Scene
    article: int
    text: str
    start: int


def annotate(source: Source, endpoint: "Endpoint") -> Annotation:
    """Return the facts that a model reads in a source; one request an article, or a part of a long one.

    Raises:
        AnnotatorError: the model is not there, refuses, takes too long, or its answer is not the JSON asked for.
    """
    scenes = [open_scene(source, article) for article in source.articles]
    parts = (part for number, scene in enumerate(scenes) for part in _parts(scene, number))
    checked = [_checked(given, part, endpoint.model) for part in parts for given in _answer(endpoint, part)]
    forms = [form for form in checked if not isinstance(form, Rejected)]
    rejected = tuple(form for form in checked if isinstance(form, Rejected))
    regions = tuple(scene.region for scene in scenes)
    return Annotation(Extraction(source, _records(forms, source, regions), regions), rejected)


def _parts(scene: Scene, article: int) -> Iterator[_Part]:
    """Yield an article in parts of whole paragraphs; a paragraph is never cut."""
    text, start, size = scene.text, 0, 0
    for line in text.splitlines(keepends=True):
        if size and size + len(line) > _LONGEST:
            yield _Part(scene, article, text[start : start + size], scene.offset + start)
            start, size = start + size, 0
        size += len(line)
    if size:
        yield _Part(scene, article, text[start : start + size], scene.offset + start)


def _answer(endpoint: "Endpoint", part: _Part) -> Sequence[object]:
    scene = part.scene
    published = scene.published.isoformat() if scene.published else None
    answer = endpoint.complete(messages(scene.article.headline, published, part.text), answer_schema())
    try:
        facts = json.loads(_unfenced(answer))["facts"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise AnnotatorError(
            f'应答不是所要的 JSON not the JSON asked for: wanted {{"facts": […]}}, got {answer[:80]!r}; try another model'
        ) from error
    if not isinstance(facts, list) or len(facts) > _MOST_FACTS:
        raise AnnotatorError(f"应答有误 bad answer: wanted a list of at most {_MOST_FACTS} facts, got {str(facts)[:80]}")
    return facts


def _unfenced(answer: str) -> str:
    """Return an answer without the fence that models like to put around JSON."""
    text = answer.strip()
    return text.partition("\n")[2].rpartition("```")[0] if text.startswith("```") else text


def _checked(given: object, part: _Part, model: str) -> "AnyFact | Rejected":
    if not isinstance(given, Mapping) or given.get("kind") not in KINDS:
        return Rejected(_shown(given), f"不是事实 no fact: wanted an object with kind, one of {', '.join(KINDS)}")
    quote = _quote(given)
    start = part.text.find(quote) if quote else -1
    if start < 0:
        return Rejected(_shown(given), "引文不在文章中 the quotation does not stand in the article")
    form = _form({**given, **_ours(given["kind"], quote, part.start + start, part.article, model)})
    if isinstance(form, str):
        return Rejected(_shown(given), form)
    reason = ungrounded(form, quote, f"{part.scene.article.headline}\n{part.scene.text}", part.scene.published)
    return Rejected(_shown(given), reason) if reason else form


def _ours(kind: str, quote: str, start: int, article: int, model: str) -> dict[str, object]:
    """Return what the program says of a fact, whatever the model says."""
    place = {"start": start, "end": start + len(quote), "quote": quote}
    ours = {"article": article, "evidence": place, "status": "extracted", "confidence": CONFIDENCE, "rule": f"model {model}"}
    return {**ours, "text": quote} if kind in _MEASURED else ours


def _quote(given: Mapping[str, Any]) -> str:
    evidence = given.get("evidence")
    quote = evidence.get("quote") if isinstance(evidence, Mapping) else None
    return quote.strip() if isinstance(quote, str) else ""


def _form(given: Mapping[str, Any]) -> "AnyFact | str":
    """Return a fact as the form of a facts file checks it, or what is wrong with it."""
    from pydantic import TypeAdapter, ValidationError

    from swgraph.sources.agreement import faults_of
    from swgraph.sources.schema import AnyFact

    try:
        form: AnyFact = TypeAdapter(AnyFact).validate_python(dict(given))
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_context=False)[0]
        return f"{'.'.join(str(step) for step in wrong['loc'])}: {wrong['msg']}"
    return next((f"{field}: {message}" for field, message in faults_of(form, cited=False)), form)


def _records(forms: Sequence["AnyFact"], source: Source, regions: Sequence[str | None]) -> tuple[Fact, ...]:
    from swgraph.sources.records import captured_facts
    from swgraph.sources.schema import ArticleForm, FactsFile

    articles = tuple(
        ArticleForm(headline=article.headline, published=article.published, region=region)
        for article, region in zip(source.articles, regions, strict=True)
    )
    return captured_facts(FactsFile(schema_version=1, sha256=source.sha256, articles=articles, facts=tuple(forms)), source)


def _shown(given: object) -> str:
    text = json.dumps(given, ensure_ascii=False, default=str)
    return text if len(text) <= 300 else f"{text[:297]}…"

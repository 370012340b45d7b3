"""The JSON interface: the questions of the catalogue, comparisons, questions in plain words, quotations, and networks."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from swgraph.catalogue import Question, load_catalogue
from swgraph.errors import ParameterError, UnknownQuestionError
from swgraph.serve.media import FILES, Form, acceptable
from swgraph.serve.openapi import openapi
from swgraph.serve.reading import read_pairs, single, values
from swgraph.serve.replies import GENERATION, answered, is_known, reply, tag, unchanged
from swgraph.serve.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_OF_ALL: Final = frozenset({"format", "timeout"})
_JSON: Final = tuple(form for form in FILES if form.suffix == "json")
_COMPARE: Final = frozenset({"indicator", "region", "as_of", "level", "per", "kind", "side_by_side"})
_NETWORK: Final = frozenset({"region", "since", "until", "kind", "level"})
_KEPT: Final = {"Cache-Control": "max-age=300"}
_TRUTH: Final = {"true": True, "false": False}


async def list_questions(request: "Request") -> "Response":
    """Answer with the catalogue."""
    _refuse_unknown(_pairs(request), frozenset())
    return reply(_listed(), "application/json", _KEPT)


async def ask_question(request: "Request") -> "Response":
    """Answer a question of the catalogue with the parameters of the address."""
    key, suffix = _split(request.path_params["question"])
    question, pairs = _question(key), _pairs(request)
    names = frozenset(parameter.name for parameter in question.params)
    _refuse_unknown(pairs, names | _OF_ALL)
    many = {parameter.name for parameter in question.params if parameter.many}
    params = {name: _one_or_many(pairs, name, name in many) for name in names if values(pairs, name)}
    formats = _formats(request, pairs, suffix, FILES)
    return await _answered(request, "ask", {"question": question.id, "params": params, "format": formats}, question.id)


async def compare(request: "Request") -> "Response":
    """Answer a comparison of indicators."""
    _, suffix = _split(request.url.path.rpartition("/")[2])
    pairs = _pairs(request)
    _refuse_unknown(pairs, _COMPARE | _OF_ALL)
    indicators, regions, kinds = values(pairs, "indicator"), values(pairs, "region"), values(pairs, "kind")
    if not indicators:
        raise ParameterError("缺少指标 wanted at least one indicator, got none; see the vocabulary indicator, such as indicator=certified_total")
    options: dict[str, Any] = {name: found for name in ("as_of", "level", "per") if (found := single(pairs, name)) is not None}
    if kinds:
        options["kinds"] = kinds
    if (shown := single(pairs, "side_by_side")) is not None:
        options["side_by_side"] = _truth(shown)
    payload = {"indicators": indicators, "regions": regions or None, "options": options}
    return await _answered(request, "compare", {**payload, "format": _formats(request, pairs, suffix, FILES)}, "compare")


async def find(request: "Request") -> "Response":
    """Answer a question in plain words with what was understood, and with its answer where that is clear."""
    pairs = _pairs(request)
    _refuse_unknown(pairs, _OF_ALL | {"q"})
    text = single(pairs, "q")
    if not text or not text.strip() or len(text) > 400:
        raise ParameterError("缺少问题 wanted q, a sentence of at most 400 characters; such as q=宁夏的社工站目标")
    _formats(request, pairs, None, _JSON)
    return await _answered(request, "find", {"text": text}, None)


async def evidence(request: "Request") -> "Response":
    """Answer with the quotation behind a fact, and how to cite it."""
    pairs = _pairs(request)
    _refuse_unknown(pairs, _OF_ALL)
    _formats(request, pairs, None, _JSON)
    return await _answered(request, "evidence", {"fact": request.path_params["fact"]}, None)


async def network(request: "Request") -> "Response":
    """Answer with a network of the graph as Cytoscape JSON."""
    pairs = _pairs(request)
    _refuse_unknown(pairs, _OF_ALL | _NETWORK)
    _formats(request, pairs, None, _JSON)
    many = {name: found for name in ("region", "kind", "level") if (found := values(pairs, name))}
    once = {name: day for name in ("since", "until") if (day := single(pairs, name)) is not None}
    return await _answered(request, "network", {"name": request.path_params["name"], "options": {**many, **once}}, None)


async def document(request: "Request") -> "Response":
    """Answer with the description of this interface."""
    site = site_of(request)
    body = await run_in_threadpool(_described, site.url, site.serving.limits.most_query_seconds)
    return reply(body, "application/json", _KEPT)


@cache
def _described(url: str, most_seconds: float) -> bytes:
    return json.dumps(openapi(url, most_seconds), ensure_ascii=False).encode()


@cache
def _listed() -> bytes:
    return (json.dumps([_told(question) for question in load_catalogue()], ensure_ascii=False, indent=2) + "\n").encode()


async def _answered(request: "Request", kind: str, payload: Mapping[str, Any], name: str | None) -> "Response":
    site = site_of(request)
    headers = {"ETag": tag(site.generation(), kind, sorted(payload.items())), "Vary": "Accept", "Cache-Control": "no-cache"}
    if is_known(request, headers["ETag"]):
        return unchanged(headers)
    done = await site.run(request, kind, payload)
    suffix = next((form.suffix for form in FILES if form.media_type == done.media_type), "json")
    if name is not None and suffix != "json":
        headers["Content-Disposition"] = f'attachment; filename="swgraph-{name}.{suffix}"'
    headers["ETag"] = tag(done.generation, kind, sorted(payload.items()))
    return answered(done, {**headers, GENERATION: done.generation})


def _told(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "name": question.name,
        "topic": question.topic,
        "zh": question.question.zh,
        "en": question.question.en,
        "params": [
            {"name": p.name, "type": p.type, "many": p.many, "zh": p.doc.zh, "en": p.doc.en} for p in question.params
        ],
        "columns": [{"name": c.name, "type": c.type, "unit": c.unit, "zh": c.label.zh, "en": c.label.en} for c in question.columns],
        "href": f"/api/questions/{question.id}",
    }


def _pairs(request: "Request") -> tuple[tuple[str, str], ...]:
    return read_pairs(request.scope["query_string"])


def _refuse_unknown(pairs: Sequence[tuple[str, str]], names: frozenset[str]) -> None:
    unknown = sorted({name for name, _ in pairs} - names)
    if unknown:
        raise ParameterError(f"未知参数 unknown parameter {unknown[0][:40]!r}; wanted some of {', '.join(sorted(names)) or 'none'}")


def _one_or_many(pairs: Sequence[tuple[str, str]], name: str, many: bool) -> str | list[str]:
    return list(values(pairs, name)) if many else str(single(pairs, name))


def _truth(text: str) -> bool:
    if text not in _TRUTH:
        raise ParameterError("side_by_side 有误: wanted true or false; leave it out for false")
    return _TRUTH[text]


def _question(key: str) -> Question:
    """Return a question by its id or name: only what stands in the catalogue, never a file."""
    wanted = key.lower()
    found = next((each for each in load_catalogue() if wanted in (each.id.lower(), each.name)), None)
    if found is None:
        raise UnknownQuestionError("未知问题 unknown question: wanted an id such as C1 or a name; /api/questions lists them")
    return found


def _split(name: str) -> tuple[str, str | None]:
    """Return a name without the suffix of a file, and the suffix.

    >>> _split("C1.xlsx"), _split("C1")
    (('C1', 'xlsx'), ('C1', None))
    """
    stem, dot, suffix = name.rpartition(".")
    return (stem, suffix) if dot and suffix in {form.suffix for form in FILES} else (name, None)


def _formats(request: "Request", pairs: Sequence[tuple[str, str]], suffix: str | None, forms: tuple[Form, ...]) -> tuple[str, ...]:
    """Return the media types that a client takes: by suffix, by ``format=``, or by Accept.

    Raises:
        ParameterError: an unknown format.
        HTTPException: 406, Accept has none of ours.
    """
    offered = ", ".join(form.suffix for form in forms)
    wanted = suffix if suffix is not None else single(pairs, "format")
    if wanted is not None:
        found = tuple(form.media_type for form in forms if form.suffix == wanted)
        if not found:
            raise ParameterError(f"未知格式 unknown format: wanted one of {offered}")
        return found
    accepted = acceptable(request.headers.get("accept", "*/*"), forms)
    if not accepted:
        raise HTTPException(406, f"没有可接受的格式 not acceptable: wanted Accept for one of {offered}")
    return accepted

"""Questions, comparisons, sentences and quotations answered as files."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from swgraph.errors import LexiconError, ParameterError, QueryError, UnknownQuestionError, UnknownResourceError
from swgraph.export import export_result
from swgraph.serve.bounds import Bounds, too_large, within
from swgraph.serve.media import FILES
from swgraph.serve.queries import choose

if TYPE_CHECKING:
    from swgraph.find import Finding
    from swgraph.graph import KnowledgeGraph
    from swgraph.query import Result

_JSON = "application/json"


def answer_question(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return the answer to ``question`` with ``params``, as ``format``.

    Raises:
        UnknownQuestionError: the catalogue has no such question; a file is none.
        ParameterError, LexiconError: a value does not fit.
    """
    question = payload["question"]
    if question.strip().endswith(".rq"):
        raise UnknownQuestionError("未知问题 unknown question: wanted an id or a name, got the name of a file; see /api/questions")
    return _file(kg.ask(question, **payload["params"]), payload, most)


def answer_comparison(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return the comparison of ``indicators`` of ``regions``; ``options`` are those of ``KnowledgeGraph.compare``.

    Raises:
        IncomparableError: indicators that must not be read as one.
        ParameterError, LexiconError: a value does not fit.
    """
    return _file(kg.compare(payload["indicators"], payload["regions"], **payload["options"]), payload, most)


def answer_finding(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return what the question in plain words ``text`` means, with its answer where that is clear."""
    finding = kg.find(payload["text"])
    form = {**_understood(finding), "answer": _answered(finding)}
    return within(_dumped(form), most), _JSON


def answer_evidence(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return the quotation behind ``fact`` and its citations.

    Raises:
        UnknownResourceError: the graph holds no such fact.
    """
    try:
        found = kg.evidence(payload["fact"])
    except QueryError as error:
        raise UnknownResourceError(str(error)) from error
    citations = {style: kg.cite(found, style) for style in ("gbt7714", "bibtex")}
    return within(_dumped({**asdict(found), "citations": citations}), most), _JSON


def _file(result: "Result", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    media_type, form = choose(payload["format"], FILES)
    if len(result.rows) > most.rows:
        raise too_large(most.rows, "rows")
    return within(export_result(result, form.suffix), most), media_type


def _understood(finding: "Finding") -> dict[str, object]:
    near = [
        {"question": g.question.id, "params": g.params, "zh": g.understood.zh, "en": g.understood.en, "score": g.score}
        for g in finding.alternatives
    ]
    return {
        "question": finding.question.id if finding.question else None,
        "params": finding.params,
        "zh": finding.understood.zh,
        "en": finding.understood.en,
        "unclear": finding.unclear,
        "unused": finding.unused,
        "alternatives": near,
    }


def _answered(finding: "Finding") -> object:
    """Return the answer to what was understood, None where that is not clear or names something unknown."""
    if finding.question is None:
        return None
    try:
        return json.loads(export_result(finding.answer(), "json"))
    except (LexiconError, ParameterError):
        return None


def _dumped(form: Mapping[str, object]) -> bytes:
    return (json.dumps(form, ensure_ascii=False, indent=2, default=str) + "\n").encode()

"""The JSON interface described for programs: OpenAPI 3.1, made from the catalogue."""

from functools import cache
from typing import Any, Final

from swgraph.catalogue import Column, Parameter, Question, load_catalogue
from swgraph.compare import PER, ROLES
from swgraph.lexicon import load_regions
from swgraph.query import MOST_VALUES
from swgraph.reference.ontology import read_ontology
from swgraph.serve.media import FILES
from swgraph.serve.networks import NETWORKS
from swgraph.settings import VERSION

Schema = dict[str, Any]

_WORDS: Final = r"[^\s\x1c-\x1f\x85]"  # what str.strip leaves something of
_REGION: Final = r"^([0-9]{6}|[0-9]{9}|[0-9]{12}|[\u4e00-\u9fff]{2,30})$"
_IRI: Final = r"^[A-Za-z][A-Za-z0-9+.-]*:(//)?[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*$"
_SCALARS: Final[dict[str, Schema]] = {
    "string": {"type": "string", "pattern": _WORDS},
    "region": {"type": "string", "pattern": _REGION},
    "year": {"type": "string", "pattern": "^[0-9]{4}$"},
    "date": {"type": "string", "format": "date"},
    "decimal": {"type": "string", "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,12})?$"},
    "iri": {"type": "string", "pattern": _IRI},
}
_CELLS: Final[dict[str, Schema]] = {
    "string": {"type": ["string", "null"]},
    "iri": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "null"]},
    "decimal": {"type": ["number", "string", "null"], "description": "a string where a float would not print the same digits"},
    "date": {"type": ["string", "null"], "format": "date"},
    "boolean": {"type": ["boolean", "null"]},
    "list": {"type": ["array", "null"], "items": {"type": "string"}},
}
_FAULTS: Final = {
    "400": "参数有误 a parameter does not fit",
    "404": "未知问题、名称或事实 unknown question, name or fact",
    "406": "没有可接受的格式 no form that the client accepts",
    "413": "答案过大 the answer is too large",
    "422": "不可比 figures that must not be compared",
    "429": "查询时间已用完 your query time is used up",
    "503": "繁忙 too many queries wait",
    "504": "超时 the query took too long",
}
_PROBLEM: Final[Schema] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
_TEXT: Final[Schema] = {"type": "string"}
_MAYBE: Final[Schema] = {"type": ["string", "null"]}


def openapi(url: str, most_seconds: float = 30.0) -> Schema:
    """Return the description of the interface at an address where a query may take so many seconds.

    >>> document = openapi("http://127.0.0.1:7878")
    >>> document["openapi"], "/api/questions/C1" in document["paths"]
    ('3.1.0', True)
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "swgraph",
            "version": VERSION,
            "summary": "中国社会工作政策知识图谱 · Knowledge graph of Chinese social-work policy",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": url}],
        "paths": {
            "/api/questions": {"get": _operation("questions", "问题目录 The catalogue", [], _list_of_questions(), runs=False)},
            **{f"/api/questions/{question.id}": {"get": _asking(question)} for question in load_catalogue()},
            "/api/compare": {"get": _comparing()},
            "/api/find": {"get": _finding()},
            "/api/evidence/{fact}": {"get": _quoting()},
            **{f"/api/networks/{name}": {"get": _projecting(name)} for name in NETWORKS},
        },
        "components": {
            "schemas": {"Problem": _PROBLEM},
            "parameters": {"timeout": _timeout(most_seconds)},
        },
    }


def _operation(name: str, summary: str, parameters: list[Schema], answer: Schema, *, files: bool = False, runs: bool = True) -> Schema:
    others: Schema = {form.media_type: {} for form in FILES if form.suffix != "json"} if files else {}
    content = {"application/json": {"schema": answer}, **others}
    found = {"description": "答案 the answer", "content": content}
    faults: Schema = {
        status: {"description": words, "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for status, words in _FAULTS.items()
    }
    timeout = [{"$ref": "#/components/parameters/timeout"}] if runs else []
    faults["414"] = {"description": "地址过长 the address is too long", "content": {"text/plain": {}}}
    return {"operationId": name, "summary": summary, "parameters": [*parameters, *timeout], "responses": {"200": found, **faults}}


def _asking(question: Question) -> Schema:
    parameters = [_parameter(each) for each in question.params]
    summary = f"{question.question.zh} {question.question.en}"
    return _operation(question.id, summary, [*parameters, _format()], _table(question.columns), files=True)


def _parameter(parameter: Parameter) -> Schema:
    schema = _scalar(parameter.type)
    if parameter.many:
        schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": MOST_VALUES}
    return _query(parameter.name, schema, f"{parameter.doc.zh} {parameter.doc.en}")


def _scalar(kind: str) -> Schema:
    """Return what a value of this type may be; concepts are taken by label too, which is not promised here."""
    if kind in ("indicator", "level"):
        return {"type": "string", "enum": list(_ids(kind))}
    return _SCALARS[kind]


@cache
def _ids(scheme: str) -> tuple[str, ...]:
    (found,) = (each for each in read_ontology().schemes if each.id == scheme)
    return tuple(concept.id for concept in found.concepts)


def _query(name: str, schema: Schema, description: str, *, required: bool = False) -> Schema:
    return {"name": name, "in": "query", "required": required, "schema": schema, "description": description, "style": "form", "explode": True}


def _timeout(most: float) -> Schema:
    return _query("timeout", {"type": "number", "minimum": 1, "maximum": most}, "查询秒数 seconds that the query may take")


def _format() -> Schema:
    return _query("format", {"type": "string", "enum": [form.suffix for form in FILES]}, "格式，也可作后缀 form; also as a suffix: C1.csv")


def _table(columns: tuple[Column, ...]) -> Schema:
    row = {
        "type": "object",
        "required": [column.name for column in columns],
        "properties": {column.name: {**_CELLS[column.type], "title": f"{column.label.zh} {column.label.en}"} for column in columns},
        "additionalProperties": False,
    }
    return _answer(row)


def _answer(row: Schema) -> Schema:
    told = {"type": "object", "required": ["name", "zh", "en", "type", "unit"]}
    properties: Schema = {
        "question": {"type": ["object", "null"]},
        "params": {"type": "object"},
        "generation": _MAYBE,
        "columns": {"type": "array", "items": told},
        "rows": {"type": "array", "items": row},
        "notes": {"type": "array", "items": _TEXT},
    }
    return {"type": "object", "required": list(properties), "properties": properties}


def _comparing() -> Schema:
    indicators: Schema = {"type": "array", "items": _scalar("indicator"), "minItems": 1, "maxItems": 5}
    regions: Schema = {"type": "array", "items": {"type": "string", "enum": _provinces()}, "minItems": 1, "maxItems": 31}
    parameters = [
        _query("indicator", indicators, "指标的编号或名称 ids or labels of indicators", required=True),
        _query("region", regions, "地区的名称、代码或层级，默认各省 names, codes or a level; all provinces unless given"),
        _query("level", {"type": "string", "enum": ["province"]}, "取所给地区内这一级的各地区 the regions of this level in those given"),
        _query("per", {"type": "string", "enum": sorted(PER)}, "折合 values divided"),
        _query("as_of", {"type": "string", "format": "date"}, "只用当日已知的 only what was known on this day"),
        _query("kind", {"type": "array", "items": {"type": "string", "enum": list(ROLES)}, "minItems": 1}, "性质 kinds of figures"),
        _query("side_by_side", {"type": "string", "enum": ["true", "false"]}, "不可互比的也并列 show what must not be read as one beside each other"),
        _format(),
    ]
    return _operation("compare", "跨地区对照 Compare indicators of regions", parameters, _answer({"type": "object"}), files=True)


def _provinces() -> list[str]:
    return [region.code for region in load_regions() if region.level == "province"]


def _finding() -> Schema:
    sentence: Schema = {"type": "string", "maxLength": 400, "pattern": _WORDS}
    properties: Schema = {
        "question": _MAYBE,
        "params": {"type": "object"},
        "zh": _TEXT,
        "en": _TEXT,
        "unclear": {"type": "array", "items": _TEXT},
        "unused": {"type": "array", "items": _TEXT},
        "alternatives": {"type": "array", "items": {"type": "object", "required": ["question", "params", "zh", "en", "score"]}},
        "answer": {"type": ["object", "null"]},
    }
    answer = {"type": "object", "required": list(properties), "properties": properties}
    return _operation("find", "用平常话提问 Ask in plain words", [_query("q", sentence, "问题 the question", required=True)], answer)


def _quoting() -> Schema:
    schema: Schema = {"type": "string", "pattern": "^[a-z2-7]{16}$"}
    fact: Schema = {"name": "fact", "in": "path", "required": True, "schema": schema, "description": "事实的编号 the id of a fact"}
    texts = ("headline", "page", "section", "url", "sha256", "region", "rule")
    numbers = ("start", "end", "raw_start", "raw_end")
    properties: Schema = {
        **dict.fromkeys(("id", "quote", "prefix", "suffix", "raw_text", "source"), _TEXT),
        **dict.fromkeys(texts, _MAYBE),
        **{name: {"type": ["integer", "null"]} for name in numbers},
        "published": {"type": ["string", "null"], "format": "date"},
        "citations": {"type": "object", "required": ["gbt7714", "bibtex"], "additionalProperties": _TEXT},
    }
    answer = {"type": "object", "required": list(properties), "properties": properties}
    return _operation("evidence", "事实的原文与引用格式 The quotation behind a fact", [fact], answer)


def _projecting(name: str) -> Schema:
    periods = [_query(end, _SCALARS["date"], words) for end, words in (("since", "起始日期 first day"), ("until", "截止日期 last day"))]
    regions: Schema = {"type": "array", "items": {"type": "string", "enum": _provinces()}, "minItems": 1, "maxItems": 31}
    levels: Schema = {"type": "array", "items": _scalar("level"), "minItems": 1}
    parameters = [
        _query("region", regions, "地区及其内的各地区 divisions, each with all that lie in it"),
        *periods,
        _query("level", levels, "行政层级 administrative levels"),
    ]
    element = {"type": "object", "required": ["data"], "properties": {"data": {"type": "object", "required": ["id"]}}}
    elements = {part: {"type": "array", "items": element} for part in ("nodes", "edges")}
    properties: Schema = {"data": {"type": "object"}, "elements": {"type": "object", "required": list(elements), "properties": elements}}
    answer = {"type": "object", "required": list(properties), "properties": properties}
    heading = NETWORKS[name]
    return _operation(f"network-{name}", f"网络（Cytoscape JSON）：{heading.zh} {heading.en}", parameters, answer)


def _list_of_questions() -> Schema:
    return {"type": "array", "items": {"type": "object", "required": ["id", "name", "topic", "zh", "en", "params", "columns", "href"]}}

"""Statements as compacted JSON-LD: with the context of the ontology, one subject an object, on one line.

https://www.w3.org/TR/json-ld11/ . A value is shortened only where the context says what it means: a link where the term links, a
literal of the term's datatype, plain text where the term has no datatype. Anything else is written out.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from swgraph.errors import ExportError
from swgraph.namespaces import RDF, XSD
from swgraph.resources import resource_path
from swgraph.store import Term

_TYPE: Final = str(RDF.type)
_BY_LANGUAGE: Final = "@language"
_STRING: Final = str(XSD.string)
_BOOLEAN: Final = str(XSD.boolean)
_INTEGER: Final = str(XSD.integer)
_TRUTH: Final = {"true": True, "false": False}
_EXACT: Final = 2**53  # beyond it a JSON reader may lose digits


@dataclass(frozen=True, slots=True)
class Context:
    """A context: its text, its terms by IRI with what each is coerced to, and its prefixes by namespace."""

    text: str
    terms: Mapping[str, tuple[str, str | None]]
    prefixes: Mapping[str, str]


def context_of(prefixes: Mapping[str, str]) -> Context:
    """Return the context of the ontology with more prefixes added."""
    loaded: dict[str, object] = {**_ontology_context(), **prefixes}
    spaces = {value: name for name, value in loaded.items() if isinstance(value, str) and value[-1:] in "/#"}
    spaces |= {value["@id"]: name for name, value in loaded.items() if isinstance(value, dict) and value.get("@prefix")}
    names = {name: space for space, name in spaces.items()}
    terms: dict[str, tuple[str, str | None]] = {}
    for name, value in loaded.items():
        target = value.get("@id") if isinstance(value, dict) else value
        if isinstance(target, str) and ":" in target and name not in names:
            terms[_expanded(target, names)] = (name, _coercion(value, names))
    return Context(json.dumps(loaded, ensure_ascii=False), terms, spaces)


def compacted(subject: Term, triples: Iterable[Triple], context: Context) -> str:
    """Return what is said of one subject as one JSON object, keys in the order of the statements."""
    found: dict[str, list[Term]] = {}
    for triple in triples:
        found.setdefault(triple.predicate.value, []).append(triple.object)
    said = dict(_member(predicate, values, context) for predicate, values in found.items())
    return json.dumps({"id": node_id(subject, context), **said}, ensure_ascii=False)


def _member(predicate: str, values: list[Term], context: Context) -> tuple[str, object]:
    if predicate == _TYPE and all(isinstance(value, NamedNode) for value in values):
        return "type", _one_or_more([_class(value.value, context) for value in values if isinstance(value, NamedNode)])
    name, coerced = context.terms.get(predicate, (None, None))
    if name and coerced == _BY_LANGUAGE:
        texts = [value for value in values if isinstance(value, Literal) and value.language]
        if len(texts) == len(values):
            return name, _by_language(texts)
        name, coerced = None, None
    return name or _short(predicate, context), _one_or_more([_value(value, coerced, context) for value in values])


def _by_language(texts: list[Literal]) -> dict[str, object]:
    found: dict[str, list[object]] = {}
    for text in texts:
        found.setdefault(text.language or "", []).append(text.value)
    return {language: _one_or_more(values) for language, values in found.items()}


def _one_or_more(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values


@cache
def _ontology_context() -> dict[str, object]:
    loaded: dict[str, dict[str, object]] = json.loads(resource_path("ontology", "context.jsonld").read_text("utf-8"))
    return loaded["@context"]


def _expanded(name: str, names: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return names[prefix] + local if prefix in names else name


def _coercion(value: object, names: Mapping[str, str]) -> str | None:
    """Return what the values of a term are: ``@id``, a datatype, texts by language, or nothing in particular."""
    if not isinstance(value, dict):
        return None
    if value.get("@container") == _BY_LANGUAGE:
        return _BY_LANGUAGE
    return _expanded(value["@type"], names) if "@type" in value else None


def _class(iri: str, context: Context) -> str:
    name, coerced = context.terms.get(iri, (None, None))
    return name if name and coerced is None else _short(iri, context)


def node_id(subject: Term, context: Context) -> str:
    """Return what names a node: its IRI, with a prefix where there is one, or the label of a blank node.

    Raises:
        ExportError: it is a literal or a triple.
    """
    if isinstance(subject, NamedNode):
        return _short(subject.value, context)
    if isinstance(subject, BlankNode):
        return str(subject)
    raise ExportError(f"JSON-LD 无法表示 cannot be JSON-LD: wanted an IRI or blank node as subject, got {subject}; write N-Quads")


def _short(iri: str, context: Context) -> str:
    """Return an IRI with its prefix, or whole where the rest could be read otherwise."""
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    while cut:
        prefix, local = context.prefixes.get(iri[:cut]), iri[cut:]
        if prefix and not local.startswith("//"):
            return f"{prefix}:{local}"
        cut = max(iri.rfind("/", 0, cut - 1), iri.rfind("#", 0, cut - 1)) + 1
    return iri


def _value(value: Term, coerced: str | None, context: Context) -> object:
    if isinstance(value, NamedNode | BlankNode):
        short = node_id(value, context)
        return short if coerced == "@id" else {"@id": short}
    if not isinstance(value, Literal):
        return {"@id": node_id(value, context)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if coerced == datatype or (coerced is None and datatype == _STRING):
        return value.value
    if datatype == _STRING:
        return {"@value": value.value}
    native = _native(value.value, datatype) if coerced is None else None
    return {"@value": value.value, "@type": _short(datatype, context)} if native is None else native


def _native(text: str, datatype: str) -> bool | int | None:
    """Return the JSON value that reads back as just this literal, None if there is none."""
    if datatype == _BOOLEAN:
        return _TRUTH.get(text)
    if datatype == _INTEGER and text.removeprefix("-").isdecimal() and text.isascii():
        number = int(text)
        return number if str(number) == text and abs(number) < _EXACT else None
    return None

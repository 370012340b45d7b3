"""The constraints of a shape, read from a shapes graph."""

import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from swgraph.validate.engine.each import (
    Class,
    Datatype,
    In,
    LanguageIn,
    Length,
    Limit,
    Logic,
    NodeKind,
    Pattern,
    node_kinds,
)
from swgraph.validate.engine.graph import ShapesGraph
from swgraph.validate.engine.literals import Value, value_of
from swgraph.validate.engine.model import SH, Constraint
from swgraph.validate.engine.sparql import sparql_of
from swgraph.validate.engine.table import plain
from swgraph.validate.engine.together import Closed, Count, HasValue, Less, Qualified, Same, UniqueLang

OWN: Final = "<https://w3id.org/swgraph/shapes/"
_FLAGS: Final = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
_SILENT: Final = frozenset({
    "path", "property", "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "severity", "message",
    "deactivated", "name", "description", "order", "group", "defaultValue", "flags", "ignoredProperties",
    "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint", "declare", "prefixes",
})  # fmt: skip
_ON_PATHS: Final = frozenset({"minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape"})
_ONCE: Final = frozenset({
    "datatype", "nodeKind", "minCount", "maxCount", "minLength", "maxLength", "languageIn", "uniqueLang", "in",
    "pattern", "closed", "qualifiedValueShape", "minInclusive", "minExclusive", "maxInclusive", "maxExclusive",
})  # fmt: skip


class UnfitError(ValueError):
    """A shape that is not compiled; the message is the reason."""


def constraints_of(graph: ShapesGraph, node: str) -> Iterator[Constraint]:
    """Yield the constraints of a shape, ``sh:property`` left out.

    Raises:
        UnfitError: there is something that is not compiled.
        MalformedListError: a list is not one.
    """
    about = graph.about(node)
    for predicate in sorted(about):
        if not predicate.startswith(f"<{SH}"):
            continue
        name, values = predicate.removeprefix(f"<{SH}")[:-1], about[predicate]
        if name in _SILENT:
            continue
        read = _READERS.get(name)
        if read is None or (name in _ONCE and len(values) > 1) or (name in _ON_PATHS and f"<{SH}path>" not in about):
            raise UnfitError(f"{node}: sh:{name}")
        for value in values:
            yield from read(graph, node, name, value)


def referred(constraints: Iterable[Constraint]) -> Iterator[str]:
    """Yield the shapes that constraints refer to."""
    for constraint in constraints:
        if isinstance(constraint, Logic):
            yield from constraint.shapes
        elif isinstance(constraint, Qualified):
            yield from (constraint.shape, *constraint.apart)


def is_true(value: str) -> bool:
    """Return whether a term is the literal ``true``; SHACL wants that one, and no other that means the same."""
    return value.startswith('"true"^^')


def _whole(node: str, name: str, value: str) -> int:
    read = value_of(value) if value.startswith('"') else None
    if isinstance(read, Value) and read.family == "number" and read.value == int(read.value):  # type: ignore[call-overload]
        return int(read.value)  # type: ignore[call-overload,no-any-return]
    raise UnfitError(f"{node}: sh:{name} {value}")


def _iri(node: str, name: str, value: str) -> str:
    if not value.startswith("<"):
        raise UnfitError(f"{node}: sh:{name} {value}")
    return value


def _count(_: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    yield Count(_whole(node, name, value), name == "minCount")


def _length(_: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    yield Length(_whole(node, name, value), name == "minLength")


def _limit(_: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    if not value.startswith('"') or not isinstance(value_of(value), Value):
        raise UnfitError(f"{node}: sh:{name} {value}")
    yield Limit(value, name.startswith("min"), name.endswith("Inclusive"))


def _class(_: ShapesGraph, __: str, ___: str, value: str) -> Iterator[Constraint]:
    yield Class(value)


def _datatype(_: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    yield Datatype(_iri(node, name, value)[1:-1])


def _node_kind(_: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    kinds = node_kinds(value.removeprefix(f"<{SH}")[:-1])
    if kinds is None:
        raise UnfitError(f"{node}: sh:{name} {value}")
    yield NodeKind(kinds)


def _in(graph: ShapesGraph, _: str, __: str, value: str) -> Iterator[Constraint]:
    yield In(graph.items(value))


def _has_value(_: ShapesGraph, __: str, ___: str, value: str) -> Iterator[Constraint]:
    yield HasValue(value)


def _pattern(graph: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    flags = "".join(map(plain, graph.values(node, f"<{SH}flags>")))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python may read otherwise one day, other engines do already
            pattern = re.compile(plain(value), sum(_FLAGS[flag] for flag in set(flags)))
    except (re.error, FutureWarning, KeyError) as error:
        raise UnfitError(f"{node}: sh:{name} {value} {flags}") from error
    yield Pattern(pattern)


def _language_in(graph: ShapesGraph, _: str, __: str, value: str) -> Iterator[Constraint]:
    yield LanguageIn(tuple(plain(each).lower() for each in graph.items(value)))


def _unique_lang(_: ShapesGraph, __: str, ___: str, value: str) -> Iterator[Constraint]:
    if is_true(value):
        yield UniqueLang()


def _same(_: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    yield Same(_iri(node, name, value), name == "equals")


def _less(_: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    yield Less(_iri(node, name, value), name == "lessThanOrEquals")


def _node(_: ShapesGraph, __: str, ___: str, value: str) -> Iterator[Constraint]:
    yield Logic("NodeConstraintComponent", (value,), 1, 1)


def _not(_: ShapesGraph, __: str, ___: str, value: str) -> Iterator[Constraint]:
    yield Logic("NotConstraintComponent", (value,), 0, 0)


def _and(graph: ShapesGraph, _: str, __: str, value: str) -> Iterator[Constraint]:
    shapes = graph.items(value)
    yield Logic("AndConstraintComponent", shapes, len(shapes), len(shapes))


def _or(graph: ShapesGraph, _: str, __: str, value: str) -> Iterator[Constraint]:
    shapes = graph.items(value)
    yield Logic("OrConstraintComponent", shapes, 1, len(shapes))


def _xone(graph: ShapesGraph, _: str, __: str, value: str) -> Iterator[Constraint]:
    yield Logic("XoneConstraintComponent", graph.items(value), 1, 1)


def _qualified(graph: ShapesGraph, node: str, _: str, value: str) -> Iterator[Constraint]:
    apart = tuple(_sisters(graph, node, value))
    for name in ("qualifiedMinCount", "qualifiedMaxCount"):
        for bound in graph.values(node, f"<{SH}{name}>"):
            yield Qualified(value, _whole(node, name, bound), name == "qualifiedMinCount", apart)


def _sisters(graph: ShapesGraph, node: str, shape: str) -> Iterator[str]:
    """Yield the qualified shapes beside a disjoint one: those of other properties of the shapes that have its property."""
    if not any(map(is_true, graph.values(node, f"<{SH}qualifiedValueShapesDisjoint>"))):
        return
    property_, qualified = f"<{SH}property>", f"<{SH}qualifiedValueShape>"
    parents = (each for each in graph.subjects() if node in graph.values(each, property_))
    sisters = chain.from_iterable(graph.values(each, property_) for each in parents)
    yield from sorted({found for each in sisters for found in graph.values(each, qualified)} - {shape})


def _closed(graph: ShapesGraph, node: str, _: str, value: str) -> Iterator[Constraint]:
    if not is_true(value):
        return
    allowed = {path for each in graph.values(node, f"<{SH}property>") for path in graph.values(each, f"<{SH}path>")}
    for ignored in graph.values(node, f"<{SH}ignoredProperties>"):
        allowed |= set(graph.items(ignored))
    yield Closed(frozenset(allowed))


def _sparql(graph: ShapesGraph, node: str, name: str, value: str) -> Iterator[Constraint]:
    constraint = sparql_of(graph, value) if value.startswith(OWN) else None
    if constraint is None:
        raise UnfitError(f"{node}: sh:{name} {value}")
    yield constraint


_READERS: Final[dict[str, Callable[[ShapesGraph, str, str, str], Iterator[Constraint]]]] = {
    "class": _class, "datatype": _datatype, "nodeKind": _node_kind, "in": _in, "hasValue": _has_value, "closed": _closed,
    "minCount": _count, "maxCount": _count, "minLength": _length, "maxLength": _length, "pattern": _pattern,
    "minInclusive": _limit, "minExclusive": _limit, "maxInclusive": _limit, "maxExclusive": _limit,
    "languageIn": _language_in, "uniqueLang": _unique_lang, "equals": _same, "disjoint": _same, "lessThan": _less,
    "lessThanOrEquals": _less, "node": _node, "not": _not, "and": _and, "or": _or, "xone": _xone,
    "qualifiedValueShape": _qualified, "sparql": _sparql,
}  # fmt: skip

"""The shapes: a sound source passes, and each single constraint reports the fault that it is there for.

Every constraint of every property shape is broken once, on a copy of a sound thing with a name of its own; all the
copies are validated together, so the whole table costs one run.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.term import Literal, Node, URIRef

from swgraph.namespaces import DCTERMS, OA, QUDT, RDF, SCHEMA, SH, SW, SWR, XSD
from swgraph.resources import resource_path

_SHAPE = "https://w3id.org/swgraph/shapes/"
_SOURCE = Path(__file__).parent / "fixtures" / "source.ttl"
_NOTHING = URIRef("https://example.org/nothing")


@cache
def _shapes() -> Graph:
    return Graph().parse(resource_path("ontology", "shapes.ttl"))


@cache
def _source() -> Graph:
    return Graph().parse(_SOURCE)


def _validate(data: Graph, *, meta: bool = False) -> tuple[bool, Graph]:
    conforms, results, _ = validate(data, shacl_graph=_shapes(), inference="none", advanced=False, meta_shacl=meta)
    assert isinstance(results, Graph)
    return conforms, results


@dataclass(frozen=True)
class _Breach:
    """One constraint (``component`` of ``shape``), broken on a copy of ``focus``."""

    shape: URIRef
    parameter: URIRef
    path: URIRef
    focus: URIRef

    @property
    def copy(self) -> URIRef:
        return URIRef(f"{self.focus}-{self.shape.rsplit('/', 1)[-1]}-{self.parameter.rsplit('#', 1)[-1]}")

    @property
    def component(self) -> URIRef:
        name = self.parameter.rsplit("#", 1)[-1]
        return SH[f"{name[0].upper()}{name[1:]}ConstraintComponent"]


def _breaches() -> Iterator[_Breach]:
    """Yield one breach for each parameter of each property shape of a node shape with a target class."""
    shapes = _shapes()
    for node_shape, shape in shapes.subject_objects(SH.property):
        if (node_shape, SH.targetClass, None) not in shapes:
            continue
        path = shapes.value(shape, SH.path)
        assert isinstance(path, URIRef)
        assert isinstance(shape, URIRef)
        for parameter in sorted(p for p in shapes.predicates(shape) if isinstance(p, URIRef) and p in _BREAK):
            yield _Breach(shape, parameter, path, _focus(node_shape, shape, path, parameter))


def _focus(node_shape: Node, shape: Node, path: URIRef, parameter: URIRef) -> URIRef:
    """Return a thing of the sound source that the shape looks at, and that has what is to be broken."""
    shapes, source = _shapes(), _source()
    targets = shapes.objects(node_shape, SH.targetClass)
    things = sorted({str(thing) for target in targets for thing in source.subjects(RDF.type, target)})
    other = shapes.value(shape, parameter) if parameter in {SH.lessThan, SH.lessThanOrEquals} else path
    wanted = (
        thing
        for thing in map(URIRef, things)
        if ((thing, path, None) in source and (thing, other, None) in source)
        or (parameter == SH.maxCount and (thing, path, None) not in source)
    )
    focus = next(wanted, None)
    assert focus is not None, f"the sound source has nothing to break for {shape}"
    return focus


def _broken_value(breach: _Breach, good: Node | None) -> Node:
    limit = _shapes().value(breach.shape, breach.parameter)
    language = good.language if isinstance(good, Literal) else None
    wrong: dict[Node, Node] = {
        SH.minLength: Literal("", lang=language),
        SH.maxLength: Literal("字" * 1000, lang=language),
        SH.pattern: Literal("《》", lang=language),
        SH.nodeKind: Literal("wrong"),
        SH.languageIn: Literal("faux", lang="fr"),
        SH.datatype: Literal(7) if limit == XSD.string else Literal("wrong"),
    }
    if breach.parameter in {SH.minInclusive, SH.maxInclusive}:
        step = -1 if breach.parameter == SH.minInclusive else 1
        return Literal(Decimal(str(limit)) + step, datatype=_datatype(good))
    if breach.parameter in {SH.lessThan, SH.lessThanOrEquals}:
        dated = _datatype(good) == XSD.date
        return Literal(date(9999, 1, 1)) if dated else Literal(10**9, datatype=_datatype(good))
    return wrong.get(breach.parameter, _NOTHING)


def _datatype(good: Node | None) -> URIRef | None:
    return good.datatype if isinstance(good, Literal) else None


def _remove(data: Graph, breach: _Breach) -> None:
    data.remove((breach.copy, breach.path, None))


def _replace(data: Graph, breach: _Breach) -> None:
    good = data.value(breach.copy, breach.path)
    data.remove((breach.copy, breach.path, None))
    data.add((breach.copy, breach.path, _broken_value(breach, good)))


def _add(data: Graph, breach: _Breach) -> None:
    limit = int(str(_shapes().value(breach.shape, SH.maxCount)))
    for number in range(limit + 1):
        data.add((breach.copy, breach.path, URIRef(f"{_NOTHING}{number}")))


def _repeat_language(data: Graph, breach: _Breach) -> None:
    data.add((breach.copy, breach.path, Literal("又一名", lang="zh-Hans")))


def _add_qualified(data: Graph, breach: _Breach) -> None:
    wanted = _shapes().value(_shapes().value(breach.shape, SH.qualifiedValueShape), SH["class"])
    assert wanted
    data.add((breach.copy, breach.path, URIRef(f"{breach.copy}-more")))
    data.add((URIRef(f"{breach.copy}-more"), RDF.type, wanted))


_BREAK: dict[Node, Callable[[Graph, _Breach], None]] = {
    SH.minCount: _remove,
    SH.maxCount: _add,
    SH.qualifiedMinCount: _remove,
    SH.qualifiedMaxCount: _add_qualified,
    SH.uniqueLang: _repeat_language,
    **dict.fromkeys(
        (
            SH["class"], SH["in"], SH.datatype, SH.hasValue, SH.languageIn, SH.lessThan, SH.lessThanOrEquals,
            SH.maxInclusive, SH.maxLength, SH.minInclusive, SH.minLength, SH.node, SH.nodeKind, SH.pattern,
        ),
        _replace,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def broken() -> Graph:
    """The results of validating the sound source with one copy for each constraint, broken."""
    data = _source() + Graph()
    for breach in _breaches():
        for _, predicate, value in _source().triples((breach.focus, None, None)):
            data.add((breach.copy, predicate, value))
        _BREAK[breach.parameter](data, breach)
    return _validate(data)[1]


def test_the_shapes_are_shapes_by_the_shapes_of_shacl() -> None:
    conforms, results = _validate(_source(), meta=True)
    assert conforms, results.serialize()


def test_a_sound_source_passes_without_a_warning() -> None:
    conforms, results = _validate(_source())
    assert conforms
    assert not list(results.subjects(RDF.type, SH.ValidationResult))


def test_every_parameter_of_a_property_shape_can_be_broken() -> None:
    plain = {RDF.type, SH.path, SH.message, SH.severity, SH.qualifiedValueShape}
    for shape in _shapes().subjects(RDF.type, SH.PropertyShape):
        assert set(_shapes().predicates(shape)) <= plain | set(_BREAK), shape


@pytest.mark.parametrize("breach", list(_breaches()), ids=lambda breach: breach.copy.rsplit("/", 1)[-1])
def test_a_broken_constraint_is_reported_by_its_shape(breach: _Breach, broken: Graph) -> None:
    reported = {
        (broken.value(result, SH.sourceShape), broken.value(result, SH.sourceConstraintComponent))
        for result in broken.subjects(SH.focusNode, breach.copy)
    }
    parts = {SH.QualifiedMinCountConstraintComponent, SH.QualifiedMaxCountConstraintComponent}
    assert any(shape == breach.shape and (c == breach.component or c in parts) for shape, c in reported), reported


def test_every_result_speaks_both_languages(broken: Graph) -> None:
    for result in broken.subjects(RDF.type, SH.ValidationResult):
        rule = broken.value(result, SH.sourceConstraint)  # pySHACL drops the language tags of SPARQL constraints
        messages = list(_shapes().objects(rule, SH.message)) if rule else list(broken.objects(result, SH.resultMessage))
        assert sorted(str(m.language).lower() for m in messages if isinstance(m, Literal)) == ["en", "zh-hans"]


@pytest.mark.parametrize(
    ("shape", "focus", "removed", "added"),
    [
        ("StatisticalFact-value", "target/value", [SW.value], {}),
        ("StatisticalFact-value", "target/value", [], {SW.minValue: Literal(Decimal(1))}),
        ("StatisticalFact-value", "target/range", [SW.maxValue], {}),
        ("StatisticalFact-value", "target/qualitative", [], {SW.value: Literal(Decimal(1))}),
        ("StatisticalFact-unit", "target/value", [QUDT.hasUnit], {}),
        ("StatisticalFact-comparator", "target/range", [SW.comparator], {}),
        ("StatisticalFact-indicator-known", "target/value", [SW.indicator], {}),
        ("StatisticalFact-share", "observation/ob1", [SW.value], {SW.value: Literal(Decimal(120))}),
        ("StatisticalFact-sign", "target/value", [SW.value], {SW.value: Literal(Decimal(-1))}),
        ("Target-precision", "target/value", [SW.year], {}),
        ("Target-precision", "target/value", [SW.datePrecision], {}),
        ("Observation-precision", "observation/ob1", [SW.datePrecision], {}),
        ("Observation-dated", "observation/ob1", [SW.asOf, SW.asOfNotAfter], {}),
        ("Issuance-dated", "issuance/i1", [SW.issuedNotAfter], {}),
        ("Funding-value", "funding/fu1", [SW.value], {SW.minValue: Literal(Decimal(1))}),
        ("Article-origin", "article/a2", [DCTERMS.source], {}),
    ],
)
def test_a_choice_that_is_not_met_is_reported(
    shape: str, focus: str, removed: list[URIRef], added: dict[URIRef, Literal]
) -> None:
    data = _source() + Graph()
    for path in removed:
        data.remove((SWR[focus], path, None))
    for path, value in added.items():
        data.add((SWR[focus], path, value))
    results = _validate(data)[1]
    by_shape = set(results.subjects(SH.sourceShape, URIRef(_SHAPE + shape)))
    assert by_shape & set(results.subjects(SH.focusNode, SWR[focus]))


def _listing_shapes() -> list[str]:
    return sorted({str(shape) for shape in _shapes().subjects(SH.targetObjectsOf)})


@pytest.mark.parametrize("name", _listing_shapes(), ids=lambda name: name.rsplit("/", 1)[-1])
def test_a_value_from_outside_its_list_is_reported(name: str) -> None:
    shape = URIRef(name)
    for path in set(_shapes().objects(shape, SH.targetObjectsOf)):
        data = _source() + Graph()
        data.add((SWR["target/value"], path, _NOTHING))
        results = _validate(data)[1]
        reported = set(results.subjects(SH.focusNode, _NOTHING)) & set(results.subjects(SH.sourceShape, shape))
        assert reported, path


def test_a_region_that_the_reference_data_lacks_is_reported() -> None:
    unknown = SWR["region/990000"]
    data = _source() + Graph()
    data.set((SWR["target/value"], SW.refArea, unknown))
    results = _validate(data)[1]
    shapes = {results.value(r, SH.sourceShape) for r in results.subjects(SH.focusNode, unknown)}
    assert shapes == {URIRef(_SHAPE + "RegionReference-type")}


@pytest.mark.parametrize(
    ("rule", "fault", "focus", "path", "value"),
    [
        ("quotation", "evidence/e1", "position/e1", OA.end, Literal(15)),
        ("quotation", "evidence/e1", "quote/e1", OA.exact, Literal("站点达到12")),
        ("order", "issuance/i1", "participation/p2", SW.order, Literal(3)),
        ("order", "issuance/i1", "participation/p2", SW.order, Literal(1)),
        ("order", "system/sy1", "tier/county", SW.order, Literal(2)),
        ("order", "standard/st1", "standarditem/si1", SW.order, Literal(4)),
        ("count", "issuance/i1", "issuance/i1", SW.issuerCount, Literal(1)),
        ("count", "system/sy1", "system/sy1", SW.tierCount, Literal(1)),
        ("guides", "tier/county", "tier/county", SW.guides, SWR["tier/county"]),
        ("year", "target/value", "target/value", SW.year, Literal(2026)),
        ("year", "observation/ob1", "observation/ob1", SW.year, Literal(2023)),
    ],
)
def test_what_does_not_agree_between_things_is_reported_with_the_thing_at_fault(
    rule: str, fault: str, focus: str, path: URIRef, value: Node
) -> None:
    data = _source() + Graph()
    data.set((SWR[focus], path, value))
    results = _validate(data)[1]
    by_rule = results.subjects(SH.sourceConstraint, URIRef(f"{_SHAPE}Consistency-{rule}"))
    assert {results.value(result, SH.value) for result in by_rule} == {SWR[fault]}


@pytest.mark.parametrize(
    ("focus", "path", "value"),
    [
        ("target/value", SW.deadline, Literal("end of 2025", datatype=XSD.date, normalize=False)),
        ("target/value", SW.year, Literal("soon")),
        ("participation/p2", SW.order, SWR["org/o1"]),
        ("position/e1", OA.end, Literal("far")),
    ],
)
def test_a_value_of_the_wrong_type_is_reported_and_stops_no_query(focus: str, path: URIRef, value: Node) -> None:
    data = _source() + Graph()
    data.set((SWR[focus], path, value))
    results = _validate(data)[1]
    by_path = set(results.subjects(SH.resultPath, path)) & set(results.subjects(SH.focusNode, SWR[focus]))
    assert SH.DatatypeConstraintComponent in {results.value(r, SH.sourceConstraintComponent) for r in by_path}


def test_an_open_list_may_name_fewer_issuers_than_it_counts() -> None:
    data = _source() + Graph()
    data.set((SWR["issuance/i1"], SW.issuerCount, Literal(18)))
    assert _validate(data)[0]


def test_a_headline_without_a_body_or_date_is_an_article_with_a_warning() -> None:
    data = _source() + Graph()
    data.remove((SWR["article/a1"], SCHEMA.datePublished, None))
    conforms, results = _validate(data)
    severities = {results.value(r, SH.resultSeverity) for r in results.subjects(RDF.type, SH.ValidationResult)}
    assert not conforms
    assert severities == {SH.Warning}

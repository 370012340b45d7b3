"""Shared dimensions: regions with their hierarchy, indicators with their units, kinds, units and comparators, named in both languages."""

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib.term import Literal, URIRef

from swgraph import iri
from swgraph.catalogue import Text
from swgraph.compare.indicators import load_indicators
from swgraph.cube.codes import KINDS, names
from swgraph.cube.measurements import Measurement
from swgraph.cube.observations import Triple, node, term
from swgraph.cube.terms import BY_NAME, META, NO_NODE, OWN, SCHEMA
from swgraph.lexicon import load_regions
from swgraph.model import Region
from swgraph.namespaces import QUDT, RDF, SKOS

SETS: Final = {
    "region": Text("行政区划", "Divisions"),
    "indicator": Text("统计指标", "Indicators"),
    "kind": Text("数字的性质", "Kinds of figures"),
    "unit": Text("计量单位", "Units"),
    "comparator": Text("比较符", "Comparators"),
}


def set_iri(name: str) -> URIRef:
    """Return the IRI of a shared dimension."""
    return OWN[f"shared/{name}"]


def shared_dimensions(found: Iterable[Measurement]) -> Iterator[Triple]:
    """Yield the sets of terms, and the terms that measurements use, each region with all regions above it."""
    listed = list(found)
    for name, title in SETS.items():
        this = set_iri(name)
        for kind in (META.SharedDimension, SCHEMA.DefinedTermSet, SKOS.ConceptScheme):
            yield this, RDF.type, kind
        yield from named(this, title)
    yield from _regions(listed)
    for name in ("indicator", "kind", "unit", "comparator"):
        yield from _codes(name, listed)


def named(this: URIRef, title: Text) -> Iterator[Triple]:
    """Yield a name in both languages, for readers of either vocabulary."""
    for text, language in ((title.zh, "zh-Hans"), (title.en, "en")):
        if text:
            yield this, SCHEMA.name, Literal(text, lang=language)
            yield this, SKOS.prefLabel, Literal(text, lang=language)


def _regions(found: list[Measurement]) -> Iterator[Triple]:
    for region in regions_of(found):
        this = URIRef(iri.region_iri(region.code))
        yield from _term(this, "region", region.code)
        yield this, RDF.type, SCHEMA.AdministrativeArea
        yield this, SCHEMA.alternateName, Literal(region.short_name, lang="zh-Hans")
        # The list has no English names: pinyin is what maps print.
        yield from named(this, Text(region.name, _latin(region)))
        if region.parent:
            parent = URIRef(iri.region_iri(region.parent))
            yield parent, SCHEMA.containsPlace, this
            yield this, SCHEMA.containedInPlace, parent
            yield this, SKOS.broader, parent


def regions_of(found: Iterable[Measurement]) -> list[Region]:
    """Return the regions of measurements and all above them, by code."""
    regions = load_regions()
    codes = {each.region for each in found}
    above = {parent.code for code in codes for parent in regions.parents(code)}
    return [regions.get(code) for code in sorted(codes | above)]


def _latin(region: Region) -> str:
    from pypinyin import Style, lazy_pinyin

    if region.parent is None:
        return "China"
    return "".join(lazy_pinyin(region.short_name, style=Style.NORMAL, v_to_u=True)).capitalize()


def _codes(name: str, found: list[Measurement]) -> Iterator[Triple]:
    used = {term(each, BY_NAME[name]) for each in found} - {NO_NODE}
    for code, title in _known(name).items():
        this = node(name, code)
        if this in used:
            yield from _term(this, name, code)
            yield from named(this, title)
            if name == "indicator":
                yield this, QUDT.hasUnit, URIRef(iri.concept_iri("unit", load_indicators()[code].unit))


def _known(name: str) -> dict[str, Text]:
    return KINDS if name == "kind" else names(name)


def _term(this: URIRef, name: str, code: str) -> Iterator[Triple]:
    yield this, RDF.type, SCHEMA.DefinedTerm
    yield this, RDF.type, SKOS.Concept
    yield this, SCHEMA.inDefinedTermSet, set_iri(name)
    yield this, SKOS.inScheme, set_iri(name)
    yield this, SCHEMA.termCode, Literal(code)
    yield this, SKOS.notation, Literal(code)

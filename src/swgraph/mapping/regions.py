"""Reference data: the divisions, and the figures that serve as denominators."""

import csv
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rdflib.term import URIRef

from swgraph import iri
from swgraph.lexicon import load_regions
from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import iri_of, reference_iri
from swgraph.mapping.terms import Triple, chinese, concept, english, integer, known, number, region, string
from swgraph.model import Region
from swgraph.namespaces import DCTERMS, RDF, SKOS, SW
from swgraph.resources import resource_path

_CENSUS: Final = "census-2020"
_DIVISIONS: Final = "nbs-2023"
_COUNT_YEAR: Final = 2023
_COUNTED_LEVELS: Final = frozenset({"country", "province", "prefecture"})
_TITLES: Final = {
    _CENSUS: ("第七次全国人口普查公报", "Communiqué of the Seventh National Population Census"),
    _DIVISIONS: ("国家统计局2023年统计用区划代码", "Statistical division codes 2023, National Bureau of Statistics"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a census or a list, about one region and year; ``source`` is a name under ``swr:reference/``."""

    region: str
    indicator: str
    value: Decimal
    year: int
    source: str


def reference_triples() -> Iterator[Triple]:
    """Yield all regions, which provinces are neighbours, the figures of provinces and prefectures, and where these are from.

    Figures of counties are left out: they would double the graph, and only the whole data set asks for them
    (``county_figure_triples``). Townships are in ``swgraph.mapping.divisions``.
    """
    regions = load_regions()
    for division in regions:
        yield from to_triples(division)
    for name, (zh, en) in _TITLES.items():
        yield reference_iri(name), DCTERMS.title, chinese(zh)
        yield reference_iri(name), DCTERMS.title, english(en)
    yield from _neighbours()
    for figure in (*_population(), *_counts({r.code for r in regions if r.level in _COUNTED_LEVELS})):
        yield from to_triples(figure)


def county_figure_triples() -> Iterator[Triple]:
    """Yield the number of townships and villages of every county and zone."""
    for figure in _counts({r.code for r in load_regions() if r.level not in _COUNTED_LEVELS}):
        yield from to_triples(figure)


def region_triples(codes: Iterable[str]) -> Iterator[Triple]:
    """Yield the regions of these codes and all regions above them; a code that no region has yields nothing."""
    regions = load_regions()
    wanted = {code for code in codes if code in regions}
    wanted |= {above.code for code in wanted for above in regions.parents(code)}
    for code in sorted(wanted):
        yield from to_triples(regions.get(code))


@to_triples.register
def _region(division: Region) -> Iterator[Triple]:
    this = iri_of(division)
    yield this, RDF.type, SW.Region
    yield this, SKOS.notation, string(division.code)
    yield this, SKOS.prefLabel, chinese(division.name)
    yield this, SW.level, concept("level", division.level)
    yield from known(
        this,
        (SW.shortName, string(division.short_name) if division.short_name else None),
        (SW.partOf, region(division.parent) if division.parent else None),
    )


@to_triples.register
def _figure(figure: Figure) -> Iterator[Triple]:
    this = URIRef(iri.mint("figure", figure.region, figure.indicator, figure.year))
    yield this, RDF.type, SW.ReferenceFigure
    yield this, SW.refArea, region(figure.region)
    yield this, SW.indicator, concept("indicator", figure.indicator)
    yield this, SW.value, number(figure.value)
    yield this, SW.year, integer(figure.year)
    yield this, DCTERMS.source, reference_iri(figure.source)


def _neighbours() -> Iterator[Triple]:
    for row in _rows("neighbours.csv"):
        yield region(row["code"]), SW.neighbour, region(row["neighbour"])
        yield region(row["neighbour"]), SW.neighbour, region(row["code"])


def _population() -> Iterator[Figure]:
    for row in _rows("population.csv"):
        yield Figure(row["code"], "population", Decimal(row["population"]), int(row["year"]), _CENSUS)


def _counts(codes: Container[str]) -> Iterator[Figure]:
    for row in _rows("counts.csv"):
        if row["code"] in codes:
            yield Figure(row["code"], "township_total", Decimal(row["townships"]), _COUNT_YEAR, _DIVISIONS)
            yield Figure(row["code"], "village_total", Decimal(row["villages"]), _COUNT_YEAR, _DIVISIONS)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resource_path("data", "regions", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)

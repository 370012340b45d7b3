"""The description of what was built: one DCAT and VoID data set, counted from its N-Quads."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from urllib.parse import quote

from rdflib.term import Literal, URIRef

from swgraph import iri
from swgraph.mapping.identity import part_iri
from swgraph.mapping.terms import Triple, chinese, day, english, integer, number, region, string
from swgraph.namespaces import DCAT, DCTERMS, DQV, OWL, RDF, SKOS, SWR, VOID, XSD

DATASET: Final = URIRef(f"{iri.ID}dataset/swgraph")
_PERIOD: Final = URIRef(f"{iri.ID}dataset/period")
_LICENCE: Final = URIRef("https://creativecommons.org/licenses/by/4.0/")
_SHAPES: Final = URIRef("https://w3id.org/swgraph/shapes/")
_VERSION: Final = URIRef(f"{DCAT}version")  # new in DCAT 3: rdflib's list of names does not have it yet
_TYPE: Final = f"<{RDF.type}>"
_TEXTS: Final = (
    (DCTERMS.title, "中国社会工作政策知识图谱", "Knowledge graph of Chinese social-work policy"),
    (
        DCTERMS.description,
        "社会工作政策的文件、发文机关、目标、观测、服务体系、任务、领域、标准和资金；每个事实都带有原文引文。",
        "Documents, issuers, targets, observations, service systems, tasks, fields, standards and funding of "
        "social-work policy; every fact carries its quotation.",
    ),
    (
        DCTERMS.rights,
        "引文仍受原文作者的权利约束。",
        "Quotations remain subject to the rights of the authors of the quoted texts.",
    ),
)

SYNTHETIC: Final = (
    "含压力测试用的虚构站点（sw:SyntheticServicePoint），并不存在；不得作为数据发布或引用。",
    "Holds made-up service points for load tests (sw:SyntheticServicePoint), which do not exist: not to be published or cited as data.",
)


@dataclass(slots=True)
class Counts:
    """How often each graph, class and property occurs; ``classes`` counts statements of membership."""

    graphs: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)

    @property
    def triples(self) -> int:
        """Return the number of quads counted."""
        return self.graphs.total()

    def add(self, other: "Counts", times: int = 1) -> None:
        """Count in what another counted, so many times."""
        for mine, theirs in ((self.graphs, other.graphs), (self.classes, other.classes), (self.properties, other.properties)):
            for term, occurrences in theirs.items():
                mine[term] += occurrences * times


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number of the release card.

    Attributes:
        metric: name of the table.
        title: what the table counts, in Chinese and English.
        about: what this number is about: the IRI of a class, a region or a concept, or a word.
        label: what it is called, in Chinese and English.
    """

    metric: str
    title: tuple[str, str]
    about: str
    label: tuple[str, str]
    value: Decimal | int


@dataclass(frozen=True, slots=True)
class Description:
    """What the counts do not tell; ``issued`` is the time of the build, the only one in the whole graph."""

    version: str
    issued: datetime
    regions: frozenset[str]
    first: date | None = None
    last: date | None = None
    measurements: Sequence[Measurement] = ()
    synthetic: bool = False  # whether made-up service points are in it


def count(lines: Iterable[str]) -> Counts:
    r"""Return the counts of lines of N-Quads as this project writes them: one space between terms.

    >>> counts = count(["<urn:a> <urn:p> \"x y\" <urn:g> .\n"])
    >>> dict(counts.graphs), dict(counts.properties)
    ({'urn:g': 1}, {'urn:p': 1})
    """
    counts = Counts()
    for line in lines:
        _, predicate, rest = line.split(" ", 2)
        graph = rest.rsplit(" ", 2)[-2]
        counts.graphs[graph[1:-1]] += 1
        counts.properties[predicate[1:-1]] += 1
        if predicate == _TYPE:
            counts.classes[rest[1 : rest.index(">")]] += 1
    return counts


def dataset_triples(description: Description, counts: Counts) -> Iterator[Triple]:
    """Yield the description; the counts leave the description itself out."""
    yield from description_triples(description)
    yield from total_triples(counts.triples, len(counts.classes), len(counts.properties))
    yield from count_triples(counts)


def description_triples(description: Description) -> Iterator[Triple]:
    """Yield the description without what is counted."""
    yield DATASET, RDF.type, DCAT.Dataset
    yield DATASET, RDF.type, VOID.Dataset
    for predicate, zh, en in _TEXTS:
        yield DATASET, predicate, chinese(zh)
        yield DATASET, predicate, english(en)
    if description.synthetic:
        yield from ((DATASET, SKOS.note, text) for text in (chinese(SYNTHETIC[0]), english(SYNTHETIC[1])))
    yield DATASET, DCTERMS.license, _LICENCE
    yield DATASET, DCTERMS.creator, SWR["agent/authors"]
    yield DATASET, DCTERMS.conformsTo, URIRef(iri.DEF)
    yield DATASET, DCTERMS.conformsTo, _SHAPES
    yield DATASET, OWL.versionInfo, string(description.version)
    yield DATASET, _VERSION, string(description.version)
    yield DATASET, DCTERMS.issued, Literal(description.issued.isoformat(timespec="seconds"), datatype=XSD.dateTime)
    yield from _extent(description)
    yield DATASET, VOID.uriSpace, string(iri.ID)
    yield DATASET, VOID.vocabulary, URIRef(iri.DEF)
    for measurement in description.measurements:
        yield from _measured(measurement)


def _extent(description: Description) -> Iterator[Triple]:
    for code in sorted(description.regions):
        yield DATASET, DCTERMS.spatial, region(code)
    if description.first and description.last:
        yield DATASET, DCTERMS.temporal, _PERIOD
        yield _PERIOD, RDF.type, DCTERMS.PeriodOfTime
        yield _PERIOD, DCAT.startDate, day(description.first)
        yield _PERIOD, DCAT.endDate, day(description.last)


def total_triples(triples: int, classes: int, properties: int) -> Iterator[Triple]:
    """Yield how much there is in all."""
    yield DATASET, VOID.triples, integer(triples)
    yield DATASET, VOID.classes, integer(classes)
    yield DATASET, VOID.properties, integer(properties)


def count_triples(counts: Counts) -> Iterator[Triple]:
    """Yield how much there is of each graph, class and property that was counted."""
    for graph, triples in sorted(counts.graphs.items()):
        yield DATASET, VOID.subset, URIRef(graph)
        yield URIRef(graph), VOID.triples, integer(triples)
    yield from _partitions("class", counts.classes)
    yield from _partitions("property", counts.properties)


def _partitions(kind: str, counts: Mapping[str, int]) -> Iterator[Triple]:
    is_class = kind == "class"
    part_of, about = (VOID.classPartition, VOID["class"]) if is_class else (VOID.propertyPartition, VOID.property)
    for term, times in sorted(counts.items()):
        part = part_iri("dataset", DATASET, kind, term)
        yield DATASET, part_of, part
        yield part, about, URIRef(term)
        yield part, VOID.entities if is_class else VOID.triples, integer(times)


def _measured(measurement: Measurement) -> Iterator[Triple]:
    """Yield a number in the Data Quality Vocabulary, https://www.w3.org/TR/vocab-dqv/ , with what it is about."""
    metric = SWR[f"dataset/metric/{measurement.metric}"]
    this = part_iri("dataset", DATASET, measurement.metric, measurement.about)
    yield metric, RDF.type, DQV.Metric
    yield metric, SKOS.prefLabel, chinese(measurement.title[0])
    yield metric, SKOS.prefLabel, english(measurement.title[1])
    yield metric, DQV.expectedDataType, XSD.decimal
    yield DATASET, DQV.hasQualityMeasurement, this
    yield this, RDF.type, DQV.QualityMeasurement
    yield this, DQV.isMeasurementOf, metric
    yield this, DQV.computedOn, DATASET
    yield this, DQV.value, number(Decimal(measurement.value))
    yield from _about(this, measurement)


def _about(this: URIRef, measurement: Measurement) -> Iterator[Triple]:
    if "://" in measurement.about:
        yield this, DCTERMS.subject, URIRef(measurement.about)
        return
    word = SWR[f"dataset/{measurement.metric}/{quote(measurement.about, safe='')}"]
    yield this, DCTERMS.subject, word
    yield word, SKOS.prefLabel, chinese(measurement.label[0])
    yield word, SKOS.prefLabel, english(measurement.label[1])

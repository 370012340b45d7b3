"""The Turtle files read into small records, sorted, ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph
from rdflib.collection import Collection
from rdflib.term import Literal, Node, URIRef

from swgraph import iri
from swgraph.namespaces import DCTERMS, OWL, PREFIXES, QUDT, RDF, RDFS, SCHEMA, SH, SKOS, SW, VOCAB
from swgraph.resources import resource_path

ONTOLOGY = URIRef(iri.DEF)
_STATUS = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
_MORE_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "qunit": "http://qudt.org/vocab/unit/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sosa": "http://www.w3.org/ns/sosa/",
}
_MAPPINGS = (SKOS.exactMatch, SKOS.closeMatch, SKOS.relatedMatch, RDFS.subClassOf, RDFS.subPropertyOf)


@dataclass(frozen=True, slots=True, order=True)
class Bilingual:
    """One text in both languages; empty where a language lacks it."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, order=True)
class Constraint:
    """What a shape demands, in its own words; ``severity`` is Violation, Warning or Info."""

    on: str  # name of the shape's class: Target
    severity: str
    message: Bilingual


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology; the tuples of names hold prefixed names (``sw:Fact``, ``xsd:date``)."""

    name: str
    iri: str
    kind: str  # class, object, datatype
    label: Bilingual
    definition: Bilingual
    note: Bilingual
    aliases: tuple[str, ...]
    status: str
    parents: tuple[str, ...]
    disjoint: tuple[str, ...]
    domain: tuple[str, ...]  # from which the reasoner concludes
    used_on: tuple[str, ...]  # from which nothing follows
    range: tuple[str, ...]
    schemes: tuple[str, ...]  # ids of the vocabularies from which the shapes take the values
    transitive: bool
    mappings: tuple[tuple[str, str], ...]  # (prefixed name of the mapping property, prefixed name)
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a vocabulary; ``links`` are (prefixed name of the property, value)."""

    id: str
    label: Bilingual
    definition: Bilingual
    note: Bilingual
    aliases: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A vocabulary with its concepts, by id."""

    id: str
    label: Bilingual
    definition: Bilingual
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything the reference shows."""

    title: Bilingual
    description: Bilingual
    citation: Bilingual
    version: str
    version_iri: str
    created: str
    licence: str
    classes: tuple[Term, ...]
    properties: tuple[Term, ...]
    schemes: tuple[Scheme, ...]


def read_ontology() -> Ontology:
    """Return the ontology, its shapes, alignments and vocabularies as shipped."""
    terms, shapes, alignments, vocabularies = (Graph() for _ in range(4))
    terms.parse(resource_path("ontology", "swgraph.ttl"))
    shapes.parse(resource_path("ontology", "shapes.ttl"))
    alignments.parse(resource_path("ontology", "alignments.ttl"))
    for path in sorted(resource_path("ontology", "vocab").glob("*.ttl")):
        vocabularies.parse(path)
    return Ontology(
        title=_bilingual(terms, ONTOLOGY, DCTERMS.title),
        description=_bilingual(terms, ONTOLOGY, DCTERMS.description),
        citation=_bilingual(terms, ONTOLOGY, DCTERMS.bibliographicCitation),
        version=str(terms.value(ONTOLOGY, OWL.versionInfo)),
        version_iri=str(terms.value(ONTOLOGY, OWL.versionIRI)),
        created=str(terms.value(ONTOLOGY, DCTERMS.created)),
        licence=str(terms.value(ONTOLOGY, DCTERMS.license)),
        classes=_terms(terms, shapes, alignments, OWL.Class, "class"),
        properties=_sorted(
            *_terms(terms, shapes, alignments, OWL.ObjectProperty, "object"),
            *_terms(terms, shapes, alignments, OWL.DatatypeProperty, "datatype"),
        ),
        schemes=tuple(sorted(_schemes(vocabularies), key=lambda scheme: scheme.id)),
    )


def _terms(terms: Graph, shapes: Graph, alignments: Graph, kind: URIRef, name: str) -> tuple[Term, ...]:
    found = (subject for subject in terms.subjects(RDF.type, kind) if isinstance(subject, URIRef))
    return _sorted(*(_term(terms, shapes, alignments, subject, name) for subject in found))


def _sorted(*terms: Term) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (term.name.lower(), term.name)))


def _term(terms: Graph, shapes: Graph, alignments: Graph, subject: URIRef, kind: str) -> Term:
    constraints = _on_class(shapes, subject) if kind == "class" else _on_path(shapes, subject)
    return Term(
        name=str(subject).removeprefix(iri.DEF),
        iri=str(subject),
        kind=kind,
        label=_bilingual(terms, subject, RDFS.label),
        definition=_bilingual(terms, subject, SKOS.definition),
        note=_bilingual(terms, subject, SKOS.scopeNote),
        aliases=_aliases(terms, subject),
        status=str(terms.value(subject, _STATUS)),
        parents=_names(terms, subject, RDFS.subClassOf) + _names(terms, subject, RDFS.subPropertyOf),
        disjoint=tuple(sorted({*_names(terms, subject, OWL.disjointWith), *_disjoint_from(terms, subject)})),
        domain=_names(terms, subject, RDFS.domain),
        used_on=_names(terms, subject, SCHEMA.domainIncludes),
        range=_names(terms, subject, RDFS.range),
        schemes=tuple(sorted(set(_value_schemes(shapes, subject)))),
        transitive=(subject, RDF.type, OWL.TransitiveProperty) in terms,
        mappings=tuple((prefixed(p), name) for p in _MAPPINGS for name in _names(alignments, subject, p)),
        constraints=tuple(sorted(set(constraints))),
    )


def _disjoint_from(terms: Graph, subject: URIRef) -> Iterator[str]:
    return (prefixed(other) for other in terms.subjects(OWL.disjointWith, subject))


def _value_schemes(shapes: Graph, path: URIRef) -> Iterator[str]:
    """Yield the vocabularies whose concepts the shapes list as values of ``path``."""
    listing = set(shapes.subjects(SH.targetObjectsOf, path))
    listing |= {node for shape in shapes.subjects(SH.path, path) for node in shapes.objects(shape, SH.node)}
    for shape in listing:
        for head in shapes.objects(shape, SH["in"]):
            yield prefixed(next(iter(Collection(shapes, head)))).split("/")[0]


def _on_path(shapes: Graph, path: URIRef) -> Iterator[Constraint]:
    """Yield the constraints of the property shapes on ``path`` that a node shape uses directly."""
    for shape in shapes.subjects(SH.path, path):
        for user in shapes.subjects(SH.property, shape):
            if (user, SH.targetClass, None) in shapes:
                yield _constraint(shapes, user, shape)
    for shape in shapes.subjects(SH.targetObjectsOf, path):
        yield _constraint(shapes, shape, shape)


def _on_class(shapes: Graph, target: URIRef) -> Iterator[Constraint]:
    """Yield what concerns a class as a whole: choices between properties, and what SPARQL checks."""
    for shape in shapes.subjects(SH.targetClass, target):
        if (shape, SH.message, None) in shapes:
            yield _constraint(shapes, shape, shape)
        for rule in shapes.objects(shape, SH.sparql):
            yield _constraint(shapes, shape, rule)


def _constraint(shapes: Graph, node_shape: Node, shape: Node) -> Constraint:
    severity = shapes.value(shape, SH.severity) or SH.Violation
    on = "" if (node_shape, SH.targetObjectsOf, None) in shapes else str(node_shape).rsplit("/", 1)[-1].split("-")[0]
    return Constraint(on, str(severity).rsplit("#", 1)[-1], _bilingual(shapes, shape, SH.message))


def _schemes(graph: Graph) -> Iterator[Scheme]:
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        concepts = (_concept(graph, c) for c in graph.subjects(SKOS.inScheme, scheme) if isinstance(c, URIRef))
        yield Scheme(
            id=str(scheme).removeprefix(str(VOCAB)),
            label=_bilingual(graph, scheme, SKOS.prefLabel),
            definition=_bilingual(graph, scheme, SKOS.definition),
            concepts=tuple(sorted(concepts, key=lambda concept: concept.id)),
        )


def _concept(graph: Graph, subject: URIRef) -> Concept:
    links = (SKOS.broader, SKOS.related, QUDT.hasUnit, SW.denominator, SW.modalityRank, SW.order)
    return Concept(
        id=str(graph.value(subject, SKOS.notation)),
        label=_bilingual(graph, subject, SKOS.prefLabel),
        definition=_bilingual(graph, subject, SKOS.definition),
        note=_bilingual(graph, subject, SKOS.scopeNote),
        aliases=_aliases(graph, subject),
        links=tuple((prefixed(p), value) for p in links for value in _names(graph, subject, p)),
    )


def _aliases(graph: Graph, subject: URIRef) -> tuple[str, ...]:
    return tuple(sorted(str(o) for p in (SKOS.altLabel, SKOS.hiddenLabel) for o in graph.objects(subject, p)))


def _names(graph: Graph, subject: URIRef, predicate: URIRef) -> tuple[str, ...]:
    return tuple(sorted(prefixed(value) for value in graph.objects(subject, predicate)))


def _bilingual(graph: Graph, subject: Node, predicate: URIRef) -> Bilingual:
    # Language tags are compared without case: some parsers keep zh-Hans, others write zh-hans.
    texts = {str(o.language).lower(): str(o) for o in graph.objects(subject, predicate) if isinstance(o, Literal)}
    return Bilingual(texts.get("zh-hans", ""), texts.get("en", ""))


def prefixed(node: Node) -> str:
    """Return a term as ``prefix:name``; a concept of a vocabulary as ``scheme/id``; anything else as it is.

    >>> prefixed(SW.deadline), prefixed(VOCAB["unit/person"])
    ('sw:deadline', 'unit/person')
    """
    text = str(node)
    if text.startswith(str(VOCAB)):
        return text.removeprefix(str(VOCAB))
    for prefix, namespace in {**PREFIXES, **_MORE_PREFIXES}.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def expanded(name: str) -> str:
    """Return the IRI of a prefixed name of an outside vocabulary.

    >>> expanded("xsd:date")
    'http://www.w3.org/2001/XMLSchema#date'
    """
    prefix, _, local = name.partition(":")
    return {**PREFIXES, **_MORE_PREFIXES}[prefix] + local

# ruff: noqa: N815 - RDF writes the names of properties in mixed case, and the annotations here are those names.
"""The only spelling of a term, and the one gate to rdflib's names.

Terms are plain ``str`` subclasses of rdflib (``URIRef``); modules that write triples import them from here.
"""

from typing import Final

from rdflib import DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VOID, XSD, Namespace
from rdflib.namespace import DefinedNamespace
from rdflib.term import URIRef

from swgraph import iri
from swgraph.prefixes import PREFIXES

__all__ = [
    "CV", "DCAT", "DCTERMS", "DQV", "ELI", "OA", "ORG", "OWL", "PREFIXES", "PROV", "QB", "QUDT", "RDF", "RDFS", "SCHEMA",
    "SH", "SKOS", "SW", "SWR", "VANN", "VOCAB", "VOID", "XSD",
]  # fmt: skip

SWR: Final = Namespace(iri.ID)
VOCAB: Final = Namespace(iri.VOCAB)
CV: Final = Namespace("http://data.europa.eu/m8g/")
DQV: Final = Namespace("http://www.w3.org/ns/dqv#")
ELI: Final = Namespace("http://data.europa.eu/eli/ontology#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
QB: Final = Namespace("http://purl.org/linked-data/cube#")
QUDT: Final = Namespace("http://qudt.org/schema/qudt/")
SCHEMA: Final = Namespace("https://schema.org/")
VANN: Final = Namespace("http://purl.org/vocab/vann/")


class SW(DefinedNamespace):
    """Terms of the swgraph ontology; ``ontology/swgraph.ttl`` defines each (a test holds the two together)."""

    _NS = Namespace(iri.DEF)
    _fail = True

    # classes
    Region: URIRef
    SyntheticServicePoint: URIRef
    ReferenceFigure: URIRef
    Source: URIRef
    RepairedText: URIRef
    RepairStep: URIRef
    Merge: URIRef
    Fact: URIRef
    PolicyDocument: URIRef
    Issuance: URIRef
    Participation: URIRef
    Lineage: URIRef
    StatisticalFact: URIRef
    Target: URIRef
    Observation: URIRef
    ServiceSystem: URIRef
    Tier: URIRef
    TierFunction: URIRef
    Standard: URIRef
    StandardItem: URIRef
    Task: URIRef
    FieldMention: URIRef
    Funding: URIRef

    # cited sources, and what only facts files tell
    CitedSource: URIRef
    CitedEvidence: URIRef
    Detail: URIRef
    DepartmentMention: URIRef
    Mechanism: URIRef
    OperationMode: URIRef
    Event: URIRef
    Transfer: URIRef
    NameStatement: URIRef
    Beneficiary: URIRef
    Schedule: URIRef
    ServicePoint: URIRef
    Remark: URIRef
    accessed: URIRef
    basis: URIRef
    citingText: URIRef
    detail: URIRef
    detailName: URIRef
    era: URIRef
    eventDate: URIRef
    inferredPart: URIRef
    operationMode: URIRef
    otherName: URIRef
    outOfWindow: URIRef
    preferred: URIRef
    printed: URIRef
    printedName: URIRef
    publishedText: URIRef
    regionNote: URIRef
    role: URIRef
    scopeText: URIRef
    tierText: URIRef
    transferredFrom: URIRef
    transferredTo: URIRef
    urlNote: URIRef
    usualTool: URIRef

    # reorganisations, the register, relations of indicators
    basisDocument: URIRef
    containsIndicator: URIRef
    distinctFrom: URIRef
    moved: URIRef
    notAfter: URIRef
    notBefore: URIRef
    superior: URIRef

    # every fact
    evidence: URIRef
    reviewStatus: URIRef
    confidence: URIRef
    rule: URIRef
    reportedIn: URIRef
    refArea: URIRef
    statedIn: URIRef
    text: URIRef
    order: URIRef

    # regions and reference figures
    level: URIRef
    partOf: URIRef
    within: URIRef
    inProvince: URIRef
    inPrefecture: URIRef
    inCounty: URIRef
    syntheticSuperior: URIRef
    shortName: URIRef
    neighbour: URIRef
    adminLevel: URIRef

    # sources, repair, articles, evidence
    sha256: URIRef
    encoding: URIRef
    certainty: URIRef
    repairName: URIRef
    repairCount: URIRef
    repairReason: URIRef
    repairedText: URIRef
    kicker: URIRef
    start: URIRef
    end: URIRef
    rawStart: URIRef
    rawEnd: URIRef
    rawText: URIRef
    inArticle: URIRef
    reliability: URIRef

    # organizations and documents
    function: URIRef
    jurisdiction: URIRef
    document: URIRef
    participation: URIRef
    organization: URIRef
    leadIssuer: URIRef
    issuerCount: URIRef
    alias: URIRef
    issuedNotAfter: URIRef
    relation: URIRef
    mergedName: URIRef
    mergedInto: URIRef
    mergeRule: URIRef
    mergeReason: URIRef
    cited: URIRef
    citedText: URIRef

    # targets and observations
    indicator: URIRef
    obsKind: URIRef
    targetKind: URIRef
    value: URIRef
    minValue: URIRef
    maxValue: URIRef
    measureWord: URIRef
    valueText: URIRef
    comparator: URIRef
    modality: URIRef
    modalityText: URIRef
    modalityRank: URIRef
    denominator: URIRef
    scopeTier: URIRef
    baselineValue: URIRef
    premise: URIRef

    # dates
    deadline: URIRef
    asOf: URIRef
    asOfNotAfter: URIRef
    year: URIRef
    datePrecision: URIRef
    dateText: URIRef

    # systems, tiers, standards, tasks, fields, funding
    system: URIRef
    tierCount: URIRef
    localName: URIRef
    hostedBy: URIRef
    hostType: URIRef
    tierFunction: URIRef
    concept: URIRef
    guides: URIRef
    supervises: URIRef
    standardItem: URIRef
    pointCount: URIRef
    policyTool: URIRef
    field: URIRef
    payer: URIRef
    purpose: URIRef

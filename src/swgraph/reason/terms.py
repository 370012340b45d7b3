"""The terms of RDF, RDFS and OWL that the rules read, in N-Triples form."""

from typing import Final

from swgraph.namespaces import OWL, RDF, RDFS, XSD

FIRST: Final = f"<{RDF.first}>"
REST: Final = f"<{RDF.rest}>"
NIL: Final = f"<{RDF.nil}>"
SUB_CLASS: Final = f"<{RDFS.subClassOf}>"
SUB_PROPERTY: Final = f"<{RDFS.subPropertyOf}>"
DOMAIN: Final = f"<{RDFS.domain}>"
RANGE: Final = f"<{RDFS.range}>"
SAME_CLASS: Final = f"<{OWL.equivalentClass}>"
SAME_PROPERTY: Final = f"<{OWL.equivalentProperty}>"
INVERSE: Final = f"<{OWL.inverseOf}>"
CHAIN: Final = f"<{OWL.propertyChainAxiom}>"
DISJOINT: Final = f"<{OWL.disjointWith}>"
SAME: Final = f"<{OWL.sameAs}>"
TRANSITIVE: Final = f"<{OWL.TransitiveProperty}>"
SYMMETRIC: Final = f"<{OWL.SymmetricProperty}>"

FUNCTIONAL: Final = f"<{OWL.FunctionalProperty}>"
INVERSE_FUNCTIONAL: Final = f"<{OWL.InverseFunctionalProperty}>"
IRREFLEXIVE: Final = f"<{OWL.IrreflexiveProperty}>"
ASYMMETRIC: Final = f"<{OWL.AsymmetricProperty}>"
ALL_DIFFERENT: Final = f"<{OWL.AllDifferent}>"
ALL_DISJOINT_CLASSES: Final = f"<{OWL.AllDisjointClasses}>"
ALL_DISJOINT_PROPERTIES: Final = f"<{OWL.AllDisjointProperties}>"
NEGATIVE: Final = f"<{OWL.NegativePropertyAssertion}>"
MEMBERS: Final = f"<{OWL.members}>"
DISTINCT_MEMBERS: Final = f"<{OWL.distinctMembers}>"
DISJOINT_PROPERTY: Final = f"<{OWL.propertyDisjointWith}>"
KEY: Final = f"<{OWL.hasKey}>"
SOURCE: Final = f"<{OWL.sourceIndividual}>"
ASSERTION: Final = f"<{OWL.assertionProperty}>"
TARGET: Final = f"<{OWL.targetIndividual}>"
TARGET_VALUE: Final = f"<{OWL.targetValue}>"
DIFFERENT: Final = f"<{OWL.differentFrom}>"
INTERSECTION: Final = f"<{OWL.intersectionOf}>"
UNION: Final = f"<{OWL.unionOf}>"
COMPLEMENT: Final = f"<{OWL.complementOf}>"
ONE_OF: Final = f"<{OWL.oneOf}>"
ON_PROPERTY: Final = f"<{OWL.onProperty}>"
ON_CLASS: Final = f"<{OWL.onClass}>"
SOME: Final = f"<{OWL.someValuesFrom}>"
ALL: Final = f"<{OWL.allValuesFrom}>"
HAS: Final = f"<{OWL.hasValue}>"
MOST: Final = f"<{OWL.maxCardinality}>"
MOST_OF: Final = f"<{OWL.maxQualifiedCardinality}>"
THING: Final = f"<{OWL.Thing}>"
NOTHING: Final = f"<{OWL.Nothing}>"
CLASS: Final = f"<{OWL.Class}>"
OBJECT_PROPERTY: Final = f"<{OWL.ObjectProperty}>"
DATA_PROPERTY: Final = f"<{OWL.DatatypeProperty}>"
PROPERTY: Final = f"<{RDF.Property}>"
ANNOTATION: Final = f"<{OWL.AnnotationProperty}>"
DATATYPE: Final = f"<{RDFS.Datatype}>"
ANNOTATIONS: Final = (
    *(f"<{RDFS[name]}>" for name in ("label", "comment", "seeAlso", "isDefinedBy")),
    *(f"<{OWL[name]}>" for name in ("deprecated", "versionInfo", "priorVersion", "backwardCompatibleWith", "incompatibleWith")),
)
"""Properties that say something to people only."""

DATATYPES: Final = (
    f"<{RDF.PlainLiteral}>",
    f"<{RDF.XMLLiteral}>",
    f"<{RDFS.Literal}>",
    *(
        f"<{XSD[name]}>"
        for name in (
            "decimal", "integer", "nonNegativeInteger", "nonPositiveInteger", "positiveInteger", "negativeInteger", "long", "int",
            "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte", "float", "double", "string",
            "normalizedString", "token", "language", "Name", "NCName", "NMTOKEN", "boolean", "hexBinary", "base64Binary", "anyURI",
            "dateTime", "dateTimeStamp",
        )
    ),
)  # fmt: skip
"""Datatypes of OWL 2 RL."""

AXIOMS: Final = frozenset((SUB_CLASS, SUB_PROPERTY, DOMAIN, RANGE, SAME_CLASS, SAME_PROPERTY, INVERSE, CHAIN, DISJOINT))
"""Properties whose statements are about the vocabulary and say nothing about things."""

READ: Final = AXIOMS | {
    SAME, FIRST, REST, MEMBERS, DISTINCT_MEMBERS, DISJOINT_PROPERTY, KEY, SOURCE, ASSERTION, TARGET, TARGET_VALUE, DIFFERENT,
    INTERSECTION, UNION, COMPLEMENT, ONE_OF, ON_PROPERTY, ON_CLASS, SOME, ALL, HAS, MOST, MOST_OF,
}  # fmt: skip
"""Properties of statements from which rules are compiled."""

READ_TYPES: Final = frozenset((
    TRANSITIVE, SYMMETRIC, FUNCTIONAL, INVERSE_FUNCTIONAL, IRREFLEXIVE, ASYMMETRIC, ALL_DIFFERENT, ALL_DISJOINT_CLASSES,
    ALL_DISJOINT_PROPERTIES, CLASS, OBJECT_PROPERTY, DATA_PROPERTY, PROPERTY,
))  # fmt: skip
"""Classes whose members make rules."""

_OWL: Final = f"<{OWL._NS}"
BUILT_IN: Final = (_OWL, f"<{RDF._NS}", f"<{RDFS._NS}", f"<{XSD._NS}")
"""How the terms of RDF, RDFS, OWL and XML Schema begin."""

_TOPS: Final = frozenset({f"<{OWL.Thing}>", f"<{RDFS.Resource}>", f"<{RDFS.Literal}>", f"<{RDF.langString}>"})
_SILENT: Final = frozenset(
    f"<{OWL[name]}>"
    for name in (
        "Ontology", "AnnotationProperty", "OntologyProperty", "NamedIndividual", "Restriction", "DataRange", "Axiom", "Annotation",
        "DeprecatedClass", "DeprecatedProperty", "deprecated", "versionInfo", "versionIRI", "priorVersion", "imports",
        "backwardCompatibleWith", "incompatibleWith", "annotatedSource", "annotatedProperty", "annotatedTarget",
    )
)  # fmt: skip
OWL_START: Final = _OWL
"""How the terms of OWL begin."""


def is_built_in(term: str) -> bool:
    """Return whether a term is of RDF, RDFS, OWL or XML Schema.

    >>> is_built_in(f"<{RDF.type}>"), is_built_in("<urn:a>")
    (True, False)
    """
    return term.startswith(BUILT_IN)


def is_datatype(term: str) -> bool:
    """Return whether a term stands for literals or for everything, so that belonging to it says nothing."""
    return term in _TOPS or term.startswith(f"<{XSD._NS}")


def is_outside(term: str) -> bool:
    """Return whether a term of OWL has a meaning that no rule of OWL 2 RL reads, such as a lower bound.

    >>> is_outside(f"<{OWL.minCardinality}>"), is_outside(SAME), is_outside(f"<{OWL.versionInfo}>"), is_outside(f"<{RDF.type}>")
    (True, False, False, False)
    """
    known = READ | READ_TYPES | _SILENT | {NEGATIVE, THING, NOTHING}
    return term.startswith(_OWL) and term not in known

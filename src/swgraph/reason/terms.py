"""The terms of RDF, RDFS and OWL that the rules read, in N-Triples form."""

from typing import Final

from swgraph.columns import TYPE
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

AXIOMS: Final = (SUB_CLASS, SUB_PROPERTY, DOMAIN, RANGE, SAME_CLASS, SAME_PROPERTY, INVERSE, CHAIN, DISJOINT)
"""Properties whose statements are compiled."""

_OWL: Final = f"<{OWL._NS}"
_BUILT_IN: Final = (_OWL, f"<{RDF._NS}", f"<{RDFS._NS}", f"<{XSD._NS}")
_TOPS: Final = frozenset({f"<{OWL.Thing}>", f"<{RDFS.Resource}>", f"<{RDFS.Literal}>", f"<{RDF.langString}>"})
_SILENT: Final = frozenset(
    f"<{OWL[name]}>"
    for name in (
        "Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "OntologyProperty",
        "NamedIndividual", "Thing", "DeprecatedClass", "DeprecatedProperty", "deprecated", "versionInfo", "versionIRI",
        "priorVersion", "imports", "backwardCompatibleWith", "incompatibleWith",
    )
)  # fmt: skip


def is_built_in(term: str) -> bool:
    """Return whether a term is of RDF, RDFS, OWL or XML Schema.

    >>> is_built_in(TYPE), is_built_in("<urn:a>")
    (True, False)
    """
    return term.startswith(_BUILT_IN)


def is_datatype(term: str) -> bool:
    """Return whether a term stands for literals or for everything, so that belonging to it says nothing."""
    return term in _TOPS or term.startswith(f"<{XSD._NS}")


def bears_rules(term: str) -> bool:
    """Return whether a rule of OWL 2 RL reads statements with this property or class, from which things may follow.

    >>> bears_rules(SAME), bears_rules(f"<{OWL.Class}>"), bears_rules(f"<{RDFS.label}>")
    (True, False, False)
    """
    rdf_rules = term in (TYPE, FIRST, REST, SUB_CLASS, SUB_PROPERTY, DOMAIN, RANGE)
    return rdf_rules or (term.startswith(_OWL) and term not in _SILENT)

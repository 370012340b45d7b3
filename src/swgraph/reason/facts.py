"""What counts as a fact about our data, for us and for the reference alike.

A closure holds much that says nothing. Left out, by definition, is every statement

- whose subject is a literal (that "5" is an integer), or a blank node (the reference's notes about errors),
- that something is the same as itself, or belongs to a class of RDF, RDFS, OWL or XML Schema (everything is a Thing),
- about the vocabulary and not about things: that a class is below, equal to or apart from a class, a property below,
  equal to or the inverse of a property, and what the domain and range of a property are.
"""

from swgraph.columns import TYPE
from swgraph.reason.terms import AXIOMS, SAME, is_built_in

Fact = tuple[str, str, str]
"""Subject, property and value in N-Triples form."""


def is_about_data(fact: Fact) -> bool:
    """Return whether a statement counts.

    >>> is_about_data(("<urn:a>", TYPE, "<urn:C>")), is_about_data(("<urn:a>", SAME, "<urn:a>"))
    (True, False)
    """
    subject, predicate, value = fact
    if not subject.startswith("<") or predicate in AXIOMS:
        return False
    if predicate == SAME and subject == value:
        return False
    return not (predicate == TYPE and is_built_in(value))

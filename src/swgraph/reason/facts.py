"""What counts as a fact about our data, for us and for the reference alike.

A closure holds much that says nothing. Left out, by definition, is every statement

- whose subject is a literal (that "5" is an integer), or a blank node (the reference's notes about errors),
- whose property is no IRI (rules may say something by a property without a name, RDF may not),
- that something is the same as itself, or belongs to a class of RDF, RDFS, OWL or XML Schema (everything is a Thing),
- about the vocabulary and not about things: that a class is below, equal to or apart from a class, a property below,
  equal to or the inverse of a property, and what the domain and range of a property are.
"""

import numpy as np

from swgraph.columns import MASK, SHIFT, TYPE, Pairs
from swgraph.reason.names import Names
from swgraph.reason.terms import AXIOMS, BUILT_IN, SAME, is_built_in

Fact = tuple[str, str, str]
"""Subject, property and value in N-Triples form."""


def is_about_data(fact: Fact) -> bool:
    """Return whether a statement counts.

    >>> is_about_data(("<urn:a>", TYPE, "<urn:C>")), is_about_data(("<urn:a>", SAME, "<urn:a>"))
    (True, False)
    """
    subject, predicate, value = fact
    if not subject.startswith("<") or not predicate.startswith("<") or predicate in AXIOMS:
        return False
    if predicate == SAME and subject == value:
        return False
    return not (predicate == TYPE and is_built_in(value))


def about_data(names: Names, predicate: int, pairs: Pairs) -> Pairs:
    """Return the pairs of a property that count, as ``is_about_data`` has it."""
    name = names[predicate]
    if not name.startswith("<") or name in AXIOMS:
        return pairs[:0]
    subjects, values = pairs >> SHIFT, pairs & MASK
    iris = names.starting("<")
    kept = (subjects >= iris.start) & ((subjects < iris.stop) | (subjects >= len(names.terms)))
    if name == SAME:
        kept &= subjects != values
    if name == TYPE:
        for start in BUILT_IN:
            built_in = names.starting(start)
            kept &= (values < built_in.start) | (values >= built_in.stop)
    added = np.flatnonzero(kept & ((subjects >= len(names.terms)) | (values >= len(names.terms))))
    for place in added.tolist():
        kept[place] = is_about_data((names[int(subjects[place])], name, names[int(values[place])]))
    return pairs[kept]

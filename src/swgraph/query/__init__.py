"""Questions put to a store: ``bind`` writes the values, ``ask`` runs and returns a ``Result``; ``read_card`` sums up."""

from swgraph.query.bind import MOST_VALUES, bind, bound_terms
from swgraph.query.card import Entry, Section, read_card
from swgraph.query.concepts import concept_id
from swgraph.query.merges import merges
from swgraph.query.result import STATUS, Evidence, Result, Row, heading, shown
from swgraph.query.run import ask, evidence_of, run
from swgraph.query.values import Value

__all__ = [
    "MOST_VALUES", "STATUS", "Entry", "Evidence", "Result", "Row", "Section", "Value", "ask", "bind", "bound_terms",
    "concept_id", "evidence_of", "heading", "merges", "read_card", "run", "shown",
]  # fmt: skip

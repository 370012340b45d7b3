"""Questions put to a store: ``bind`` writes the values, ``ask`` runs and returns a ``Result``."""

from swgraph.query.bind import MOST_VALUES, bind
from swgraph.query.concepts import concept_id
from swgraph.query.result import STATUS, Evidence, Result, Row, heading, shown
from swgraph.query.run import ask, evidence_of, run
from swgraph.query.values import Value

__all__ = [
    "MOST_VALUES", "STATUS", "Evidence", "Result", "Row", "Value", "ask", "bind", "concept_id", "evidence_of",
    "heading", "run", "shown",
]  # fmt: skip

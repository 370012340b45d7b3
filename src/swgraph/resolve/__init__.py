"""One thing under several names becomes one: documents and departments, across all sources of a build.

A merge has a rule and a reason, stands in the graph of the source whose wording it changes, and is undone by a line in a table
(``data/identity.tsv``, or one's own). Where two names could be two things they stay two: names are compared inside one
region, and a different number (文号), day, period or draft keeps documents apart, as does a statement that one rests on the
other.
"""

from swgraph.resolve.decisions import Decision, read_decisions, undoing
from swgraph.resolve.names import Key, Names, Use, blocks_of, decided, uses_of
from swgraph.resolve.resolution import Merges, merges_of, renamed, resolve
from swgraph.resolve.rules import REASONS, same_document, same_organization

__all__ = [
    "REASONS", "Decision", "Key", "Merges", "Names", "Use", "blocks_of", "decided", "merges_of", "read_decisions", "renamed", "resolve",
    "same_document", "same_organization", "undoing", "uses_of",
]  # fmt: skip

"""What follows from the graph: the OWL 2 RL closure over its integer columns, and the shortcuts that are written back.

The rules are compiled from the axioms of the ontology. A rule that is needed and not compiled is reported and never
ignored. owlrl is the reference: where all rules are compiled both give the same facts (``swgraph.reason.facts`` says what
counts as one), and where one is not, owlrl answers (``answered``).
"""

from swgraph.reason.change import Change
from swgraph.reason.contradictions import Contradiction
from swgraph.reason.explanation import Explanation, explain, explained, listed_sources, recorded_sources, term_of
from swgraph.reason.facts import Fact
from swgraph.reason.inference import Inference, infer
from swgraph.reason.kept import carried, closure_of, keep_closure
from swgraph.reason.proof import Proof, prove
from swgraph.reason.reference import answered, reference_facts
from swgraph.reason.rules import Rules, compile_rules
from swgraph.reason.shortcuts import change_lines, shortcut_changes, shortcut_lines, shortcut_rules

__all__ = [
    "Change", "Contradiction", "Explanation", "Fact", "Inference", "Proof", "Rules", "answered", "carried", "change_lines",
    "closure_of", "compile_rules", "explain", "explained", "infer", "keep_closure", "listed_sources", "prove", "recorded_sources",
    "reference_facts", "shortcut_changes", "shortcut_lines", "shortcut_rules", "term_of",
]  # fmt: skip

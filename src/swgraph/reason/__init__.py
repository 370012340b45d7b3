"""What follows from the graph: the OWL 2 RL closure over its integer columns, and the shortcuts that are written back.

The rules are compiled from the axioms of the ontology. A rule that is needed and not compiled is reported and never
ignored. owlrl is the reference: where all rules are compiled both give the same facts (``swgraph.reason.facts`` says what
counts as one).
"""

from swgraph.reason.facts import Fact
from swgraph.reason.inference import Inference, infer
from swgraph.reason.reference import reference_facts
from swgraph.reason.rules import Rules, compile_rules
from swgraph.reason.shortcuts import shortcut_lines

__all__ = ["Fact", "Inference", "Rules", "compile_rules", "infer", "reference_facts", "shortcut_lines"]

"""The register: which departments stand where, the bodies of the whole country, how they changed, and what they issued.

Data of this project, in ``data/register``. Departments follow from a small table of rules; everything else names the facts that
it rests on. Nothing here was read in an article: what an article says of a department meets the register at its name.
"""

from swgraph.register.departments import Department, departments_of, official_name, recorded_departments
from swgraph.register.indicators import PrintedIndicator, indicator_of, load_printed_indicators
from swgraph.register.national import Body, load_bodies
from swgraph.register.reforms import Change, load_changes
from swgraph.register.rules import Rule, load_rules
from swgraph.register.statutes import Relation, Statute, load_statutes, statute_named

__all__ = [
    "Body", "Change", "Department", "PrintedIndicator", "Relation", "Rule", "Statute", "departments_of", "indicator_of",
    "load_bodies", "load_changes", "load_printed_indicators", "load_rules", "load_statutes", "official_name",
    "recorded_departments", "statute_named",
]  # fmt: skip

"""Mentions in a text: dates, quantities, places, departments, titles, terms and lists, each with its exact span.

Every recogniser is a pure generator ``recognise_<plural>(text)``: mentions come in reading order,
``text[span.start:span.end]`` is what was printed, nothing is remembered between calls. They read repaired text
(Simplified Chinese, full-width punctuation), and accept half-width brackets as well. The text is untrusted: patterns
are compiled by RE2, lists by Aho-Corasick, so time grows with the length of the text only.

Figures and dates inside a title are part of the title: ``mask_titles`` blanks them and keeps all offsets.

Example:
    >>> from swgraph.recognise import recognise_quantities
    >>> [(q.text, q.comparator) for q in recognise_quantities("人才达到1.5万人，持证7000人以上")]
    [('1.5万人', '='), ('7000人以上', '>=')]
"""

from swgraph.recognise.dates import recognise_dates
from swgraph.recognise.fields import FieldList, recognise_field_lists, recognise_fields
from swgraph.recognise.functions import FunctionList, recognise_functions
from swgraph.recognise.funding import FundingMention, recognise_funding
from swgraph.recognise.hosts import HostMention, recognise_hosts
from swgraph.recognise.indicators import recognise_indicators
from swgraph.recognise.issuers import IssuerList, recognise_issuer_lists
from swgraph.recognise.lineage import LineageCue, recognise_lineage
from swgraph.recognise.lists import ListItem, recognise_lists
from swgraph.recognise.modalities import recognise_modalities
from swgraph.recognise.organizations import recognise_organizations
from swgraph.recognise.quantities import recognise_quantities
from swgraph.recognise.regions import recognise_regions
from swgraph.recognise.standards import StandardMention, recognise_standards
from swgraph.recognise.systems import SystemMention, recognise_systems
from swgraph.recognise.tasks import TaskList, recognise_tasks
from swgraph.recognise.tiers import TierMention, recognise_levels, recognise_tiers
from swgraph.recognise.titles import mask_titles, recognise_titles, recognise_unmarked_titles

__all__ = [
    "FieldList",
    "FunctionList",
    "FundingMention",
    "HostMention",
    "IssuerList",
    "LineageCue",
    "ListItem",
    "StandardMention",
    "SystemMention",
    "TaskList",
    "TierMention",
    "mask_titles",
    "recognise_dates",
    "recognise_field_lists",
    "recognise_fields",
    "recognise_functions",
    "recognise_funding",
    "recognise_hosts",
    "recognise_indicators",
    "recognise_issuer_lists",
    "recognise_levels",
    "recognise_lineage",
    "recognise_lists",
    "recognise_modalities",
    "recognise_organizations",
    "recognise_quantities",
    "recognise_regions",
    "recognise_standards",
    "recognise_systems",
    "recognise_tasks",
    "recognise_tiers",
    "recognise_titles",
    "recognise_unmarked_titles",
]

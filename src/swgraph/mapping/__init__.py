"""Records to triples: one named graph a source, and one each for reference data, ontology and description.

Each module registers the triples of its records with ``to_triples``.
"""

from swgraph.mapping import documents, organizations, provenance, statements, statistics, tasks, tiers
from swgraph.mapping.budget import BUDGET, provenance_share
from swgraph.mapping.dataset import Counts, Description, Measurement, count, dataset_triples
from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import graph_iri, iri_of
from swgraph.mapping.nquads import quad_lines
from swgraph.mapping.ontology import ontology_triples
from swgraph.mapping.preference import preference_triples
from swgraph.mapping.reading import read_extraction, read_parts
from swgraph.mapping.regions import county_figure_triples, reference_triples, region_triples
from swgraph.mapping.register import national_triples, register_triples
from swgraph.mapping.sources import source_triples
from swgraph.mapping.terms import Triple
from swgraph.mapping.townships import township_lines, township_shortcut_lines

__all__ = [
    "BUDGET", "Counts", "Description", "Measurement", "Triple", "count", "county_figure_triples", "dataset_triples", "documents",
    "graph_iri", "iri_of", "national_triples", "ontology_triples", "organizations", "preference_triples", "provenance", "provenance_share",
    "quad_lines", "read_extraction", "read_parts", "reference_triples", "region_triples", "register_triples", "source_triples", "statements",
    "statistics", "tasks", "tiers", "to_triples", "township_lines", "township_shortcut_lines",
]  # fmt: skip

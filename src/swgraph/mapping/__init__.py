"""Records to triples: one named graph a source, and one each for reference data, ontology and description.

Each module registers the triples of its records with ``to_triples``.
"""

from swgraph.mapping import documents, organizations, provenance, statistics, tasks, tiers
from swgraph.mapping.budget import BUDGET, provenance_share
from swgraph.mapping.dataset import Counts, Description, count, dataset_triples
from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import graph_iri, iri_of
from swgraph.mapping.nquads import quad_lines
from swgraph.mapping.ontology import ontology_triples
from swgraph.mapping.regions import reference_triples, region_triples
from swgraph.mapping.sources import source_triples
from swgraph.mapping.terms import Triple

__all__ = [
    "BUDGET", "Counts", "Description", "Triple", "count", "dataset_triples", "documents", "graph_iri", "iri_of",
    "ontology_triples", "organizations", "provenance", "provenance_share", "quad_lines", "reference_triples",
    "region_triples", "source_triples", "statistics", "tasks", "tiers", "to_triples",
]  # fmt: skip

"""Records to triples: one named graph a source, and one each for reference data, ontology and description.

Each module registers the triples of its records with ``to_triples``.
"""

from swgraph.mapping import documents, organizations, provenance, statements, statistics, tasks, tiers
from swgraph.mapping.budget import BUDGET, provenance_counts, provenance_share
from swgraph.mapping.dataset import (
    DATASET,
    SYNTHETIC,
    Counts,
    Description,
    Measurement,
    count,
    count_triples,
    dataset_triples,
    description_triples,
    total_triples,
)
from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.divisions import division_text, township_texts
from swgraph.mapping.identity import graph_iri, iri_of, part_iri
from swgraph.mapping.nquads import quad_lines
from swgraph.mapping.ontology import ontology_triples
from swgraph.mapping.preference import Figure, figures_of, preference_triples, preferred, preferred_triple
from swgraph.mapping.reading import read_extraction, read_parts
from swgraph.mapping.regions import county_figure_triples, reference_triples, region_triples
from swgraph.mapping.register import national_triples, register_triples
from swgraph.mapping.sources import source_triples
from swgraph.mapping.synthetic import point_text, synthetic_point_iri
from swgraph.mapping.terms import Triple

__all__ = [
    "BUDGET",
    "DATASET",
    "SYNTHETIC",
    "Counts",
    "Description",
    "Figure",
    "Measurement",
    "Triple",
    "count",
    "count_triples",
    "county_figure_triples",
    "dataset_triples",
    "description_triples",
    "division_text",
    "documents",
    "figures_of",
    "graph_iri",
    "iri_of",
    "national_triples",
    "ontology_triples",
    "organizations",
    "part_iri",
    "point_text",
    "preference_triples",
    "preferred",
    "preferred_triple",
    "provenance",
    "provenance_counts",
    "provenance_share",
    "quad_lines",
    "read_extraction",
    "read_parts",
    "reference_triples",
    "region_triples",
    "register_triples",
    "source_triples",
    "statements",
    "statistics",
    "synthetic_point_iri",
    "tasks",
    "tiers",
    "to_triples",
    "total_triples",
    "township_texts",
]  # fmt: skip

"""Aggregates over the whole country, worked out on the columns of the graph; each has a twin in SPARQL that gives the same rows."""

from swgraph.national.asking import AGGREGATES, load_twin, national

__all__ = ["AGGREGATES", "load_twin", "national"]

"""Projections of the graph for people who analyse networks, and the measures that they cite."""

from swgraph.network.measures import MEASURES, measure
from swgraph.network.projection import PROJECTIONS, project
from swgraph.network.records import Edge, Network, Node, Value
from swgraph.network.table import Field, Table

__all__ = ["MEASURES", "PROJECTIONS", "Edge", "Field", "Network", "Node", "Table", "Value", "measure", "project"]

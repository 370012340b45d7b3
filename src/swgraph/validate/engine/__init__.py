"""SHACL Core over the columns of a graph: shapes are compiled once, constraints look at arrays of numbers."""

from swgraph.validate.engine.compile import HandedOver, compiled
from swgraph.validate.engine.graph import ShapesGraph, read_shapes_graph, shapes_graph
from swgraph.validate.engine.model import CompiledShapes, Found
from swgraph.validate.engine.run import Run
from swgraph.validate.engine.table import Table, plain

__all__ = ["CompiledShapes", "Found", "HandedOver", "Run", "ShapesGraph", "Table", "compiled", "plain", "read_shapes_graph", "shapes_graph"]

"""A graph against SHACL shapes: compiled ones run over the columns, all others by pySHACL, as ``swgraph.validate.engine`` rules."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from swgraph.columns import Columns
from swgraph.resources import resource_path
from swgraph.validate.engine import CompiledShapes, HandedOver, Run, ShapesGraph, compiled, read_shapes_graph
from swgraph.validate.engine.table import Ids, Mask
from swgraph.validate.findings import findings_of
from swgraph.validate.report import COLUMNAR, PYSHACL, Report, report_of


def check_shapes(data: Columns, shapes: Path | None = None, within: Callable[[Ids], Mask] | None = None) -> Report:
    """Return what shapes (the project's own unless a Turtle file is given) find in a graph.

    The report says which engine ran them and, where that is pySHACL, why. ``within`` tells which focus nodes are wanted; pySHACL
    looks at all.

    Raises:
        ResourceError: the shapes cannot be read, or are no SHACL.
    """
    graph, rule = _shapes(resource_path("ontology", "shapes.ttl") if shapes is None else shapes)
    if isinstance(rule, HandedOver):
        return _handed_over(data, graph, rule)
    run = Run(data, rule, within)
    return report_of(findings_of(run, run.results()), COLUMNAR)


def _handed_over(data: Columns, graph: ShapesGraph, rule: HandedOver) -> Report:
    from swgraph.validate.handed_over import check_by_pyshacl
    from swgraph.validate.statements import graph_from

    findings = check_by_pyshacl(graph_from(data.triples()), graph_from(graph.statements))
    return report_of(findings, PYSHACL, rule.reasons)


def own_shapes() -> CompiledShapes:
    """Return the project's own shapes, which are compiled whole.

    Raises:
        ResourceError: they cannot be read.
    """
    _, rule = _shapes(resource_path("ontology", "shapes.ttl"))
    assert isinstance(rule, CompiledShapes), rule.reasons
    return rule


@cache
def _shapes(path: Path) -> tuple[ShapesGraph, CompiledShapes | HandedOver]:
    graph = read_shapes_graph(path)
    return graph, compiled(graph)

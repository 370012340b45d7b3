"""A graph against its shapes, its quotations and the data checks: gives a ``Report``, raises nothing about data."""

from collections.abc import Iterable
from pathlib import Path

from rdflib.term import Node

from swgraph.columns import Columns
from swgraph.validate.around import check_data_around, check_graph
from swgraph.validate.checks import check_data, check_loaded, load_checks, loaded
from swgraph.validate.marking import marked, plainly_named
from swgraph.validate.quotations import check_quotations
from swgraph.validate.report import COLUMNAR, COLUMNS, PYSHACL, Finding, Report, report_of
from swgraph.validate.shapes import check_shapes
from swgraph.validate.statements import columns_from
from swgraph.validate.whole import check_store

__all__ = [
    "COLUMNAR", "COLUMNS", "PYSHACL", "Finding", "Report", "check_data", "check_data_around", "check_graph", "check_loaded",
    "check_quotations", "check_shapes", "check_store", "columns_from", "load_checks", "loaded", "marked", "plainly_named", "report_of",
    "validate",
]  # fmt: skip


def validate(data: Columns | Iterable[tuple[Node, Node, Node]], shapes: Path | None = None) -> Report:
    """Return what is wrong with the graph of one source, together with the regions that it names.

    Runs the shapes (the project's own unless a Turtle file is given) and compares every quotation with the text. What needs all
    graphs at once is in ``check_data``.
    """
    columns = data if isinstance(data, Columns) else columns_from(data)
    shaped = check_shapes(columns, shapes)
    return report_of([*check_quotations(columns), *shaped.findings], shaped.engine, shaped.reasons)

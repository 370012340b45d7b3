"""A graph against its shapes, its quotations and the data checks: gives a ``Report``, raises nothing about data."""

from rdflib import Graph

from swgraph.validate.checks import check_data, check_loaded, load_checks, loaded
from swgraph.validate.quotations import check_quotations
from swgraph.validate.report import COLUMNS, Finding, Report, report_of
from swgraph.validate.shapes import check_shapes

__all__ = [
    "COLUMNS", "Finding", "Report", "check_data", "check_loaded", "check_quotations", "check_shapes", "load_checks",
    "loaded", "report_of", "validate",
]  # fmt: skip


def validate(data: Graph) -> Report:
    """Return what is wrong with the graph of one source, together with the regions that it names.

    Runs the shapes and compares every quotation with the text. What needs all graphs at once is in ``check_data``.
    """
    return report_of([*check_quotations(data), *check_shapes(data)])

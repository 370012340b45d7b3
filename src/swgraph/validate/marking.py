"""Documents and departments are shared between sources: each source is judged by what it says of them itself.

Of several sources in one run each has its own nodes, marked with a number. That two sources name two lead issuers of a document is
a conflict for the data checks, and no fault of either.
"""

from dataclasses import replace
from typing import Final

from swgraph.iri import ID
from swgraph.validate.report import Report, report_of

_SHARED: Final = (f"{ID}document/", f"{ID}org/")
_MARK: Final = "#"


def marked(name: str, number: int) -> str:
    """Return the IRI that a node has in one of several sources; that of a node which is not shared stays.

    >>> marked(f"{ID}org/x", 3), marked(f"{ID}region/630000", 3)
    ('https://w3id.org/swgraph/id/org/x#3', 'https://w3id.org/swgraph/id/region/630000')
    """
    return f"{name}{_MARK}{number}" if is_shared(name) else name


def is_shared(name: str) -> bool:
    """Return whether a node is one that several sources describe, each for itself."""
    return name.startswith(_SHARED)


def plainly_named(report: Report) -> Report:
    """Return the findings with the names that the nodes have in the graph."""
    findings = (
        replace(found, focus=_plain(found.focus), value=_plain(found.value), facts=tuple(sorted({*map(_plain, found.facts)})))
        for found in report.findings
    )
    return report_of(findings, report.engine, report.reasons)


def _plain(name: str) -> str:
    return name.partition(_MARK)[0] if is_shared(name) else name

"""Lines of N-Quads or N-Triples with one blank between terms, as stores and builds write them."""

from typing import Final

from swgraph import iri
from swgraph.errors import StoreError

INFERRED: Final = f"<{iri.ID}graph/inferred>"


def split_line(line: str) -> tuple[str, str, str]:
    """Return subject, predicate and object of a line, without its graph.

    >>> split_line('<urn:a> <urn:p> "1 <2> . 3"^^<urn:d> <urn:g> .')
    ('<urn:a>', '<urn:p>', '"1 <2> . 3"^^<urn:d>')

    Raises:
        StoreError: the line has fewer terms, or does not end in a full stop.
    """
    return split_quad(line)[:3]


def split_quad(line: str) -> tuple[str, str, str, str]:
    """Return subject, predicate, object and graph of a line; the graph is empty where there is none.

    Raises:
        StoreError: the line has fewer terms, or does not end in a full stop.
    """
    try:
        subject, predicate, rest = line.split(" ", 2)
        rest, stop = rest.rsplit(None, 1)
    except ValueError:
        stop = ""
    if stop != ".":
        raise not_a_line(line)
    head, blank, last = rest.rpartition(" ")
    # A graph has no quotation mark; the end of a literal with blanks has one.
    quad = bool(blank) and last[:1] in "<_" and '"' not in last
    return (subject, predicate, head, last) if quad else (subject, predicate, rest, "")


def not_a_line(line: str) -> StoreError:
    """Return the error for a line that is not a statement."""
    return StoreError(
        f"不是 N-Quads not N-Quads: wanted terms with one blank between them and a full stop, got {line[:80]!r}"
    )

"""The reference of the ontology: one HTML page, Chinese and English side by side, made from the Turtle files."""

from pathlib import Path

from swgraph.reference.ontology import read_ontology
from swgraph.reference.page import reference_page

__all__ = ["render_reference", "write_reference"]

FILE_NAME = "ontology.html"


def render_reference() -> str:
    """Return the reference as one self-contained HTML page; the same ontology gives the same page.

    >>> page = render_reference()
    >>> page.startswith("<!DOCTYPE html>"), 'id="deadline"' in page
    (True, True)
    """
    return reference_page(read_ontology())


def write_reference(directory: Path) -> list[Path]:
    """Write the reference into ``directory``, which is made if needed, and return the files written."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / FILE_NAME
    path.write_text(render_reference(), encoding="utf-8", newline="\n")
    return [path]

"""Cells as JSON, for cyjs, CX2 and JSON-LD."""

from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring
from typing import Final

from swgraph.export.networks.batches import Markup, cleaned
from swgraph.export.networks.values import Cell, written

__all__ = ["MEMBERS", "json_cell", "json_object", "json_text", "json_texts"]

json_text: Final = encode_basestring
"""Return a text in double quotes; characters beyond ASCII stay as they are."""


def json_cell(cell: Cell) -> str:
    r"""Return a cell as JSON: text in quotes, a number with its digits, true or false.

    >>> json_cell('"\n'), json_cell(True), json_cell(20.5)
    ('"\\"\\n"', 'true', '20.5')
    """
    return json_text(cell) if isinstance(cell, str) else written(cell)


def json_object(cells: Iterable[tuple[str, Cell]]) -> str:
    """Return one JSON object, on one line.

    >>> json_object([("id", "甲"), ("weight", 2)])
    '{"id": "甲", "weight": 2}'
    """
    return "{" + ", ".join([f"{json_text(name)}: {json_cell(cell)}" for name, cell in cells]) + "}"


def json_texts(texts: Sequence[str]) -> Sequence[str]:
    """Return texts, each without what ``clean`` takes out and in double quotes."""
    return list(map(json_text, cleaned(texts)))


MEMBERS: Final = Markup(lambda name: f", {json_text(name)}: ", "", json_cell, json_texts)
"""Cells as members of an object that has one already."""

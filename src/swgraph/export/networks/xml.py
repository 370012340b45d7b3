"""Text inside XML, for GraphML and GEXF."""

from collections.abc import Sequence
from typing import Final

from swgraph.export.networks.values import Cell, clean, written

_MARKS: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    # Line ends of any kind, which readers would make one blank or another of: xmldom of U+0085 and U+2028 too, by XML 1.1.
    | {char: f"&#{ord(char)};" for char in "\t\n\r\x85\u2028"}
)


def xml(text: str) -> str:
    r"""Return text for an element or for an attribute in double quotes; readers give tabs and line ends back as they are.

    >>> xml('"甲"\n]]>')
    '&quot;甲&quot;&#10;]]&gt;'
    """
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text):
        return text
    return clean(text).translate(_MARKS)


def xml_cell(cell: Cell) -> str:
    """Return a cell for an element or an attribute."""
    return xml(cell) if isinstance(cell, str) else written(cell)


def xml_texts(texts: Sequence[str]) -> Sequence[str]:
    """Return texts as ``xml`` gives each."""
    joined = "".join(texts)
    if joined.isprintable() and not ("&" in joined or "<" in joined or ">" in joined or '"' in joined):
        return texts
    return [xml(text) for text in texts]

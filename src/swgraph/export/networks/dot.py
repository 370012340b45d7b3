r"""DOT: Graphviz, and what reads its language.

https://graphviz.org/doc/info/lang.html . Unknown: no attribute, nor for an empty text,
which Graphviz takes for none. Graphviz gives meaning to many names, so ours begin with ``sw_``; what is drawn is
``label``, and ``tooltip`` is the full title. In a text a backslash is doubled, a line end is ``\n``, and in what is drawn & is
``&amp;``: Graphviz reads these back in labels, other readers must undo the first two themselves.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from swgraph.export.networks.about import about
from swgraph.export.networks.colours import colour
from swgraph.export.networks.columns import EDGE, NODE, Columns, edge_cells, node_cells
from swgraph.export.networks.spool import write_lines
from swgraph.export.networks.values import Cell, clean, written
from swgraph.network.records import Network

_FONT: Final = 'fontname="Noto Sans CJK SC"'
_MARKS: Final = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"})
_LONGEST: Final = 2000  # characters; Graphviz reads at most 16,384 bytes between two quotes, and adds what stands beside a +


def write_dot(network: Network, file: BinaryIO) -> None:
    """Write a network as DOT, one element a line, in one pass."""
    write_lines(file, _lines(network))


def _lines(network: Network) -> Iterator[str]:
    nodes, edges = Columns(NODE), Columns(EDGE)
    link = "->" if network.directed else "--"
    yield f"{'digraph' if network.directed else 'graph'} {_quoted(network.name)} {{\n"
    yield f'graph [charset="UTF-8", {_FONT}, label={_drawn(network.title)}, {_listed(list(about(network).items()))}];\n'
    yield f'node [{_FONT}, shape="box", style="rounded,filled", fontcolor="#000000"];\nedge [{_FONT}];\n'
    for node in network.nodes:
        looks = f'label={_drawn(node.label)}, tooltip={_drawn(node.title)}, color="{colour(node.kind)}", fillcolor="{colour(node.kind)}33"'
        yield f"{_quoted(node.id)} [{looks}, {_listed(node_cells(node, nodes), 'label')}];\n"
    for edge in network.edges:
        looks = f"id={_quoted(edge.id)}, label={_drawn(edge.label)}, weight={edge.weight}"
        ends = f"{_quoted(edge.source)} {link} {_quoted(edge.target)}"
        yield f"{ends} [{looks}, {_listed(edge_cells(edge, edges), 'label')}];\n"
    yield "}\n"


def _listed(cells: list[tuple[str, Cell]], *drawn: str) -> str:
    return ", ".join([f"sw_{name}={_quoted(written(cell))}" for name, cell in cells if name not in drawn and cell != ""])


def _drawn(text: str) -> str:
    return _quoted(text.replace("&", "&amp;"))


def _quoted(text: str) -> str:
    r"""Return text as DOT has it.

    >>> print(_quoted('"甲"\n\\'))
    "\"甲\"\n\\"
    """
    whole = clean(text)
    parts = [whole[at : at + _LONGEST] for at in range(0, len(whole), _LONGEST)] or [""]
    return " + ".join(f'"{part.translate(_MARKS)}"' for part in parts)

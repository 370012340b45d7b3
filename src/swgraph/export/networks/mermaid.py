"""Mermaid: a picture inside Markdown, wikis and issues.

https://mermaid.js.org/syntax/flowchart.html . A drawing, not a data format: nodes are numbered in their order, a node shows its label, is
coloured by its kind and links to its IRI, and its title, kind, region, period, sources and attributes stand in the text that appears
over it; an edge shows its label and weight and, on a second line, region, period and sources, but neither its kind, whose name the
label is, nor its attributes. Unknown: not shown. Mermaid draws at most 500 edges and 50,000 characters.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO, Final

from swgraph.errors import ExportError
from swgraph.export.networks.about import about
from swgraph.export.networks.colours import colour
from swgraph.export.networks.columns import EDGE, NODE, Columns, node_cells
from swgraph.export.networks.values import Cell, clean, written
from swgraph.network.records import Edge, Network, Node

_MOST_EDGES: Final = 500
_MOST_CHARACTERS: Final = 50_000
_YEARS: Final = ("start_year", "end_year")  # the day beside them says it
# Nothing that could end a text, begin Markdown or be HTML is left, nor blanks at an end, which Mermaid drops.
_SPECIAL: Final = re.compile(r"""\A[\s\ufeff]+|[\s\ufeff]+\Z|["#&<>`*_~\\\t\n\r%;{}\[\]()|:/@$']""")


def write_mermaid(network: Network, file: BinaryIO) -> None:
    """Write a network as a Mermaid flow chart.

    Raises:
        ExportError: it is larger than Mermaid draws.
    """
    nodes, edges = list(islice(network.nodes, _MOST_CHARACTERS)), list(islice(network.edges, _MOST_EDGES + 1))
    if len(edges) > _MOST_EDGES:
        raise _too_large(f"more than {_MOST_EDGES} edges")
    text = "".join(_lines(network, nodes, edges))
    if len(text) > _MOST_CHARACTERS:
        raise _too_large(f"{len(text)} characters")
    file.write(text.encode())


def _lines(network: Network, nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    numbers = {node.id: f"n{number}" for number, node in enumerate(nodes)}
    columns = Columns(NODE)
    unseen = Columns(EDGE)
    for edge in edges:
        unseen.read(edge.attributes)  # not shown, but names that other formats refuse are refused
    yield f"%% {_escaped(' · '.join(about(network).values()))}\nflowchart LR\n"
    classes = _classes(nodes)
    for kind, name in classes.items():
        yield f"  classDef {name} fill:{colour(kind)}33,stroke:{colour(kind)},color:#000\n"
    for node in nodes:
        label = _escaped(node.label) or " "  # Mermaid knows no empty text
        yield f'  {numbers[node.id]}["{label}"]:::{classes[node.kind]}\n'
    link = "-->" if network.directed else "---"
    for edge in edges:
        yield f'  {numbers[edge.source]} {link}|"{_edge_text(edge)}"| {numbers[edge.target]}\n'
    for node in nodes:
        yield f'  click {numbers[node.id]} href "{_address(node.id)}" "{_told(node_cells(node, columns))}"\n'


def _classes(nodes: list[Node]) -> dict[str, str]:
    return {kind: f"k{number}" for number, kind in enumerate(sorted({node.kind for node in nodes}))}


def _edge_text(edge: Edge) -> str:
    period = f"{edge.start or ''}–{edge.end or ''}" if edge.start or edge.end else ""
    second = " · ".join(filter(None, (_escaped(edge.region or ""), period, f"来源 {edge.sources}")))
    return f"{_escaped(edge.label)} ×{edge.weight}<br/>{second}".lstrip()


def _told(cells: list[tuple[str, Cell]]) -> str:
    return " · ".join(f"{name} {_escaped(written(cell))}".rstrip() for name, cell in cells if name not in _YEARS)


def _escaped(text: str) -> str:
    """Return text that Mermaid shows as it is: special characters by their numbers, which is its own way.

    >>> _escaped('说"好"')
    '说#34;好#34;'
    """
    return _SPECIAL.sub(lambda found: "".join(f"#{ord(char)};" for char in found[0]), clean(text))


def _address(iri: str) -> str:
    return clean(iri).replace('"', "%22")


def _too_large(found: str) -> ExportError:
    return ExportError(
        f"图太大 too large for Mermaid: wanted at most {_MOST_EDGES} edges and {_MOST_CHARACTERS} characters, got {found}; "
        "restrict the projection, or write dot, gexf or html"
    )

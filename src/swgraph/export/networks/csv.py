"""CSV for Neo4j, DuckDB and pandas: ``nodes.csv`` and ``edges.csv`` in one .zip, or in a folder.

https://neo4j.com/docs/operations-manual/current/import/ . The heads are typed as ``neo4j-admin database import`` reads them; it wants
``--multiline-fields=true``. UTF-8 without a mark, RFC 4180 with line feeds. Unknown: nothing between the commas, while an empty text is
``""``. A table for databases, so nothing is put before a leading ``=``: who opens it in a spreadsheet should write xlsx instead.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from swgraph.export.networks.columns import Columns, Type, edge_cells, node_cells, survey
from swgraph.export.networks.pack import Table, pack
from swgraph.export.networks.spool import write_lines
from swgraph.export.networks.values import Cell, clean, written
from swgraph.network.records import Network

_ROLES: Final = {"kind": ":LABEL"}
_EDGE_ROLES: Final = {"kind": ":TYPE"}
_DATES: Final = ("start", "end")


def write_csv(network: Network, file: BinaryIO) -> None:
    """Write a network as a .zip of two tables; three passes, the first for the columns."""
    nodes, edges = survey(network)
    pack(
        file,
        Table("nodes.csv", lambda out: write_lines(out, _nodes(network, nodes))),
        Table("edges.csv", lambda out: write_lines(out, _edges(network, edges))),
    )


def _nodes(network: Network, columns: Columns) -> Iterator[str]:
    yield _line(["id:ID", *_heads(columns.types, _ROLES)])
    for node in network.nodes:
        yield _line([_quoted(clean(node.id)), *_row(columns, node_cells(node, columns))])


def _edges(network: Network, columns: Columns) -> Iterator[str]:
    yield _line(["id", ":START_ID", ":END_ID", *_heads(columns.types, _EDGE_ROLES)])
    for edge in network.edges:
        ends = [_quoted(clean(end)) for end in (edge.id, edge.source, edge.target)]
        yield _line([*ends, *_row(columns, edge_cells(edge, columns))])


def _heads(types: dict[str, Type], roles: dict[str, str]) -> list[str]:
    return [f"{name}{roles.get(name) or (':date' if name in _DATES else f':{kind}')}" for name, kind in types.items()]


def _row(columns: Columns, cells: list[tuple[str, Cell]]) -> list[str]:
    found = dict(cells)
    return [_field(found[name]) if name in found else "" for name in columns.types]


def _field(cell: Cell) -> str:
    return _quoted(cell) if isinstance(cell, str) else written(cell)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _line(fields: list[str]) -> str:
    return ",".join(fields) + "\n"

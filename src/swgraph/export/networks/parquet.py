"""Parquet for DuckDB, Spark, pandas and polars: ``nodes.parquet`` and ``edges.parquet`` in one .zip, or in a folder.

https://parquet.apache.org/docs/file-format/ . Unknown: null. Dates are dates, with their years beside them; a decimal is a double. Needs the
extra ``parquet`` (pyarrow).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from swgraph.errors import ExportError
from swgraph.export.networks.about import about
from swgraph.export.networks.columns import Columns, Type, edge_cells, node_cells, survey
from swgraph.export.networks.pack import Table, pack
from swgraph.export.networks.values import Cell, clean
from swgraph.network.records import Network

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH: Final = 20_000
_DATES: Final = ("start", "end")


def write_parquet(network: Network, file: BinaryIO) -> None:
    """Write a network as a .zip of two tables; three passes, the first for the columns.

    Raises:
        ExportError: pyarrow is not installed.
    """
    _require_pyarrow()
    nodes, edges = survey(network)
    said = about(network) | {"directed": str(network.directed).lower()}
    pack(
        file,
        Table("nodes.parquet", lambda out: _write(out, _schema(nodes, ("id",), said), _nodes(network, nodes))),
        Table("edges.parquet", lambda out: _write(out, _schema(edges, ("id", "source", "target"), said), _edges(network, edges))),
    )


def _require_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401 - some hundred megabytes that other formats need not have
    except ImportError as error:
        raise ExportError("缺少 pyarrow missing: Parquet needs it; run: pip install 'swgraph[parquet]'") from error


def _nodes(network: Network, columns: Columns) -> Iterator[dict[str, object]]:
    for node in network.nodes:
        yield _row([("id", clean(node.id)), *node_cells(node, columns)]) | {"start": node.start, "end": node.end}


def _edges(network: Network, columns: Columns) -> Iterator[dict[str, object]]:
    for edge in network.edges:
        ends = [("id", clean(edge.id)), ("source", clean(edge.source)), ("target", clean(edge.target))]
        yield _row([*ends, *edge_cells(edge, columns)]) | {"start": edge.start, "end": edge.end}


def _row(cells: list[tuple[str, Cell]]) -> dict[str, object]:
    return {name: float(cell) if isinstance(cell, Decimal) else cell for name, cell in cells}


def _schema(columns: Columns, ids: tuple[str, ...], said: dict[str, str]) -> "pa.Schema":
    import pyarrow as pa

    kinds: dict[Type, Any] = {"string": pa.string(), "boolean": pa.bool_(), "long": pa.int64(), "double": pa.float64()}
    fields = [pa.field(name, pa.string(), nullable=False) for name in ids]
    fields += [pa.field(name, pa.date32() if name in _DATES else kinds[kind]) for name, kind in columns.types.items()]
    return pa.schema(fields, metadata=said)


def _write(file: BinaryIO, schema: "pa.Schema", rows: Iterable[dict[str, object]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    waiting = iter(rows)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        while batch := list(islice(waiting, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))

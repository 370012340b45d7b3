"""CSV and Parquet as DuckDB reads them, workbooks as openpyxl does."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from hostile_networks import Said, Told, networks, told
from swgraph.errors import ExportError
from swgraph.export.networks import export_network
from swgraph.network.records import Network, Node

ALL = list(networks())
_NEO4J = {"long": "BIGINT", "double": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE", "string": "VARCHAR"}
_ROLES = {"id:ID": "id", ":START_ID": "source", ":END_ID": "target", "kind:LABEL": "kind", "kind:TYPE": "kind"}


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def _told(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> Told:
    return Told(
        {node["id"]: _known(node, "id") for node in nodes},
        {edge["id"]: (edge["source"], edge["target"], _known(edge, "id", "source", "target")) for edge in edges},
    )


def _known(row: dict[str, Any], *left_out: str) -> dict[str, Said]:
    return {name: _said(value) for name, value in row.items() if value is not None and name not in left_out}


def _said(value: Said | date) -> Said:
    return value.isoformat() if isinstance(value, date) else value


def _rows(read: duckdb.DuckDBPyRelation) -> list[dict[str, Any]]:
    names = [_ROLES.get(name, name.split(":")[0]) for name in read.columns]
    return [dict(zip(names, row, strict=True)) for row in read.fetchall()]


def test_duckdb_reads_back_every_csv(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for network in ALL:
        export_network(network, tmp_path, "csv")
        tables = []
        for name in ("nodes", "edges"):
            file = tmp_path / f"{name}.csv"
            heads = file.read_text("utf-8").split("\n", 1)[0].split(",")
            types = {head: _NEO4J.get(head.rpartition(":")[2], "VARCHAR") for head in heads}
            read = database.read_csv(
                str(file), header=True, dtype=types, quotechar='"', escapechar='"', sep=",", max_line_size=10**6,
                allow_quoted_nulls=False, parallel=False, strict_mode=True, auto_detect=False, columns=types,
            )  # fmt: skip
            tables.append(_rows(read))
        assert _told(*tables) == told(network), network.name


def test_duckdb_reads_back_every_parquet(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for network in ALL:
        export_network(network, tmp_path, "parquet")
        nodes, edges = (_rows(database.read_parquet(str(tmp_path / f"{name}.parquet"))) for name in ("nodes", "edges"))
        assert _told(nodes, edges) == told(network), network.name


def test_openpyxl_reads_back_every_workbook() -> None:
    for network in ALL:
        file = io.BytesIO()
        export_network(network, file, "xlsx")
        book = openpyxl.load_workbook(file, read_only=True)
        assert book.sheetnames == ["节点", "边", "说明"]
        nodes, edges = (_sheet(book[name]) for name in ("节点", "边"))
        assert _told(nodes, edges) == _in_fifteen_digits(told(network).without_empty()), network.name
        about = {row[0]: _decoded(row[1]) for row in book["说明"].iter_rows(values_only=True)}
        assert about["name"] == network.name
        assert about["directed"] == network.directed
        assert (about["nodes"], about["edges"]) == (len(nodes), len(edges))


def _in_fifteen_digits(said: Told) -> Told:
    """Return what a workbook tells: whole numbers with more digits than it keeps are text."""

    def kept(data: dict[str, Said]) -> dict[str, Said]:
        return {k: str(v) if isinstance(v, int) and abs(v) >= 10**15 else v for k, v in data.items()}

    return Told({node: kept(data) for node, data in said.nodes.items()}, {i: (s, t, kept(data)) for i, (s, t, data) in said.edges.items()})


def _sheet(sheet: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - openpyxl has no types
    rows = sheet.iter_rows()
    names = [cell.value.split(" ")[-1] for cell in next(rows)]
    found = []
    for row in rows:
        assert not [cell for cell in row if cell.data_type in ("f", "e")]  # no formula, no error
        values = [cell.value if cell.data_type != "d" else cell.value.date() for cell in row]
        found.append({name: _decoded(value) for name, value in zip(names, values, strict=False)})
    return found


def _decoded(value: object) -> object:
    """Return a text as Excel shows it: _xHHHH_ is the character of this number (ECMA-376, 22.9.2.19)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value


def test_tables_come_in_one_file_or_in_a_folder(tmp_path: Path) -> None:
    export_network(ALL[0], tmp_path / "network.csv.zip")
    export_network(ALL[0], f"{tmp_path}/tables/", "csv")
    with zipfile.ZipFile(tmp_path / "network.csv.zip") as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv"]
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "tables" / name).read_bytes()
    with pytest.raises(ExportError, match="is a folder"):
        export_network(ALL[0], tmp_path, "graphml")


def test_what_excel_cannot_hold_is_refused() -> None:
    network = Network("x", "x", True, [Node("urn:a", "甲" * 32_768, "甲", "Tier")], ())
    with pytest.raises(ExportError, match="too long for Excel"):
        export_network(network, io.BytesIO(), "xlsx")

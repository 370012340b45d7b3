"""An Excel workbook with the sheets 节点, 边 and 说明.

Unknown: an empty cell, as an empty text is. Dates are dates (before 1900, which Excel does not know, text); a decimal is a number of 15 digits, as all of
Excel's; a whole number with more is text. Text is text: nothing that begins with = is a formula. The same network gives the same bytes.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO, Final

from swgraph.errors import ExportError
from swgraph.export.networks.about import about
from swgraph.export.networks.columns import Columns, edge_cells, node_cells, survey
from swgraph.export.networks.values import clean
from swgraph.export.xlsx import stable
from swgraph.network.records import Network

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_MOST_ROWS: Final = 1_048_575
_MOST_CHARACTERS: Final = 32_767
_EXACT: Final = 10**15
_FIRST_DAY: Final = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_NAMES: Final = {
    "id": "标识 id", "label": "简称 label", "title": "名称 title", "kind": "类别 kind", "region": "地区 region", "start": "始 start",
    "start_year": "始年 start_year", "end": "终 end", "end_year": "终年 end_year", "sources": "来源数 sources", "source": "起点 source",
    "target": "终点 target", "weight": "权重 weight",
}  # fmt: skip
_WIDTHS: Final = {"id": 44, "title": 40, "label": 18, "source": 44, "target": 44, "内容 content": 60}
_WIDTH: Final = 16  # characters, for every other column
_ESCAPE: Final = re.compile(r"\r|_(?=x[0-9A-Fa-f]{4}_)")


def write_xlsx(network: Network, file: BinaryIO) -> None:
    """Write a network as a workbook; two passes, the first for the columns.

    Raises:
        ExportError: more rows, or a longer text, than Excel takes.
    """
    from openpyxl import Workbook  # half a second of start-up that other formats need not pay

    nodes, edges = survey(network)
    book = Workbook(write_only=True)
    try:
        counts = {
            "nodes": _fill(book.create_sheet("节点"), ["id", *nodes.types], _nodes(network, nodes)),
            "edges": _fill(book.create_sheet("边"), ["id", "source", "target", *edges.types], _edges(network, edges)),
        }
        _fill(book.create_sheet("说明"), ["项目 item", "内容 content"], _about(network, counts))
    except BaseException:
        for sheet in book.worksheets:  # an unfinished sheet complains when it is collected
            sheet.close()
        raise
    file.write(stable(book))


def _nodes(network: Network, columns: Columns) -> Iterator[list[object]]:
    names = ("id", *columns.types)
    for node in network.nodes:
        row: dict[str, object] = dict([("id", clean(node.id)), *node_cells(node, columns)])
        yield _row(names, row, node.start, node.end)


def _edges(network: Network, columns: Columns) -> Iterator[list[object]]:
    names = ("id", "source", "target", *columns.types)
    for edge in network.edges:
        ends = [("id", clean(edge.id)), ("source", clean(edge.source)), ("target", clean(edge.target))]
        yield _row(names, dict([*ends, *edge_cells(edge, columns)]), edge.start, edge.end)


def _row(names: Iterable[str], row: "dict[str, object]", start: date | None, end: date | None) -> list[object]:
    for name, day in (("start", start), ("end", end)):
        if day is not None and day >= _FIRST_DAY:
            row[name] = day
    return [row.get(name) for name in names]


def _about(network: Network, counts: dict[str, int]) -> Iterator[list[object]]:
    rows: dict[str, object] = {**about(network), "directed": network.directed, **counts}
    if network.sparql:
        rows["sparql"] = clean(network.sparql)
    for name, value in rows.items():
        yield [name, value]


def _fill(sheet: "WriteOnlyWorksheet", heads: list[str], rows: Iterable[list[object]]) -> int:
    """Write a sheet and return its number of rows below the head."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for place, name in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(name, _WIDTH)
    head = [WriteOnlyCell(sheet, _NAMES.get(name, name)) for name in heads]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    number = 0
    for number, row in enumerate(rows, 1):
        if number > _MOST_ROWS:
            raise ExportError(f"行数过多 too many rows for Excel: wanted at most {_MOST_ROWS}; write csv or parquet instead")
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{number + 1}"
    return number


def _cell(sheet: "WriteOnlyWorksheet", value: object) -> object:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= _EXACT:
        value = str(value)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet)
    cell._value = _text(value)  # not .value, which would make a formula or an error of it
    cell.data_type = "s"
    return cell


def _text(text: str) -> str:
    r"""Return text as a workbook has it: a carriage return, and what looks like such an escape, by its number (ECMA-376, 22.9.2.19).

    >>> _text("a\rb_x0041_")
    'a_x000D_b_x005F_x0041_'
    """
    if len(text) > _MOST_CHARACTERS:
        raise ExportError(
            f"文字过长 too long for Excel: wanted at most {_MOST_CHARACTERS} characters, got {len(text)} in {text[:20]!r}…; write csv instead"
        )
    return _ESCAPE.sub(lambda found: "_x000D_" if found[0] == "\r" else "_x005F_", text)

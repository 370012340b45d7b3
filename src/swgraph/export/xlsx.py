"""An Excel workbook: the table, the quotation behind each row, and what was asked."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from swgraph.errors import ExportError
from swgraph.export.workbook import workbook_bytes
from swgraph.query import Evidence, Result, heading, shown

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST: Final = 60
_EVIDENCE: Final = (
    "行 row", "原文 quotation", "前文 before", "后文 after", "标题 headline", "日期 date", "版次 page", "网址 address",
    "SHA-256", "事实 fact",
)  # fmt: skip
_ILLEGAL: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32)))


def export_xlsx(result: Result) -> bytes:
    """Return a workbook with the sheets 数据 (typed cells, frozen header), 证据 (a line a row) and 说明.

    Codes and identifiers are text; unknown is an empty cell. The same answer gives the same bytes.
    """
    from openpyxl import Workbook  # half a second of start-up that other formats need not pay

    book = Workbook()
    data, evidence, about = book.active, book.create_sheet("证据"), book.create_sheet("说明")
    data.title = "数据"
    rows = [[_value(row[column.name]) for column in result.columns] for row in result]
    _fill(data, [heading(column, "zh") for column in result.columns], rows)
    _fill(evidence, _EVIDENCE, [_evidence_row(i, e) for i, e in result.quotations()])
    _fill(about, ("项目 item", "内容 content"), _about(result))
    return stable(book)


def write_excel(result: Result, path: str | Path) -> Path:
    """Write an answer as the workbook of ``export_xlsx`` and return where it is; ``swgraph.to_excel`` is this function.

    Raises:
        ExportError: the name does not end in ``.xlsx``, without which Excel does not open it, or it cannot be written.
    """
    place = Path(path)
    if place.suffix.lower() != ".xlsx":
        raise ExportError(f"文件名须以 .xlsx 结尾 the name must end in .xlsx: got {place.name!r}; write {place.with_suffix('.xlsx').name!r}")
    try:
        place.write_bytes(export_xlsx(result))
    except OSError as error:
        raise ExportError(f"无法写入 cannot write {place}: {error.strerror}; is the folder there, is the file open in Excel?") from error
    return place


def _fill(sheet: "Worksheet", heads: object, rows: list[list[object]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    table = [list(heads), *rows]  # type: ignore[call-overload]
    for row in table:
        sheet.append(row)
    for row_cells in sheet.iter_rows():
        for cell in row_cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # words that begin with = are no formula
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for i in range(len(table[0])):
        widest = max(_width(row[i]) for row in table)
        sheet.column_dimensions[get_column_letter(i + 1)].width = min(max(widest + 2, 8), _WIDEST)


def _width(value: object) -> int:
    text = "" if value is None else str(value)
    return sum(2 if char > "\u2e80" else 1 for char in text[:_WIDEST])


def _value(value: object) -> object:
    """Return a value as a cell holds it."""
    if value is None or isinstance(value, bool | int | float | date):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return shown(value).translate(_ILLEGAL)  # type: ignore[arg-type]


def _evidence_row(row: int, evidence: Evidence) -> list[object]:
    words = (evidence.quote, evidence.prefix, evidence.suffix, evidence.headline)
    rest = (evidence.published, evidence.page, evidence.url, evidence.sha256, evidence.id)
    return [row, *map(_value, (*words, *rest))]


def _about(result: Result) -> list[list[object]]:
    rows: list[list[object]] = [["问题 question", result.title]]
    if result.question:
        rows.append(["English", result.question.question.en])
    rows += [["说明 note", note] for note in result.notes()]
    rows.append(["SPARQL", result.sparql])
    return [[_value(cell) for cell in row] for row in rows]


def stable(book: object) -> bytes:
    """Return the workbook with the times that the archive records fixed."""
    import zipfile

    written = io.BytesIO(workbook_bytes(book))
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _without_times(content)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _without_times(core: bytes) -> bytes:
    """Return the properties with the day of writing, which openpyxl sets when it saves, replaced by a fixed one."""
    import re

    return re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", core)

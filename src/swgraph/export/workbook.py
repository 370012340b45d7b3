"""Excel workbooks as bytes, made in memory: openpyxl writes each sheet into a file first, and a process that may write none cannot."""

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook


def workbook_bytes(book: "Workbook") -> bytes:
    """Return a workbook as the bytes of a file; sheets with drawings, comments or pivots are not made here.

    >>> from openpyxl import Workbook
    >>> workbook_bytes(Workbook())[:2]
    b'PK'
    """
    from openpyxl.chartsheet.chartsheet import SpreadsheetDrawing
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class InMemory(ExcelWriter):  # type: ignore[misc]
        def write_worksheet(self, ws: object) -> None:
            """Write one sheet, as the method that it replaces does; sheets that were written row by row are in a file already."""
            if self.workbook.write_only:
                super().write_worksheet(ws)
                return
            ws._drawing = SpreadsheetDrawing()  # type: ignore[attr-defined]
            writer = WorksheetWriter(ws, io.BytesIO())
            writer.write()
            ws._rels = writer._rels  # type: ignore[attr-defined]
            self._archive.writestr(ws.path[1:], writer.read())  # type: ignore[attr-defined]
            self.manifest.append(ws)

    written = io.BytesIO()
    InMemory(book, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
    return written.getvalue()

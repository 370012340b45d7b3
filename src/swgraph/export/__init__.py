"""Answers as files: one file a format, one function each, all listed in ``FORMATS``."""

from collections.abc import Callable
from typing import Final

from swgraph.errors import ExportError
from swgraph.export.csv import export_csv
from swgraph.export.json import export_json
from swgraph.export.markdown import export_markdown
from swgraph.export.plain import export_plain
from swgraph.export.xlsx import export_xlsx, write_excel
from swgraph.query import Result

__all__ = [
    "FORMATS", "export_csv", "export_json", "export_markdown", "export_plain", "export_result", "export_xlsx", "write_excel",
]  # fmt: skip

FORMATS: Final[dict[str, Callable[[Result], bytes]]] = {
    "csv": export_csv,
    "json": export_json,
    "md": export_markdown,
    "plain": export_plain,
    "xlsx": export_xlsx,
}
"""What makes a file of an answer, by the name of the format; text is UTF-8."""


def export_result(result: Result, form: str) -> bytes:
    """Return an answer in one of the ``FORMATS``.

    Raises:
        ExportError: there is no such format.
    """
    if form not in FORMATS:
        raise ExportError(f"未知格式 unknown format: wanted one of {', '.join(FORMATS)}, got {form!r}")
    return FORMATS[form](result)

"""Answers on a terminal, in a pipe and in a file."""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from swgraph.errors import ExportError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from swgraph.catalogue import Column
    from swgraph.query import Result, Value

_SUFFIXES: Final = {".csv": "csv", ".json": "json", ".md": "md", ".xlsx": "xlsx", ".txt": "plain", ".tsv": "plain"}


_NUMBERS: Final = ("integer", "decimal")


def write_result(result: "Result", form: str | None, output: Path | None, language: str = "zh") -> None:
    """Write an answer: as a table on a terminal, as plain text in a pipe, in ``form`` where one is given.

    Raises:
        ExportError: the file cannot be written, or an Excel file was asked for on a terminal.
    """
    wanted = form or (_SUFFIXES.get(output.suffix.lower(), "plain") if output else "table")
    if wanted == "table" and output is None and sys.stdout.isatty():
        show_table(result, language)
        return
    write_bytes(_exported(result, "plain" if wanted == "table" else wanted, output), output)


def _exported(result: "Result", form: str, output: Path | None) -> bytes:
    from swgraph.export import export_result

    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise ExportError("Excel 文件不能显示在终端 an Excel file cannot be shown on a terminal; give -o FILE.xlsx")
    return export_result(result, form)


def write_bytes(content: bytes, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output.

    Raises:
        ExportError: the file cannot be written.
    """
    if output is None:
        sys.stdout.flush()
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:  # standard output was replaced by a text stream
            sys.stdout.write(content.decode())
        else:
            binary.write(content)
            binary.flush()
        return
    try:
        _replace(output, content)
    except OSError as error:
        reason = error.strerror or error
        raise ExportError(f"{output}: 无法写入 cannot be written: {reason}; name another place with -o") from error


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_mask())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def show_table(result: "Result", language: str = "zh", console: "Console | None" = None) -> None:
    """Show an answer on a terminal: as a table where it fits, otherwise one block a row."""
    from rich.console import Console

    console = console or Console(highlight=False)
    console.print(f"[bold]{_escaped(result.title)}[/bold]")
    if _needed_width(result, language) <= console.width:
        console.print(_table(result, language))
    else:
        _show_blocks(result, language, console)
    for note in result.notes():
        console.print(f"[dim]{_escaped(note)}[/dim]")


def _table(result: "Result", language: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in result.columns:
        side: Literal["right", "left"] = "right" if column.type in _NUMBERS else "left"
        table.add_column(_escaped(_heading(column, language)), justify=side, overflow="fold")
    for row in result.rows:
        table.add_row(*(_escaped(_cell(row[column.name])) for column in result.columns))
    return table


def _show_blocks(result: "Result", language: str, console: "Console") -> None:
    from rich.table import Table

    for number, row in enumerate(result.rows, 1):
        console.rule(f"[dim]{number}[/dim]", align="left", style="dim")
        block = Table.grid(padding=(0, 2))
        block.add_column(style="dim", no_wrap=True)
        block.add_column(overflow="fold")
        for column in result.columns:
            value = _cell(row[column.name])
            if value:
                block.add_row(_escaped(_heading(column, language)), _escaped(value))
        console.print(block)


def _needed_width(result: "Result", language: str) -> int:
    """Return the cells that a table takes whose widest columns are folded at 36."""
    from rich.cells import cell_len

    def width(column: "Column") -> int:
        heads = cell_len(_heading(column, language))
        values = (cell_len(_cell(row[column.name])) for row in result.rows)
        return max(heads, min(36, max(values, default=0)))

    return sum(width(column) + 2 for column in result.columns)


def _heading(column: "Column", language: str) -> str:
    from swgraph.query import heading

    return heading(column, language)


def _cell(value: "Value") -> str:
    """Return a value as a terminal shows it: one line, an IRI of ours by its last parts."""
    from swgraph import iri
    from swgraph.export.plain import one_line
    from swgraph.query import shown

    return one_line(shown(value)).removeprefix(iri.ID)


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def note(text: str) -> None:
    """Write a remark to standard error."""
    click.echo(text, err=True)

"""Answers on a terminal, in a pipe and in a file."""

import sys
from collections.abc import Iterator, Sequence
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
_READABLE: Final = 14


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
    from swgraph.export.networks.place import write_whole

    try:
        write_whole(output, lambda file: file.write(content))
    except OSError as error:
        reason = error.strerror or error
        raise ExportError(f"{output}: 无法写入 cannot be written: {reason}; name another place with -o") from error


def show_table(result: "Result", language: str = "zh", console: "Console | None" = None) -> None:
    """Show an answer on a terminal: as a table where it fits, otherwise one block a row.

    What is the same in all rows is said once, below.
    """
    from rich.console import Console

    console = console or Console(highlight=False)
    same = _same_in_all(result)
    columns = [column for column in result.columns if column.name not in same]
    console.print(f"[bold]{_escaped(result.title)}[/bold]")
    if _least_width(result, columns, language) <= console.width:
        console.print(_table(result, columns, language))
    else:
        _show_blocks(result, columns, language, console)
    for note in (*_common(result, same, language), *result.notes()):
        console.print(f"[dim]{_escaped(note)}[/dim]")


def _same_in_all(result: "Result") -> frozenset[str]:
    """Return the columns, beyond the first, that hold one value in all of several rows."""
    if len(result) < 2:
        return frozenset()
    names = [column.name for column in result.columns[1:]]
    return frozenset(name for name in names if len({row[name] for row in result.rows}) == 1)


def _common(result: "Result", same: frozenset[str], language: str) -> Iterator[str]:
    row = result.rows[0] if result.rows else {}
    shared = [(column, _cell(row[column.name])) for column in result.columns if column.name in same]
    told = [f"{_heading(column, language)} {value}" for column, value in shared if value]
    empty = [_heading(column, language) for column, value in shared if not value]
    if told:
        yield f"各行相同 the same in all rows: {' · '.join(told)}"
    if empty:
        yield f"各行皆无 empty in all rows: {' · '.join(empty)}"


def _table(result: "Result", columns: "Sequence[Column]", language: str) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        short = column.type in (*_NUMBERS, "date", "iri")
        side: Literal["right", "left"] = "right" if column.type in _NUMBERS else "left"
        table.add_column(_escaped(_heading(column, language)), justify=side, overflow="fold", no_wrap=short)
    for row in result.rows:
        table.add_row(*(_escaped(_cell(row[column.name])) for column in columns))
    return table


def _show_blocks(result: "Result", columns: "Sequence[Column]", language: str, console: "Console") -> None:
    from rich.table import Table

    for number, row in enumerate(result.rows, 1):
        console.rule(f"[dim]{number}[/dim]", align="left", style="dim")
        block = Table.grid(padding=(0, 2))
        block.add_column(style="dim", no_wrap=True)
        block.add_column(overflow="fold")
        for column in columns:
            value = _cell(row[column.name])
            if value:
                block.add_row(_escaped(_heading(column, language)), _escaped(value))
        console.print(block)


def _least_width(result: "Result", columns: "Sequence[Column]", language: str) -> int:
    """Return the cells that a table takes whose texts are folded as narrow as one still likes to read them."""
    from rich.cells import cell_len

    def width(column: "Column") -> int:
        widest = max((cell_len(_cell(row[column.name])) for row in result.rows), default=0)
        least = widest if column.type in (*_NUMBERS, "date", "iri") else min(widest, _READABLE)
        return max(least, min(cell_len(_heading(column, language)), _READABLE))

    return sum(width(column) + 2 for column in columns)


def _heading(column: "Column", language: str) -> str:
    from swgraph.query import heading

    return heading(column, language)


def _cell(value: "Value") -> str:
    """Return a value as a terminal shows it: one line, an IRI of ours by its last part."""
    from swgraph import iri
    from swgraph.export.plain import one_line
    from swgraph.query import shown

    text = one_line(shown(value))
    return text.rsplit("/", 1)[-1] if text.startswith(iri.ID) else text


def _escaped(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def note(text: str) -> None:
    """Write a remark to standard error."""
    click.echo(text, err=True)

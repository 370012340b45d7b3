"""Tables of answers as files: CSV that is read strictly, with every value in one form however it was printed."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
_TRUE, _FALSE = {"是", "true", "1"}, {"否", "false", "0"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class TableError(ValueError):
    """A table of answers cannot be read: says which file, line and column, and what was wanted."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file; a cell is its value in its normal form, empty for what is not known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(path: Path, columns: Mapping[str, str]) -> Table:
    """Return the table of a file, its columns in the declared order; others are left out.

    Args:
        path: a CSV file in UTF-8 whose first line has the names of the columns.
        columns: type by name, as ``frozen.json`` declares them.

    Raises:
        TableError: the file is not such a table, or a cell does not fit the type of its column.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(f"{path.name}: 不是 UTF-8 not UTF-8: {error}; save the table as UTF-8") from error
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise TableError(f"{path.name}: 不是 CSV not CSV: {error}") from error
    places = _places(path, lines[0] if lines else [], columns)
    rows = []
    for i, line in enumerate(lines[1:], 1):
        if len(line) not in {0, len(lines[0])}:
            raise TableError(f"{path.name}, row {i}: 单元格数不符 wanted {len(lines[0])} cells, got {len(line)}; quote cells that hold a comma")
        if line:
            rows.append(tuple(_cell(f"{path.name}, row {i}", *each, line[place]) for each, place in zip(columns.items(), places, strict=True)))
    return Table(tuple(columns), tuple(rows))


def _places(path: Path, header: list[str], columns: Mapping[str, str]) -> list[int]:
    names = [name.strip() for name in header]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise TableError(f"{path.name}, line 1: 列名重复 the column {twice[0]!r} stands twice")
    if absent := [name for name in columns if name not in names]:
        raise TableError(f"{path.name}, line 1: 缺列 no column {absent[0]!r}; wanted {', '.join(columns)}, got {', '.join(names) or 'nothing'}")
    return [names.index(name) for name in columns]


def _cell(place: str, name: str, kind: str, text: str) -> str:
    try:
        return normal(text, kind, name)
    except ValueError as error:
        raise TableError(f"{place}, {name}: 值不合要求 wanted {error}, got {text!r}") from error


def normal(text: str, kind: str, name: str = "") -> str:
    """Return a cell in the one form of its type: 1.50 is 1.5, lists are sorted, a deadline of 2027 is its last day.

    Raises:
        ValueError: it does not fit the type; the message is what was wanted.
    """
    plain = text.strip()
    if plain.startswith("'") and plain[1:].startswith(_FORMULA):
        plain = plain[1:]  # what keeps a spreadsheet from taking words for a formula
    if not plain:
        return ""
    if kind in {"integer", "decimal"}:
        return _number(plain)
    if kind == "date":
        return _day(plain, partial=name.startswith("deadline"))
    if kind == "boolean":
        return _truth(plain)
    return "；".join(sorted(part.strip() for part in plain.split("；"))) if kind == "list" else plain


def _number(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValueError("a number such as 1200 or 20.83") from error
    if not number.is_finite():
        raise ValueError("a number such as 1200 or 20.83")
    shown = format(number, "f")
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown in {"-0", ""} else shown


def _day(text: str, *, partial: bool) -> str:
    if partial and (match := _PARTIAL.fullmatch(text)):
        year, month = int(match[1]), int(match[2] or 12)
        if 1 <= month <= 12 and 1 <= year < 9999:
            return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ValueError("a day such as 2027-12-31") from error


def _truth(text: str) -> str:
    if text.lower() in _TRUE | _FALSE:
        return "true" if text.lower() in _TRUE else "false"
    raise ValueError("是 or 否 (true or false)")

"""Villages and communities, from a table that the user gives: the project ships divisions down to townships.

The table has 620,573 rows: they are held as a few arrays and not as records.
"""

import csv
import gzip
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from swgraph.errors import DivisionsError
from swgraph.lexicon import Townships, load_townships
from swgraph.lexicon.townships import CODE_DIGITS as TOWN_DIGITS

CODE_DIGITS: Final = 12
_WANTED: Final = ("code", "name", "parent")
_LONGEST: Final = 100
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Villages:
    """The villages of a table in the order of their codes.

    Attributes:
        codes: twelve digits each, as numbers; ascending.
        parents: the townships, nine digits each.
        names: of all, one behind the other in UTF-8; ``ends`` has where each ends.
    """

    codes: Sequence[int]
    parents: Sequence[int]
    names: bytes
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[tuple[int, int, str]]:
        """Iterate over code, parent and name."""
        start = 0
        for code, parent, end in zip(self.codes, self.parents, self.ends, strict=True):
            yield code, parent, self.names[start:end].decode()
            start = end


def read_villages(path: Path, *, towns: Townships | None = None) -> Villages:
    """Return the villages of a table (.csv, .csv.gz) with the columns ``code``, ``name`` and ``parent``, in any order.

    Columns of other names are left alone. ``towns`` are the townships that they lie in, those of 2023 unless given.

    Raises:
        DivisionsError: the file cannot be read, or rows do not fit: the first of them are named with their lines.
    """
    with _opened(path) as rows:
        columns = _columns(path, next(rows, []))
        return _in_order(path, _checked(path, rows, columns, load_townships() if towns is None else towns))


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[list[str]]]:
    """Give the rows of a table; what is wrong with the file itself is told while they are read."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig", newline="") as file:
            yield csv.reader(file, strict=True)
    except UnicodeDecodeError as error:
        _refuse(path, f"不是 UTF-8 wanted UTF-8, got byte {error.object[error.start]:#04x}; save the table as UTF-8 (CSV UTF-8)")
    except csv.Error as error:
        _refuse(path, f"不是 CSV wanted a table with commas between its columns, got: {error}; save it as CSV")
    except (OSError, EOFError) as error:
        _refuse(path, f"无法读取 cannot be read: {getattr(error, 'strerror', None) or error}; check the path, fetch the file again")


def _columns(path: Path, header: Sequence[str]) -> tuple[int, int, int]:
    names = [name.strip().lower() for name in header]
    if missing := [name for name in _WANTED if name not in names]:
        _refuse(
            path,
            f"第 1 行缺列 line 1: wanted the columns {', '.join(_WANTED)}, got {', '.join(header)[:_LONGEST] or 'none'}; "
            f"missing: {', '.join(missing)}; name the columns so",
        )
    code, name, parent = (names.index(each) for each in _WANTED)
    return code, name, parent


Row = tuple[int, int, str]


def _checked(path: Path, rows: Iterator[list[str]], columns: tuple[int, int, int], towns: Townships) -> Iterator[Row]:
    code, name, parent = columns
    faults: list[str] = []
    count = 0
    for line, row in enumerate(rows, 2):
        if row and (fault := _fault(row, columns, towns)):
            count += 1
            faults += [f"第 {line} 行 line {line}: {fault}"] if count <= _SHOWN else []
        elif row and not count:
            yield int(row[code]), int(row[parent]), row[name].strip()
    if count:
        _refuse(path, _listed(faults, count))


def _fault(row: Sequence[str], columns: tuple[int, int, int], towns: Townships) -> str | None:
    """Return what is wrong with a row: what was wanted, and what came."""
    if len(row) <= max(columns):
        return f"wanted {max(columns) + 1} columns, got {len(row)}"
    code, name, parent = (row[i] for i in columns)
    if not (len(code) == CODE_DIGITS and code.isascii() and code.isdigit()):
        return f"wanted a code of {CODE_DIGITS} digits, got {code[:_LONGEST]!r}"
    if not name.strip() or len(name) > _LONGEST:
        return f"wanted a name of 1 to {_LONGEST} characters for {code}, got {len(name.strip())}"
    if parent not in towns:
        return f"wanted the code of a township ({TOWN_DIGITS} digits, list of 2023) as parent of {code}, got {parent[:_LONGEST]!r}"
    return None


def _in_order(path: Path, rows: Iterable[Row]) -> Villages:
    import numpy as np

    codes, parents, ends, names = array("q"), array("q"), array("q"), bytearray()
    for code, parent, name in rows:
        codes.append(code)
        parents.append(parent)
        names += name.encode()
        ends.append(len(names))
    if not codes:
        _refuse(path, "空表 wanted one row a village, got none; choose another file")
    order = np.argsort(np.asarray(codes), kind="stable")
    placed = np.asarray(codes)[order]
    if (twice := np.flatnonzero(placed[1:] == placed[:-1])).size:
        found = [f"第 {a + 2}、{b + 2} 行 rows {a + 2} and {b + 2}: {placed[i]:012}" for i in twice[:_SHOWN] for a, b in [order[i : i + 2]]]
        _refuse(path, f"代码重复 wanted each code once: {_listed(found, twice.size)}")
    if (order[1:] > order[:-1]).all():
        return Villages(codes, parents, bytes(names), ends)
    starts = np.concatenate([[0], np.asarray(ends)[:-1]])
    text = b"".join(bytes(names[starts[i] : ends[i]]) for i in order.tolist())
    lengths = (np.asarray(ends) - starts)[order]
    return Villages(array("q", placed), array("q", np.asarray(parents)[order]), text, array("q", np.cumsum(lengths)))


def _listed(faults: Sequence[str], count: int) -> str:
    more = f"\n  …（共 {count:,} 处 in all）" if count > len(faults) else ""
    return "\n  " + "\n  ".join(faults) + more + "\n  请改正这些行 correct these rows"


def _refuse(path: Path, what: str) -> NoReturn:
    raise DivisionsError(f"{path}: {what}")

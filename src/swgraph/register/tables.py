"""The files of ``data/register``: tables with a header and comments, and lists in YAML."""

import csv
from collections.abc import Iterator
from typing import Any

from swgraph.errors import LexiconError
from swgraph.resources import resource_path


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the lines of a table by the names of its columns; cells missing at the end are empty.

    >>> next(read_table("bodies.tsv"))["name"]
    '中共中央'
    """
    lines = resource_path("data", "register", name).read_text("utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith("#")]
    yield from csv.DictReader(written, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


def read_list(name: str) -> list[dict[str, Any]]:
    """Return the entries of a YAML list.

    >>> read_list("documents.yaml")[-1]["date"]
    datetime.date(2026, 3, 1)

    Raises:
        LexiconError: the file is not such a list.
    """
    import yaml  # only what a build or a facts file needs is in YAML

    entries = yaml.safe_load(resource_path("data", "register", name).read_text("utf-8"))
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LexiconError(f"{name}: 应为条目列表 wanted a list of entries with keys, got {type(entries).__name__}")
    return entries


def parts(cell: str) -> tuple[str, ...]:
    """Return what stands between the semicolons of a cell.

    >>> parts("教委;市教委"), parts("")
    (('教委', '市教委'), ())
    """
    return tuple(part for part in cell.split(";") if part)

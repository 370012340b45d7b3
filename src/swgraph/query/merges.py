"""Which names of the sources were taken for one thing, by which rule and why."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from swgraph.catalogue import Column, Text
from swgraph.query.result import Result
from swgraph.query.run import run
from swgraph.store import Store

_COLUMNS: Final = {
    "id": Text("编号", "id"),
    "kind": Text("种类", "kind"),
    "region": Text("区划代码", "region code"),
    "region_name": Text("地区", "region"),
    "name": Text("来源所用名称", "name in the source"),
    "into": Text("归入", "merged into"),
    "rule": Text("规则", "rule"),
    "reason": Text("理由", "reason"),
    "source": Text("来源", "source"),
}


def merges(store: Store) -> Result:
    """Return the merges of a graph as a table, a row for each source whose wording they change."""
    found = run(store, Path(__file__).with_suffix(".rq").read_text("utf-8"))
    columns = tuple(Column(name, label) for name, label in _COLUMNS.items())
    return replace(found, columns=columns, caption="名称归并 Merges of names")

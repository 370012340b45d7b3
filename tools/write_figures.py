"""Writes the release card of a store into the newest release of ``data/CHANGELOG.md``.

Run after the data changed: ``swgraph build && python tools/write_figures.py``. A test compares the two.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from swgraph.graph import open_graph
from swgraph.query import Section
from swgraph.settings import DEFAULT_STORE

_CHANGELOG: Final = Path(__file__).resolve().parents[1] / "data" / "CHANGELOG.md"
_TITLE: Final = "### 数据卡 Release card\n"
_INTRODUCTION: Final = "`swgraph build && swgraph info --data` 给出同样的数。 The same numbers as `swgraph build && swgraph info --data`."
_TABLES: Final = (
    "size", "kinds", "status", "basis", "reliability", "coverage", "build", "conflicting-values", "missing-data",
)  # fmt: skip


def main(store: str) -> None:
    """Rewrite the figures; the releases before the newest one stay as they are."""
    text = _CHANGELOG.read_text("utf-8")
    before, _, rest = text.partition(_TITLE)
    older = rest.partition("\n## ")
    with open_graph(store) as kg:
        card = {section.name: section for section in kg.card()}
    tables = "\n\n".join("\n".join(_lines(card[name])) for name in _TABLES)
    _CHANGELOG.write_text(f"{before}{_TITLE}\n{_INTRODUCTION}\n\n{tables}\n{''.join(older[1:])}", "utf-8")


def _lines(section: Section) -> Iterator[str]:
    yield f"{section.title.zh} {section.title.en}:\n"
    yield "| 键 key | 内容 what | 数 number |"
    yield "| --- | --- | ---: |"
    for each in section.entries:
        yield f"| `{section.name}/{each.key.rsplit('/', 1)[-1]}` | {each.label.zh} {each.label.en} | {each.n:,} |"


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(DEFAULT_STORE))

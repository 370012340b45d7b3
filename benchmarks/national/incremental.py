"""What an update costs beside a graph of a given size: processor time by part, medians, and whether a build gives the same bytes.

::

    python -m benchmarks.national.incremental 1m.nq [--times 5]

The graph is N-Quads as ``benchmarks.national.graphs`` writes them. It lies in the store beside the project's own sources; one article is
added, replaced and withdrawn, and a build of all of it is made once to compare.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from swgraph.mapping import Counts, count
from swgraph.pipeline import assemble, check_inputs, find_files, update
from swgraph.pipeline.entries import record
from swgraph.pipeline.merging import merged
from swgraph.pipeline.reference import OF_ANY_PAGE, ReferenceData
from swgraph.pipeline.renewal import renewed
from swgraph.pipeline.settled import Settled
from swgraph.resolve import read_decisions
from swgraph.settings import VERSION
from swgraph.store import publish_sorted
from swgraph.store import successor as succession

_COPY = "copy: link, splice"
_PARTS = (
    (succession, "_begun", "copy: link, open the engine"),
    (succession.Successor, "change_record", _COPY),
    (renewed, "_copied", "copy: ledger"),
    (renewed, "take_in", "read, extract, resolve"),
    (renewed, "validated", "validate: shapes, quotations"),
    (renewed, "check_data_around", "validate: data checks"),
    (renewed, "_changes", "close: lines, closure, preferences"),
    (renewed, "_enter", "ledger"),
    (renewed, "description_delta", "description"),
    (succession.Successor, "change_engine", "commit: engine"),
    (succession.Successor, "publish", "commit: flush, manifest, switch"),
    (renewed.Consequences, "keep", "columns and closure kept"),
)
_ARTICLE = """---
title: 虚构一例
publisher: 虚构日报
published: 2023-03-01
region: "630000"
---
两部门发文部署站点建设

日前，青海省民政厅、财政厅印发《关于虚构一例的意见》（以下简称《意见》），贯彻落实《虚构的上级规划》。
到2025年，示范站达到{n}个，每站配备2至4名社工，基本形成服务体系。在站点实现全覆盖的基础上，已有社工900人。
全省构建三级服务体系：县级设指导中心，依托社会组织孵化中心，负责指导站点、项目统筹；乡镇设服务站；村设服务室。
"""


@dataclass(frozen=True, slots=True)
class Beside(Settled):
    """Lines that go into the graph beside the sources, as the divisions below the counties do."""

    beside: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        """Yield the lines, some thousand at a time."""
        for start in range(0, len(self.beside), 4096):
            yield "".join(self.beside[start : start + 4096])

    def counts(self) -> Counts:
        """Return how often each graph, class and property occurs."""
        return count(self.beside)


def published(files: Sequence[Path], store: Path, reference: ReferenceData) -> str:
    """Build a graph of files beside given lines, and return its generation."""
    checked = check_inputs(files)
    quads = assemble(checked.extractions, VERSION, datetime.fromtimestamp(0, UTC), reference)
    generation = publish_sorted(store, merged(quads.lines, quads.settled.texts()))
    record(store, generation, checked, quads.lines, decisions=read_decisions(), reference=reference)
    return generation


def beside(graph: Path, files: Sequence[Path]) -> ReferenceData:
    """Return reference data with the lines of a file that a build of the files does not make."""
    quads = assemble(check_inputs(files).extractions, VERSION, datetime.fromtimestamp(0, UTC))
    known = set(quads.lines)
    with graph.open(encoding="utf-8", newline="\n") as lines:
        left = tuple(line for line in lines if line not in known and not line.endswith(_OWN))
    return replace(OF_ANY_PAGE, settled=Beside(beside=left))


_OWN = ("/id/graph/ontology> .\n", "/id/graph/dataset> .\n")


class Clock:
    """Processor time by part; what a part spends in another one is not its own."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def timed(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        """Return a function that counts the time of another one; what it yields is computed at once."""

        def measured(*args: object, **named: object) -> object:
            start = time.process_time()
            self._inner.append(0.0)
            found = call(*args, **named)
            if isinstance(found, Iterator):
                found = list(found)
            whole = time.process_time() - start
            self.spent[name] += whole - self._inner.pop()
            self._inner[-1] += whole
            return found

        return measured


def measured(call: Callable[[], object]) -> dict[str, float]:
    """Return the milliseconds of each part of an update, and of the whole."""
    clock = Clock()
    patches = [patch.object(owner, name, clock.timed(part, getattr(owner, name))) for owner, name, part in _PARTS]
    for each in patches:
        each.start()
    start = time.process_time()
    try:
        call()
    finally:
        whole = time.process_time() - start
        for each in patches:
            each.stop()
    parts = {part: clock.spent[part] * 1000 for part in dict.fromkeys(part for _, _, part in _PARTS)}
    return {**parts, "rest": whole * 1000 - sum(parts.values()), "whole": whole * 1000}


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args(arguments)
    files = find_files([])
    with tempfile.TemporaryDirectory(dir=given.graph.parent) as work:
        folder = Path(work)
        article = folder / "article.md"
        reference = beside(given.graph, files)
        store = folder / "store"
        first = published(files, store, reference)
        rows = []
        for n in range(given.times + 1):
            article.write_text(_ARTICLE.format(n=n + 12), "utf-8")
            rows.append(measured(lambda: update([article], store, source_date_epoch=0)))
        print(f"{given.graph.name}: one article replaced, medians of {given.times}, milliseconds of processor time")
        for part in rows[0]:
            print(f"  {part:40} {statistics.median(row[part] for row in rows[1:]):8.1f}   first {rows[0][part]:8.1f}")
        updated = update([article], store, source_date_epoch=0).generation
        print("  as a build gives it:", published([*files, article], folder / "twin", reference) == updated)
        print("  withdrawn again:", update((), store, remove=[str(article)], source_date_epoch=0).generation == first)


if __name__ == "__main__":
    main(sys.argv[1:])

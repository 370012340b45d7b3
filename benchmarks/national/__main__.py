"""Generate, load, close, validate and ask at growing size, and write a table with ratios to the peers.

Run from the root of the project: ``python -m benchmarks.national villages.csv.gz [--sizes 10k,100k,1m,8m] [--rounds 5]
[--steps loading,closing,validating,asking,whole] [--output DIR]``. Every figure is of a process of its own: processor seconds are medians
over the rounds, memory is the most of any. Graphs of the folder ``--graphs`` are used again.
"""

import argparse
import importlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from benchmarks.national.graphs import SIZES, national, write
from benchmarks.national.loading import publish
from benchmarks.national.measured import OURS, Row

from swgraph.pipeline.villages import read_villages

STEPS: Final = ("loading", "closing", "validating", "asking", "whole")
_PEERS: Final = ("swgraph", "pyoxigraph", "rdflib", "owlrl", "reasonable", "pyshacl", "numpy")


def main() -> int:
    """Run what is asked for; the table is written after every step, so that a run that is stopped leaves what it has."""
    asked = _asked()
    asked.output.mkdir(parents=True, exist_ok=True)
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes.split(","):
            graph = _graph(asked.graphs or Path(folder), size, asked.villages)
            store = Path(folder) / f"{size}.store"
            publish(str(graph), str(store))
            for step in asked.steps.split(","):
                found += _rows(step, graph, size, store, asked)
                _write(found, asked.output)
    print((asked.output / "national.md").read_text("utf-8"))
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("villages", type=Path, help="table of villages: .csv or .csv.gz")
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", default=",".join(STEPS))
    parser.add_argument("--graphs", type=Path, help="folder where graphs are kept")
    parser.add_argument("--output", type=Path, default=Path())
    return parser.parse_args()


def _graph(folder: Path, size: str, villages: Path) -> Path:
    path = folder / f"{size}.nq"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write(path, national(SIZES[size], read_villages(villages)))
    return path


def _rows(step: str, graph: Path, size: str, store: Path, asked: argparse.Namespace) -> Iterator[Row]:
    module = importlib.import_module(f"benchmarks.national.{step}")
    more = {"villages": asked.villages} if step == "whole" else {}
    for row in module.measure(graph, size, store, asked.rounds, **more):
        print(row, file=sys.stderr, flush=True)
        yield row


def _write(found: Iterable[Row], folder: Path) -> None:
    listed = list(found)
    document = {"machine": _machine(), "versions": _versions(), "rows": [asdict(row) for row in listed]}
    (folder / "national.json").write_text(json.dumps(document, ensure_ascii=False, indent=1), "utf-8")
    (folder / "national.md").write_text("\n".join(_table(listed)) + "\n", "utf-8")


def _table(found: list[Row]) -> Iterator[str]:
    ours = {(row.step, row.size): row.seconds for row in found if row.engine == OURS}
    yield f"{_machine()}; " + ", ".join(f"{name} {number}" for name, number in _versions().items())
    yield ""
    yield "| step | graph | engine | processor s | wall s | peak MB | result | × ours | rounds |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in found:
        ratio = row.seconds / ours[row.step, row.size] if ours.get((row.step, row.size)) else float("nan")
        shown = row.note or f"{row.result}"
        yield (
            f"| {row.step} | {row.size} | {row.engine} | {row.seconds:.4g} | {row.wall:.4g} | {row.megabytes:,} | {shown} "
            f"| {ratio:.3g} | {row.rounds} |"
        )


def _machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()}"


def _versions() -> dict[str, str]:
    found = {}
    for name in _PEERS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


if __name__ == "__main__":
    sys.exit(main())

"""How fast a graph becomes columns, how much memory it takes, and what opening, changing and reading them costs.

Run: ``python benchmarks/columns.py GRAPH.nq [GRAPH.nq …] [rounds]``, with sorted N-Quads such as ``graph.nq`` of a
generation. Each encoding runs in a process of its own, turn about with a peer: polars, which splits the lines and makes
a dictionary of their terms (left out where it is not installed). Times are CPU seconds, the median of the rounds; memory
is the peak of the whole process.
"""

import importlib.util
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

_ROUNDS = 3
_CHANGE = 300
_OURS = """
import json, resource, sys, time
from pathlib import Path
from swgraph.columns import encode_file, write_columns
start = time.process_time()
columns = encode_file(Path(sys.argv[1]), "benchmark")
taken = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if len(sys.argv) > 2:
    write_columns(columns, Path(sys.argv[2]))
print(json.dumps([taken, peak, sum(map(len, columns.pairs.values())), len(columns.terms)]))
"""
# Subject, predicate and object as ranks in one sorted dictionary of terms: what columns are, before they are put together.
_PEER = r"""
import json, resource, sys, time
import polars as pl
start = time.process_time()
lines = pl.scan_csv(sys.argv[1], has_header=False, separator="\x01", quote_char=None, new_columns=["line"])
pattern = r"^(\S+) (\S+) (.+?)(?: (<[^\"]*>|_:[^\"\s]+))? \.$"
parts = lines.select(pl.col("line").str.extract_groups(pattern)).unnest("line").select("1", "2", "3").collect()
terms = pl.concat([parts[name].unique() for name in parts.columns]).unique().sort()
numbers = pl.DataFrame({"term": terms}).with_row_index("number")
pairs = [parts.select(pl.col(n).alias("term")).join(numbers, on="term", maintain_order="left")["number"] for n in parts.columns]
frame = pl.DataFrame([p.alias(str(n)) for n, p in enumerate(pairs)]).unique().sort("1", "0", "2")
taken = time.process_time() - start
print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(frame), len(terms)]))
"""


def run(program: str, *arguments: str) -> list[float]:
    """Return what a program measured: seconds, megabytes, statements, terms."""
    found = subprocess.run([sys.executable, "-c", program, *arguments], check=True, capture_output=True, text=True)
    measured: list[float] = json.loads(found.stdout)
    return measured


def median_milliseconds(work: Callable[[], object], rounds: int = 9) -> float:
    """Return the median CPU time of some work."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1000


def measure(path: Path, rounds: int, directory: Path) -> None:
    """Print a line about encoding a graph, and one about its columns."""
    peer = importlib.util.find_spec("polars") is not None
    ours, theirs = [run(_OURS, str(path), str(directory))], []
    for round in range(rounds):
        if round:
            ours.append(run(_OURS, str(path)))
        if peer:
            theirs.append(run(_PEER, str(path)))
    seconds, peak = statistics.median(each[0] for each in ours), max(each[1] for each in ours)
    print(
        f"{path.name}: {ours[0][2]:,.0f} statements, {ours[0][3]:,.0f} terms: {seconds:.2f} s, "
        f"{ours[0][2] / seconds / 1000:,.0f} k/s, {peak:,.0f} MB"
    )
    if theirs:
        others = statistics.median(each[0] for each in theirs)
        print(f"  polars: {others:.2f} s, {max(each[1] for each in theirs):,.0f} MB; {others / seconds:.1f} times ours")
        if theirs[0][3] > ours[0][3] or theirs[0][2] != ours[0][2]:
            sys.exit(f"wanted the same statements, got {theirs[0][2:]} for {ours[0][2:]}")
    else:
        print("  polars: not installed")
    use(path, directory)


def use(path: Path, directory: Path) -> None:
    """Print what opening columns, changing some statements and reading terms cost."""
    from swgraph.columns import read_columns, updated

    columns = read_columns(directory, "benchmark")
    with path.open(encoding="utf-8", newline="\n") as file:
        removed = list(islice(file, _CHANGE))
    added = [f"<urn:new:{n}> <urn:new:p> <urn:new:{n + 1}> .\n" for n in range(_CHANGE)]
    some = range(0, len(columns.terms), max(1, len(columns.terms) // 10_000))
    told = columns.terms.many(some)
    work: dict[str, Callable[[], object]] = {
        "open": lambda: read_columns(directory, "benchmark"),
        f"{_CHANGE} statements replaced": lambda: updated(columns, removed, added),
        f"{len(some):,} terms read": lambda: columns.terms.many(some),
        f"{len(some):,} terms looked up": lambda: columns.terms.numbers(told),
    }
    print("  " + ", ".join(f"{name} {median_milliseconds(each):.1f} ms" for name, each in work.items()))


def main() -> None:
    """Measure the graphs that are named."""
    *paths, last = sys.argv[1:]
    rounds = int(last) if last.isdigit() else _ROUNDS
    print(f"{platform.machine()}, Python {platform.python_version()}")
    for path in map(Path, paths if last.isdigit() else [*paths, last]):
        with tempfile.TemporaryDirectory() as directory:
            measure(path, rounds, Path(directory) / "columns")


if __name__ == "__main__":
    main()

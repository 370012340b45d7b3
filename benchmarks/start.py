"""How long a person waits: help, a build of one page, a first answer; whole processes, beside a bare interpreter.

Run: ``python benchmarks/start.py [page] [runs]``. Prints the median and the ratio to ``python -c pass`` in the same
run, and exits with 1 above the goals (help 0.3 s; a build of one newspaper page 3 s). The page is the project's own
newspaper page unless one is given.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from swgraph.resources import resource_path

GOALS = {"help": 0.3, "build": 3.0}


def seconds(command: Sequence[str]) -> float:
    """Return the wall time of one process that must succeed."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> int:
    page = sys.argv[1] if len(sys.argv) > 1 else str(resource_path("data", "articles", "page-2023-03-23-07.txt"))
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    program = [sys.executable, "-m", "swgraph"]
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "a.store")
        commands = {
            "bare": [sys.executable, "-c", "pass"],
            "help": [*program, "--help"],
            "build": [*program, "build", page, "--store", store],
            "ask": [*program, "ask", "C1", "--store", store],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():  # once unmeasured: files get into the cache of the system
            seconds(command)
        for _ in range(runs):  # interleaved, so that a busy moment hits all alike
            for name, command in commands.items():
                taken[name].append(seconds(command))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, {runs} runs")
    for name, value in middle.items():
        goal = f"  (goal {GOALS[name]} s)" if name in GOALS else ""
        spread = f"{min(taken[name]):.2f}–{max(taken[name]):.2f}"
        print(f"{name:6} {value:6.2f} s median, {spread}, {value / middle['bare']:5.1f} × bare{goal}")
    return int(any(middle[name] > goal for name, goal in GOALS.items()))


if __name__ == "__main__":
    sys.exit(main())

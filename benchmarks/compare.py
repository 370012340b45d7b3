"""How long a comparison takes: 31 provinces × 10 indicators, aligned, with every gap as a row; the store is open already.

Run: ``python benchmarks/compare.py STORE [runs]``. Prints medians, and exits with 1 above the goal of 1 s.
"""

import platform
import statistics
import sys
import time
from collections.abc import Callable

import swgraph

GOAL = 1.0
INDICATORS = (
    "sw_talent_total", "certified_total", "agency_total", "station_total", "station_coverage", "station_staff", "room_total",
    "room_coverage", "served_persontimes", "sw_associations",
)  # fmt: skip


def seconds(work: Callable[[], object], runs: int) -> list[float]:
    """Return the wall times of so many runs, after one that is not counted."""
    work()
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return taken


def main() -> int:
    store = sys.argv[1] if len(sys.argv) > 1 else "swgraph.store"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 9
    with swgraph.open(store) as kg:
        tasks: dict[str, Callable[[], object]] = {
            "31 × 10, per 10k": lambda: kg.compare(INDICATORS, "province", per="10k people", side_by_side=True),
            "31 × 1": lambda: kg.compare("certified_total"),
            "counties × 1": lambda: kg.compare("station_total", level="county"),
            "peers": lambda: kg.peers("640000"),
            "timeline": kg.timeline,
        }
        print(f"{platform.machine()}, Python {platform.python_version()}, generation {kg.info().generation}, {runs} runs")
        middle = {}
        for name, work in tasks.items():
            taken = seconds(work, runs)
            middle[name] = statistics.median(taken)
            print(f"{name:18} {middle[name]:6.3f} s median, {min(taken):.3f}–{max(taken):.3f}")
    return int(any(value > GOAL for value in middle.values()))


if __name__ == "__main__":
    sys.exit(main())

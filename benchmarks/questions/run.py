"""How long each question takes on the frozen data set, without parameters, and which answers are empty; the store is open already.

Run: ``python benchmarks/questions/run.py STORE [runs]``. Prints medians as a Markdown table, and exits with 1 where a question takes
longer than the goal of 1 s, fewer than 32 have an answer, or an empty one names no gap.
"""

import platform
import statistics
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass

from frozen import record

import swgraph
from swgraph.catalogue import load_catalogue

GOAL = 1.0
LEAST = 32


@dataclass(frozen=True, slots=True)
class Measured:
    """A question with the median of its times and the size of its whole answer; of its rows, those that state something."""

    id: str
    name: str
    rows: int
    stated: int
    median: float
    slowest: float


def measure(kg: swgraph.KnowledgeGraph, question: str, runs: int) -> Measured:
    """Ask a question so many times, after one that is not counted."""
    answer, taken = kg.ask(question), []
    for _ in range(runs):
        started = time.perf_counter()
        kg.ask(question)
        taken.append(time.perf_counter() - started)
    about = load_catalogue().get(question)
    stated = sum(row["status"] != "missing" for row in answer)
    return Measured(about.id, about.name, len(answer), stated, statistics.median(taken), max(taken))


def note(one: Measured, gaps: Mapping[str, Mapping[str, str]]) -> str:
    """Return why an answer is empty."""
    if one.rows:
        return ""
    return "{zh} {en}".format(**gaps[one.id]) if one.id in gaps else "未说明缺口 no gap named"


def main() -> int:
    store = sys.argv[1] if len(sys.argv) > 1 else "swgraph.store"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    gaps = record()["gaps"]
    with swgraph.open(store) as kg:
        found = [measure(kg, question.id, runs) for question in load_catalogue()]
        build = kg.info().generation
    print(f"{platform.machine()}, Python {platform.python_version()}, generation {build}, {runs} runs\n")
    print("| id | 问题 question | 行 rows | 有所陈述 stated | 中位 median, s | 缺口 gap |\n| --- | --- | ---: | ---: | ---: | --- |")
    for one in found:
        print(f"| {one.id} | `{one.name}` | {one.rows} | {one.stated} | {one.median:.3f} | {note(one, gaps)} |")
    answered, slow = sum(one.rows > 0 for one in found), [one.id for one in found if one.median > GOAL]
    middle = statistics.median(one.median for one in found)
    print(f"\n非空 answered {answered} / {len(found)}；中位之中位 median of medians {middle:.3f} s；超过 above {GOAL:g} s: {'、'.join(slow) or '无 none'}")
    return int(bool(slow) or answered < LEAST or any(not one.rows and one.id not in gaps for one in found))


if __name__ == "__main__":
    sys.exit(main())

"""What a piece of work costs: run in a process of its own, processor seconds and the most memory it took."""

import json
import resource
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

OURS: Final = "swgraph"


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds (user and system, all threads), wall seconds, megabytes at the most, and what the work returned."""

    seconds: float
    wall: float
    megabytes: int
    result: object = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: medians over rounds. ``result`` is what the work gave: a number of statements, of faults, of rows."""

    step: str
    size: str
    engine: str
    rounds: int
    seconds: float
    wall: float
    megabytes: int
    result: object = None
    note: str = ""


def measured(work: str, *arguments: str, timeout: float | None = None) -> Cost:
    """Return the cost of ``module:function`` called with some texts in a new process.

    Raises:
        subprocess.TimeoutExpired: it took longer than it may.
        RuntimeError: it failed; with the end of what it said.
    """
    command = [sys.executable, "-m", "benchmarks.national.child", work, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
    if done.returncode:
        raise RuntimeError(f"{work} {arguments}: {done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def rows(
    step: str, size: str, works: Mapping[str, Sequence[str]], rounds: int, timeout: float | None = None
) -> list[Row]:
    """Return a row for each engine; rounds of all engines in turn, so that a busy machine is busy for each.

    ``works`` has the work and its arguments by the name of the engine. What does not end in time, or fails, has no row of
    numbers but a note.
    """
    costs: dict[str, list[Cost]] = {engine: [] for engine in works}
    notes: dict[str, str] = {}
    for _ in range(rounds):
        for engine, (work, *arguments) in works.items():
            if engine not in notes:
                try:
                    costs[engine].append(measured(work, *arguments, timeout=timeout))
                except subprocess.TimeoutExpired:
                    notes[engine] = f"not done after {timeout:.0f} s"
                except RuntimeError as error:
                    notes[engine] = f"failed: {str(error).strip().splitlines()[-1][:120]}"
    return [_row(step, size, engine, costs[engine], notes.get(engine, "")) for engine in works]


def _row(step: str, size: str, engine: str, costs: Sequence[Cost], note: str) -> Row:
    if note or not costs:
        return Row(step, size, engine, len(costs), float("nan"), float("nan"), 0, None, note)
    medians = (round(statistics.median(getattr(cost, name) for cost in costs), 4) for name in ("seconds", "wall"))
    seconds, wall = medians
    return Row(step, size, engine, len(costs), seconds, wall, max(cost.megabytes for cost in costs), costs[-1].result)


@dataclass(frozen=True, slots=True)
class Timed:
    """What a work gives that takes its own time: the processor seconds that count, and its result."""

    seconds: float
    result: object


def processor() -> float:
    """Return the processor seconds of this process so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

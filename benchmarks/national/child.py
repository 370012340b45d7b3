"""The process of a piece of work: does it, and writes what it cost as JSON. Run by ``measured``."""

import importlib
import json
import resource
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from benchmarks.national.measured import Cost, Timed, processor


def _peak() -> int:
    """Return the most memory that this process took, in megabytes. The count of ``getrusage`` has that of the parent in it."""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(work: str, *arguments: str) -> None:
    """Do a piece of work, and write what it cost. What it imports while it is looked up is not counted."""
    module, _, name = work.partition(":")
    function = getattr(importlib.import_module(module), name)
    cpu, wall = processor(), time.perf_counter()
    result = function(*arguments)
    used, waited = processor() - cpu, time.perf_counter() - wall
    if isinstance(result, Timed):
        used, result = result.seconds, result.result
    cost = Cost(used, waited, _peak(), result)
    print(json.dumps(asdict(cost)))


if __name__ == "__main__":
    main(*sys.argv[1:])

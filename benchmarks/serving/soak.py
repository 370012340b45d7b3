"""A long run: a new build each minute, an attack every ten seconds, a probe ten times a second.

Run: ``python benchmarks/serving/soak.py [--minutes 30]``. Prints memory and open files of the web process each minute and exits with 1 if memory grows by
more than 5 % from the fifth minute (or the first sixth) to the end, open files grow, or a probe fails.
"""

import argparse
import itertools
import sys
import tempfile
import threading
import time
from pathlib import Path

from attack import Probe, ask, started

from attacks import attacks
from swgraph.pipeline import build


def memory(pid: int) -> float:
    """Return the resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def files(pid: int) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def publish(folder: Path, number: int) -> None:
    """Build a small graph anew: each time another number of stations."""
    (folder / "page.txt").write_text(f"宁夏部署社工站建设\n到2025年年底，全区建成社工站{100 + number}个。\n", "utf-8")
    build([folder / "page.txt"], folder / "soak.store")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        publish(folder, 0)
        server, port = started(folder / "soak.store", 2.0)
        probe = Probe(port, 0.1)
        probe.start()
        ends = time.monotonic() + 60 * asked.minutes
        stop = threading.Event()

        def attack() -> None:
            for _, query in itertools.cycle(list(attacks("http://127.0.0.1:9/sparql", "file:///etc/hostname"))):
                if stop.wait(10):
                    return
                ask(port, query, "10.0.0.9")

        attacker = threading.Thread(target=attack, daemon=True)
        attacker.start()
        seen: list[tuple[float, int]] = []
        try:
            for number in itertools.count(1):
                begun = time.monotonic()
                publish(folder, number)
                seen.append((memory(server.pid), files(server.pid)))
                print(f"minute {number}: {seen[-1][0]:.1f} MB, {seen[-1][1]} open files; {probe.report()}", flush=True)
                rest = min(60 - (time.monotonic() - begun), ends - time.monotonic())
                if rest <= 0 or time.monotonic() + rest >= ends:
                    time.sleep(max(rest, 0))
                    break
                time.sleep(rest)
        finally:
            stop.set()
            probe.stopped.set()
            probe.join(40)
            server.terminate()
            server.wait(60)
        settled = seen[min(4, len(seen) // 6)]
        grown = seen[-1][0] / settled[0] - 1
        print(f"memory {100 * grown:+.1f} %; open files {settled[1]} → {seen[-1][1]}; {probe.report()}")
        return int(bool(probe.failed) or grown > 0.05 or seen[-1][1] > settled[1] + 3)


if __name__ == "__main__":
    sys.exit(main())

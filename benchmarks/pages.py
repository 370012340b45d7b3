"""How fast pages become facts: repair and extraction on one core and on all, beside jieba's segmentation alone.

Run: ``python benchmarks/pages.py [--pages N] [--seed N]`` (``pip install jieba`` for the comparison). Pages are made up: paragraphs
of the project's own articles, mixed with composed sentences without a fact as most of a newspaper has them. One in ten is
damaged. Prints MB/s and pages/s of processor time, the peak of memory at a tenth of the pages and at all, and the
ratios; no goal is checked.
"""

import argparse
import os
import platform
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import texts
from damage import traditional

from swgraph.resources import resource_path


def paragraphs() -> list[str]:
    """Return the paragraphs of the project's own articles."""
    folder = resource_path("data", "articles")
    files = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    bodies = (path.read_text("utf-8").split("---", 2)[-1] for path in files)
    return [line.strip() for body in bodies for line in body.splitlines() if len(line.strip()) > 20]


def page(rng: random.Random, own: list[str]) -> str:
    """Return a made-up page: a headline, three paragraphs with facts, nine without."""
    plain = ["。".join(texts.composed_sentence(rng) for _ in range(5)) + "。" for _ in range(9)]
    body = [*rng.sample(own, 3), *plain]
    rng.shuffle(body)
    text = "\n".join([texts.composed_sentence(rng), *body])
    return traditional(text) if rng.random() < 0.1 else text


def write_pages(folder: Path, count: int, seed: int) -> int:
    """Write the pages, return their size in bytes."""
    rng, own, size = random.Random(seed), paragraphs(), 0
    for number in range(count):
        data = page(rng, own).encode()
        (folder / f"{number:06}.txt").write_bytes(data)
        size += len(data)
    return size


def one_core(folder: Path) -> tuple[float, int, int]:
    """Return processor seconds, peak of memory (MB) at a tenth and at all, of pages one after the other."""
    from swgraph.extract import extract
    from swgraph.text.page import read_source

    files = sorted(folder.glob("*.txt"))
    extract(read_source(files[0]))  # word lists are read once
    started, tenth = time.process_time(), 0
    for number, path in enumerate(files):
        extract(read_source(path))
        if number == len(files) // 10:
            tenth = peak()
    return time.process_time() - started, tenth, peak()


def peak() -> int:
    """Return the peak of this process's memory so far, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1 << 20 if sys.platform == "darwin" else 1 << 10)


def all_cores(folder: Path, jobs: int) -> float:
    """Return the wall seconds of a whole run over a folder with some processes, starting them included."""
    from swgraph.pipeline.folder import extract_folder

    with tempfile.TemporaryDirectory() as output:
        started = time.perf_counter()
        for _ in extract_folder([folder], Path(output), jobs)[1]:
            pass
        return time.perf_counter() - started


def jieba_alone(folder: Path) -> float | None:
    """Return processor seconds of jieba's segmentation of the same pages, None where it is not installed."""
    try:
        import jieba
    except ImportError:
        return None
    jieba.setLogLevel(60)
    jieba.lcut("社会工作")
    started = time.process_time()
    for path in sorted(folder.glob("*.txt")):
        jieba.lcut(path.read_text("utf-8"))
    return time.process_time() - started


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=20221220)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_pages(folder, asked.pages, asked.seed) / 1e6
        cores = os.cpu_count() or 1
        seconds, tenth, whole = one_core(folder)
        print(f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}; {asked.pages} pages, {size:.1f} MB")
        print(f"one core     {size / seconds:6.2f} MB/s {asked.pages / seconds:7.0f} pages/s  peak {tenth} MB at a tenth, {whole} MB at the end")
        walls = {jobs: all_cores(folder, jobs) for jobs in (1, cores)}
        for jobs, wall in walls.items():
            print(f"{jobs} process(es) {size / wall:4.2f} MB/s {asked.pages / wall:7.0f} pages/s  wall, facts files written")
        alone = jieba_alone(folder)
        if alone:
            print(f"jieba alone  {size / alone:6.2f} MB/s; from page to facts at {alone / seconds:.2f} × its speed")
    return 0


if __name__ == "__main__":
    sys.exit(main())

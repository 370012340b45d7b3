"""How much damage the repair undoes: clean text is damaged in the ways met on real pages, and repaired.

Run: ``python benchmarks/repair.py [--cases N] [--seed N] [--facts FILE] [--page FILE] [-v]``. Prints shares by kind of text
and of damage, and the speed; exits with 1 below the goals: 99.9 % of the notes of pronunciation, and 95 % of the fragments
read one byte late in the way of the real page, which has notes and shows a character for every pair of bytes (gb18030).

Harder ways are printed beside it and have no goal. A reader that shows ? for a pair that it does not know (gbk, gb2312)
loses whole characters, which only their neighbours can tell. Without notes a run of damage goes on to the next ASCII
character, often to the end of the line.

``--facts`` (or SWGRAPH_FACTS) names a YAML file with ``title:`` lines: titles that no list of ours holds. ``--page`` (or
SWGRAPH_SEED_PAGE) names a real page, whose repair is timed.
"""

import argparse
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import texts
from damage import Reader, annotated, misread, traditional

from swgraph.model import Span
from swgraph.text.repair import Repaired, repair_text

_WAY_OF_THE_PAGE = "traditional, notes, gb18030"
_STYLES = ("tone", "tone", "number", "plain", "split", "wide", "heteronym")


@dataclass(frozen=True, slots=True)
class Case:
    """A damaged text, what it was, and how it was damaged."""

    damaged: str
    clean: str
    kind: str


def mojibake_cases(make: texts.Maker, count: int, rng: random.Random) -> Iterator[Case]:
    made = 0
    while made < count:
        case = _case(*make(rng), rng)
        if case is not None:
            made += 1
            yield case


def _case(clean: str, at: int, rng: random.Random) -> Case | None:
    noted, old = rng.random() < 0.7, rng.random() < 0.85
    written, place = clean, at
    if old:
        head, tail = (annotated(part, rng)[0] if noted else traditional(part) for part in (clean[:at], clean[at:]))
        written, place = head + tail, len(head)
    if rng.random() < 0.7 and written[place] != "，":  # commas are half-width on such pages
        written = written.replace("，", ",")
    reader = Reader.any(rng, traditional=old)
    damaged = misread(written, place, reader)
    if damaged is None or damaged == written:
        return None
    script = "simplified" if not old else "traditional, notes" if noted else "traditional"
    return Case(damaged, clean, f"{script}, {reader.codec}")


def fits(repaired: Repaired, clean: str) -> bool:
    """Return whether a text is the clean one; a U+FFFD may stand for one or two unknown characters."""
    return bool(re.fullmatch("..?".join(map(re.escape, repaired.text.split("\ufffd"))), clean))


def measure_mojibake(name: str, make: texts.Maker, count: int, rng: random.Random, *, verbose: bool) -> tuple[int, int]:
    """Print how many texts come back exactly; return the right and all of those damaged in the way of the page."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    seconds = size = 0.0
    for case in mojibake_cases(make, count, rng):
        started = time.perf_counter()
        repaired = repair_text(case.damaged)
        seconds += time.perf_counter() - started
        size += len(case.damaged.encode())
        seen[case.kind] += 1
        if fits(repaired, case.clean):
            right[case.kind] += 1
            continue
        wrong[case.kind] += any(step.name == "mojibake" for step in repaired.steps)
        if verbose:
            print(_difference(case, repaired))
    for kind in sorted(seen):
        _print(f"{name}: {kind}", right[kind], seen[kind], f"{wrong[kind]} wrongly")
    _print(f"{name}: all", sum(right.values()), count, f"{sum(wrong.values())} wrongly; {_speed(size, seconds, count)}")
    noted = [kind for kind in seen if "notes" in kind]
    _print(f"{name}: with notes, any reader", sum(right[kind] for kind in noted), sum(seen[kind] for kind in noted), "")
    return right[_WAY_OF_THE_PAGE], seen[_WAY_OF_THE_PAGE]


def _difference(case: Case, repaired: Repaired) -> str:
    """Return where a repaired text first differs from the clean one, and what the damage was."""
    start = next((i for i, (a, b) in enumerate(zip(repaired.text, case.clean, strict=False)) if a != b), 0)
    raw = repaired.offsets.raw_span(Span(start, start + 1)).start
    shown = (case.damaged[max(raw - 8, 0) : raw + 40], repaired.text[start - 3 : start + 22], case.clean[start - 3 : start + 22])
    return "\n    ".join((f"{case.kind}; undecided: {len(repaired.undecided)}", *(t.replace("\n", "¶") for t in shown)))


def measure_notes(count: int, rng: random.Random) -> float:
    done = total = 0
    for i in range(count):
        sentence = texts.article_sentence if i % 2 else texts.composed_sentence
        text = f"{sentence(rng)}（街道）的《{texts.composed_title(rng)}》。{sentence(rng)}(app)"
        written, notes = annotated(text, rng, style=rng.choice(_STYLES))
        left = len(repair_text(written).text) - len(text)
        total += notes
        done += max(notes - abs(left), 0)
    _print("notes (goal 99.9 %)", done, total, "")
    return done / total


MISREADERS: dict[str, Callable[[str], str]] = {
    "UTF-8 as gbk": lambda text: text.encode().decode("gbk", "replace"),
    "UTF-8 as gbk, ? for what is lost": lambda text: text.encode().decode("gbk", "replace").replace("\ufffd", "?"),
    "UTF-8 as gb18030": lambda text: text.encode().decode("gb18030", "replace"),
    "UTF-8 as Windows-1252": lambda text: text.encode().decode("cp1252", "replace"),
    "GBK as Windows-1252": lambda text: text.encode("gbk", "ignore").decode("cp1252", "replace"),
}


def measure_wrong_encoding(count: int, rng: random.Random) -> float:
    """Return the share of characters that come back of pieces of sentences read in a wrong encoding."""
    right = total = 0
    for name, misreader in MISREADERS.items():
        back = unknown = size = 0
        for _ in range(count):
            line = texts.article_sentence(rng)
            start = rng.randrange(max(len(line) - 12, 1))
            piece = line[start : start + rng.randrange(6, 60)]
            text = repair_text(f"{line[:start]}{misreader(piece)}{line[start + len(piece) :]}").text
            same = sum(m.size for m in SequenceMatcher(None, line, text, autojunk=False).get_matching_blocks())
            back += max(same - len(line) + len(piece), 0)
            unknown += text.count("\ufffd")
            size += len(piece)
        _print(f"characters: {name}", back, size, f"{unknown} marked as unknown")
        right, total = right + back, total + size
    return right / total


def _print(name: str, right: int, total: int, more: str) -> None:
    print(f"{name:42} {right:6}/{total:6} {right / total:8.3%}  {more}")


def _speed(size: float, seconds: float, texts_: int) -> str:
    return f"{seconds / texts_ * 1000:.0f} ms a text, {size / seconds / 1e6:.2f} MB/s"


def time_page(page: Path) -> None:
    raw = page.read_bytes().decode()
    started = time.perf_counter()
    steps = Counter(step.name for step in repair_text(raw).steps)
    seconds = time.perf_counter() - started
    print(f"page: {seconds * 1000:.0f} ms, {len(raw.encode()) / seconds / 1e6:.2f} MB/s; {dict(steps)}")


def main() -> int:
    options = _options()
    rng = random.Random(options.seed)
    makers: dict[str, texts.Maker] = {"composed": texts.composed, "articles": texts.article}
    if options.facts:
        makers["held-out"] = texts.held_out(texts.titles_of(Path(options.facts)))
    found = [measure_mojibake(n, make, options.cases, rng, verbose=options.v) for n, make in makers.items()]
    right, seen = (sum(column) for column in zip(*found, strict=True))
    _print("all texts: way of the page (goal 95 %)", right, seen, "")
    notes = measure_notes(options.cases, rng)
    measure_wrong_encoding(options.cases, rng)
    if options.page:
        time_page(Path(options.page))
    return 0 if right / seen >= 0.95 and notes >= 0.999 else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=300, help="cases of each kind")
    parser.add_argument("--seed", type=int, default=20221220)
    parser.add_argument("--facts", default=os.environ.get("SWGRAPH_FACTS"))
    parser.add_argument("--page", default=os.environ.get("SWGRAPH_SEED_PAGE"))
    parser.add_argument("-v", action="store_true", help="print what was not restored")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""How sure each rule proved to be: fits ``data/calibration.tsv`` to the development half.

Run: ``SWGRAPH_CORPUS=TEXTS python benchmarks/extraction/calibrate.py > data/calibration.tsv``.

Of each rule and each figure that the rule gives, the share of facts that are right in all values is taken with a prior
of four facts at 0.62, what a page that no rule had been tried on gave; rules were changed on the other pages of this
half, so that their facts count half. Within a rule the confidence never falls while the figure rises (pool adjacent
violators). The test half takes no part.
"""

import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from annotations import Annotation, corpus_folder, fold, read_half, with_texts
from items import BESIDE, KINDS, Item, found, wanted
from scoring import pairs, same

from swgraph.extract import extract_unsettled
from swgraph.sources import to_facts_file
from swgraph.text.page import source_from_bytes

_PRIOR: Final = 4.0
_FRESH: Final = 0.62
_TUNED: Final = 0.5

Cell = tuple[str, float]


def main() -> int:
    """Print the table; 2 where there are no texts."""
    folder = corpus_folder()
    if folder is None or not folder.is_dir():
        print("没有文本 no texts: set SWGRAPH_CORPUS to the folder of the texts of the pages", file=sys.stderr)
        return 2
    counts: dict[Cell, list[int]] = defaultdict(lambda: [0, 0])
    for annotation, text in with_texts(read_half("development"), folder):
        for item, right in judged(annotation, text):
            if item.rule and item.confidence is not None:
                counts[item.rule, item.confidence][0] += 1
                counts[item.rule, item.confidence][1] += right
    print("# How often facts were right, by rule and by the figure that the rule gives: benchmarks/extraction/calibrate.py fits it.")
    print("rule\tgiven\tconfidence\tfacts\tright")
    for rule in sorted({rule for rule, _ in counts}):
        given = sorted(value for name, value in counts if name == rule)
        cells = [counts[rule, value] for value in given]
        for value, share, (facts, right) in zip(given, fitted(cells), cells, strict=True):
            print(f"{rule}\t{value}\t{share:.2f}\t{facts}\t{right}")
    return 0


def judged(annotation: Annotation, text: str) -> list[tuple[Item, bool]]:
    """Return each fact that the rules read in a page with whether it is one that was annotated."""
    extraction = extract_unsettled(source_from_bytes(text.encode(), f"{annotation.id}.txt"))
    items, people = found(to_facts_file(extraction), fold(text), pending=True), wanted(annotation)
    judgements: list[tuple[Item, bool]] = []
    for kind in (*KINDS, *BESIDE):
        own = [item for item in items if item.kind == kind]
        right = set(pairs([item for item in people if item.kind == kind], own, same).values())
        judgements += [(item, j in right) for j, item in enumerate(own)]
    return judgements


def fitted(cells: Sequence[Sequence[int]]) -> list[float]:
    """Return the confidence of each cell of a rule, in the order of what the rule gives.

    >>> [round(share, 2) for share in fitted([(40, 40), (40, 20)])]
    [0.74, 0.74]
    """
    weights = np.array([_TUNED * facts + _PRIOR for facts, _ in cells])
    shares = np.array([_TUNED * right + _PRIOR * _FRESH for _, right in cells]) / weights
    blocks: list[tuple[float, float, int]] = []
    for share, weight in zip(shares, weights, strict=True):
        block = (float(share), float(weight), 1)
        while blocks and blocks[-1][0] > block[0]:
            last = blocks.pop()
            total = last[1] + block[1]
            block = ((last[0] * last[1] + block[0] * block[1]) / total, total, last[2] + block[2])
        blocks.append(block)
    return [share for share, _, number in blocks for _ in range(number)]


if __name__ == "__main__":
    raise SystemExit(main())

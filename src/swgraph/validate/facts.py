"""The facts that a node belongs to: whoever reads a finding wants to know which statement it hits."""

from typing import Final

import numpy as np

from swgraph.columns import MASK, SHIFT, Columns, sorted_unique
from swgraph.namespaces import SW
from swgraph.validate.engine import Table, plain
from swgraph.validate.engine.paths import contained, joined, packed, unpacked
from swgraph.validate.engine.table import IRI, Ids

EVIDENCE: Final = f"<{SW.evidence}>"
_STEPS: Final = 3  # position → evidence → fact, or concept → item → standard


def facts_about(columns: Columns, nodes: Ids) -> dict[int, tuple[str, ...]]:
    """Return for each of some nodes the IRIs of the facts nearest above it, or its own if it is one."""
    table = Table(columns)
    origins = sorted_unique(nodes[nodes < table.size])
    evident = sorted_unique(np.asarray(columns.of(EVIDENCE)) >> SHIFT)
    evident = evident[table.kinds(evident) == IRI]
    rows, reached = np.arange(len(origins)), origins
    found: dict[int, tuple[str, ...]] = {}
    for step in range(_STEPS):
        if step:
            rows, reached = _above(columns, rows, reached)
        hits = contained(reached, evident)
        for row, name in zip(rows[hits].tolist(), table.texts(reached[hits]), strict=True):
            found[row] = (*found.get(row, ()), plain(name))
        left = ~contained(rows, sorted_unique(rows[hits]))
        rows, reached = rows[left], reached[left]
    return {int(origins[row]): tuple(sorted(names)) for row, names in found.items()}


def _above(columns: Columns, rows: Ids, reached: Ids) -> tuple[Ids, Ids]:
    """Return rows with all subjects of statements about what they reached."""
    wanted = np.zeros(len(columns.terms), np.bool_)
    wanted[reached] = True
    backwards = [_backwards(pairs, wanted) for pairs in map(np.asarray, columns.pairs.values())] if len(reached) else []
    edges = np.sort(np.concatenate([np.empty(0, np.int64), *backwards]))
    places, subjects = joined(reached, edges >> SHIFT, edges & MASK)
    return unpacked(sorted_unique(packed(rows[places], subjects)))


def _backwards(pairs: Ids, wanted: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Ids:
    found = pairs[wanted[pairs & MASK]]
    return np.asarray((found & MASK) << SHIFT | found >> SHIFT)

"""What follows from changed statements, as lines of the graph of inferences."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from swgraph.columns import MASK, SHIFT, Columns, columns_of, keep_columns, split_line, updated
from swgraph.iri import region_iri
from swgraph.mapping.divisions import SHORTCUTS
from swgraph.pipeline.renewal.delta import INFERRED, Before, Delta
from swgraph.reason import Inference, carried, change_lines, closure_of, keep_closure
from swgraph.reason.shortcuts import is_shortcut

Fact = tuple[str, str, str]
_SETTLED = frozenset(f"<{predicate}>" for predicate in SHORTCUTS.values())


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows after a change.

    Attributes:
        delta: the lines of inferences that go and come.
        columns: the graph before.
        inference: its closure.
        stated: the statements that nobody makes any more, and those that are made now.
    """

    delta: Delta
    columns: Columns
    inference: Inference
    stated: Delta

    def keep(self, store: Path, generation: str, inferred: Delta, described: Delta) -> None:
        """Keep columns and closure beside the generation, so that the next reader need not make them."""
        whole = Delta()
        for delta in (self.stated, described):
            whole.join(delta)
        added, removed = (list(map(split_line, lines)) for lines in (whole.added, whole.removed))
        columns = updated(self.columns, whole.removed | inferred.removed, whole.added | inferred.added, generation)
        keep_columns(store, columns)
        terms = {term for line in (*inferred.removed, *inferred.added) for term in split_line(line)}
        keep_closure(store, carried(self.inference, added, removed, columns.stated, terms)[0])


def follow(before: Before, stated: Delta, towns: tuple[Collection[str], Collection[str]]) -> Consequences:
    """Return what follows when some lines are stated and others no longer.

    Args:
        before: the published graph.
        stated: what changes in all graphs but those of inferences and the description.
        towns: codes of townships that are named only now, and of those that are no longer, where what is said of them does not
            change: a build reasons about the named ones only.
    """
    added = {split_line(line) for line in stated.added}
    removed = [line for line in stated.removed if split_line(line) not in added and not _elsewhere(before, line, stated)]
    columns = columns_of(before.successor.store)
    inference = closure_of(before.successor.store, columns)
    new, old = map(set, change_lines(inference.changed(sorted(added), map(split_line, removed))))
    coming, going = ({line for code in codes for line in _about(inference, code)} for codes in towns)
    delta = Delta()
    delta.replace(old | going, (new - going) | coming)
    return Consequences(delta, columns, inference, Delta(set(removed), set(stated.added)))


def _elsewhere(before: Before, line: str, stated: Delta) -> bool:
    """Return whether another graph still makes the statement of a line that is taken out."""
    statement = line[: line.rindex(" <")]
    graphs = before.graphs_of(line) - {INFERRED}
    return any(f"{statement} <{graph}> .\n" not in stated.removed for graph in graphs)


def _about(inference: Inference, code: str) -> Iterator[str]:
    """Yield the shortcuts of a township that are not written for every one."""
    names = inference.rules.names
    this = names.known(f"<{region_iri(code)}>")
    if this is None:
        return
    for predicate, pairs in inference.closure.items():
        if names[predicate] in _SETTLED:
            continue
        start, end = np.searchsorted(pairs, [this << SHIFT, (this + 1) << SHIFT])
        stated = set(np.asarray(inference.columns.pairs.get(predicate, ())).tolist()) if end > start else set()
        for pair in pairs[start:end].tolist():
            fact = names[this], names[predicate], names[pair & MASK]
            if pair not in stated and is_shortcut(fact):
                yield f"{' '.join(fact)} <{INFERRED}> .\n"

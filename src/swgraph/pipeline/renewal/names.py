"""How names are merged after a change: only those that share a block with a changed one can be merged otherwise.

``swgraph.resolve`` compares the names of one region. Two names can be one only if they share their plain title, what is left of it, a
number, the official name of a department, or a line of the table of decisions: names that no chain of such blocks leads to
are merged as before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from swgraph.model import Extraction, Merge
from swgraph.pipeline.entries import named_blocks
from swgraph.pipeline.ledger import Ledger
from swgraph.resolve import Decision, Key, Merges, Names, Use, merges_of, uses_of

Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class NamesAfter:
    """The merges of all names that the changed sources use, and the other sources whose names are merged otherwise now."""

    merges: Merges
    reached: frozenset[str]


def names_after(
    ledger: Ledger, settled: Iterable[Extraction], touched: frozenset[str], decisions: Sequence[Decision]
) -> NamesAfter:
    """Return how names are merged when some sources say something else.

    Args:
        ledger: the sources before.
        settled: the changed sources, with the names that they use.
        touched: their ids, and those of sources that are withdrawn.
        decisions: what persons decided of names.
    """
    new = [use for extraction in settled for use in uses_of(extraction)]
    said = list(ledger.said_of(sorted(_around(ledger, new, touched, decisions))))
    before = merges_of(Names.of(use for _, use in said), decisions)
    after = merges_of(Names.of([*(use for source, use in said if source not in touched), *new]), decisions)
    changed = {
        "document": _differing(before.documents, after.documents),
        "organization": _differing(before.organizations, after.organizations),
    }
    reached = {source for source, use in said if source not in touched and (use.name, use.region) in changed[use.kind]}
    return NamesAfter(after, frozenset(reached))


def _around(ledger: Ledger, new: Sequence[Use], touched: Iterable[str], decisions: Sequence[Decision]) -> set[Name]:
    """Return every name that could be merged otherwise."""
    names = ledger.uses(touched) | {(use.kind, use.region or "", use.name) for use in new}
    blocks = {(use.kind, use.region or "", block) for use, block in named_blocks(new, decisions)}
    fresh, known = names, set[Name]()
    while fresh:
        known |= fresh
        blocks |= ledger.blocks(fresh)
        fresh = ledger.sharing(blocks) - known
    return known


def _differing(before: Mapping[Key, Merge], after: Mapping[Key, Merge]) -> set[Key]:
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

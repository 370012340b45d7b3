"""Facts of nodes with their quotations, as the view shows them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from swgraph.network.records import Network
from swgraph.query import Evidence, evidence_of, run
from swgraph.store import Store

MOST: Final = 12
"""Facts shown of one node: a file is to be read, the graph answers the rest."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What a source says of a node: the kind of statement, the words, the article, and its address where known."""

    id: str
    kind: str
    quote: str
    citation: str
    url: str | None = None


Facts: TypeAlias = Mapping[str, Sequence[Fact]]
"""Facts by the id of their node."""


def facts_of(store: Store, network: Network, most: int = MOST) -> dict[str, list[Fact]]:
    """Return the facts of each node that has any, those with words first, at most ``most`` of each.

    Raises:
        QueryError: the store cannot be asked.
    """
    wanted = {node.id for node in network.nodes}
    kinds: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in run(store, Path(__file__).with_suffix(".rq").read_text("utf-8")).rows:
        if row["node"] in wanted:
            kinds[str(row["node"])][str(row["fact"])] = str(row["kind"])
    # Each fact is looked up once, however many nodes it speaks of.
    found = evidence_of(store, sorted({fact for facts in kinds.values() for fact in facts}))
    return {node: listed for node, facts in kinds.items() if (listed := _listed(facts, found, most))}


def _listed(kinds: Mapping[str, str], found: Mapping[str, Evidence], most: int) -> list[Fact]:
    facts: dict[tuple[str, str], Fact] = {}
    for name, kind in kinds.items():
        if name in found:
            fact = _fact(name, kind, found[name])
            facts.setdefault((fact.quote, fact.citation), fact)
    return sorted(facts.values(), key=lambda fact: (not fact.quote, fact.citation, fact.id))[:most]


def _fact(name: str, kind: str, evidence: Evidence) -> Fact:
    citation = "，".join(str(part) for part in (evidence.headline, evidence.published, evidence.page) if part)
    return Fact(name, kind, evidence.quote, citation, evidence.url)

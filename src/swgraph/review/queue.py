"""What waits for review, read from the graph: facts as records, with the texts and the sources they stand in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from pyoxigraph import NamedNode
from rdflib.term import URIRef

from swgraph.graph import KnowledgeGraph
from swgraph.mapping import Triple, read_parts
from swgraph.model import Article, CitedEvidence, Extraction, Fact, Tier, TierFunction
from swgraph.query import Row
from swgraph.review.wording import Wording, read_wording
from swgraph.store import Solutions, Store
from swgraph.store.dataset import rdflib_term

QUESTION: Final = "H4"
_GRAPHS: Final = """
PREFIX sw: <https://w3id.org/swgraph/def/>
SELECT ?fact ?graph WHERE { GRAPH ?graph { ?fact sw:reviewStatus ?state } }
"""
_TRIPLES: Final = "SELECT ?s ?p ?o WHERE { VALUES ?graph { UNDEF } GRAPH ?graph { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Item:
    """One fact that waits.

    Attributes:
        iri: of the fact.
        row: of the answer to the question, with region, confidence and reasons.
        extraction: the source of the fact, without facts.
        together: the facts that are corrected with it, itself among them: a tier with its functions, a list of fields.
    """

    iri: str
    row: Row
    fact: Fact
    extraction: Extraction
    together: tuple[Fact, ...]

    @property
    def article(self) -> Article | None:
        """Return the article that the fact is read in."""
        wanted = self.fact.evidence.article
        return next((each for each in self.extraction.source.articles if each.id == wanted), None)


@dataclass(frozen=True, slots=True)
class Queue:
    """The facts shown, how many wait in all, the words for their concepts, and of which build they are."""

    items: tuple[Item, ...]
    total: int
    wording: Wording
    generation: str | None = None
    below: Decimal | None = None
    regions: tuple[str, ...] = ()


def read_queue(
    kg: KnowledgeGraph, regions: Sequence[str] = (), below: Decimal | None = None, limit: int | None = None
) -> Queue:
    """Return what waits for review, the least certain first.

    Args:
        kg: the graph.
        regions: names or codes of regions (themselves, not those within); all unless given.
        below: only facts with a confidence below this.
        limit: at most so many; the others are counted.

    Raises:
        UnknownRegionError, AmbiguousRegionError: a name that means nothing, or more than one region.
    """
    answer = kg.ask(QUESTION, region=list(regions) or None, below=below)
    rows = answer.rows[:limit]
    graphs = _graphs(kg.store)
    read = {name: read_parts(_triples(kg.store, name)) for name in sorted({graphs[str(row["fact"])] for row in rows})}
    items = tuple(_item(row, *read[graphs[str(row["fact"])]]) for row in rows)
    return Queue(items, len(answer), read_wording(kg), answer.generation, below, tuple(regions))


def _item(row: Row, extraction: Extraction, facts: Mapping[URIRef, Fact]) -> Item:
    name = str(row["fact"])
    fact = facts[URIRef(name)]
    return Item(name, row, fact, extraction, _together(fact, facts.values()))


def _together(fact: Fact, facts: Collection[Fact]) -> tuple[Fact, ...]:
    """Return the facts that stand as one in a facts file."""
    if isinstance(fact.evidence, CitedEvidence):
        same = [each for each in facts if each.fid == fact.fid]
        return tuple(sorted(same, key=lambda each: getattr(each, "order", None) or 0))
    if isinstance(fact, TierFunction):
        tier = next((each for each in facts if isinstance(each, Tier) and fact in each.functions), None)
        return (tier or fact,)
    return (fact,)


def _graphs(store: Store) -> dict[str, str]:
    """Return the named graph of each fact."""
    return {_iri(fact): _iri(graph) for fact, graph in cast("Solutions", store.query(_GRAPHS))}


def _triples(store: Store, graph: str) -> list[Triple]:
    answer = cast("Solutions", store.query(_TRIPLES.replace("UNDEF", str(NamedNode(graph)))))
    return [cast("Triple", tuple(rdflib_term(term) for term in row if term is not None)) for row in answer]


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""

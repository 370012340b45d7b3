"""The sources behind a network of departments: the articles that report the documents it was made from."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from swgraph.iri import region_iri
from swgraph.lexicon.regions import COUNTRY
from swgraph.network import Network
from swgraph.network.actors import days_of
from swgraph.network.asking import Asking, Wanted
from swgraph.query import evidence_of

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph


def sources_of(kg: "KnowledgeGraph", network: Network, regions: Iterable[str] | None) -> tuple[int, date | None]:
    """Return the number of sources of a network of departments, and the day of the newest.

    Args:
        kg: the graph.
        network: the projection ``actors``; its period is that of its parameters.
        regions: the divisions it was restricted to.
    """
    asking = Asking(kg.store)
    wanted = Wanted(_regions(kg, regions), _day(network, "since", "-01-01"), _day(network, "until", "-12-31"))
    days = days_of(asking)
    kept = {
        str(row["document"]) for row in asking.rows("titles")
        if wanted.has_region(str(row["region"])) and wanted.has_day(days.get(str(row["document"])))
    }  # fmt: skip
    seats = [row for row in asking.rows("seats") if str(row["document"]) in kept]
    quoted = evidence_of(kg.store, sorted({str(row["fact"]) for row in seats}))
    newest = max((each.published for each in quoted.values() if each.published), default=None)
    return len({row["source"] for row in seats if row["source"]}), newest


def _regions(kg: "KnowledgeGraph", names: Iterable[str] | None) -> frozenset[str] | None:
    if names is None:
        return None
    found = {region.code for name in names for region in kg.regions_within(name)}
    return None if COUNTRY in found else frozenset(map(region_iri, found))


def _day(network: Network, name: str, rest: str) -> date | None:
    text = network.params.get(name)
    return date.fromisoformat(text + rest if len(text) == 4 else text) if text else None

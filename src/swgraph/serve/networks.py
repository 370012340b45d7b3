"""Networks answered as Cytoscape JSON."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from swgraph.errors import UnknownResourceError
from swgraph.export.networks.cyjs import write_cyjs
from swgraph.network import PROJECTIONS
from swgraph.network.projection import DIVISIONS
from swgraph.serve.bounds import Bounds, Sink, too_large

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph

NETWORKS: Final = {name: heading for name, heading in PROJECTIONS.items() if name != DIVISIONS}
"""The projections that are served, each with its heading: that of all divisions is longer than any answer may be."""


def answer_network(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return the projection ``name`` with ``options``, those of ``KnowledgeGraph.network``, as Cytoscape JSON; nodes and edges are its rows.

    Raises:
        UnknownResourceError: there is no such projection.
        ParameterError, LexiconError: a value does not fit.
        AnswerTooLargeError: it is too long, or has too many nodes and edges.
    """
    if payload["name"] not in NETWORKS:
        raise UnknownResourceError(f"未知网络 unknown network: wanted one of {', '.join(NETWORKS)}; choose one")
    network = kg.network(payload["name"], **payload["options"])
    if network.n_nodes + network.n_edges > most.rows:
        raise too_large(most.rows, "nodes and edges")
    sink = Sink(most)
    try:
        write_cyjs(network, sink)
    except OSError as error:  # what is long goes through a file, and none may be written here
        raise too_large(most.bytes) from error
    return sink.getvalue(), "application/json"

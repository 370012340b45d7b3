"""Depth of lineage, on a network worked out by hand."""

import pytest

from swgraph.errors import ParameterError
from swgraph.network import Edge, Network, Node, measure

# Synthetic: a rests on b and on c, b on c; c and d cite each other; e stands alone.
_ARROWS = (("a", "b"), ("a", "c"), ("b", "c"), ("c", "d"), ("d", "c"))


def _network(*, directed: bool) -> Network:
    nodes = [Node(f"urn:{name}", name, name, "PolicyDocument") for name in "abcde"]
    edges = [Edge(f"e{i}", f"urn:{one}", f"urn:{other}", "based_on", "依据") for i, (one, other) in enumerate(_ARROWS)]
    return Network("documents", "合成 synthetic", directed, nodes, edges, multi=True)


def test_depth_is_the_longest_chain_and_a_circle_counts_once() -> None:
    found = {row["title"]: (row["depth"], row["incoming"]) for row in measure(_network(directed=True), "depth")}
    assert found == {"a": (2, 0), "b": (1, 1), "c": (0, 3), "d": (0, 1), "e": (0, 0)}


def test_a_network_without_direction_has_no_depth() -> None:
    with pytest.raises(ParameterError, match="no direction"):
        measure(_network(directed=False), "depth")

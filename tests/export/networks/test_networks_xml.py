"""GraphML and GEXF as networkx and igraph read them."""

import io
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from lxml import etree  # type: ignore[import-untyped]

from hostile_networks import Told, networks, told
from swgraph.export.networks import export_network
from swgraph.network.records import Network

ALL = list(networks())


def _exported(network: Network, form: str) -> bytes:
    file = io.BytesIO()
    export_network(network, file, form)
    return file.getvalue()


def _read(graph: Any, *left_out: str) -> Told:  # noqa: ANN401 - networkx has no types
    """Return what networkx read."""
    edges = {}
    found = graph.edges(keys=True, data=True) if graph.is_multigraph() else ((*edge[:2], None, edge[2]) for edge in graph.edges(data=True))
    for source, target, key, data in found:
        ends = (source, target) if graph.is_directed() else tuple(sorted((source, target)))
        edges[data.get("id", key)] = (*ends, {name: value for name, value in data.items() if name not in {"id", *left_out}})
    return Told({node: {k: v for k, v in data.items() if k not in left_out} for node, data in graph.nodes(data=True)}, edges)


def test_networkx_reads_back_every_graphml() -> None:
    for network in ALL:
        graph = nx.read_graphml(io.BytesIO(_exported(network, "graphml")), force_multigraph=True)
        assert graph.is_directed() == network.directed
        assert _read(graph) == told(network), network.name


def test_igraph_reads_back_every_graphml(tmp_path: Path) -> None:
    file = tmp_path / "network.graphml"
    for network in ALL:
        file.write_bytes(_exported(network, "graphml"))
        graph = igraph.Graph.Read_GraphML(str(file))
        said = told(network)
        assert graph.is_directed() == network.directed
        assert [vertex["id"] for vertex in graph.vs] == list(said.nodes)
        for vertex in graph.vs:
            assert _known(vertex.attributes(), said.nodes[vertex["id"]]) == said.nodes[vertex["id"]], network.name
        # igraph 1.0 gives ids of nodes for those of edges; it keeps their order.
        for edge, (source, target, data) in zip(graph.es, said.edges.values(), strict=True):
            ends = [graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]]
            assert (ends if network.directed else sorted(ends)) == [source, target]
            assert _known(edge.attributes(), data) == data, network.name


def _known(read: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Return what igraph read without what it puts where nothing stood: NaN, an empty text, or false."""
    empty = {name for name, value in read.items() if value in ("", False, None) or (isinstance(value, float) and math.isnan(value))}
    return {name: value for name, value in read.items() if name != "id" and (name in said or name not in empty)}


def test_networkx_reads_back_every_gexf() -> None:
    for network in ALL:
        graph = nx.read_gexf(io.BytesIO(_exported(network, "gexf")))
        assert graph.is_directed() == network.directed
        assert _read(graph, "viz") == told(network), network.name


def test_every_gexf_fits_the_grammar() -> None:
    grammar = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("gexf.rng"))))
    for network in ALL:
        document = etree.fromstring(_exported(network, "gexf"))
        assert grammar.validate(document), (network.name, grammar.error_log.last_error)
    document.set("version", "1.2")
    assert not grammar.validate(document)


def test_gexf_shows_kinds_sources_and_time() -> None:
    (network,) = [each for each in ALL if each.name == "made3"]
    text = _exported(network, "gexf").decode()
    assert text.count("<viz:color ") == text.count("<viz:size ") == text.count("<viz:position ") == len(list(network.nodes))
    assert ('mode="dynamic"' in text) == any(each.start or each.end for elements in (network.nodes, network.edges) for each in elements)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_same_network_gives_the_same_bytes(form: str) -> None:
    for first, second in zip(ALL[:50], _again(50), strict=True):
        assert _exported(first, form) == _exported(second, form)


def _again(number: int) -> Iterator[Network]:
    yield from networks(number)

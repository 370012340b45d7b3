"""Turtle, TriG and N-Quads of a network, by pyoxigraph; TriG and N-Quads name the graph after the network."""

from collections.abc import Iterator
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from swgraph.export.networks.triples import PREFIXES, network_iri, network_triples
from swgraph.export.turtle import write_with_prefixes
from swgraph.network.records import Network


def write_turtle(network: Network, file: BinaryIO) -> None:
    """Write a network as Turtle, https://www.w3.org/TR/turtle/ ."""
    write_with_prefixes(network_triples(network), file, RdfFormat.TURTLE, PREFIXES)


def write_trig(network: Network, file: BinaryIO) -> None:
    """Write a network as TriG, https://www.w3.org/TR/trig/ ."""
    write_with_prefixes(_quads(network), file, RdfFormat.TRIG, PREFIXES)


def write_nquads(network: Network, file: BinaryIO) -> None:
    """Write a network as N-Quads, https://www.w3.org/TR/n-quads/ ."""
    serialize(_quads(network), file, RdfFormat.N_QUADS)


def _quads(network: Network) -> Iterator[Quad]:
    graph = NamedNode(network_iri(network))
    yield from (Quad(each.subject, each.predicate, each.object, graph) for each in network_triples(network))

"""JSON-LD of a network with the context of the ontology (``ontology/context.jsonld``): one element a line.

https://www.w3.org/TR/json-ld11/ . The same statements as ``triples`` makes, so the same rules. The context stands in the file, for a reader
without a network.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from swgraph.export.jsonld import compacted, context_of
from swgraph.export.networks.spool import write_lines
from swgraph.export.networks.triples import PREFIXES, network_triples
from swgraph.network.records import Network


def write_jsonld(network: Network, file: BinaryIO) -> None:
    """Write a network as JSON-LD."""
    write_lines(file, _lines(network))


def _lines(network: Network) -> Iterator[str]:
    context = context_of(PREFIXES)
    yield f'{{"@context": {context.text},\n"@graph": ['
    mark = "\n"
    for subject, triples in groupby(network_triples(network), key=lambda triple: triple.subject):
        yield f"{mark}{compacted(subject, triples, context)}"
        mark = ",\n"
    yield "\n]}\n"

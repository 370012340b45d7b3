"""Where the graph is kept and asked: in memory, in a directory of immutable generations, or behind a SPARQL server.

A build writes a generation with ``publish``; readers open it with ``open_generation`` and never change it. No error of
a library leaves this floor: everything is a ``StoreError`` or a ``QueryError`` (see ``swgraph.errors``).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from swgraph.store.answers import Answer, Boolean, Solutions, Store, Term, Triples
from swgraph.store.copied import CopiedStore
from swgraph.store.generations import GRAPH, LEDGER, current_generation, generation_path
from swgraph.store.manifest import Manifest, read_manifest
from swgraph.store.oxigraph import MemoryStore, OxigraphStore
from swgraph.store.publisher import publish, publish_sorted
from swgraph.store.reading import open_generation, published_lines, verify
from swgraph.store.record import read_record
from swgraph.store.splicing import lines_about, mapped
from swgraph.store.successor import Successor, succeeding

if TYPE_CHECKING:
    from swgraph.store.copies import answering
    from swgraph.store.remote import RemoteStore

_OF_SERVERS: Final = {"RemoteStore": "swgraph.store.remote", "answering": "swgraph.store.copies"}

__all__ = [
    "GRAPH",
    "LEDGER",
    "Answer",
    "Boolean",
    "CopiedStore",
    "Manifest",
    "MemoryStore",
    "OxigraphStore",
    "RemoteStore",
    "Solutions",
    "Store",
    "Successor",
    "Term",
    "Triples",
    "answering",
    "current_generation",
    "generation_path",
    "lines_about",
    "mapped",
    "open_generation",
    "publish",
    "publish_sorted",
    "published_lines",
    "read_manifest",
    "read_record",
    "succeeding",
    "verify",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Return what speaks with servers, imported when it is asked for: most commands open a directory."""
    if name in _OF_SERVERS:
        return getattr(import_module(_OF_SERVERS[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

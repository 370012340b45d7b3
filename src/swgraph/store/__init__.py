"""Where the graph is kept and asked: in memory, in a directory of immutable generations, or behind a SPARQL server.

A build writes a generation with ``publish``; readers open it with ``open_generation`` and never change it. No error of
a library leaves this floor: everything is a ``StoreError`` or a ``QueryError`` (see ``swgraph.errors``).
"""

from swgraph.store.answers import Answer, Boolean, Solutions, Store, Term, Triples
from swgraph.store.generations import current_generation
from swgraph.store.manifest import Manifest, read_manifest
from swgraph.store.oxigraph import MemoryStore, OxigraphStore
from swgraph.store.publisher import publish
from swgraph.store.reading import open_generation, published_lines, verify
from swgraph.store.record import read_record
from swgraph.store.remote import RemoteStore

__all__ = [
    "Answer", "Boolean", "Manifest", "MemoryStore", "OxigraphStore", "RemoteStore", "Solutions", "Store", "Term",
    "Triples", "current_generation", "open_generation", "publish", "published_lines", "read_manifest", "read_record", "verify",
]  # fmt: skip

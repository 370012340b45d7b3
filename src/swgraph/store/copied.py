"""A copy of what a server publishes, asked in its place; how it is made is in ``swgraph.store.copies``."""

from pathlib import Path
from typing import TYPE_CHECKING

from swgraph.store.oxigraph import OxigraphStore

if TYPE_CHECKING:  # a store on the disk is opened without the parts for servers, which cost half of a short command's start
    from swgraph.store.remote import RemoteStore


class CopiedStore(OxigraphStore):
    """A copy, read here; ``server`` is where it comes from, ``place`` where it lies, ``faults`` what the server gets wrong."""

    def __init__(self, copy: OxigraphStore, server: "RemoteStore", place: Path, faults: tuple[str, ...] = ()) -> None:
        super().__init__(copy.engine, copy.generation, copy.count(), copy.record)
        self.server = server
        self.place = place
        self.faults = faults

    def __repr__(self) -> str:
        return f"<CopiedStore of {self.server.url}, generation {self.generation}, in {self.place}>"

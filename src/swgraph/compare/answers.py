"""Questions that analysts ask by name: each is one or a few questions of the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass

from swgraph.catalogue import load_catalogue
from swgraph.compare.blocks import ask_block
from swgraph.query import Result, ask
from swgraph.store import Store

TIERS = "D1"
CONFLICTS = "H2"
GAPS = "H1"
LINEAGE = "B1"
RESPONSIBILITIES = "E4"
ADOPTION, CHANNELS, CURVE = "G1", "G2", "G4"


@dataclass(frozen=True, slots=True)
class Diffusion:
    """How a practice spread: who took it up in which order, from above or from neighbours, and how many by each year."""

    adoption: Result
    channels: Result
    curve: Result

    def _repr_html_(self) -> str:
        return "".join(each._repr_html_() for each in (self.adoption, self.channels, self.curve))


def answer(store: Store, question: str, **params: object) -> Result:
    """Return the answer to a question of the catalogue; parameters that are None are not given."""
    given = {name: list(value) if isinstance(value, tuple) else value for name, value in params.items() if value is not None}
    return ask(store, load_catalogue().get(question), given)


def timeline(store: Store, region: object | Iterable[object] | None = None) -> Result:
    """Return documents, reforms, events and deadlines in the order of their dates."""
    return ask_block(store, "timeline", {"region": region})


def diffusion(store: Store, innovation: str | None = None) -> Diffusion:
    """Return how a practice spread over the provinces; of all practices unless one is named."""
    adoption, channels, curve = (answer(store, each, innovation=innovation) for each in (ADOPTION, CHANNELS, CURVE))
    return Diffusion(adoption, channels, curve)

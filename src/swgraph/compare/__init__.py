"""The analyst's floor: figures of many regions aligned and set side by side, like regions found, sources cited."""

from swgraph.compare.answers import (
    CONFLICTS,
    GAPS,
    LINEAGE,
    RESPONSIBILITIES,
    TIERS,
    Diffusion,
    answer,
    diffusion,
    timeline,
)
from swgraph.compare.assembly import ROLES, compare
from swgraph.compare.citation import STYLES, cite
from swgraph.compare.comparison import Comparison, Explained
from swgraph.compare.denominators import PER
from swgraph.compare.peers import peers
from swgraph.compare.places import Place

__all__ = [
    "CONFLICTS", "GAPS", "LINEAGE", "PER", "RESPONSIBILITIES", "ROLES", "STYLES", "TIERS", "Comparison", "Diffusion", "Explained",
    "Place", "answer", "cite", "compare", "diffusion", "peers", "timeline",
]  # fmt: skip

"""Pictures of the graph: SVG and PNG, in notebooks too; needs the extra ``plot``."""

from swgraph.plot.actors import draw_actors
from swgraph.plot.diffusion import draw_diffusion
from swgraph.plot.map import draw_map
from swgraph.plot.matrix import draw_comparison
from swgraph.plot.picture import Picture
from swgraph.plot.targets import draw_targets
from swgraph.plot.tiers import draw_tiers

__all__ = ["Picture", "draw_actors", "draw_comparison", "draw_diffusion", "draw_map", "draw_targets", "draw_tiers"]

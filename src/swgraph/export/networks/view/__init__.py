"""A network as one HTML file that people open in a browser, offline; ``docs/view.md`` describes it."""

from swgraph.export.networks.view.facts import Fact, facts_of
from swgraph.export.networks.view.page import export_view, write_html

__all__ = ["Fact", "export_view", "facts_of", "write_html"]

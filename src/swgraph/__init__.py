"""swgraph: the knowledge graph of Chinese social-work policy, with a quotation behind every fact.

>>> import swgraph
>>> swgraph.__version__
'0.1.0'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from swgraph.settings import VERSION

if TYPE_CHECKING:
    from swgraph import errors
    from swgraph.export import write_excel as to_excel
    from swgraph.graph import KnowledgeGraph
    from swgraph.graph import open_graph as open
    from swgraph.pipeline import build, update
    from swgraph.query import Result

__all__ = ["KnowledgeGraph", "Result", "__version__", "build", "errors", "open", "to_excel", "update"]
__version__ = VERSION

_FACE = {
    "KnowledgeGraph": ("swgraph.graph", "KnowledgeGraph"),
    "Result": ("swgraph.query", "Result"),
    "build": ("swgraph.pipeline", "build"),
    "open": ("swgraph.graph", "open_graph"),
    "to_excel": ("swgraph.export", "write_excel"),
    "update": ("swgraph.pipeline", "update"),
}


def __getattr__(name: str) -> object:
    if name == "errors":
        return import_module("swgraph.errors")
    if name in _FACE:
        module, attribute = _FACE[name]
        return getattr(import_module(module), attribute)
    raise AttributeError(f"module 'swgraph' has no attribute {name!r}")

"""What a graph says about one thing, as RDF or as a page for people."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from swgraph.serve.bounds import Bounds, within
from swgraph.serve.media import GRAPHS, HTML
from swgraph.serve.pages import thing_page
from swgraph.serve.queries import choose, serialized
from swgraph.serve.things import read_thing

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph

_NAMED_GRAPHS: Final = frozenset({"application/trig", "application/n-quads"})


def answer_description(kg: "KnowledgeGraph", payload: Mapping[str, Any], most: Bounds) -> tuple[bytes, str]:
    """Return what the graph says about ``iri``, as the best of ``format``: HTML, or RDF of which TriG names the sources.

    Raises:
        UnknownResourceError: the graph says nothing about it.
        ExportError: no form fits.
    """
    thing = read_thing(kg, payload["iri"])
    media_type, form = choose(payload["format"], (HTML, *GRAPHS))
    if form is HTML:
        return within(thing_page(thing, kg.store.generation or "").encode(), most), media_type
    if form.media_type in _NAMED_GRAPHS:
        return serialized(thing.said, form, most), media_type
    return serialized(dict.fromkeys(quad.triple for quad in thing.said), form, most), media_type

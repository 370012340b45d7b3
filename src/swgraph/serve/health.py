"""Whether the server lives, whether it can answer, and what it has done."""

from typing import TYPE_CHECKING

from swgraph.errors import SwgraphError
from swgraph.serve.replies import reply
from swgraph.serve.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_NO_STORE = {"Cache-Control": "no-store"}


async def health(request: "Request") -> "Response":  # noqa: ARG001
    """Answer 200 while the web process lives."""
    return reply(b"ok\n", "text/plain", _NO_STORE)


async def ready(request: "Request") -> "Response":
    """Answer 200 where a query is answered from the published generation, else 503."""
    site = site_of(request)
    try:
        done = await site.run(request, "sparql", {"query": "ASK {}", "format": "text/csv"})
    except SwgraphError:
        return reply(b"not ready\n", "text/plain", _NO_STORE, 503)
    return reply(f"ready {done.generation}\n".encode(), "text/plain", _NO_STORE)


async def metrics(request: "Request") -> "Response":
    """Answer with the counts, as Prometheus reads them."""
    site = site_of(request)
    try:
        generation = site.generation()
    except SwgraphError:
        generation = ""
    body = "\n".join([*site.metrics.lines(generation, site.kept.hits), ""]).encode()
    return reply(body, "text/plain; version=0.0.4", _NO_STORE)

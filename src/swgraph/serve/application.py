"""The application: which address is answered by what."""

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route

from swgraph.errors import SwgraphError
from swgraph.serve import api, doors, health, identifiers, protocol
from swgraph.serve.faults import problem_of, problem_of_status
from swgraph.serve.gate import Gate
from swgraph.serve.replies import fault

if TYPE_CHECKING:
    from starlette.requests import Request

    from swgraph.serve.site import Site

_WANTED = {
    404: "没有此页 wanted one of /sparql, /api/, /id/…, /def/…, /.well-known/void; see /",
    405: "不支持此方法 wanted a method that this address takes: see Allow",
}


def application(site: "Site") -> Gate:
    """Return the application of a site."""
    handlers = {SwgraphError: _ours, HTTPException: _refused, ClientDisconnect: _left, Exception: _ours}
    app = Starlette(routes=_routes(), exception_handlers=handlers)
    app.state.site = site
    return Gate(app, site)


def _routes() -> list[Route]:
    return [
        Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
        Route("/sparql/", protocol.sparql, methods=["GET", "POST"]),
        Route("/.well-known/void", protocol.describe_service),
        Route("/id/{name:path}", identifiers.dereference),
        Route("/vocab/{name:path}", identifiers.dereference),
        Route("/def", identifiers.ontology),
        Route("/def/", identifiers.ontology),
        Route("/def/{name:path}", identifiers.dereference),
        Route("/api/questions", api.list_questions),
        Route("/api/questions/{question}", api.ask_question),
        Route("/api/compare", api.compare),
        Route("/api/compare.csv", api.compare),
        Route("/api/compare.xlsx", api.compare),
        Route("/api/compare.md", api.compare),
        Route("/api/find", api.find),
        Route("/api/evidence/{fact:path}", api.evidence),
        Route("/api/networks/{name}", api.network),
        Route("/api/openapi.json", api.document),
        Route("/api/", doors.interface),
        Route("/health", health.health),
        Route("/ready", health.ready),
        Route("/metrics", health.metrics),
        Route("/style.css", doors.style),
        Route("/robots.txt", doors.robots),
        Route("/", doors.home),
    ]


async def _ours(request: "Request", error: Exception) -> Response:
    problem = problem_of(error if isinstance(error, SwgraphError) else SwgraphError())
    return fault(problem, as_json=_is_api(request))


async def _refused(request: "Request", error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = _WANTED.get(error.status_code, error.detail)
    return fault(problem_of_status(error.status_code, detail), as_json=_is_api(request), headers=error.headers)


async def _left(request: "Request", error: Exception) -> Response:  # noqa: ARG001
    """Return what nobody reads: the client is gone."""
    return Response(None, 400)


def _is_api(request: "Request") -> bool:
    return request.url.path.startswith("/api/")

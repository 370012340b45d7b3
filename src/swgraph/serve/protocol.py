"""The query operation of the SPARQL 1.1 Protocol, https://www.w3.org/TR/sparql11-protocol/ : every form of it, and no update."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException

from swgraph.serve.media import GRAPHS, TABLES, form_of
from swgraph.serve.reading import FORM, bad, chosen_forms, decoded, media_type_of, read_pairs, single, values
from swgraph.serve.replies import GENERATION, answered, is_known, tag, unchanged
from swgraph.serve.site import Site, site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_FORMS: Final = (*TABLES, *GRAPHS)
_READ_ONLY: Final = "只读 this server is read-only: wanted a query, got an update; only a build writes the graph"
_UPDATE_NAMES: Final = ("update", "using-graph-uri", "using-named-graph-uri")
# What gives another answer each time is nothing to keep.
_FLEETING: Final = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID)\s*\(", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol gives it: graphs are None where the request names none."""

    query: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    formats: tuple[str, ...]


async def sparql(request: "Request") -> "Response":
    """Answer a query, or describe the service where there is none."""
    site = site_of(request)
    pairs = read_pairs(request.scope["query_string"])
    if request.method == "POST":
        pairs = (*pairs, *await _posted(request))
    asked = _asked(request, pairs, site)
    return await (describe_service(request) if asked is None else _answer(request, site, asked))


async def describe_service(request: "Request") -> "Response":
    """Answer with the description of the service and of its data."""
    site = site_of(request)
    wanted = values(read_pairs(request.scope["query_string"]), "format")
    formats = chosen_forms(request, next(iter(wanted), None), GRAPHS)
    headers = {"ETag": tag(site.generation(), "service", site.url, formats), "Vary": "Accept", "Cache-Control": "no-cache"}
    if is_known(request, headers["ETag"]):
        return unchanged(headers)
    done = await site.run(request, "service", {"endpoint": f"{site.url}/sparql", "format": formats})
    return answered(done, {**headers, GENERATION: done.generation})


async def _posted(request: "Request") -> Sequence[tuple[str, str]]:
    """Return what a body says, as parameters.

    Raises:
        HTTPException: it is no query, or not UTF-8.
    """
    media_type = media_type_of(request)
    if media_type == _UPDATE:
        raise HTTPException(403, _READ_ONLY)
    if media_type not in (FORM, _QUERY):
        detail = f"不支持此媒体类型 wanted Content-Type {FORM} or {_QUERY}, got {'another' if media_type else 'none'}; name one of the two"
        raise HTTPException(415, detail, {"Accept-Post": f"{FORM}, {_QUERY}"})
    body = await request.body()
    return read_pairs(body) if media_type == FORM else (("query", decoded(body)),)


def _asked(request: "Request", pairs: Sequence[tuple[str, str]], site: Site) -> Asked | None:
    """Return the query of a request, None where a GET has none.

    Raises:
        HTTPException: an update, no or several queries, one that is too long, or no form that the client takes.
    """
    if any(name in _UPDATE_NAMES for name, _ in pairs):
        raise HTTPException(403, _READ_ONLY)
    query = single(pairs, "query")
    if query is None:
        if request.method == "POST":
            raise bad("没有查询 wanted a query, got none; send it as query=… or as a body of application/sparql-query")
        return None
    size, most = len(query.encode("utf-8", "surrogatepass")), site.serving.limits.query
    if size > most:
        raise HTTPException(413, f"查询过长 wanted a query of at most {most} bytes, got {size}; shorten it")
    default, graphs = values(pairs, "default-graph-uri"), values(pairs, "named-graph-uri")
    none = not default and not graphs
    formats = chosen_forms(request, next(iter(values(pairs, "format")), None), _FORMS)
    return Asked(query, None if none else default, None if none else graphs, formats)


async def _answer(request: "Request", site: Site, asked: Asked) -> "Response":
    etag = tag(site.generation(), asked)
    keeping = {"Vary": "Accept", "Cache-Control": "no-store" if _FLEETING.search(asked.query) else "no-cache"}
    if keeping["Cache-Control"] == "no-cache" and is_known(request, etag):
        return unchanged({**keeping, "ETag": etag})
    request.state.query = asked.query
    graphs = {"default_graphs": asked.default_graphs, "named_graphs": asked.named_graphs}
    stays = keeping["Cache-Control"] == "no-cache"
    done = await site.run(request, "sparql", {"query": asked.query, **graphs, "format": asked.formats}, keep=stays)
    if keeping["Cache-Control"] == "no-cache":
        keeping["ETag"] = tag(done.generation, asked)
    form = form_of(done.media_type, _FORMS)
    name = hashlib.sha256(asked.query.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    file = f"swgraph-{name}.{form.suffix if form else 'txt'}"
    headers = {**keeping, GENERATION: done.generation, "Content-Disposition": f'inline; filename="{file}"'}
    return answered(done, headers)

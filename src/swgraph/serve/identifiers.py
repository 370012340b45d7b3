"""Identifiers that lead somewhere: ``/id/…``, ``/def/…`` and ``/vocab/…`` answer as pages or as RDF, as Accept says."""

from functools import cache
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool

from swgraph import iri
from swgraph.serve.media import GRAPHS, HTML
from swgraph.serve.reading import chosen_forms, read_pairs, single
from swgraph.serve.replies import GENERATION, answered, is_known, reply, tag, unchanged
from swgraph.serve.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_BASES: Final = {"id": iri.ID, "def": iri.DEF, "vocab": iri.VOCAB}
_FORMS: Final = (HTML, *GRAPHS)


async def dereference(request: "Request") -> "Response":
    """Answer with what the graph says about an identifier of ours."""
    address = _BASES[request.url.path.split("/")[1]] + request.path_params["name"]
    return await _described(request, address)


async def ontology(request: "Request") -> "Response":
    """Answer with the ontology: its reference as a page, its statements as RDF."""
    formats = _formats(request)
    if formats[0] != HTML.media_type:
        return await _described(request, iri.DEF)
    return reply(await run_in_threadpool(_reference), HTML.media_type, {"Vary": "Accept", "Cache-Control": "no-cache"})


@cache
def _reference() -> bytes:
    from swgraph.reference import render_reference

    return render_reference().encode()


async def _described(request: "Request", address: str) -> "Response":
    site, formats = site_of(request), _formats(request)
    links = ", ".join(f'<?format={form.names[0]}>; rel="alternate"; type="{form.media_type}"' for form in GRAPHS)
    headers = {"ETag": tag(site.generation(), address, formats), "Vary": "Accept", "Cache-Control": "no-cache", "Link": links}
    if is_known(request, headers["ETag"]):
        return unchanged(headers)
    done = await site.run(request, "describe", {"iri": address, "format": formats})
    return answered(done, {**headers, GENERATION: done.generation})


def _formats(request: "Request") -> tuple[str, ...]:
    return chosen_forms(request, single(read_pairs(request.scope["query_string"]), "format"), _FORMS)

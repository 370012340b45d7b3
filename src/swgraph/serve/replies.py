"""Answers over HTTP: whole bodies sent in pieces, with what lets clients keep them and ask whether they changed."""

import hashlib
import io
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Final

from starlette.responses import Response

from swgraph.serve.faults import Problem, retry_headers
from swgraph.serve.held import held
from swgraph.serve.media import with_charset
from swgraph.settings import VERSION

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

    from swgraph.serve.workers import Done

_PIECE: Final = 64 * 1024
GENERATION: Final = "X-SWGraph-Generation"


class Reply(Response):
    """A whole answer, sent piece by piece; what is long waits for a slow client in a file without a name, not in memory.

    ``file`` holds the answer of a worker that came as one; its length is then among the headers.
    """

    file: IO[bytes] | None = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:  # noqa: ARG002
        """Send it."""
        with self.file or held(bytes(self.body)) as waiting:
            self.body, length = b"", waiting.seek(0, io.SEEK_END)
            waiting.seek(0)
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            for end in range(_PIECE, length + _PIECE, _PIECE):
                await send({"type": "http.response.body", "body": waiting.read(_PIECE), "more_body": end < length})
        if not length:
            await send({"type": "http.response.body", "body": b""})


def reply(body: bytes, media_type: str, headers: Mapping[str, str], status: int = 200) -> Reply:
    """Return an answer; its type is written as it is given, with the charset where it is text."""
    return Reply(body, status, {**headers, "Content-Type": with_charset(media_type)})


def answered(done: "Done", headers: Mapping[str, str]) -> Reply:
    """Return the answer of a worker."""
    found = reply(done.body, done.media_type, headers)
    if done.file:
        found.file = done.file
        found.headers["Content-Length"] = str(done.length)
    return found


def fault(problem: Problem, *, as_json: bool, headers: Mapping[str, str] | None = None) -> Reply:
    """Return what went wrong, as a problem of RFC 9457 or as plain text; nobody keeps it."""
    kept = {"Cache-Control": "no-store", **retry_headers(problem), **(headers or {})}
    if as_json:
        return Reply(problem.body(), problem.status, {**kept, "Content-Type": "application/problem+json"})
    return Reply(problem.text(), problem.status, {**kept, "Content-Type": "text/plain; charset=utf-8"})


def tag(*parts: object) -> str:
    """Return the ETag of what was asked: weak, as the same answer may be written in another order.

    >>> tag("gen", "SELECT …") == tag("gen", "SELECT …"), tag("gen", "ab", "c") == tag("gen", "a", "bc"), tag()[:3]
    (True, False, 'W/"')
    """
    key = repr((VERSION, parts)).encode("utf-8", "surrogatepass")
    return f'W/"{hashlib.sha256(key).hexdigest()[:32]}"'


def is_known(request: "Request", etag: str) -> bool:
    """Return whether a client has this answer already (If-None-Match, compared weakly)."""
    given = request.headers.get("if-none-match", "")
    known = {each.strip().removeprefix("W/") for each in given.split(",")}
    return given.strip() == "*" or etag.removeprefix("W/") in known


def unchanged(headers: Mapping[str, str]) -> Response:
    """Return the answer to a client that has it already."""
    return Response(None, 304, {name: value for name, value in headers.items() if name != "Content-Disposition"})

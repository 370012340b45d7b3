"""What every request passes: is it for this server, what may a browser do with the answer, and a line in the log."""

import json
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect

from swgraph.serve.faults import problem_of_status
from swgraph.serve.reading import has_body, read_bounded, replayed
from swgraph.serve.replies import fault

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from swgraph.serve.site import Site

_ACCESS: Final = logging.getLogger("swgraph.access")
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_SAFE: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_LONGEST: Final = 200


@dataclass(slots=True)
class _Seen:
    """What is known of a request when it is over."""

    started: float = field(default_factory=time.monotonic)
    status: int = 500
    sent: int = 0


class Gate:
    """Refuse what is not for this server, read bodies with a bound, add what keeps browsers safe, count and log.

    It stands before the application: what waits for the rest of a request costs as little as possible.
    """

    def __init__(self, app: "ASGIApp", site: "Site") -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not has_body(scope["headers"]):
            await self._take(scope, receive, send, is_too_long=False)
            return
        # First of all, and before anything is made for the request: many may wait here for what never comes.
        try:
            body = await read_bounded(receive, scope["headers"], self._site.serving.limits.body)
        except ClientDisconnect:
            return
        await self._take(scope, replayed(body or b"", receive), send, is_too_long=body is None)

    async def _take(self, scope: "Scope", receive: "Receive", send: "Send", *, is_too_long: bool) -> None:
        """Answer a request that is here as a whole."""
        seen, headers = _Seen(), Headers(scope=scope)

        async def sending(message: "Message") -> None:
            if message["type"] == "http.response.start":
                seen.status = message["status"]
                self._secure(MutableHeaders(scope=message), headers.get("origin"))
            else:
                seen.sent += len(message.get("body", b""))
            await send(message)

        self._site.metrics.running += 1
        try:
            await (self._refused(scope, headers, is_too_long) or self._app)(scope, receive, sending)
        finally:
            self._site.metrics.running -= 1
            self._record(scope, seen)

    def _refused(self, scope: "Scope", headers: Headers, is_too_long: bool) -> "ASGIApp | None":
        """Return the answer to a request that goes no further: one that two readers could read in two ways, or for another host."""
        if "content-length" in headers and "transfer-encoding" in headers:
            detail = "长度有歧义 wanted Content-Length or Transfer-Encoding, got both; send one"
            return fault(problem_of_status(400, detail), as_json=False, headers={"Connection": "close"})
        if len(scope["raw_path"]) + len(scope["query_string"]) > self._site.serving.limits.target:
            detail = f"地址过长 wanted an address of at most {self._site.serving.limits.target} bytes; POST the query"
            return fault(problem_of_status(414, detail), as_json=False)
        if is_too_long:
            detail = f"请求过大 wanted a body of at most {self._site.serving.limits.body} bytes; shorten the query"
            return fault(problem_of_status(413, detail), as_json=False)
        if not self._is_our_name(headers):
            detail = "主机名不符 wanted a Host that is a name of this server; the operator adds names with --allow-host"
            return fault(problem_of_status(421, detail), as_json=False)
        if scope["method"] == "OPTIONS" and self._allows(headers.get("origin")):
            return _preflight()
        return None

    def _is_our_name(self, headers: Headers) -> bool:
        """Return whether Host names this server: a page elsewhere may point its own name at 127.0.0.1."""
        serving = self._site.serving
        if serving.host not in ("127.0.0.1", "::1", "localhost") and not serving.public_url and not serving.hosts:
            return True
        given = headers.getlist("host")
        names = {*_LOOPBACK, serving.host, *serving.hosts, _host(self._site.url.partition("://")[2])}
        return len(given) == 1 and _host(given[0]) in names

    def _allows(self, origin: str | None) -> bool:
        origins = self._site.serving.origins
        return origin is not None and ("*" in origins or origin in origins)

    def _secure(self, headers: MutableHeaders, origin: str | None) -> None:
        for name, value in _SAFE.items():
            headers.setdefault(name, value)
        if self._site.serving.origins:
            headers.add_vary_header("Origin")
        if self._allows(origin):
            headers["Access-Control-Allow-Origin"] = "*" if "*" in self._site.serving.origins else str(origin)
            headers["Access-Control-Expose-Headers"] = "ETag, X-SWGraph-Generation, Content-Disposition, Retry-After"
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"

    def _record(self, scope: "Scope", seen: _Seen) -> None:
        seconds = time.monotonic() - seen.started
        route = getattr(scope.get("endpoint"), "__name__", "none")
        method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "OPTIONS") else "OTHER"
        self._site.metrics.add(route, method, seen.status, seconds, seen.sent)
        if _ACCESS.isEnabledFor(logging.INFO):
            _ACCESS.info(json.dumps(self._line(scope, seen, seconds), ensure_ascii=False))

    def _line(self, scope: "Scope", seen: _Seen, seconds: float) -> dict[str, object]:
        """Return a line of the log; what was asked is not in it unless the operator wants it."""
        client = scope.get("client")
        line: dict[str, object] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "client": client[0] if client else None,
            "method": scope["method"][:20],
            "path": scope["path"][:_LONGEST],
            "status": seen.status,
            "bytes": seen.sent,
            "ms": round(seconds * 1000, 1),
        }
        if self._site.serving.log_queries:
            line["query"] = scope.get("state", {}).get("query") or scope["query_string"].decode("latin-1") or None
        return line


def _host(value: str) -> str:
    """Return a host without its port, in lower case.

    >>> _host("LOCALHOST:80"), _host("[::1]:80"), _host("::1")
    ('localhost', '[::1]', '[::1]')
    """
    text = value.strip().lower()
    if text.startswith("["):
        return text.partition("]")[0] + "]"
    return f"[{text}]" if text.count(":") > 1 else text.partition(":")[0].partition("/")[0]


def _preflight() -> "ASGIApp":
    from starlette.responses import Response

    headers = {
        "Access-Control-Allow-Methods": _METHODS,
        "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
        "Access-Control-Max-Age": "600",
    }
    return Response(None, 204, headers)

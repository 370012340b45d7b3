"""One request to a SPARQL server, and what is said when it fails."""

import time
from ast import literal_eval
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError

from swgraph.errors import QuerySyntaxError, RemoteStoreError, StoreError, SwgraphError

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper

_CHUNK: Final = 1 << 16
_MOST_BYTES: Final = 1 << 28
_ADVICE: Final = {
    401: "拒绝访问 access refused: it wants a login, which swgraph does not send; use an open address",
    403: "拒绝访问 access refused: ask the operator of the server",
    404: "没有此地址 no such address: give the SPARQL query endpoint itself, such as https://example.org/query",
    405: "不接受 POST refused: give the SPARQL query endpoint itself, such as https://example.org/query",
    429: "请求过多 too many requests: wait and try again",
}
_FAILED: Final = "服务器出错 the server failed: try again later"
_REFUSED: Final = "服务器拒绝 refused: check the address"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent."""

    url: str
    media_type: str
    body: bytes

    def unreadable(self, wanted: str, why: str) -> StoreError:
        """Return the error for an answer in another form than asked for."""
        start = self.body[:80].decode("utf-8", "replace").strip()
        return RemoteStoreError(
            f"服务器应答有误 bad answer from {self.url}: wanted {wanted}, got {self.media_type or 'no media type'} "
            f"that starts {start!r} ({why}); check that the address is a SPARQL endpoint, and try again"
        )


def fetch(url: str, sparql: str, form: str, timeout: int) -> Reply:
    """Return the answer to a query of one of the four forms; it is sent as a query, never as an update.

    Raises:
        QuerySyntaxError: the server does not understand the query.
        RemoteStoreError: it is not there, refuses, fails, takes too long, or breaks off.
    """
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    wrapper = _wrapper(url, sparql, form, timeout)
    deadline = time.monotonic() + timeout
    try:
        with wrapper.query().response as response:
            body = _read(response, deadline, url)
            return Reply(url, response.headers.get_content_type(), body)
    except HTTPError as error:
        with error:
            raise _refused(url, error.code, error.read(_CHUNK)) from error
    except SPARQLWrapperException as error:
        raise _refused(url, getattr(error.__context__, "code", 0), _body(error)) from error
    except (TimeoutError, URLError, HTTPException, OSError, ValueError) as error:
        raise _unreached(url, error, timeout) from error


def _wrapper(url: str, sparql: str, form: str, timeout: int) -> "SPARQLWrapper":
    from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

    wrapper = SPARQLWrapper(url, agent="swgraph (https://w3id.org/swgraph)")
    wrapper.setMethod(POST)  # some questions carry a thousand values: too long for an address
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(timeout)
    wrapper.setReturnFormat(JSON if form in ("SELECT", "ASK") else TURTLE)
    # Not setQuery: it guesses the form, and warns where it cannot.
    wrapper.queryString, wrapper.queryType = sparql, form
    return wrapper


def _read(response: HTTPResponse, deadline: float, url: str) -> bytes:
    """Return the whole body: one that breaks off, drips or never ends is an error."""
    parts, size = [], 0
    while part := response.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if time.monotonic() > deadline:
            raise TimeoutError
        if size > _MOST_BYTES:
            raise RemoteStoreError(
                f"应答过大 answer too large: wanted at most {_MOST_BYTES} bytes from {url}, got more; narrow the query"
            )
    if response.length:
        raise HTTPException(f"the answer breaks off {response.length} bytes before its end")
    return b"".join(parts)


def _body(error: Exception) -> bytes:
    """Return what the server said, which SPARQLWrapper keeps only as the representation of bytes inside its message."""
    shown = str(error).rpartition("Response:\n")[2]
    try:
        said = literal_eval(shown)
    except (ValueError, SyntaxError):
        return shown.encode()
    return said if isinstance(said, bytes) else shown.encode()


def _refused(url: str, code: int, body: bytes) -> SwgraphError:
    said = " ".join(body.decode("utf-8", "replace").split())[:200]
    if code == 400:
        return QuerySyntaxError(f"服务器不接受此查询 {url} refuses the query: HTTP 400: {said}; correct the query")
    advice = _ADVICE.get(code, _FAILED if code >= 500 else _REFUSED)
    return RemoteStoreError(f"{advice}. Wanted an answer from {url}, got HTTP {code}: {said}")


def _unreached(url: str, error: Exception, timeout: int) -> RemoteStoreError:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return RemoteStoreError(
            f"服务器超时 no answer in time: wanted one from {url} within {timeout} s; narrow the query, or try again"
        )
    return RemoteStoreError(
        f"无法连接服务器 server not reached: wanted an answer from {url}, got {reason or type(reason).__name__}; "
        "check the address and the network"
    )

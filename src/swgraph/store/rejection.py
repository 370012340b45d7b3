"""What is said when a server does not answer."""

from ast import literal_eval
from io import BytesIO
from typing import Final
from urllib.error import URLError

from swgraph.errors import QuerySyntaxError, RemoteStoreError, SwgraphError

_ADVICE: Final = {
    401: "拒绝访问 access refused: it wants a login; set SWGRAPH_USER and SWGRAPH_PASSWORD, SWGRAPH_TOKEN, or write ~/.netrc",
    403: "拒绝访问 access refused: this login may not do that; ask the operator of the server",
    404: "没有此地址 no such address: give the endpoint itself, such as https://example.org/query",
    405: "不接受此方法 method refused: give the endpoint itself, such as https://example.org/query",
    413: "请求过大 request too large: ask the operator to accept larger requests",
    429: "请求过多 too many requests: wait and try again",
}
_FAILED: Final = "服务器出错 the server failed: try again later"
_MOVED: Final = "地址已变更 moved: give its new address; what is sent does not follow it"
_REFUSED: Final = "服务器拒绝 refused: check the address"


def refused(url: str, code: int, body: bytes) -> SwgraphError:
    """Return the error for a status that is none of success."""
    said = " ".join(body.decode("utf-8", "replace").split())[:200]
    if code == 400:
        return QuerySyntaxError(f"服务器不接受此查询 {url} refuses the query: HTTP 400: {said}; correct the query")
    advice = _ADVICE.get(code, _FAILED if code >= 500 else _MOVED if 300 <= code < 400 else _REFUSED)
    return RemoteStoreError(f"{advice}. Wanted an answer from {url}, got HTTP {code}: {said}")


def unreached(url: str, error: Exception, timeout: int) -> RemoteStoreError:
    """Return the error for a server that is not there, or not in time."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return RemoteStoreError(
            f"服务器超时 no answer in time: wanted one from {url} within {timeout} s; narrow the query, or try again"
        )
    return RemoteStoreError(
        f"无法连接服务器 server not reached: wanted an answer from {url}, got {reason or type(reason).__name__}; "
        "check the address and the network"
    )


def body_of(error: Exception) -> BytesIO:
    """Return what the server said, which SPARQLWrapper keeps only as the representation of bytes inside its message."""
    shown = str(error).rpartition("Response:\n")[2]
    try:
        said = literal_eval(shown)
    except (ValueError, SyntaxError):
        said = shown
    return BytesIO(said if isinstance(said, bytes) else str(said).encode())

"""What a request says, read with bounds: parameters and bodies in strict UTF-8, never more than is allowed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from swgraph.serve.media import Form, acceptable, named

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Message, Receive

FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 2000


RawHeaders = Iterable[tuple[bytes, bytes]]


def has_body(headers: RawHeaders) -> bool:
    """Return whether a request has a body; headers are as ASGI has them.

    >>> has_body([(b"content-length", b"3")]), has_body([(b"content-length", b"0")])
    (True, False)
    """
    return any(name == b"transfer-encoding" or (name == b"content-length" and value != b"0") for name, value in headers)


async def read_bounded(receive: "Receive", headers: RawHeaders, most: int) -> bytes | None:
    """Return the body of a request, None where it is too long: what is beyond the bound is not read.

    Raises:
        ClientDisconnect: the client left before it had sent everything.
    """
    if any(name == b"content-length" and int(value) > most for name, value in headers):
        return None
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            return None
    return bytes(body)


def replayed(body: bytes, receive: "Receive") -> "Receive":
    """Return what gives a body that was read already, and then what comes from the client."""
    waiting = [body]

    async def receiving() -> "Message":
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return receiving


def read_pairs(encoded: bytes) -> tuple[tuple[str, str], ...]:
    """Return parameters of an address or a form, in their order.

    >>> read_pairs(b"q=%E7%94%B2&q=b+c")
    (('q', '甲'), ('q', 'b c'))

    Raises:
        HTTPException: 400, they are not UTF-8 or too many.
    """
    try:
        text = encoded.decode("ascii")
        return tuple(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS))
    except (UnicodeError, ValueError) as error:
        raise bad(f"编码有误 wanted parameters in percent-encoded UTF-8, at most {_MOST_FIELDS}; encode them so") from error


def media_type_of(request: "Request") -> str:
    """Return the media type of the body, '' where none is told.

    Raises:
        HTTPException: 415, text in another charset than UTF-8.
    """
    name, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = next((each.partition("=")[2].strip(' "') for each in parameters if each.startswith("charset")), "utf-8")
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise HTTPException(415, "字符集不支持 wanted charset utf-8, got another; send UTF-8")
    return name


def decoded(body: bytes) -> str:
    """Return a body as text.

    Raises:
        HTTPException: 400, it is not UTF-8.
    """
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise bad(f"编码有误 wanted a query in UTF-8, got byte {error.start} that is not; encode it as UTF-8") from error


def values(pairs: Iterable[tuple[str, str]], name: str) -> tuple[str, ...]:
    """Return the values of a parameter."""
    return tuple(value for key, value in pairs if key == name)


def single(pairs: Sequence[tuple[str, str]], name: str) -> str | None:
    """Return the value of a parameter that may stand once, None where it does not stand.

    Raises:
        HTTPException: 400, it stands more than once.
    """
    found = values(pairs, name)
    if len(found) > 1:
        raise bad(f"参数重复 wanted one {name}, got {len(found)}; send one")
    return found[0] if found else None


def chosen_forms(request: "Request", name: str | None, forms: Sequence[Form]) -> tuple[str, ...]:
    """Return the media types that a client takes: by a name (``format=``), which programs send that cannot set Accept, or by Accept.

    Raises:
        HTTPException: 400 or 406, there are none.
    """
    if name is not None:
        found = named(name, forms)
        if not found:
            raise bad(f"未知格式 unknown format: wanted one of {', '.join(form.names[0] for form in forms)}")
        return found
    accepted = acceptable(request.headers.get("accept", "*/*"), forms)
    if not accepted:
        raise HTTPException(406, f"没有可接受的格式 not acceptable: wanted Accept with one of {', '.join(form.media_type for form in forms)}")
    return accepted


def bad(detail: str) -> HTTPException:
    """Return the refusal of a malformed request."""
    return HTTPException(400, detail)


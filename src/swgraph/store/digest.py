"""Logging in by digest (RFC 7616): the server asks first, and the password itself is never sent.

The server is asked without a body, once for each request: one that refuses a login may close before it has read a long body.
"""

from typing import Final
from urllib.error import HTTPError
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    build_opener,
    parse_http_list,
    parse_keqv_list,
)

_SCHEME: Final = "digest "


def digest_of(request: Request, login: tuple[str, str], agent: str, timeout: float) -> str | None:
    """Return the header Authorization for a request, None where the server does not ask for a digest.

    Raises:
        OSError: the server is not reached.
    """
    challenge = _challenge(Request(request.full_url, method="GET", headers={"User-Agent": agent}), timeout)
    if not challenge.lower().startswith(_SCHEME):
        return None
    told = parse_keqv_list([each for each in parse_http_list(challenge[len(_SCHEME) :]) if "=" in each])
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, request.full_url, *login)
    try:
        answer = HTTPDigestAuthHandler(passwords).get_authorization(request, told)
    except ValueError:  # an algorithm that is not known here
        answer = None
    return f"Digest {answer}" if answer else None


def _challenge(request: Request, timeout: float) -> str:
    try:
        with build_opener().open(request, timeout=timeout):
            return ""
    except HTTPError as error:
        with error:
            return str(error.headers.get("WWW-Authenticate", "")) if error.code == 401 else ""

"""Who asks a server: a login from the environment or from netrc, never from an address or a command line."""

import netrc
import os
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from swgraph.errors import RemoteStoreError, SettingsError

_TOKEN: Final = "SWGRAPH_TOKEN"
_USER: Final = "SWGRAPH_USER"
_PASSWORD: Final = "SWGRAPH_PASSWORD"
_SCHEME: Final = "SWGRAPH_AUTH"
_SCHEMES: Final = ("basic", "digest")


def check_address(url: str) -> str:
    """Return an address that holds no login.

    >>> check_address("http://127.0.0.1:3030/ds/sparql")
    'http://127.0.0.1:3030/ds/sparql'

    Raises:
        RemoteStoreError: it is not http or https, or it holds a login, which shells and servers write down; it is not repeated.
    """
    if not url.startswith(("http://", "https://")):
        raise RemoteStoreError(f"地址有误 not an address: wanted one with http:// or https://, got {url!r}; correct it")
    if "@" in url.split("/", 3)[2]:
        raise RemoteStoreError(
            f"地址中不能有登录信息 a login in an address: wanted an address without user and password; set {_USER} and "
            f"{_PASSWORD}, {_TOKEN}, or write ~/.netrc"
        )
    return url


def authorization(url: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the header Authorization for a server, None where nobody logs in: a token, else a user, else what netrc has.

    A user who logs in by digest has none: the header then follows from what the server says, see ``digest_login``.

    >>> authorization("https://example.org/sparql", {"SWGRAPH_TOKEN": "abc"})
    'Bearer abc'

    Raises:
        SettingsError: a user without a password or the reverse, a line break, an unknown way to log in, or a netrc file that cannot be read.
    """
    if token := environment.get(_TOKEN):
        return _header("Bearer", token)
    found = _user(url, environment)
    return _basic(*found) if found and not _by_digest(environment) else None


def digest_login(url: str, environment: Mapping[str, str] = os.environ) -> tuple[str, str] | None:
    """Return user and password for HTTP digest authentication (RFC 7616), None where that is not asked for by ``SWGRAPH_AUTH=digest``.

    >>> digest_login("https://example.org/sparql-auth", {"SWGRAPH_AUTH": "digest", "SWGRAPH_USER": "a", "SWGRAPH_PASSWORD": "b"})
    ('a', 'b')

    Raises:
        SettingsError: as ``authorization``.
    """
    return _user(url, environment) if _by_digest(environment) and not environment.get(_TOKEN) else None


def _by_digest(environment: Mapping[str, str]) -> bool:
    scheme = environment.get(_SCHEME) or "basic"
    if scheme not in _SCHEMES:
        raise SettingsError(f"{_SCHEME}: 应为 wanted one of {', '.join(_SCHEMES)}, got {scheme!r}; unset it or choose one")
    return scheme == "digest"


def _user(url: str, environment: Mapping[str, str]) -> tuple[str, str] | None:
    user, password = (environment.get(name) for name in (_USER, _PASSWORD))
    if user or password:
        if not (user and password):
            raise SettingsError(f"登录信息不全 half a login: wanted both {_USER} and {_PASSWORD}, got one; set both or none")
        return user, password
    return _from_netrc(url, environment)


def _from_netrc(url: str, environment: Mapping[str, str]) -> tuple[str, str] | None:
    path = Path(environment.get("NETRC") or "~/.netrc").expanduser()
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(urlsplit(url).hostname or "")
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        # The error itself is not shown: it may quote the line with the password.
        raise SettingsError(f"netrc 无法读取 cannot read {path}: {type(error).__name__}; correct it or its permissions") from None
    return (found[0], found[2]) if found and found[2] else None


def _basic(user: str, password: str) -> str:
    return _header("Basic", b64encode(f"{user}:{password}".encode()).decode("ascii"))


def _header(scheme: str, secret: str) -> str:
    if not secret.isascii() or not secret.isprintable():
        raise SettingsError(f"登录信息有误 bad login: wanted printable ASCII in {_TOKEN}, got other characters; correct it")
    return f"{scheme} {secret}"

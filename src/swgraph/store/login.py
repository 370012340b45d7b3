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

    >>> authorization("https://example.org/sparql", {"SWGRAPH_TOKEN": "abc"})
    'Bearer abc'

    Raises:
        SettingsError: a user without a password or the reverse, a line break, or a netrc file that cannot be read.
    """
    token, user, password = (environment.get(name) for name in (_TOKEN, _USER, _PASSWORD))
    if token:
        return _header("Bearer", token)
    if user or password:
        if not (user and password):
            raise SettingsError(f"登录信息不全 half a login: wanted both {_USER} and {_PASSWORD}, got one; set both or none")
        return _basic(user, password)
    return _from_netrc(url, environment)


def _from_netrc(url: str, environment: Mapping[str, str]) -> str | None:
    path = Path(environment.get("NETRC") or "~/.netrc").expanduser()
    if not path.is_file():
        return None
    try:
        found = netrc.netrc(str(path)).authenticators(urlsplit(url).hostname or "")
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as error:
        # The error itself is not shown: it may quote the line with the password.
        raise SettingsError(f"netrc 无法读取 cannot read {path}: {type(error).__name__}; correct it or its permissions") from None
    return _basic(found[0], found[2]) if found and found[2] else None


def _basic(user: str, password: str) -> str:
    return _header("Basic", b64encode(f"{user}:{password}".encode()).decode("ascii"))


def _header(scheme: str, secret: str) -> str:
    if not secret.isascii() or not secret.isprintable():
        raise SettingsError(f"登录信息有误 bad login: wanted printable ASCII in {_TOKEN}, got other characters; correct it")
    return f"{scheme} {secret}"

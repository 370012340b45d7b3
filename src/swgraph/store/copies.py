"""Copies of what lies on a server, for questions that the server gets wrong.

A copy is a store directory in the user's cache, one for each generation and server. The name of a generation follows from its lines, so
the copy is proven equal when the lines that were fetched give that name again: not a statement, a digit or a letter differs.

::

    ~/.cache/swgraph/copies/<server>/<generation>/    a store, as swgraph build makes it; the two used last are kept
"""

import hashlib
import logging
import os
import shutil
import sys
import tempfile
from base64 import b32encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from swgraph.errors import RemoteStoreError, StoreDamagedError, StoreError, StoreNotFoundError
from swgraph.settings import Copy
from swgraph.store.answers import Store
from swgraph.store.copied import CopiedStore
from swgraph.store.oxigraph import OxigraphStore
from swgraph.store.parcels import fetched_lines, parcels_of
from swgraph.store.probe import faults_of
from swgraph.store.publisher import publish_sorted
from swgraph.store.reading import open_generation
from swgraph.store.released import sizes
from swgraph.store.remote import RemoteStore

_KEPT: Final = 2
_FETCHING: Final = "fetching-"
_LOG: Final = logging.getLogger(__name__)


def answering(server: RemoteStore, copy: Copy = "auto") -> Store:
    """Return what answers the questions put to a server: itself, or a copy of its newest generation.

    Args:
        server: the server.
        copy: ``auto`` makes a copy where the server gets a probe wrong (see ``swgraph.store.probe``), ``always`` always, ``never`` never.

    Raises:
        RemoteStoreError: the server does not answer, or what it holds is not what was published, or (``always``) there is no copy to be had.
        StoreError: the copy cannot be kept.
    """
    if copy == "never":
        return server
    lacking = _lacking(server)
    if copy == "always" and lacking:
        raise RemoteStoreError(f"无法复制 no copy to be had of {server.url}: {lacking}")
    faults = faults_of(server.url) if copy == "auto" and server.generation else ()
    if copy == "auto" and not faults:
        return server
    if lacking:
        _LOG.warning("服务器应答可能有误 %s answers wrongly: %s; no copy to be had: %s", server.url, "; ".join(faults), lacking)
        return server
    return _copied(server, faults)


def _lacking(server: RemoteStore) -> str:
    """Return why a server cannot be copied, empty if it can."""
    if server.generation is None:
        return "wanted a generation of swgraph publish, found none"
    if not sizes(server.url, parcels_of(server.generation), server.timeout):
        return f"wanted the lines of {server.generation}, found none; publish again with this version of swgraph"
    return ""


def _copied(server: RemoteStore, faults: tuple[str, ...]) -> CopiedStore:
    parent = copies_of(server.url)
    place = parent / str(server.generation)
    try:
        if not (found := _opened(place)):
            parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _fetch(server, place)
            found = open_generation(place)
        os.utime(place)
        _remove_old(parent)
    except OSError as error:
        raise StoreError(
            f"无法保存副本 cannot keep a copy: {error.filename or parent}: {error.strerror}; set XDG_CACHE_HOME to a directory that "
            "can be written, or SWGRAPH_COPY=never"
        ) from error
    _LOG.info("由副本回答 answered by the copy in %s of %s", place, server.url)
    return CopiedStore(found, server, place, faults)


def _opened(place: Path) -> OxigraphStore | None:
    with suppress(StoreNotFoundError, StoreDamagedError):
        return open_generation(place)
    return None


def _fetch(server: RemoteStore, place: Path) -> None:
    """Make the copy beside its place, prove it, and put it there in one step."""
    generation = str(server.generation)
    _LOG.warning("正在复制 copying generation %s of %s to %s (%d statements)", generation, server.url, place, server.count())
    with tempfile.TemporaryDirectory(prefix=_FETCHING, dir=place.parent) as work:
        made = Path(work) / "store"
        try:
            found = publish_sorted(made, _counted(server), build={"copy_of": server.url})
        except RemoteStoreError:
            server.check_kept()  # the reason may be that it was replaced meanwhile
            raise
        if found != generation:
            raise RemoteStoreError(
                f"副本不符 not a copy: wanted the lines of {generation} from {server.url}, got those of {found}; publish the graph again"
            )
        if _opened(place) is None:
            shutil.rmtree(place, ignore_errors=True)
            with suppress(FileExistsError):  # another process was first
                made.rename(place)


def _counted(server: RemoteStore) -> Iterator[str]:
    """Yield the lines, no more than the generation has statements: a server that never ends fills no disk."""
    wanted = server.count()
    for number, line in enumerate(fetched_lines(server.url, str(server.generation), server.timeout)):
        if number == wanted:
            raise RemoteStoreError(f"副本不符 not a copy: wanted {wanted} lines from {server.url}, got more; publish the graph again")
        yield line


def copies_of(url: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the directory of the copies of what lies on a server.

    >>> copies_of("http://127.0.0.1:3030/ds/sparql", {"XDG_CACHE_HOME": "/cache"}).as_posix()
    '/cache/swgraph/copies/b4xi43xbuwx2xucx'
    """
    given = environment.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    cache = Path(given) if Path(given).is_absolute() else Path.home() / ".cache"
    return cache / "swgraph" / "copies" / b32encode(hashlib.sha256(url.encode()).digest()[:10]).decode().lower()


def _remove_old(parent: Path) -> None:
    found = [path for path in parent.iterdir() if not path.name.startswith(_FETCHING)]
    for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)

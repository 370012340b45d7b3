"""What a server gets wrong: small queries whose answers are known, since the embedded engine gives them too."""

from pathlib import Path
from typing import Final

from swgraph.errors import QuerySyntaxError, RemoteStoreError
from swgraph.store.answers import Row, Solutions
from swgraph.store.http import Dataset, answer
from swgraph.store.oxigraph import MemoryStore
from swgraph.store.released import LIST

_PROBES: Final = Path(__file__).with_name("probes")
_PATIENCE: Final = 10  # seconds


def faults_of(url: str) -> tuple[str, ...]:
    """Return what a server answers wrongly or not at all, in the words of the probes, empty if nothing.

    Each probe is sent once; none depends on what the server holds. A server that passes may still have other faults.
    """
    return tuple(_heading(query) for query in _queries() if not _passes(url, query))


def _queries() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(_PROBES.glob("*.rq"))]


def _heading(query: str) -> str:
    return query.partition("\n")[0].removeprefix("# ")


def _passes(url: str, query: str) -> bool:
    try:
        found = answer(url, query, Dataset((LIST,)), _PATIENCE)
    except (QuerySyntaxError, RemoteStoreError):
        return False
    return _rows(found) == _rows(MemoryStore().query(query))


def _rows(found: object) -> list[Row]:
    return sorted(found, key=repr) if isinstance(found, Solutions) else []

"""Where generations lie in the directory of a store.

::

    china.store/
      current                      id of the published generation, replaced in one step
      generations/<id>/            never changed once it is here
        manifest.json  graph.nq  oxigraph/
      columns/<id>/                derived from a generation (see swgraph.columns); may be deleted
      ledger/<id>/                 what swgraph update has to know of the sources (see swgraph.pipeline.ledger)
      lock                         held while a build is published
      building-*                   left by a build that was killed; removed by the next

``current`` is a file and not a link, so that it works on every system.
"""

import os
import re
from pathlib import Path
from typing import Final

from swgraph.errors import StoreDamagedError, StoreError, StoreNotFoundError

CURRENT: Final = "current"
GENERATIONS: Final = "generations"
COLUMNS: Final = "columns"
LEDGER: Final = "ledger"
LOCK: Final = "lock"
BUILDING: Final = "building-"
GRAPH: Final = "graph.nq"
ENGINE: Final = "oxigraph"
_ID: Final = re.compile(r"[a-z2-7]{16}")


def current_generation(store: Path) -> str:
    """Return the id of the generation that readers get.

    Raises:
        StoreNotFoundError: nothing was published here.
        StoreDamagedError: ``current`` does not hold an id.
        StoreError: ``current`` cannot be read.
    """
    pointer = store / CURRENT
    try:
        text = pointer.read_text("ascii").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreNotFoundError(
            f"没有已发布的图 no published graph: wanted a store directory, found none at {store}; "
            f"build one with swgraph build --store {store}, or correct the path"
        ) from error
    except UnicodeDecodeError as error:
        raise damaged_pointer(store, "bytes that are not ASCII") from error
    except OSError as error:
        raise unreadable(error) from error
    if not _ID.fullmatch(text):
        raise damaged_pointer(store, repr(text[:40]))
    return text


def unreadable(error: OSError) -> StoreError:
    """Return the error for a file that the system does not let us read."""
    return StoreError(f"无法读取存储 cannot read the store: {error.filename}: {error.strerror}; check its permissions")


def damaged_pointer(store: Path, found: str) -> StoreDamagedError:
    """Return the error for a ``current`` that leads nowhere."""
    return StoreDamagedError(
        f"存储损坏 damaged store: wanted the id of a generation in {store / CURRENT}, got {found}; build the store anew"
    )


def generation_path(store: Path, generation: str) -> Path:
    """Return the directory of a generation."""
    return store / GENERATIONS / generation


def is_store(directory: Path) -> bool:
    """Return whether a directory is a store, one that was never finished, or empty: nothing else may be written to.

    Raises:
        OSError: the directory cannot be listed.
    """
    names = {path.name for path in directory.iterdir()}
    return bool(names & {CURRENT, GENERATIONS}) or all(_is_ours(name) for name in names)


def _is_ours(name: str) -> bool:
    return name in (COLUMNS, LEDGER, LOCK) or name.startswith((BUILDING, f"{CURRENT}."))


def sync_directory(directory: Path) -> None:
    """Make the names in a directory survive a power failure, where the system has a way to say so."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the content of a file survive a power failure."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())

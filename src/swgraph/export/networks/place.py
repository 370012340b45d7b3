"""A network at a place: a file written whole or not at all, or a folder of tables."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from swgraph.errors import ExportError
from swgraph.export.networks.form import NetworkFormat
from swgraph.export.networks.pack import packed
from swgraph.network.records import Network


def write_at(network: Network, place: Path, form: NetworkFormat, *, folder: bool) -> None:
    """Write a network to a path.

    Raises:
        ExportError: it cannot be written there.
    """
    try:
        if folder:
            packed(lambda file: form.write(network, file), place)
        else:
            write_whole(place, lambda file: form.write(network, file))
    except OSError as error:
        reason = error.strerror or error
        raise ExportError(f"{place}: 无法写入 cannot be written: {reason}; name another place") from error


def write_whole(place: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let ``write`` fill a file beside the place, and put it there when it is complete."""
    with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
        part = Path(file.name)
        try:
            write(file)  # type: ignore[arg-type]
        except BaseException:
            part.unlink()
            raise
    part.chmod(0o666 & ~_mask())
    part.replace(place)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""Several tables in one file: a .zip that is the same for the same tables."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Table:
    """A file in the archive, and what writes it."""

    name: str
    write: Callable[[BinaryIO], None]


def pack(file: BinaryIO, *tables: Table) -> None:
    """Write tables one after another into a .zip, with no time of writing in it."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            entry = ZipInfo(table.name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as place:
                table.write(place)  # type: ignore[arg-type]


def unpack(archive: BinaryIO, folder: Path) -> None:
    """Write the tables of an archive into a folder, which is made if it is not there; each whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    with ZipFile(archive) as packed:
        for entry in packed.infolist():
            part = folder / f".{entry.filename}.part"
            with packed.open(entry) as source, part.open("wb") as target:
                copyfileobj(source, target, 2**20)
            part.replace(folder / entry.filename)


def packed(write: Callable[[BinaryIO], None], folder: Path) -> None:
    """Write what ``write`` packs as files in a folder."""
    with TemporaryFile() as archive:
        write(archive)
        archive.seek(0)
        unpack(archive, folder)

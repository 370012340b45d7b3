"""Columns as a directory beside their generation, memory-mapped when they are read."""

import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from swgraph.columns.encoding import encode_file
from swgraph.columns.graph import Columns
from swgraph.columns.pairs import Pairs
from swgraph.columns.terms import Terms
from swgraph.errors import StoreDamagedError
from swgraph.store import current_generation, open_generation
from swgraph.store.generations import COLUMNS, GRAPH, generation_path

FORMAT: Final = 2
_INDEX: Final = "index.json"
_TERMS: Final = "terms.bin"
_ENDS: Final = "ends.npy"
_PAIRS: Final = "pairs.npy"
_FILES: Final = (_TERMS, _ENDS, _PAIRS)
_PARTS: Final = ("pairs", "inferred", "own")
_SAMPLES: Final = 16
_SAMPLE: Final = 4096


def columns_of(store: Path) -> Columns:
    """Return the columns of the published generation of a store, memory-mapped; they are made where there are none.

    They lie beside the generation and are keyed by its id. Where they cannot be written they are kept in memory.

    Raises:
        StoreNotFoundError: nothing was published here.
        StoreDamagedError: the generation does not fit its manifest.
    """
    generation = open_generation(store).generation or current_generation(store)
    directory = store / COLUMNS / generation
    try:
        return read_columns(directory, generation)
    except StoreDamagedError:
        columns = encode_file(generation_path(store, generation) / GRAPH, generation)
    try:
        return read_columns(directory, generation)  # another process may have been faster
    except StoreDamagedError:
        shutil.rmtree(directory, ignore_errors=True)
    try:
        write_columns(columns, directory)
    except OSError:
        return columns
    return read_columns(directory, generation)


def keep_columns(store: Path, columns: Columns) -> None:
    """Write the columns of a generation beside it, where they are not yet; they are made anew later if that fails.

    Raises:
        ValueError: the columns are of no generation.
    """
    if columns.generation is None:
        raise ValueError("没有代号 columns of no generation: wanted those of one, got None; give updated() its id")
    with suppress(OSError):
        write_columns(columns, store / COLUMNS / columns.generation)


def write_columns(columns: Columns, directory: Path) -> None:
    """Write columns as a directory that appears in one step; where another process was faster, its columns stay.

    Raises:
        OSError: the directory cannot be written.
    """
    directory.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=directory.parent))
    try:
        columns.terms.text.tofile(work / _TERMS)
        np.save(work / _ENDS, columns.terms.ends)
        parts: list[Mapping[int, Pairs]] = [columns.pairs, columns.inferred, columns.own]
        _save(work / _PAIRS, [pairs for part in parts for pairs in part.values()])
        index = {
            "format": FORMAT,
            "generation": columns.generation,
            "files": _state(work),
            **{name: [[p, len(pairs)] for p, pairs in part.items()] for name, part in zip(_PARTS, parts, strict=True)},
        }
        (work / _INDEX).write_text(json.dumps(index), "ascii")
        work.chmod(0o755)  # what mkdtemp makes only its owner can read
        if not directory.exists():
            os.rename(work, directory)  # noqa: PTH104  Path.rename says the same
    finally:
        shutil.rmtree(work, ignore_errors=True)


def read_columns(directory: Path, generation: str) -> Columns:
    """Return the columns in a directory, memory-mapped.

    Files are compared by size and by samples of their bytes: what was cut off, or never reached the disk, is noticed
    in a millisecond at any size.

    Raises:
        StoreDamagedError: there are none, they are of another generation or format, or files are not whole.
    """
    try:
        index = json.loads((directory / _INDEX).read_text("ascii"))
        if (index["format"], index["generation"]) != (FORMAT, generation):
            raise ValueError(f"columns of {index['generation']}, format {index['format']}")
        if index["files"] != (found := _state(directory)):
            raise ValueError(f"files of {found} where the index has {index['files']}")
        return _mapped(directory, index)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamagedError(
            f"没有可用的列 no usable columns: wanted those of {generation} in {directory}, got {error}; delete them"
        ) from error


def _save(path: Path, arrays: list[Pairs]) -> None:
    """Write arrays behind each other as one, without a second copy of them in memory."""
    with path.open("wb") as file:
        shape = (sum(map(len, arrays)),)
        np.lib.format.write_array_header_1_0(file, {"descr": "<i8", "fortran_order": False, "shape": shape})
        for pairs in arrays:
            file.write(np.ascontiguousarray(pairs, "<i8").data)


def _state(directory: Path) -> dict[str, list[int]]:
    return {name: [(directory / name).stat().st_size, _checked(directory / name)] for name in _FILES}


def _checked(path: Path) -> int:
    """Return a checksum of samples that are spread evenly over a file, its beginning and its end among them."""
    size, checksum = path.stat().st_size, 0
    with path.open("rb", buffering=0) as file:
        for place in range(_SAMPLES + 1):
            file.seek(max(0, size - _SAMPLE) * place // _SAMPLES)
            checksum = zlib.crc32(file.read(_SAMPLE), checksum)
    return checksum


def _mapped(directory: Path, index: Mapping[str, Any]) -> Columns:
    ends = np.load(directory / _ENDS, mmap_mode="r")
    text: NDArray[np.uint8] = np.empty(0, np.uint8)
    if len(ends):  # an empty file cannot be mapped
        text = np.memmap(directory / _TERMS, np.uint8, "r")
    whole = np.load(directory / _PAIRS, mmap_mode="r")
    parts: list[dict[int, Pairs]] = []
    start = 0
    for name in _PARTS:
        parts.append({})
        for predicate, count in index[name]:
            parts[-1][predicate] = whole[start : start + count]
            start += count
    if start != len(whole):
        raise ValueError(f"{len(whole)} pairs where the index has {start}")
    pairs, inferred, own = parts
    return Columns(Terms(text, ends), pairs, index["generation"], inferred, own)

"""The manifest of a generation: what it holds, what built it, and the size and SHA-256 of each of its files."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from swgraph.errors import StoreDamagedError

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class File:
    """One file of a generation."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is made of.

    Attributes:
        generation: its id.
        quads: number of statements.
        graphs: IRIs of the named graphs, sorted.
        versions: of swgraph and the engine that wrote it.
        files: by path inside the generation, with ``/``; the manifest itself is not among them.
        build: what the build tells of itself.
    """

    generation: str
    quads: int
    graphs: tuple[str, ...]
    versions: Mapping[str, str]
    files: Mapping[str, File]
    build: Mapping[str, object] = field(default_factory=dict)


def write_manifest(manifest: Manifest, directory: Path) -> None:
    """Write ``manifest.json``.

    Raises:
        OSError: the file cannot be written.
        TypeError, ValueError: what the build tells of itself is not JSON.
    """
    document = {"format": FORMAT, **asdict(manifest)}
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    (directory / MANIFEST).write_text(f"{text}\n", "utf-8", newline="\n")


def read_manifest(directory: Path) -> Manifest:
    """Return the manifest of the generation in a directory.

    Raises:
        StoreDamagedError: there is none, or it is not one that this version can read.
    """
    path = directory / MANIFEST
    try:
        document = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path, f"a manifest in JSON, got {type(error).__name__}") from error
    found = document.get("format") if isinstance(document, dict) else None
    if found != FORMAT:
        raise _damaged(path, f"format {FORMAT}, got {found!r}; a newer swgraph may have written it")
    try:
        return _manifest(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, f"all entries of format {FORMAT}, got {error!r}") from error


def file_facts(directory: Path, name: str) -> dict[str, File]:
    """Return size and SHA-256 of every file below a directory but a manifest, by path behind the name of the directory."""
    return {f"{name}/{file}": file_of(path) for file, path in _files(directory)}


def file_of(path: Path) -> File:
    """Return size and SHA-256 of a file."""
    return File(path.stat().st_size, _sha256(path))


def misfits(manifest: Manifest, directory: Path) -> Iterator[str]:
    """Yield what does not fit at a glance: files that are absent or of another size."""
    for name, expected in manifest.files.items():
        path = directory / name
        try:
            size = path.stat().st_size if path.is_file() else None
        except OSError:
            size = None
        if size != expected.size:
            yield f"{name}: wanted {expected.size} bytes, got {'no file' if size is None else f'{size} bytes'}"


def differences(manifest: Manifest, directory: Path) -> Iterator[str]:
    """Yield what does not fit when every byte is read, and files that the manifest does not know."""
    yield from misfits(manifest, directory)
    known = manifest.files
    for name, path in _files(directory):
        if name not in known:
            yield f"{name}: wanted only files of the manifest, got one more"
        elif path.stat().st_size == known[name].size and _sha256(path) != known[name].sha256:
            yield f"{name}: wanted SHA-256 {known[name].sha256}, got other bytes of the same length"


def _files(directory: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(directory.rglob("*")):
        name = path.relative_to(directory).as_posix()
        if path.is_file() and name != MANIFEST:
            yield name, path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(document: dict[str, Json]) -> Manifest:
    files, versions, build = (_object(document[name]) for name in ("files", "versions", "build"))
    graphs = document["graphs"]
    if not isinstance(graphs, list):
        raise TypeError(f"graphs must be a list, not {graphs!r}")
    return Manifest(
        generation=str(document["generation"]),
        quads=_whole(document["quads"]),
        graphs=tuple(str(graph) for graph in graphs),
        versions={name: str(version) for name, version in versions.items()},
        files={name: _file(entry) for name, entry in files.items()},
        build=build,
    )


def _file(entry: Json) -> File:
    facts = _object(entry)
    return File(_whole(facts["size"]), str(facts["sha256"]))


def _object(entry: Json) -> dict[str, Json]:
    if not isinstance(entry, dict):
        raise TypeError(f"wanted an object, got {entry!r}")
    return entry


def _whole(number: Json) -> int:
    if not isinstance(number, int):
        raise TypeError(f"wanted a whole number, got {number!r}")
    return number


def _damaged(path: Path, wanted: str) -> StoreDamagedError:
    return StoreDamagedError(f"存储损坏 damaged store: {path}: wanted {wanted}; build the store anew")

"""Which files go in, and their sources; a file that cannot be used is set aside with its reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from swgraph.errors import SourceError
from swgraph.model import Source
from swgraph.recognise.pages import page_flags
from swgraph.resources import resource_path
from swgraph.text.page import read_source

SUFFIXES: Final = (".txt", ".md", ".html", ".htm", ".yaml", ".yml")
_SURE: Final = 0.9
_NO_SOURCES: Final = ("readme.md", "left-out.md")
_OWN: Final = (("data", "articles"), ("data", "sources"))

Progress = Callable[[str, int, int], None]
"""Told the name of the step, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not in the graph, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of some files in the order of their ids, the files set aside, and what a reader should know.

    ``files`` has the id of the source that each file held.
    """

    sources: tuple[Source, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]
    files: Mapping[Path, str] = field(default_factory=dict)


def find_files(inputs: Sequence[Path | str]) -> list[Path]:
    """Return the files that some paths mean: a file itself, what a folder holds; the project's own data if none.

    A folder is searched with all that is in it for articles and facts files; hidden files, README.md and other kinds are neither.

    >>> [path.suffix for path in find_files([])][:2]
    ['.md', '.md']

    Raises:
        SourceError: a path does not exist, or a folder holds neither article nor facts file.
    """
    wanted = [Path(path) for path in inputs] or [resource_path(*parts) for parts in _OWN]
    found = [file for path in wanted for file in _files(path)]
    return list(dict.fromkeys(found))


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise SourceError(f"{path}: 没有这个文件或目录 no such file or folder; check the path")
    if not path.is_dir():
        yield path
        return
    inside = sorted(file for file in path.rglob("*") if _is_article(file.relative_to(path)) and file.is_file())
    if not inside:
        raise SourceError(
            f"{path}: 目录中没有文章 no article in this folder: "
            f"wanted files that end in {', '.join(SUFFIXES)}; name another folder"
        )
    yield from inside


def _is_article(path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden and path.name.lower() not in _NO_SOURCES


def read_files(files: Sequence[Path], progress: Progress | None = None) -> Sources:
    """Return the sources of ``files``; the same bytes twice are one source."""
    by_id: dict[str, tuple[Path, Source]] = {}
    held: dict[Path, str] = {}
    refused: list[Refused] = []
    notes: list[str] = []
    for i, path in enumerate(files):
        if progress:
            progress("read", i, len(files))
        try:
            source = read_source(path)
        except SourceError as error:
            refused.append(Refused(path, _reason(error, path)))
            continue
        held[path] = source.id
        if source.id in by_id:
            notes.append(f"{path}: 与 {by_id[source.id][0]} 内容相同，只收一次 the same bytes; taken once")
            continue
        by_id[source.id] = path, source
        notes += _doubts(path, source)
    return Sources(tuple(by_id[key][1] for key in sorted(by_id)), tuple(refused), tuple(notes), held)


def _reason(error: SourceError, path: Path) -> str:
    """Return what is wrong without the name of the file, which stands beside it."""
    text = str(error)
    for name in (str(path), path.name):
        text = text.removeprefix(f"{name}: ").removeprefix(f"{name}:")
    return text


def _doubts(path: Path, source: Source) -> Iterator[str]:
    """Yield what was guessed or could not be decided while the file was read."""
    if source.encoding_certainty < _SURE:
        yield (
            f"{path}: 编码为推测 encoding guessed: {source.encoding}, certainty {source.encoding_certainty}; "
            "check the first lines, or save the file as UTF-8"
        )
    if flags := page_flags(source.text):
        yield (
            f"{path}: 不像有出处的文章 not like an article with a source: {', '.join(flags)}; its facts wait for review (swgraph review)"
        )

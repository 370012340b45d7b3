"""Facts files among the inputs: cited sources, and corrections to texts that are read as well."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from swgraph.errors import FactsFileError
from swgraph.model import Extraction, Fact, Source
from swgraph.pipeline.inputs import Progress, Refused

if TYPE_CHECKING:
    from swgraph.sources.schema import FactsFile

FACTS_SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class FactsRead:
    """What facts files hold.

    Attributes:
        cited: the facts of cited sources, by their ids.
        reviewed: the facts about captured texts, by the id of the text.
        refused: files that do not fit, and why.
        files: the id of the source that each file is about, and whether it corrects a captured text.
    """

    cited: tuple[Extraction, ...]
    reviewed: Mapping[str, tuple[Fact, ...]]
    refused: tuple[Refused, ...]
    files: Mapping[Path, tuple[str, bool]] = field(default_factory=dict)


def is_facts_file(path: Path) -> bool:
    """Return whether a file is read as a facts file."""
    return path.suffix.lower() in FACTS_SUFFIXES


def read_facts(files: Sequence[Path], sources: Sequence[Source], progress: Progress | None = None) -> FactsRead:
    """Return what facts files hold; a file that corrects a text needs that text among ``sources``."""
    cited: dict[str, Extraction] = {}
    reviewed: dict[str, tuple[Fact, ...]] = {}
    refused: list[Refused] = []
    about: dict[Path, tuple[str, bool]] = {}
    for i, path in enumerate(files):
        if progress:
            progress("facts", i, len(files))
        try:
            about[path] = _read(path, sources, cited, reviewed)
        except FactsFileError as error:
            refused.append(Refused(path, str(error)))
    return FactsRead(tuple(cited[key] for key in sorted(cited)), reviewed, tuple(refused), about)


def _read(
    path: Path, sources: Sequence[Source], cited: dict[str, Extraction], reviewed: dict[str, tuple[Fact, ...]]
) -> tuple[str, bool]:
    """Put in what a file holds, and return the id of the source that it is about, and whether it corrects a text."""
    from swgraph.sources import facts_about, read_form
    from swgraph.sources.records import cited_extraction

    form = read_form(path)
    if form.citation:
        extraction = cited_extraction(form, str(path))
        if extraction.source.id in cited:
            other = cited[extraction.source.id].source.name
            raise FactsFileError(f"{path}:1: id: 编号重复 the id {form.id} is that of {other}; give each source one file")
        cited[extraction.source.id] = extraction
        return extraction.source.id, False
    source = next(_texts(form, sources), None)
    if source is None:
        wanted = "the text with this SHA-256 among the inputs" if form.sha256 else "citation, or sha256"
        raise FactsFileError(f"{path}:1: sha256: 找不到所引的文本 wanted {wanted}, found none; build the text with it")
    reviewed[source.id] = (*reviewed.get(source.id, ()), *facts_about(form, source, path))
    return source.id, True


def _texts(form: "FactsFile", sources: Sequence[Source]) -> Iterator[Source]:
    return (source for source in sources if form.sha256 and source.sha256 == form.sha256)

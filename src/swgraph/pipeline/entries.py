"""What a build keeps of its sources in the ledger of its generation."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from swgraph.mapping import figures_of, graph_iri, provenance_counts
from swgraph.model import Extraction
from swgraph.pipeline.check import Checked
from swgraph.pipeline.description import days_of, regions_of
from swgraph.pipeline.ledger import Entry, InputFile, digest_of, new_ledger
from swgraph.pipeline.reference import ReferenceData
from swgraph.resolve import Decision, Use, blocks_of, decided, uses_of
from swgraph.resources import resource_path

_NOTHING = (0, 0)
_RESOURCES = (("ontology",), ("data", "lexicon"), ("data", "regions"), ("data", "register"))


def record(
    store: Path, generation: str, checked: Checked, lines: Iterable[str], *, decisions: Sequence[Decision], reference: ReferenceData
) -> None:
    """Write the ledger of a build.

    Args:
        store: where its generation was published.
        generation: the id of that.
        checked: what was built.
        lines: N-Quads, those of the sources among them.
        decisions: what persons decided of names.
        reference: what the graph holds beside its sources.
    """
    sound = {extraction.source.id: extraction for extraction in checked.extractions}
    counts = _provenance(lines)
    with new_ledger(store, generation, about_build(decisions, reference)) as ledger:
        ledger.put_files(input_files(checked.files))
        for settled in checked.settled:
            name = settled.source.id
            ledger.put(entry_of(settled, sound.get(name), counts.get(f"<{graph_iri(name)}>", _NOTHING), decisions))


def about_build(decisions: Sequence[Decision], reference: ReferenceData) -> dict[str, str]:
    """Return what tells builds of the same sources apart."""
    left_out = reference.left_out()
    return {
        "decisions": digest_of(decisions),
        "resources": resources_digest(),
        "measured": str(int(reference.measured)),
        "left_out": "" if left_out is None else str(left_out),
        "towns": str(int(any(True for _ in reference.settled.towns()))),
        "points": str(int(reference.settled.points)),
    }


def resources_digest() -> str:
    """Return what tells two states of ontology, word lists, regions and register apart; they take milliseconds to read."""
    digest = hashlib.sha256()
    for parts in _RESOURCES:
        folder = resource_path(*parts)
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def input_files(files: Mapping[Path, tuple[str, str]]) -> Iterator[InputFile]:
    """Yield files as the ledger has them."""
    for path, (source, kind) in files.items():
        yield InputFile(str(path.absolute()), hash_of(path), source, kind)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        OSError: it cannot be read.
    """
    return hashlib.sha256(path.read_bytes()).hexdigest()


def entry_of(
    settled: Extraction, sound: Extraction | None, provenance: tuple[int, int], decisions: Sequence[Decision]
) -> Entry:
    """Return what is kept of a source.

    Args:
        settled: with the names that it uses.
        sound: as it is in the graph; None where it did not fit.
        provenance: its triples of provenance and its facts with evidence.
        decisions: what persons decided of names.
    """
    days = sorted(days_of([sound])) if sound else []
    uses = tuple(uses_of(settled))
    return Entry(
        id=settled.source.id,
        sound=sound is not None,
        derived=settled.source.citation.derived_from,
        articles=len(settled.source.articles) if sound else 0,
        provenance=provenance[0],
        facts=provenance[1],
        first=days[0] if days else None,
        last=days[-1] if days else None,
        regions=frozenset(regions_of([sound])) if sound else frozenset(),
        kinds=Counter(type(fact).__name__ for fact in sound.facts) if sound else {},
        uses=uses,
        blocks=tuple(named_blocks(uses, decisions)),
        figures=tuple(figures_of(sound)) if sound else (),
    )


def named_blocks(uses: Iterable[Use], decisions: Sequence[Decision]) -> Iterator[tuple[Use, str]]:
    """Yield each use with what it shares with names that could mean the same."""
    of_kind = {kind: decided(decisions, kind) for kind in ("document", "organization")}
    for use in uses:
        yield from ((use, block) for block in blocks_of(use, of_kind[use.kind]))


def _provenance(lines: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return triples of provenance and facts of each graph."""
    found: dict[str, list[str]] = {}
    for line in lines:
        if provenance_counts((line,)) != _NOTHING:
            found.setdefault(line.rsplit(" ", 2)[-2], []).append(line)
    return {graph: provenance_counts(its) for graph, its in found.items()}

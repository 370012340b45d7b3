"""The labels of each vocabulary, from ``data/lexicon/<scheme>.tsv``: concept, label, polarity, note."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from swgraph.errors import LexiconError, UnknownTermError
from swgraph.lexicon.forms import expand
from swgraph.lexicon.gazetteer import Gazetteer
from swgraph.resources import resource_path

_COLUMNS = ("concept", "label", "polarity", "note")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Gazetteers by scheme, made when they are first asked for."""

    folder: Path

    def gazetteer(self, scheme: str) -> Gazetteer:
        """Return the labels of a scheme.

        >>> load_lexicon().gazetteer("field").concept("社会救助")
        'social_assistance'

        Raises:
            UnknownTermError: no such scheme.
            LexiconError: its table does not fit.
        """
        return _gazetteer(self.folder, scheme)

    def rows(self, scheme: str) -> tuple[tuple[str, str, str, str], ...]:
        """Return the lines of a scheme's table: concept, label (not expanded), polarity, note."""
        return _rows(self.folder, scheme)


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that ships with swgraph; its tables are read when they are first used."""
    return Lexicon(resource_path("data", "lexicon"))


@cache
def _rows(folder: Path, scheme: str) -> tuple[tuple[str, str, str, str], ...]:
    path = folder / f"{scheme}.tsv"
    if not path.is_file():
        schemes = "、".join(sorted(p.stem for p in folder.glob("*.tsv")))
        raise UnknownTermError(f"未知词表 unknown scheme: {scheme!r}; wanted one of {schemes}")
    lines = path.read_text("utf-8").splitlines()
    if tuple(lines[0].split("\t")) != _COLUMNS:
        raise LexiconError(f"{path.name}: wanted the header {_COLUMNS}, got {lines[0]!r}")
    return tuple(_row(path, number, line) for number, line in enumerate(lines[1:], 2) if line and line[0] != "#")


def _row(path: Path, number: int, line: str) -> tuple[str, str, str, str]:
    cells = line.split("\t")
    concept, label, polarity, note = cells + [""] * (4 - len(cells)) if len(cells) < 5 else [""] * 4
    if not label or polarity not in ("+", "-") or bool(concept) != (polarity == "+"):
        raise LexiconError(
            f"{path.name}, line {number}: wanted concept, label, + or - (a negative label has no concept), got {line!r}"
        )
    return concept, label, polarity, note


@cache
def _gazetteer(folder: Path, scheme: str) -> Gazetteer:
    labels: dict[str, str | None] = {}
    for concept, label, _, _ in _rows(folder, scheme):
        for form in expand(label):
            if labels.setdefault(form, concept or None) != (concept or None):
                raise LexiconError(f"{scheme}.tsv: {form!r} stands for {labels[form]} and for {concept or 'nothing'}")
    return Gazetteer(labels)

"""Annotations of real pages: what a person read in a text that is not kept here.

A file of ``tests/unseen/<half>/`` says where a page is and what its stored beginning states. Facts have the form of a facts
file, with ``at: [start, end]`` instead of a quotation. Offsets and the digest count **characters that are not blank, folded to
one width**, so that a copy with other line ends or other commas is still the same text.
"""

import hashlib
import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

HALVES: Final = ("development", "test")
FOLDER: Final = Path(__file__).resolve().parents[2] / "tests" / "unseen"
CORPUS: Final = "SWGRAPH_CORPUS"
_WIDTH: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | dict(zip(map(ord, "“”„‘’〔〕﹝﹞"), "\"\"\"''[][]", strict=True))

Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without blanks and of one width; ``places`` has the offset of each character in the text as it stands."""

    text: str
    places: tuple[int, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the folded text in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from ``start`` to ``end`` of the text as it stands are in the folded one."""
        return bisect_left(self.places, start), bisect_left(self.places, end)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One page: what was read in it. ``region`` and ``published`` are those of the article, None where it does not say."""

    id: str
    half: str
    page: Form
    region: str | None
    published: str | None
    facts: tuple[Form, ...]


def fold(text: str) -> Folded:
    r"""Return a text without blanks and of one width.

    >>> fold("社工站 １６０个，\n全覆盖").text
    '社工站160个,全覆盖'
    """
    kept = [(i, character) for i, character in enumerate(text) if not character.isspace()]
    return Folded("".join(c for _, c in kept).translate(_WIDTH), tuple(i for i, _ in kept))


def half_of(address: str) -> str:
    """Return the half that a page belongs to: its address alone decides, before anybody looks at a result.

    >>> half_of("https://example.org/a"), half_of("https://example.org/c")
    ('development', 'test')
    """
    return HALVES[hashlib.sha256(address.encode()).digest()[0] % 2]


def read_annotation(path: Path) -> Annotation:
    """Return the annotation of a file."""
    loaded: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    about = loaded["articles"][0]
    return Annotation(
        path.stem, path.parent.name, loaded["page"], about.get("region"), _day(about.get("published")), tuple(loaded["facts"])
    )


def read_half(half: str, folder: Path = FOLDER) -> tuple[Annotation, ...]:
    """Return the annotations of a half, by id."""
    return tuple(read_annotation(path) for path in sorted((folder / half).glob("*.yaml")))


def with_texts(annotations: tuple[Annotation, ...], texts: Path) -> Iterator[tuple[Annotation, str]]:
    """Yield each annotation with the text that it was made of; one whose text is not there is left out.

    Raises:
        ValueError: a text is not the one that was annotated.
    """
    for annotation in annotations:
        path = texts / f"{annotation.id}.txt"
        if path.is_file():
            text = path.read_text("utf-8")
            if fold(text).digest != annotation.page["sha256"]:
                raise ValueError(f"{path}: 不是标注时的文本 not the text that was annotated: its digest differs; fetch the page again")
            yield annotation, text


def corpus_folder() -> Path | None:
    """Return the folder of the texts that the environment names, if it does."""
    given = os.environ.get(CORPUS)
    return Path(given) if given else None


def _day(value: object) -> str | None:
    return str(value) if value else None

"""The questions in plain words, and whether each was understood."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from swgraph.find import Guess, find
from swgraph.lexicon import load_regions

_FILE = Path(__file__).parent / "find" / "questions.yaml"


@dataclass(frozen=True)
class Asked:
    """One question with what is expected."""

    text: str
    id: str
    params: dict[str, object] = field(default_factory=dict)
    held_out: bool = False

    def is_understood(self) -> bool:
        """Return whether the finding is sure, of the right question, with exactly the right values."""
        found = find(self.text)
        return found.question is not None and self._fits(Guess(found.question, found.params, 0))

    def is_misunderstood(self) -> bool:
        """Return whether another question would be answered without a doubt."""
        found = find(self.text)
        return found.question is not None and found.question.id != self.id

    def is_offered(self) -> bool:
        """Return whether the right question is among the nearest three."""
        return any(guess.question.id == self.id for guess in find(self.text).alternatives)

    def _fits(self, guess: Guess) -> bool:
        return guess.question.id == self.id and {name: str(value) for name, value in guess.params.items()} == self._wanted()

    def _wanted(self) -> dict[str, str]:
        return {name: str(_codes(value) if name == "region" else value) for name, value in self.params.items()}


def _codes(names: object) -> list[str]:
    assert isinstance(names, list)
    return [load_regions().find(name).code for name in names]


def all_asked() -> list[Asked]:
    """Return every question of the file."""
    return [Asked(**each) for each in yaml.safe_load(_FILE.read_text("utf-8"))]

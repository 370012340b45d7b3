"""What a person decided: that two names mean one thing, or that they do not."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from swgraph.errors import SourceError
from swgraph.resources import resource_path

COLUMNS: Final = ("decision", "kind", "region", "name", "other", "reason")
_DECISIONS: Final = ("same", "apart")
_KINDS: Final = ("document", "organization")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a table: ``same`` or ``apart``, of two documents or two departments of a region (a code)."""

    decision: str
    kind: str
    region: str
    name: str
    other: str
    reason: str

    @property
    def names(self) -> frozenset[str]:
        """The two names."""
        return frozenset((self.name, self.other))


def read_decisions(path: Path | None = None) -> tuple[Decision, ...]:
    """Return the decisions that ship with swgraph, and those of a table of one's own behind them.

    Raises:
        SourceError: the table cannot be read or a line does not fit; the message names it.
    """
    own = _read(path) if path else ()
    return (*_read(resource_path("data", "identity.tsv")), *own)


def _read(path: Path) -> tuple[Decision, ...]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: 无法读取 cannot be read: {error}; give a UTF-8 table") from error
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise SourceError(f"{path}:1: 表头有误 wanted the columns {', '.join(COLUMNS)}, separated by tabs, got {lines[:1]}")
    return tuple(_line(path, number, line) for number, line in enumerate(lines[1:], 2) if line and not line.startswith("#"))


def _line(path: Path, number: int, line: str) -> Decision:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS) or cells[0] not in _DECISIONS or cells[1] not in _KINDS or not all(cells):
        raise SourceError(
            f"{path}:{number}: 格式有误 wanted same or apart, document or organization, a region code, two names and a reason, got {line!r}"
        )
    return Decision(*cells)


def undoing(merges: Iterable[tuple[str, str, str, str]]) -> str:
    r"""Return the table that keeps names apart; each is given with its kind, the code of its region and what it was merged into.

    >>> undoing([("document", "520000", "关于社工站的通知", "社工站通知")]).splitlines()[1].split("\t")[:4]
    ['apart', 'document', '520000', '关于社工站的通知']
    """
    lines = ["\t".join(COLUMNS)]
    lines += ["\t".join(("apart", *merge, "人工决定分开 a person decided so")) for merge in merges]
    return "\n".join(lines) + "\n"

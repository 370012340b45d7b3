"""The frozen data set: what ``frozen.json`` records of it, and how each question is asked on it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from swgraph.catalogue import Column, Question

FOLDER = Path(__file__).resolve().parent
RECORD = FOLDER / "frozen.json"
GOLD = FOLDER / "gold"
TAIL = ("as_of", "n_sources", "status", "evidence_id")
QUOTED = ("quote", "prefix", "suffix", "raw_text")


def record() -> dict[str, Any]:
    """Return what is recorded of the data set: id of its build, regions of the long questions, gaps, columns."""
    found: dict[str, Any] = json.loads(RECORD.read_text("utf-8"))
    return found


def parameters(question: str, frozen: dict[str, Any]) -> dict[str, object]:
    """Return what a question is asked with: nothing, or the regions where its answer would be long."""
    capped = frozen["capped"]
    return {"region": list(capped["regions"])} if question in capped["questions"] else {}


def described(question: Question, rows: int) -> dict[str, Any]:
    """Return what a scorer must know of a question, so that it needs neither the catalogue nor this package."""
    return {
        "name": question.name,
        "rows": rows,
        "key": key(question.columns),
        "columns": {column.name: column.type for column in question.columns},
    }


def key(columns: Sequence[Column]) -> list[str]:
    """Return the columns that make a row: not the tail, not quotations (judged apart), not ids given beside an answer.

    A question whose first column is an id asks for ids: there they count.
    """
    ids = columns[0].type == "iri"
    return [c.name for c in columns if c.name not in TAIL + QUOTED and (ids or c.type != "iri")]

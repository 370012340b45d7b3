"""JSON: the question, its parameters, the columns with labels, and the rows with typed values."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from swgraph.catalogue import Question
from swgraph.query import Result


def export_json(result: Result) -> bytes:
    """Return one JSON object: numbers are numbers, dates ISO 8601 strings, lists arrays, unknown is null."""
    form = {
        "question": _question(result.question),
        "params": {name: _plain(value) for name, value in result.params.items() if value is not None},
        "generation": result.generation,
        "columns": [
            {"name": c.name, "zh": c.label.zh, "en": c.label.en, "type": c.type, "unit": c.unit} for c in result.columns
        ],
        "rows": [{name: _plain(value) for name, value in row.items()} for row in result.rows],
        "notes": list(result.notes()),
    }
    return (json.dumps(form, ensure_ascii=False, indent=2) + "\n").encode()


def _question(question: Question | None) -> dict[str, str] | None:
    return {"id": question.id, "zh": question.question.zh, "en": question.question.en} if question else None


def _plain(value: object) -> object:
    """Return a value as JSON has it; a decimal stays exact where a float prints the same digits.

    >>> _plain(Decimal("20.83")), _plain(Decimal("15000")), _plain(date(2027, 12, 31)), _plain(("甲",))
    (20.83, 15000, '2027-12-31', ['甲'])
    """
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        return float(value) if Decimal(repr(float(value))) == value else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if value is None or isinstance(value, str | int | float | bool) else str(getattr(value, "name", value))

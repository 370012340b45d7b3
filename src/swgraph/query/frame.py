"""Answers as pandas frames: columns of the types that were declared, categories for small vocabularies, codes beside names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from swgraph.catalogue import Column, Text
from swgraph.iri import ID
from swgraph.query.values import Value

if TYPE_CHECKING:
    import pandas

_PANDAS: Final = {"integer": "Int64", "decimal": "Float64", "boolean": "boolean", "string": "string", "iri": "string"}
_REGION_IRI: Final = f"{ID}region/"
_STATUS: Final = ("ok", "derived", "conflict", "missing")
_VOCABULARIES: Final = frozenset({
    "actual_comparator", "actual_precision", "admin_level", "certificate_level", "channel", "comparator", "deadline_precision",
    "direction", "field", "fund_source", "gap_kind", "gap_unit", "host_type", "kind", "label_kind", "level", "measure",
    "modality", "operating_model", "operator_type", "per", "period", "precision", "relation", "reliability", "review", "status",
    "task_category", "tool", "unit", "validity", "verdict",
})  # fmt: skip
"""The columns whose words are of a short list, in the catalogue and in a comparison: the list, not the data, decides the type."""


def series(column: Column, values: Sequence[Value]) -> "pandas.Series[Any]":
    """Return the values of a column: nullable numbers and words, real dates, categories where the words are few."""
    import pandas as pd  # half a second that only frames pay

    if column.type == "date":
        days = [value.isoformat() if isinstance(value, date) else None for value in values]
        return pd.Series(pd.to_datetime(pd.Series(days, dtype="object"), format="ISO8601"), dtype="datetime64[s]")
    if column.type == "decimal":
        numbers = [None if value is None else float(str(value)) for value in values]
        return pd.Series(numbers, dtype="Float64")
    if column.type == "string" and column.name in _VOCABULARIES:
        categories = pd.CategoricalDtype(pd.Index(_vocabulary(column.name, values), dtype="string"))
        return pd.Series([None if value is None else str(value) for value in values], dtype="string").astype(categories)
    return pd.Series(list(values), dtype=_PANDAS.get(column.type, "object"))


def _vocabulary(name: str, values: Iterable[Value]) -> list[str]:
    """Return the categories of a column: all statuses, in their order, whether they occur or not; of others what occurs."""
    known = _STATUS if name == "status" else ()
    return [*known, *sorted({str(value) for value in values if value is not None} - set(known))]


def with_codes(columns: Sequence[Column], rows: Sequence[Mapping[str, Value]]) -> Iterator[tuple[Column, list[Value]]]:
    """Yield every column with its values, and behind a column of regions their codes, unless the answer has them."""
    names = {column.name for column in columns}
    for column in columns:
        values = [row[column.name] for row in rows]
        yield column, values
        code = f"{column.name}_code"
        if _holds_regions(column) and code not in names:
            known = {value: code_of(value) for value in set(values) if isinstance(value, str)}
            label = Text(f"{column.label.zh}代码", f"{column.label.en} code")
            yield Column(code, label), [known.get(value) if isinstance(value, str) else None for value in values]


def _holds_regions(column: Column) -> bool:
    is_text = column.type in {"string", "iri"}
    return is_text and (column.name == "region" or (column.name.startswith("region_") and not column.name.endswith("_code")))


def code_of(shown: str) -> str | None:
    """Return the code of a region shown by its IRI or its full name; None where several have the name, or none has it.

    >>> code_of("宁夏回族自治区"), code_of("朝阳区"), code_of(f"{ID}region/640000")
    ('640000', None, '640000')
    """
    if shown.startswith(_REGION_IRI):
        return shown.removeprefix(_REGION_IRI)
    from swgraph.lexicon import load_regions

    found = [region for region in load_regions().named(shown) if region.name == shown]
    return found[0].code if len(found) == 1 else None

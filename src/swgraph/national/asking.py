"""Asking for an aggregate: from the columns of a published graph, by the twin in SPARQL of any other."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Final

from swgraph.catalogue import Question, read_question
from swgraph.columns import Columns, columns_of
from swgraph.errors import ParameterError
from swgraph.national.asked import Asked
from swgraph.national.coverage import coverage_by_county, missing_rooms
from swgraph.national.labels import label_search
from swgraph.national.points import points_by_province
from swgraph.national.targets import targets_matrix
from swgraph.query import Result, Row, ask, bind, bound_terms
from swgraph.resources import resource_path
from swgraph.store import OxigraphStore, Store

Order = Callable[[Row], tuple[object, ...]]

_WORK: Final[Mapping[str, Callable[[Columns, Asked], Iterable[Row]]]] = {
    "points_by_province": points_by_province,
    "coverage_by_county": coverage_by_county,
    "missing_rooms": missing_rooms,
    "label_search": label_search,
    "targets_matrix": targets_matrix,
}
_NEEDED: Final = "pattern"
AGGREGATES: Final = tuple(_WORK)
_ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "points_by_province": ("province_code", "tier", "origin"),
    "coverage_by_county": ("county_code", "level", "origin"),
    "missing_rooms": ("-missing", "county_code", "level", "origin"),
    "label_search": ("thing", "label"),
    "targets_matrix": ("province_code", "indicator_id"),
}
"""The columns that rows are ordered by, as in the twins; a minus sign says: the greatest first."""


@cache
def load_twin(name: str) -> Question:
    """Return the question in SPARQL that an aggregate answers, which gives the same rows.

    >>> load_twin("points_by_province").id
    'N1'

    Raises:
        ParameterError: there is no such aggregate.
    """
    if name not in AGGREGATES:
        raise ParameterError(f"未知汇总 unknown aggregate: wanted one of {', '.join(AGGREGATES)}, got {name!r}")
    return read_question(resource_path("queries", "national", f"{name.replace('_', '-')}.rq"))


def national(store: Store, name: str, params: Mapping[str, object] | None = None) -> Result:
    """Return an aggregate over the whole country.

    Args:
        store: a published generation is asked through its columns, any other store by the twin in SPARQL.
        name: one of ``AGGREGATES``.
        params: the parameters of the twin by name.

    Raises:
        ParameterError: there is no such aggregate, or a value does not fit.
        LexiconError: a name means nothing, or more than one thing.
        StoreError: the store cannot be read.
    """
    given = {key: value for key, value in (params or {}).items() if value is not None}
    twin = load_twin(name.replace("-", "_"))
    if _NEEDED in {parameter.name for parameter in twin.params} and not given.get(_NEEDED):
        raise ParameterError(f"{twin.name} 需要 {_NEEDED} wanted {_NEEDED}, such as 街道 or ^永.*社区$, got none; give it")
    columns = columns_behind(store)
    return ask(store, twin, given) if columns is None else from_columns(columns, name.replace("-", "_"), given)


def from_columns(columns: Columns, name: str, params: Mapping[str, object]) -> Result:
    """Return an aggregate from columns; see ``national``."""
    twin = load_twin(name)
    terms = bound_terms(twin, params)
    asked = Asked(columns, {key: tuple(map(str, values)) for key, values in terms.items()})
    return Result(
        columns=twin.columns,
        rows=tuple(sorted(_WORK[name](columns, asked), key=_order(_ORDER[name]))),
        sparql=bind(twin, params),
        question=twin,
        params=params,
        generation=columns.generation,
    )


def _order(names: tuple[str, ...]) -> Order:
    def place(row: Row) -> tuple[object, ...]:
        return tuple(-int(str(row[name[1:]])) if name.startswith("-") else str(row[name] or "") for name in names)

    never_unknown = not {"tier"} & set(names) and not names[0].startswith("-")
    return itemgetter(*names) if never_unknown else place


def columns_behind(store: Store) -> Columns | None:
    """Return the columns of a published generation; None for a graph in memory, on a server, or of a generation that was replaced."""
    record = store.record if isinstance(store, OxigraphStore) else None
    if record is None:
        return None
    columns = _columns(record.parents[2], store.generation)
    return columns if columns.generation == store.generation else None


@lru_cache(maxsize=2)
def _columns(place: Path, generation: str | None) -> Columns:  # noqa: ARG001  the key: another generation has other columns
    return columns_of(place)

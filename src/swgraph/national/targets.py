"""The targets of every province by indicator."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

import numpy as np

from swgraph.columns import Columns, Pairs, lexical, numeric, sorted_unique
from swgraph.namespaces import SW
from swgraph.national.asked import Asked
from swgraph.national.joins import Groups, along, grouped, instances
from swgraph.national.places import PROVINCE, names_of
from swgraph.national.points import AREA
from swgraph.query import Row
from swgraph.query.values import plain_decimal

_TARGET: Final = f"<{SW.Target}>"
_INDICATOR: Final = f"<{SW.indicator}>"
_VALUE: Final = f"<{SW.value}>"
_DEADLINE: Final = f"<{SW.deadline}>"


def targets_matrix(columns: Columns, asked: Asked) -> Iterator[Row]:
    """Yield how many targets each province has for each indicator, the least and greatest value, the last deadline."""
    targets = instances(columns, _TARGET)
    at, indicators = along(columns, _INDICATOR, targets)
    targets, indicators = asked.only("indicator", targets[at], indicators)
    at, places = along(columns, AREA, targets)
    targets, indicators = targets[at], indicators[at]
    at, provinces = along(columns, PROVINCE, places)
    rows = asked.only("province", targets[at], indicators[at], places[at], provinces)
    targets, indicators, places, provinces = rows
    groups = grouped(provinces, indicators)
    least, most = _range(columns, groups, targets)
    last = _last(columns, groups, targets)
    named, measured = names_of(columns, groups.keys[0]), names_of(columns, groups.keys[1])
    counts = zip(groups.distinct(places).tolist(), groups.distinct(targets).tolist(), strict=True)
    keys = zip(*(key.tolist() for key in groups.keys), strict=True)
    for i, ((province, indicator), (regions, number)) in enumerate(zip(keys, counts, strict=True)):
        place, measure = named[province], measured[indicator]
        yield {
            "province": place.name,
            "province_code": place.code,
            "indicator": measure.name,
            "indicator_id": measure.code,
            "regions": regions,
            "targets": number,
            "least": least.get(i),
            "most": most.get(i),
            "last_deadline": last.get(i),
        }


def _range(columns: Columns, groups: Groups, targets: Pairs) -> tuple[dict[int, Decimal], dict[int, Decimal]]:
    """Return the least and the greatest value of each group that has any, as printed."""
    at, values = along(columns, _VALUE, targets)
    numbers = numeric(columns.terms, values)
    known = np.flatnonzero(~np.isnan(numbers))
    values, of = values[known], groups.of[at[known]]
    order = np.lexsort((numbers[known], of))
    values, of = values[order], of[order]
    first, last = np.flatnonzero(np.diff(of, prepend=-1)), np.flatnonzero(np.diff(of, append=-1))
    return _decimals(columns, of[first], values[first]), _decimals(columns, of[last], values[last])


def _decimals(columns: Columns, of: Pairs, values: Pairs) -> dict[int, Decimal]:
    texts = lexical(columns.terms, values)
    return {group: plain_decimal(Decimal(text)) for group, text in zip(of.tolist(), texts, strict=True)}


def _last(columns: Columns, groups: Groups, targets: Pairs) -> dict[int, date]:
    """Return the last deadline of each group that has one."""
    at, days = along(columns, _DEADLINE, targets)
    distinct = sorted_unique(days)
    texts = lexical(columns.terms, distinct)
    ranks = np.argsort(np.argsort(np.array(texts, np.str_), kind="stable"), kind="stable")
    found: dict[int, date] = {}
    best = np.full(groups.count, -1, np.int64)
    np.maximum.at(best, groups.of[at], ranks[np.searchsorted(distinct, days)])
    ordered = sorted(texts)
    for group, rank in enumerate(best.tolist()):
        if rank >= 0:
            found[group] = date.fromisoformat(ordered[rank])
    return found

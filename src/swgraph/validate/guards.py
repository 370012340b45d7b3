"""What a data check would need to find anything, seen on the columns: where it is not there the query need not run.

A guard may be wrong in one direction only: it says yes where the query then finds nothing. Each looks at sorted arrays once, where
the query joins regions or figures of the whole country.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from swgraph.columns import MASK, SHIFT, TYPE, Columns, sorted_unique
from swgraph.namespaces import ELI, ORG, SKOS, SW
from swgraph.validate.engine import Table, plain
from swgraph.validate.engine.paths import contained, joined
from swgraph.validate.engine.table import Ids

_VOCABULARIES: Final = "https://w3id.org/swgraph/vocab/"
_COUNTRY: Final = "100000"


def may_find(check: str, columns: Columns) -> bool:
    """Return whether a data check may find anything; True for one without a guard."""
    guard = _GUARDS.get(check)
    return guard is None or guard(columns)


def _two_codes(columns: Columns) -> bool:
    regions, codes = _edges(columns, SKOS.notation)
    return _repeats(codes[contained(regions, _instances(columns, SW.Region))])


def _two_functions(columns: Columns) -> bool:
    return _repeats(_edges(columns, SW.function)[0])


def _unknown_concepts(columns: Columns) -> bool:
    concepts = columns.terms.starting(f"<{_VOCABULARIES}")
    names = columns.terms.many(np.arange(concepts.start, concepts.stop))
    deep = [number for number, name in zip(concepts, names, strict=True) if "/" in plain(name).removeprefix(_VOCABULARIES)]
    unknown = np.array(deep, np.int64)
    unknown = unknown[~contained(unknown, sorted_unique(_edges(columns, SKOS.inScheme)[0]))]
    if not len(unknown):
        return False
    return any(bool(contained(np.asarray(pairs) & MASK, unknown).any()) for pairs in columns.pairs.values())


def _split_departments(columns: Columns) -> bool:
    departments, names = _edges(columns, SKOS.prefLabel)
    of_kind = contained(departments, _instances(columns, ORG.FormalOrganization))
    departments, names = departments[of_kind], names[of_kind]
    placed = contained(departments, sorted_unique(_edges(columns, SW.jurisdiction)[0]))
    return bool(contained(sorted_unique(names[placed]), sorted_unique(names[~placed])).any())


def _conflicting_figures(columns: Columns) -> bool:
    figures = _instances(columns, SW.ReferenceFigure)
    return _several_values(columns, figures, (SW.refArea, SW.indicator, SW.year))


def _conflicting_observations(columns: Columns) -> bool:
    return _several_values(columns, _instances(columns, SW.Observation), (SW.refArea, SW.indicator, SW.asOf))


def _conflicting_targets(columns: Columns) -> bool:
    return _several_values(columns, _instances(columns, SW.Target), (SW.refArea, SW.indicator, SW.deadline))


def _cycles(columns: Columns) -> bool:
    """Return whether anything is left when every edge to a node without an edge of its own is taken away, again and again."""
    lower, upper = _edges(columns, SW.partOf)
    while len(lower):
        further = contained(upper, sorted_unique(lower))
        if further.all():
            return True
        lower, upper = lower[further], upper[further]
    return False


def _outside(columns: Columns) -> bool:
    regions, parents = _edges(columns, SW.partOf)
    codes = _edges(columns, SKOS.notation)
    rows, own = joined(regions, *codes)
    places, above = joined(parents[rows], *codes)
    table = Table(columns)
    stems = {code: _stem(plain(code)) for code in set(table.texts(sorted_unique(above)))}
    pairs = zip(table.texts(own[places]), table.texts(above), strict=True)
    return any(not code[1:].startswith(stems[upper]) for code, upper in pairs)


def _stem(code: str) -> str:
    """Return a code without its trailing pairs of noughts; that of the country is the start of all.

    >>> _stem("630000"), _stem("630100"), _stem("100000")
    ('63', '6301', '')
    """
    if code == _COUNTRY:
        return ""
    while code.endswith("00"):
        code = code[:-2]
    return code


def _undescribed(columns: Columns) -> bool:
    described = sorted_unique(_edges(columns, SKOS.notation)[0])
    predicates = (SW.refArea, SW.jurisdiction, ELI.relevant_for)
    return any(not contained(_edges(columns, name)[1], described).all() for name in predicates)


def _unknown_above(columns: Columns) -> bool:
    return not bool(contained(_edges(columns, SW.partOf)[1], _instances(columns, SW.Region)).all())


def _edges(columns: Columns, predicate: str) -> tuple[Ids, Ids]:
    pairs = np.asarray(columns.of(f"<{predicate}>"))
    return pairs >> SHIFT, pairs & MASK


def _instances(columns: Columns, name: str) -> Ids:
    number = columns.terms.number(f"<{name}>")
    pairs = np.asarray(columns.of(TYPE))
    return np.asarray(pairs[pairs & MASK == number] >> SHIFT) if number is not None else np.empty(0, np.int64)


def _repeats(numbers: Ids) -> bool:
    ordered = np.sort(numbers)
    return bool((ordered[1:] == ordered[:-1]).any())


def _several_values(columns: Columns, nodes: Ids, keys: tuple[str, ...]) -> bool:
    """Return whether nodes with the same keys have different values."""
    rows = np.arange(len(nodes))
    parts: list[Ids] = []
    for predicate in (*keys, SW.value):
        places, found = joined(nodes[rows], *_edges(columns, predicate))
        rows, parts = rows[places], [*(part[places] for part in parts), found]
    order = np.lexsort(parts[::-1])
    *same, value = (part[order][1:] == part[order][:-1] for part in parts)
    return bool((np.logical_and.reduce(same) & ~value).any())


_GUARDS: Final[dict[str, Callable[[Columns], bool]]] = {
    "code-of-two-regions": _two_codes,
    "concept-unknown": _unknown_concepts,
    "conflicting-observations": _conflicting_observations,
    "conflicting-targets": _conflicting_targets,
    "department-of-two-functions": _two_functions,
    "department-split-by-region": _split_departments,
    "figure-of-two-values": _conflicting_figures,
    "region-above-unknown": _unknown_above,
    "region-in-a-cycle": _cycles,
    "region-outside-its-parent": _outside,
    "region-undescribed": _undescribed,
}

"""What answers need beyond SPARQL: powers for growth rates, and each text compared with each other.

The query gives the rows with these columns empty; ``ask`` fills them in. A question that is not named here is left as it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain, pairwise
from typing import Final

from swgraph.query.values import Value, plain_decimal

Row = Mapping[str, Value]

_DAYS_A_YEAR: Final = Decimal("365.25")
_HUNDREDTH: Final = Decimal("0.01")
_NO_WORD: Final = re.compile(r"[\W_]+")


def derive(question: str, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of the question of this name with what is worked out in Python; see ``DERIVED``.

    >>> derive("talent-targets", [{"value": 1}])
    ({'value': 1},)
    """
    work = DERIVED.get(question)
    return tuple(work(rows)) if work else tuple(rows)


def growth_rates(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with ``cagr``, the growth a year, in percent, that leads from ``baseline`` to ``target``.

    >>> row = {"baseline": 10000, "target": 14641, "baseline_date": date(2020, 12, 31), "deadline": date(2024, 12, 31)}
    >>> [each["cagr"] for each in growth_rates([row])]
    [Decimal('10')]
    """
    for row in rows:
        yield {**row, "cagr": _rate(row["baseline"], row["target"], row["baseline_date"], row["deadline"])}


def _rate(baseline: Value, target: Value, start: Value, end: Value) -> Decimal | None:
    """Return the rate; None where a number or a day is unknown, and below a year, where a yearly rate would mislead."""
    if not (isinstance(baseline, int | Decimal) and isinstance(target, int | Decimal) and baseline > 0 and target > 0):
        return None
    if not (isinstance(start, date) and isinstance(end, date)) or (end - start).days < _DAYS_A_YEAR.to_integral_value():
        return None
    years = (end - start).days / _DAYS_A_YEAR
    factor = (Decimal(target) / Decimal(baseline)) ** (1 / years)
    return _rounded((factor - 1) * 100)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A row with one clause, and the pairs of characters that stand in it."""

    row: Row
    pairs: frozenset[str]

    @property
    def place(self) -> tuple[str, str, str]:
        """Return what clauses are ordered by: those with a day first, by their days."""
        return str(self.row["date_a"] or "9999"), str(self.row["region_a"]), str(self.row["clause_a"])


def similar_clauses(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each two clauses of different regions that are alike, the likest first; a is not later than b.

    A row that comes in has one clause (``clause_a`` …), and in ``similarity`` the least likeness that is asked for.

    >>> given = {"similarity": Decimal("0.8"), "as_of": None, "n_sources": 1, "evidence_id": "e"}
    >>> one = {**given, "clause_a": "建立健全三级服务体系", "region_a": "甲", "date_a": date(2022, 1, 1)}
    >>> two = {**given, "clause_a": "健全三级服务体系。", "region_a": "乙", "date_a": date(2021, 1, 1)}
    >>> [(each["region_a"], each["region_b"], each["similarity"], each["earlier"]) for each in similar_clauses([one, two])]
    [('乙', '甲', Decimal('0.88'), '乙')]
    """
    clauses = sorted((_Clause(row, pairs_of(str(row["clause_a"]))) for row in rows), key=lambda clause: clause.place)
    found = list(chain.from_iterable(_alike(clauses, i, others) for i, others in _sharing(clauses)))
    yield from sorted(found, key=lambda row: (-_number(row["similarity"]), str(row["region_a"]), str(row["region_b"]), str(row["clause_a"])))


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text, without punctuation and blanks.

    >>> sorted(pairs_of("三级、体系"))
    ['三级', '体系', '级体']
    """
    return frozenset(a + b for a, b in pairwise(_NO_WORD.sub("", text)))


def likeness(one: frozenset[str], other: frozenset[str], shared: int) -> Decimal:
    """Return the coefficient of Dice: twice what two sets share, by the size of both.

    >>> likeness(pairs_of("三级体系"), pairs_of("四级体系"), 2)
    Decimal('0.67')
    """
    return _rounded(Decimal(2 * shared) / (len(one) + len(other)))


def _sharing(clauses: Sequence[_Clause]) -> Iterator[tuple[int, Counter[int]]]:
    """Yield each clause with the earlier ones that share pairs of characters with it, and how many."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, clause in enumerate(clauses):
        yield i, Counter(chain.from_iterable(holders[pair] for pair in clause.pairs))
        for pair in clause.pairs:
            holders[pair].append(i)


def _alike(clauses: Sequence[_Clause], i: int, others: Counter[int]) -> Iterator[Row]:
    later = clauses[i]
    for j, shared in sorted(others.items()):
        first = clauses[j]
        similarity = likeness(first.pairs, later.pairs, shared)
        if first.row["region_a"] != later.row["region_a"] and similarity >= _number(later.row["similarity"]):
            yield _paired(first.row, later.row, similarity)


def _paired(first: Row, later: Row, similarity: Decimal) -> Row:
    days = [day for row in (first, later) if isinstance(day := row["as_of"], date)]
    ordered = isinstance(later["date_a"], date) and first["date_a"] != later["date_a"]
    return {
        **first,
        "clause_b": later["clause_a"],
        "region_b": later["region_a"],
        "date_b": later["date_a"],
        "evidence_b": later["evidence_id"],
        "similarity": similarity,
        "earlier": first["region_a"] if ordered else None,
        "as_of": max(days, default=None),
        "n_sources": int(_number(first["n_sources"]) + _number(later["n_sources"])),
    }


def _rounded(number: Decimal) -> Decimal:
    return plain_decimal(number.quantize(_HUNDREDTH, ROUND_HALF_UP))


def _number(value: Value) -> Decimal:
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)


DERIVED: Final[dict[str, Callable[[Iterable[Row]], Iterable[Row]]]] = {
    "implied-growth": growth_rates,
    "text-reuse": similar_clauses,
}
"""What is applied to the rows of a question, by its name."""

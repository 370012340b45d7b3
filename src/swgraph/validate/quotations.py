"""Every quotation stands in its text, character by character."""

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from rdflib.term import URIRef

from swgraph.columns import MASK, SHIFT, TYPE, Columns
from swgraph.namespaces import OA, SW
from swgraph.validate.engine import Table, plain
from swgraph.validate.engine.paths import joined
from swgraph.validate.engine.table import LITERAL, Ids
from swgraph.validate.facts import facts_about
from swgraph.validate.report import Finding

CHECK = "quotation"
_SHOWN = 60
_NOTHING: Final = -1
_PARTS: Final = (OA.exact, OA.start, OA.end, OA.prefix, OA.suffix)


def check_quotations(data: Columns) -> Iterator[Finding]:
    """Yield a finding for each fact whose quotation is not what the repaired text has at its position.

    Evidence without a text, a quotation or a position is left to the shapes.
    """
    table = Table(data)
    evidence = _quoting(data, table)
    texts = _first(data, _first(data, evidence, OA.hasSource), SW.repairedText)
    parts = (_selected(data, evidence, part) for part in _PARTS)
    read = cache(lambda number: plain(table.text(number)))
    wrong = {}
    for number, text, *selected in zip(evidence.tolist(), texts.tolist(), *(part.tolist() for part in parts), strict=True):
        if text != _NOTHING and table.kinds(np.array([text]))[0] == LITERAL:
            found = _compared(read(text), *(None if part == _NOTHING else read(part) for part in selected))
            if found is not None:
                wrong[number] = found
    facts = facts_about(data, np.array(sorted(wrong), np.int64)) if wrong else {}
    for number, mismatch in wrong.items():
        yield from _mismatches(facts.get(number) or (plain(table.text(number)),), *mismatch)


def _compared(text: str, *parts: str | None) -> tuple[str, str, str] | None:
    """Return where a quotation is not what the text has, what stands there and what should; None if nothing is wrong."""
    exact, start, end = parts[0], _offset(parts[1]), _offset(parts[2])
    before, after = parts[3] or "", parts[4] or ""
    if exact is None or start is None or end is None:
        return None
    stands = text[start:end] if 0 <= start <= end else ""
    if not exact or stands != exact:
        return f"[{start}:{end}]", stands, exact
    if text[:start].endswith(before) and text[end : end + len(after)] == after:
        return None
    return f"[{start}:{end}]±", text[max(start - len(before), 0) : end + len(after)], before + exact + after


def _mismatches(facts: tuple[str, ...], where: str, stands: str, expected: str) -> Iterator[Finding]:
    stands, expected = _around_difference(stands, expected)
    for fact in facts:
        yield Finding(
            severity="violation",
            focus=fact,
            path=str(SW.evidence),
            value=stands,
            message_zh=f"引文与原文不符：{where} 处应为「{expected}」，文中是「{stands}」。",
            message_en=f"The quotation is not what the text has: at {where} expected “{expected}”, found “{stands}”.",
            check=CHECK,
            facts=(fact,),
        )


def _around_difference(stands: str, expected: str) -> tuple[str, str]:
    """Return both texts, long ones cut to what surrounds the first difference."""
    shared = min(len(stands), len(expected))
    same = next((i for i in range(shared) if stands[i] != expected[i]), shared)
    start = max(same - _SHOWN // 2, 0)
    return _cut(stands, start), _cut(expected, start)


def _cut(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return f"{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}"


def _quoting(data: Columns, table: Table) -> Ids:
    """Return the evidence that quotes a text, sorted."""
    pairs = np.asarray(data.of(TYPE))
    return np.asarray(pairs[pairs & MASK == table.number(f"<{OA.SpecificResource}>")] >> SHIFT)


def _first(data: Columns, subjects: Ids, predicate: URIRef) -> Ids:
    """Return the first value that each subject has for a property, -1 where there is none."""
    return _earliest(len(subjects), *_values(data, subjects, predicate))


def _selected(data: Columns, evidence: Ids, predicate: URIRef) -> Ids:
    """Return the first value that the selectors of each piece of evidence have for a property, -1 where there is none."""
    rows, selectors = _values(data, evidence, OA.hasSelector)
    places, values = _values(data, selectors, predicate)
    return _earliest(len(evidence), rows[places], values)


def _values(data: Columns, subjects: Ids, predicate: URIRef) -> tuple[Ids, Ids]:
    pairs = np.asarray(data.of(f"<{predicate}>"))
    return joined(subjects, pairs >> SHIFT, pairs & MASK)


def _earliest(size: int, rows: Ids, values: Ids) -> Ids:
    found = np.full(size, _NOTHING, np.int64)
    found[rows[::-1]] = values[::-1]
    return found


def _offset(written: str | None) -> int | None:
    return int(written) if written is not None and written.isdecimal() else None

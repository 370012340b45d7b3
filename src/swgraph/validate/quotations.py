"""Every quotation stands in its text, character by character."""

from collections.abc import Iterator

from rdflib import Graph
from rdflib.term import Literal, Node

from swgraph.namespaces import OA, RDF, SW
from swgraph.validate.facts import facts_about
from swgraph.validate.report import Finding

CHECK = "quotation"
_SHOWN = 60


def check_quotations(data: Graph) -> Iterator[Finding]:
    """Yield a finding for each fact whose quotation is not what the repaired text has at its position.

    Evidence without a text, a quotation or a position is left to the shapes.
    """
    for evidence in sorted(data.subjects(RDF.type, OA.SpecificResource), key=str):
        text = data.value(data.value(evidence, OA.hasSource), SW.repairedText)
        if isinstance(text, Literal):
            yield from _check(data, evidence, str(text))


def _check(data: Graph, evidence: Node, text: str) -> Iterator[Finding]:
    exact = _selected(data, evidence, OA.exact)
    start, end = _offset(data, evidence, OA.start), _offset(data, evidence, OA.end)
    if exact is None or start is None or end is None:
        return
    stands = text[start:end] if 0 <= start <= end else ""
    if not exact or stands != exact:
        yield from _mismatches(data, evidence, f"[{start}:{end}]", stands, exact)
        return
    before, after = _selected(data, evidence, OA.prefix) or "", _selected(data, evidence, OA.suffix) or ""
    if not text[:start].endswith(before) or not text[end:].startswith(after):
        around = text[max(start - len(before), 0) : end + len(after)]
        yield from _mismatches(data, evidence, f"[{start}:{end}]±", around, before + exact + after)


def _mismatches(data: Graph, evidence: Node, where: str, stands: str, expected: str) -> Iterator[Finding]:
    stands, expected = _around_difference(stands, expected)
    for fact in facts_about(data, evidence) or (str(evidence),):
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


def _selected(data: Graph, evidence: Node, predicate: Node) -> str | None:
    values = (data.value(selector, predicate) for selector in data.objects(evidence, OA.hasSelector))
    return next((str(value) for value in values if value is not None), None)


def _offset(data: Graph, evidence: Node, predicate: Node) -> int | None:
    written = _selected(data, evidence, predicate)
    return int(written) if written is not None and written.isdecimal() else None

"""Facts as what is compared: of each kind the values that make it the same fact, and where it stands.

Both sides come through here: the annotations, and what an extractor gives in the form of a facts file. ``docs/annotation.md``
says why each kind has these values.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

import re2
from annotations import Annotation, Folded, Form

#: The kinds that count together, in the order of the table.
KINDS: Final = ("document", "department", "tier", "target", "observation", "funding", "task", "field")
#: Kinds that are shown below, and not counted.
BESIDE: Final = ("lineage", "system")

Place = tuple[int, int] | None
Key = tuple[object, ...]

_SIGNS = re2.compile(r"[^\pL\pN%‰]+")
_JOINED = re2.compile(r"^中共|[和与及]|关于印发|的通知$")


@dataclass(frozen=True, slots=True)
class Item:
    """A fact to compare.

    Attributes:
        exact: the values that must all be the same.
        main: what must be the same, or be held in the other, for a lenient match; an empty text holds in everything.
        place: where it stands in the folded text, None for what has no place of its own.
    """

    kind: str
    exact: Key
    main: str
    place: Place
    confidence: float | None = None
    rule: str | None = None
    label: str = ""


def wanted(annotation: Annotation) -> list[Item]:
    """Return what a person read."""
    return list(_items(annotation.facts, annotation.region, lambda fact: tuple(fact["at"])))


def found(form: Form, folded: Folded, *, pending: bool = False) -> list[Item]:
    """Return what an extractor gave in the form of a facts file; its offsets count in the raw text.

    What it is too unsure of to state (status ``pending``) is left out unless ``pending``.
    """

    def place(fact: Form) -> Place:
        evidence = fact.get("evidence")
        return folded.span(evidence["raw_start"], evidence["raw_end"]) if evidence else None

    stated = [fact for fact in form["facts"] if pending or fact.get("status") != "pending"]
    return list(_items(stated, None, place))


def _items(facts: Iterable[Form], region: str | None, place: Callable[[Form], Place]) -> Iterator[Item]:
    """Yield the facts of a page; what is said twice with the same values is one fact, at its first place."""
    seen: set[Key] = set()
    for fact in facts:
        for item in _of({"region": region, **fact}, place(fact)):
            key = (item.kind, *item.exact, item.place if item.main == "qualitative" else None)
            if key not in seen:
                seen.add(key)
                yield item


def _of(fact: Form, place: Place) -> Iterator[Item]:
    maker = _MAKERS.get(fact["kind"])
    confidence, rule = fact.get("confidence"), fact.get("rule")
    for kind, exact, main, label in maker(fact) if maker else ():
        yield Item(kind, exact, main, place, confidence, rule, label)


_Made = Iterator[tuple[str, Key, str, str]]


def _policy(fact: Form) -> _Made:
    title = plain_title(fact["title"])
    yield "document", (title,), title, fact["title"]
    for issuer in fact.get("issuers") or ():
        name = plain_name(issuer)
        yield "department", (name,), name, issuer


def _tier(fact: Form) -> _Made:
    name = plain(fact["name"])
    yield "tier", (fact["admin_level"], name), str(fact["admin_level"]), fact["name"]


def _target(fact: Form) -> _Made:
    yield _measured("target", fact, fact.get("deadline"))


def _achieved(fact: Form) -> _Made:
    yield _measured("observation", fact, fact.get("as_of"))


def _measured(kind: str, fact: Form, day: object) -> tuple[str, Key, str, str]:
    value = number(fact.get("value"))
    indicator = fact.get("indicator_id")
    main = f"{indicator} {value}" if indicator else "qualitative"
    exact = (indicator, value, fact.get("comparator"), fact.get("unit"), str(day) if day else None, fact.get("region"))
    return kind, exact, main, f"{main} {fact.get('comparator') or ''} {day or ''}"


def _funding(fact: Form) -> _Made:
    value = number(fact.get("value"))
    yield "funding", (value, fact.get("comparator"), fact.get("unit"), fact.get("region")), str(value), f"{value} {fact.get('comparator')}"


def _task(fact: Form) -> _Made:
    yield "task", (plain(fact["name"]), fact.get("category")), "", fact["name"]


def _field(fact: Form) -> _Made:
    name = plain(fact.get("name") or "")
    yield "field", (fact.get("field") or name,), fact.get("field") or name, fact.get("name") or ""


def _lineage(fact: Form) -> _Made:
    title = plain_title(fact.get("cited") or fact["to"])
    yield "lineage", (fact["relation"], title), title, title


def _system(fact: Form) -> _Made:
    yield "system", (fact.get("levels"),), str(fact.get("levels")), str(fact.get("levels"))


_MAKERS: Final[dict[str, Callable[[Form], _Made]]] = {
    "policy": _policy, "tier": _tier, "target": _target, "achieved": _achieved, "funding": _funding, "task": _task,
    "field": _field, "lineage": _lineage, "system": _system,
}  # fmt: skip


@cache
def plain(text: str) -> str:
    """Return a wording without signs and of one width.

    >>> plain("乡镇（街道）社工站") == plain("乡镇(街道)社工站")
    True
    """
    return str(_SIGNS.sub("", text))


def plain_title(text: str) -> str:
    """Return a title as it is compared: without signs, and without what only sends it out (关于印发 … 的通知)."""
    inner = plain(text)
    head, sent, rest = inner.partition("关于印发")
    return rest.removesuffix("的通知") if sent and len(head) < 20 and rest.endswith("的通知") else inner


def plain_name(text: str) -> str:
    """Return a department's name as it is compared: 中共 and 和 come and go in official names.

    >>> plain_name("人力资源社会保障部") == plain_name("人力资源和社会保障部")
    True
    """
    return str(_JOINED.sub("", plain(text)))


def number(value: Any) -> str | None:  # noqa: ANN401
    """Return a number in one form, None where there is none."""
    return None if value is None else format(Decimal(str(value)).normalize(), "f")

"""When two names of one region mean one thing, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from swgraph.resolve.bodies import body_of
from swgraph.resolve.titles import Form, form_of, plain

REASONS: Final = {
    "decision": "人工决定 a person decided so",
    "marks": "只有标点、引号、空格或数字的写法不同 only marks, blanks or digits are written differently",
    "number": "文号相同 the number of the document is the same",
    "notice": "印发通知与所印发的文件 a notice and the document that it issues",
    "issuer": "标题前多了发文机关 the issuer stands before the title",
    "about": "少了“关于” without the word 关于",
    "region": "标题前多了地区名 the region stands before the title",
    "period": "少了起止年份 without the years that it covers",
    "state": "少了“试行”等字样 without 试行 and the like",
    "register": "名录中是同一机构 one department in the register",
}
"""The rules by name, each with its reason."""

_SHORTEST: Final = 8  # characters of a core: 工作方案 alone says nothing
_SAME_IN_FORCE: Final = frozenset({None, "试行", "暂行"})


@dataclass(frozen=True, slots=True)
class Known:
    """What all sources together say of the documents of one title."""

    title: str
    region: str | None
    numbers: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()


def same_document(one: Known, other: Known) -> str | None:
    """Return the rule by which two titles mean one document, or None.

    >>> same_document(Known("省民政厅关于加强社工站建设的通知", "520000"), Known("关于加强社工站建设的通知", "520000"))
    'issuer'
    >>> same_document(Known("民政事业发展规划（2011-2015年）", "100000"), Known("民政事业发展规划（2016-2020年）", "100000")) is None
    True
    """
    if one.region != other.region or _differ(one.numbers, other.numbers) or _differ(one.days, other.days):
        return None
    if plain(one.title) == plain(other.title):
        return "marks"
    first, second = form_of(one.title, one.region), form_of(other.title, other.region)
    if not _fit(first, second):
        return None
    if one.numbers & other.numbers:
        return "number"
    if first.core != second.core or len(first.core) < _SHORTEST:
        return None
    return _difference(first, second)


def _differ(one: Collection[object], other: Collection[object]) -> bool:
    return bool(one) and bool(other) and not set(one) & set(other)


def _fit(one: Form, other: Form) -> bool:
    """Return whether nothing speaks against it: another period, or a draft beside what was issued."""
    periods = {form.period for form in (one, other)} - {None}
    states = {one.state, other.state}
    return len(periods) < 2 and (len(states) == 1 or states <= _SAME_IN_FORCE)


def _difference(one: Form, other: Form) -> str:
    """Return the first rule that only one of the two titles needed, else what they write differently."""
    for name in ("notice", "issuer", "region", "about"):
        if (name in one.steps) != (name in other.steps):
            return name
    return "period" if one.period != other.period else "state" if one.state != other.state else "marks"


def same_organization(one: str, other: str, region: str | None) -> str | None:
    """Return the rule by which two names mean one department of a region, or None.

    >>> same_organization("深圳市政府", "深圳市人民政府", "440300"), same_organization("民政厅", "财政厅", "440000")
    ('register', None)
    """
    return "register" if body_of(one, region) == body_of(other, region) else None

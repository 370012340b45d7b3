"""What keeps a figure from being read like its neighbours: another unit, a part of the region, another source's rival figure."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from swgraph.compare.indicators import load_indicators
from swgraph.compare.terms import label
from swgraph.query import Row

UNIT, SCOPE, RIVAL = "△", "◇", "≠"
MEANING: Final = {
    UNIT: ("单位不同", "another unit"),
    SCOPE: ("只涉及所注范围", "of the scope named only"),
    RIVAL: ("来源说法不一，所示为优先者", "sources differ, the preferred figure is shown"),
}
_DENOMINATOR: Final = "占"
_LEVELS: Final = frozenset({"全国", "省级", "地级", "县级", "乡级", "村级"})


def name_of(row: Row, language: str) -> str:
    """Return the name of a row's indicator in the language of the picture."""
    known = load_indicators().get(str(row["indicator_id"]))
    return known.label.en if known and language == "en" else str(row["indicator"])


def usual_unit(rows: Iterable[Row]) -> str:
    """Return the unit that the figures of an indicator are in, which is that of its vocabulary."""
    identifier = next((str(row["indicator_id"]) for row in rows), "")
    known = load_indicators().get(identifier)
    return (label("unit", known.unit) if known else None) or "—"


def usual_scope(rows: Iterable[Row]) -> str | None:
    """Return the level and denominator that most figures have, of those where they are said; never a part of a region.

    >>> usual_scope([{"scope": "乡级"}, {"scope": None}, {"scope": "村级；泰达街道"}])
    '乡级'
    """
    found = Counter(str(row["scope"]) for row in rows if row["scope"] and not part_of(row))
    return min(found, key=lambda scope: (-found[scope], scope)) if found else None


def part_of(row: Row) -> str | None:
    """Return the part of the region that a figure is about, in words; a level or a denominator is no part.

    >>> part_of({"scope": "村级；泰达街道"}), part_of({"scope": "乡级；占乡镇（街道）总数"})
    ('泰达街道', None)
    """
    parts = str(row["scope"] or "").split("；")
    return "；".join(each for each in parts if each and each not in _LEVELS and not each.startswith(_DENOMINATOR)) or None


def doubts_of(row: Row, unit: str, scope: str | None = None) -> str:
    """Return the marks of a figure set beside others, in the given unit and usual scope; empty if it reads like them."""
    marks = UNIT if row["unit"] not in (None, unit) else ""
    if part_of(row) or (scope is not None and row["scope"] not in (None, scope)):
        marks += SCOPE
    return marks + (RIVAL if row["status"] == "conflict" else "")

"""The release card: what a graph holds, as tables of numbers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from swgraph.catalogue import Text, load_card, load_catalogue
from swgraph.query.run import ask
from swgraph.store import Store

_CONFLICTS: Final = Text("不一致的陈述（对）", "Conflicting statements (pairs)")
_GAPS: Final = Text("缺口（地区 × 指标）", "Gaps (region × indicator)")
_COUNTED: Final = (("H2", "difference", "conflict", _CONFLICTS), ("H1", "gap_kind", "missing", _GAPS))
"""Questions whose rows are counted by a column, the status that a row needs for it, and the title of the table."""
_CHINESE: Final = {
    "comparator": "比较词",
    "department": "主管部门",
    "items": "条目",
    "levels": "层级数",
    "naming": "名称",
    "precision": "精度",
    "scope": "口径",
    "time": "时间",
    "value": "数值",
    "wording": "措辞",
    "not_extracted": "有记录而无可用数字",
    "not_found": "没有该地区的来源",
    "not_stated": "有来源而未写明",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One number: ``key`` is the IRI of a class, a region or a concept, or a word."""

    key: str
    label: Text
    n: int | Decimal


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the card; ``name`` is that of its file, or of the question whose answer was counted."""

    name: str
    title: Text
    entries: tuple[Entry, ...]


def read_card(store: Store) -> tuple[Section, ...]:
    """Return the tables of the card that have a number, in their order.

    >>> from swgraph.store import MemoryStore
    >>> read_card(MemoryStore())
    ()
    """
    return tuple(section for section in (*_tables(store), *_countings(store)) if section.entries)


def _tables(store: Store) -> Iterator[Section]:
    for table in load_card():
        rows = ask(store, table).rows
        yield Section(table.name, table.summary, tuple(_entry(*row.values()) for row in rows))


def _entry(key: object, zh: object, en: object, n: object) -> Entry:
    return Entry(str(key), Text(str(zh), str(en)), n if isinstance(n, int | Decimal) else Decimal(0))


def _countings(store: Store) -> Iterator[Section]:
    for key, column, status, title in _COUNTED:
        question = load_catalogue().get(key)
        found = Counter(str(row[column]) for row in ask(store, question) if row["status"] == status)
        yield Section(question.name, title, tuple(_counted(word, n) for word, n in sorted(found.items())))


def _counted(word: str, n: int) -> Entry:
    return Entry(word, Text(_CHINESE.get(word, word), word.replace("_", " ")), n)

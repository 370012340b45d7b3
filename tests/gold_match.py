"""Compares what was extracted with what a person read: no fact missing, none beyond the gold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import networkx as nx
import yaml

FactForm = Mapping[str, object]

_WIDTH = str.maketrans("()[]:,;!?<>", "（）［］：，；！？〈〉")
_QUOTES = str.maketrans({"「": "“", "」": "”", "『": "“", "』": "”", "﹝": "〔", "﹞": "〕"})


@dataclass(frozen=True, slots=True)
class Differences:
    """What stands on one side only; ``near`` has the most similar extracted fact for each missing one."""

    missing: tuple[str, ...]
    surplus: tuple[str, ...]
    articles: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return one line a difference."""
        groups = (("missing", self.missing), ("beyond the gold", self.surplus), ("article", self.articles))
        return "\n".join(f"{name}: {line}" for name, lines in groups for line in lines) or "no difference"


NO_DIFFERENCE = Differences((), ())


def read_gold(path: Path) -> dict[str, object]:
    """Return a gold file as it stands."""
    loaded = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(loaded, dict), path
    return loaded


def compare(gold: FactForm, form: FactForm) -> Differences:
    """Return the differences between a gold file and the facts-file form of an extraction.

    A key that the gold does not have is not compared. Each gold fact stands for one extracted fact: the pairs are a
    largest matching, so that the order of the facts cannot hide or invent a difference.
    """
    wanted, found = _mappings(gold["facts"]), _mappings(form["facts"])
    pairs = _largest_matching(wanted, found)
    missing = [_missing(fact, found) for i, fact in enumerate(wanted) if i not in pairs]
    taken = set(pairs.values())
    surplus = [_line(fact) for i, fact in enumerate(found) if i not in taken]
    return Differences(tuple(missing), tuple(surplus), tuple(_article_faults(gold, form)))


def fits(wanted: object, found: object) -> bool:
    """Return whether ``found`` says what ``wanted`` says: numbers as decimals, brackets of either width.

    >>> fits({"value": "86.60"}, {"value": 86.6, "rule": "any"}), fits("乡镇(街道)", "乡镇（街道）"), fits(None, 0)
    (True, True, False)
    """
    if isinstance(wanted, Mapping):
        return isinstance(found, Mapping) and all(fits(value, found.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list):
        return isinstance(found, list) and len(wanted) == len(found) and all(map(fits, wanted, found))
    return _value(wanted) == _value(found)


def _value(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return "".join(str(value).translate(_WIDTH).translate(_QUOTES).split())


def _mappings(values: object) -> list[FactForm]:
    assert isinstance(values, list), values
    return [value for value in values if isinstance(value, Mapping)]


def _largest_matching(wanted: Sequence[FactForm], found: Sequence[FactForm]) -> dict[int, int]:
    """Return index of the found fact for each wanted one that has one."""
    pairs: nx.Graph[tuple[str, int]] = nx.Graph()
    pairs.add_nodes_from(("wanted", i) for i in range(len(wanted)))
    pairs.add_edges_from(
        (("wanted", i), ("found", j)) for i, gold in enumerate(wanted) for j, fact in enumerate(found) if fits(gold, fact)
    )
    matched = nx.bipartite.maximum_matching(pairs, top_nodes=[("wanted", i) for i in range(len(wanted))])
    return {i: j for (side, i), (_, j) in matched.items() if side == "wanted"}


def _missing(gold: FactForm, found: Sequence[FactForm]) -> str:
    """Return the gold fact, and how the most similar extracted fact of its kind differs from it."""
    candidates = [fact for fact in found if fact.get("kind") == gold.get("kind")]
    if not candidates:
        return f"{_line(gold)}  [none of its kind]"
    nearest = min(candidates, key=lambda fact: len(_unlike(gold, fact)))
    unlike = {key: nearest.get(key) for key in _unlike(gold, nearest)}
    return f"{_line(gold)}  [nearest has {unlike}]"


def _unlike(gold: FactForm, fact: FactForm) -> list[str]:
    return [key for key, value in gold.items() if not fits(value, fact.get(key))]


def _line(fact: FactForm) -> str:
    hidden = ("fid", "evidence", "status", "basis", "confidence")
    return str({key: value for key, value in fact.items() if key not in hidden and value is not None})


def _article_faults(gold: FactForm, form: FactForm) -> list[str]:
    wanted, found = _mappings(gold["articles"]), _mappings(form["articles"])
    if len(wanted) != len(found):
        return [f"wanted {len(wanted)} articles, got {len(found)}"]
    pairs = enumerate(zip(wanted, found, strict=True))
    return [f"{i}: {key}: wanted {w[key]!r}, got {f.get(key)!r}" for i, (w, f) in pairs for key in _unlike(w, f)]

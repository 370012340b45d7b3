"""What is known to explode on stores of this kind, found in the text of a query, with the rewrite that gives the same rows.

Measured on pyoxigraph 0.5.13: NOT EXISTS over two patterns took 1,275 s at a million statements where MINUS took 0.65 s; ``sw:partOf+``
from below took three times as long as from the provinces, and twenty times as long as ``sw:inProvince``; ORDER BY over 1.3 million
rows before anything is counted took 114 s.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.catalogue import Text
from swgraph.query.patterns import Pattern, patterns
from swgraph.query.tokens import Group, Token, tree

_TREE: Final = re.compile(r"(?:^|[:/#])(partOf|within)>?$")
_HIGH: Final = re.compile(r"(?:^|[:/#])(country|province|prefecture)>?$")
_LEVEL: Final = re.compile(r"(?:^|[:/#])level>?$")
_COUNTING: Final = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_FEW: Final = 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a query does that explodes: the name of the rule, where, what was found, and what to write instead."""

    rule: str
    line: int
    found: str
    rewrite: Text

    def __str__(self) -> str:
        return f"line {self.line}: {self.rule}: {self.found}; 改写 rewrite: {self.rewrite.zh} {self.rewrite.en}"


_MINUS: Final = Text(
    "改用 MINUS { … }（须与外面共有变量），或嵌套 NOT EXISTS { … FILTER EXISTS { … } }，或 OPTIONAL { … } FILTER(!BOUND(…))。",
    "MINUS { … } that shares a variable with what is around it, NOT EXISTS { … FILTER EXISTS { … } }, or OPTIONAL { … } FILTER(!BOUND(…)).",
)
_SHORTCUT: Final = Text(
    "改用 sw:inProvince、sw:inPrefecture、sw:inCounty，或给一端定值，或从 sw:level 为省、地级的一端起。",
    "sw:inProvince, sw:inPrefecture or sw:inCounty; or give one end a value; or start at an end whose sw:level is province or prefecture.",
)
_LATER: Final = Text("先汇总，再排序：把 ORDER BY 移到 GROUP BY 之后。", "aggregate first and order what is left: move ORDER BY behind GROUP BY.")


def lint(sparql: str) -> tuple[Refusal, ...]:
    """Return what a query does that is known to explode, in the order of the lines; nothing where it is fine.

    >>> [found.rule for found in lint("SELECT * { ?v a sw:Region FILTER NOT EXISTS { ?p sw:refArea ?v . ?p a sw:Tier } }")]
    ['not-exists-of-several']
    """
    whole = tree(sparql)
    found = [refusal for rule in _RULES for refusal in rule(whole)]
    return tuple(sorted(found, key=lambda refusal: refusal.line))


def _not_exists(whole: Group) -> Iterator[Refusal]:
    for group in whole.groups():
        for before, item in zip(_before(group), group.items, strict=True):
            if isinstance(item, Group) and _is_negated(before):
                counted = list(_counted(item))
                if sum(pattern.size for pattern in counted) > _FEW:
                    yield Refusal("not-exists-of-several", item.line, f"NOT EXISTS {{ {' . '.join(map(str, counted))} }}", _MINUS)


def _before(group: Group) -> Iterator[tuple[Token | Group, ...]]:
    return (tuple(group.items[max(0, i - 3) : i]) for i in range(len(group.items)))


def _is_negated(before: tuple[Token | Group, ...]) -> bool:
    words = [item.text.upper() for item in before if isinstance(item, Token)]
    return words[-2:] == ["NOT", "EXISTS"] or words[-2:] == ["!", "EXISTS"] or words[-3:] == ["!", "(", "EXISTS"]


def _counted(group: Group) -> Iterator[Pattern]:
    """Yield the patterns of a group and of those in it, but for values and the tests in it: FILTER EXISTS, MINUS."""
    yield from patterns(group)
    given = False
    for before, item in zip(_before(group), group.items, strict=True):
        last = before[-1] if before else None
        if isinstance(item, Group):
            if not given and not (isinstance(last, Token) and last.is_word("EXISTS", "MINUS")):
                yield from _counted(item)
            given = False
        elif item.is_word("VALUES"):
            given = True


def _open_paths(whole: Group) -> Iterator[Refusal]:
    yield from _open_paths_in(whole, frozenset())


def _open_paths_in(group: Group, bound: frozenset[str]) -> Iterator[Refusal]:
    bound = bound | frozenset(_valued(group)) | frozenset(_high(group))
    for pattern in patterns(group):
        ends = (pattern.subject, pattern.object)
        # One variable on both ends looks for a cycle, which nothing else can say.
        if _climbs(pattern) and pattern.subject.text != pattern.object.text and not any(_is_bound(end, bound) for end in ends):
            yield Refusal("open-path", pattern.subject.line, str(pattern), _SHORTCUT)
    for item in group.items:
        if isinstance(item, Group):
            yield from _open_paths_in(item, bound)


def _climbs(pattern: Pattern) -> bool:
    """Return whether a path repeats sw:partOf or sw:within."""
    named = [i for i, token in enumerate(pattern.path) if token.kind in ("name", "iri") and _TREE.search(token.text)]
    rest = [next((token for token in pattern.path[i + 1 :] if not token.is_sign(")")), None) for i in named]
    return any(token is not None and token.is_sign("+*") for token in rest)


def _is_bound(end: Token, bound: frozenset[str]) -> bool:
    return end.kind != "variable" or end.text[1:] in bound


def _valued(group: Group) -> Iterator[str]:
    """Yield the variables that VALUES gives values to; UNDEF is none."""
    for i, item in enumerate(group.items):
        if isinstance(item, Token) and item.is_word("VALUES"):
            rest = group.items[i + 1 :]
            values = next((each for each in rest if isinstance(each, Group)), Group())
            if not any(isinstance(each, Token) and each.is_word("UNDEF") for each in values.items):
                names = rest[: rest.index(values)] if values in rest else []
                yield from (each.text[1:] for each in names if isinstance(each, Token) and each.kind == "variable")


def _high(group: Group) -> Iterator[str]:
    """Yield the variables that are country, provinces or prefectures: few enough to start from."""
    for pattern in patterns(group):
        if pattern.subject.kind == "variable" and _LEVEL.search(pattern.path[-1].text) and _HIGH.search(pattern.object.text):
            yield pattern.subject.text[1:]


def _early_order(whole: Group) -> Iterator[Refusal]:
    yield from _early_order_in(whole, aggregated=False)


def _early_order_in(group: Group, *, aggregated: bool) -> Iterator[Refusal]:
    words = group.words()
    if "SELECT" in words:
        counts = _aggregates(words)
        if "ORDER" in words and not counts and (aggregated or _is_unbounded(group)):
            yield Refusal("order-before-aggregation", *_ordering(group), _LATER)
        aggregated = aggregated or counts
    for item in group.items:
        if isinstance(item, Group):
            yield from _early_order_in(item, aggregated=aggregated)


def _aggregates(words: tuple[str, ...]) -> bool:
    return "GROUP" in words or bool(_COUNTING & set(words))


def _is_unbounded(group: Group) -> bool:
    """Return whether all statements are read: one pattern of three variables, and nothing beside it."""
    inner = [item for item in group.items if isinstance(item, Group)]
    return any(len(found := list(patterns(each))) == 1 and _open(found[0]) and not _is_narrowed(each) for each in inner)


def _is_narrowed(group: Group) -> bool:
    return any(isinstance(item, Group) or item.is_word("FILTER") for item in group.items)


def _open(pattern: Pattern) -> bool:
    return {pattern.subject.kind, *(token.kind for token in pattern.path), pattern.object.kind} == {"variable"}


def _ordering(group: Group) -> tuple[int, str]:
    tokens = [item for item in group.items if isinstance(item, Token)]
    start = next(i for i, token in enumerate(tokens) if token.is_word("ORDER"))
    return tokens[start].line, " ".join(token.text for token in tokens[start:])


_RULES: Final[tuple[Callable[[Group], Iterator[Refusal]], ...]] = (_not_exists, _open_paths, _early_order)

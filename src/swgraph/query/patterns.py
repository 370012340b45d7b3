"""The triple patterns of a group, as far as a lint must know them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from swgraph.query.tokens import Group, Token

_STARTS: Final = ("FILTER", "BIND", "OPTIONAL", "MINUS", "VALUES", "GRAPH", "SERVICE", "UNION", "SELECT")
_OPENING: Final = "(["
_CLOSING: Final = ")]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One subject, path and object; ``path`` are the tokens of the path."""

    subject: Token
    path: tuple[Token, ...]
    object: Token

    def __str__(self) -> str:
        return f"{self.subject.text} {''.join(token.text for token in self.path)} {self.object.text}"

    @property
    def size(self) -> int:
        """Return how many triples it takes: the steps of its path."""
        return 1 + sum(token.is_sign("/") for token in self.path)


def patterns(group: Group) -> Iterator[Pattern]:
    """Yield the patterns that stand in a group itself.

    >>> from swgraph.query.tokens import tree
    >>> [str(each) for each in patterns(tree("ASK { ?a a sw:B ; sw:p/sw:q ?c , 1 . FILTER(?c > 1) ?c sw:r* ?d }").items[1])]
    ['?a a sw:B', '?a sw:p/sw:q ?c', '?a sw:p/sw:q 1', '?c sw:r* ?d']
    """
    statement: list[Token] = []
    items = iter(_without_selection(group))
    for item in items:
        if isinstance(item, Group) or item.is_sign(".") or item.is_word(*_STARTS):
            yield from _read(statement)
            statement = []
            if isinstance(item, Token) and item.is_word("FILTER", "BIND"):
                _skip_expression(items)
            elif isinstance(item, Token) and item.is_word("VALUES", "GRAPH", "SERVICE"):
                _skip_to_group(items)
        else:
            statement.append(item)
    yield from _read(statement)


def _without_selection(group: Group) -> Sequence[Token | Group]:
    """Return the items of a group; of a subquery none, for its patterns stand in the group behind WHERE."""
    first = group.items[0] if group.items else None
    return () if isinstance(first, Token) and first.is_word("SELECT") else group.items


def _skip_expression(items: Iterator[Token | Group]) -> None:
    depth = 0
    for item in items:
        if isinstance(item, Group):
            if depth == 0:  # FILTER EXISTS { … }
                return
        elif item.is_sign("("):
            depth += 1
        elif item.is_sign(")"):
            depth -= 1
            if depth == 0:
                return


def _skip_to_group(items: Iterator[Token | Group]) -> None:
    for item in items:
        if isinstance(item, Group):
            return


def _read(statement: Sequence[Token]) -> Iterator[Pattern]:
    """Yield the patterns of one subject. What stands in square brackets counts with the pattern around it."""
    if not statement:
        return
    subject, rest = statement[0], list(statement[1:])
    for part in _split(rest, ";"):
        verbs, *others = list(_split(part, ","))
        if len(verbs) < 2:
            continue
        end = len(verbs) - 1 if not verbs[-1].is_sign(_CLOSING) else _opening(verbs)
        path = tuple(verbs[: _path_end(verbs, end)])
        yield Pattern(subject, path, verbs[len(path)])
        yield from (Pattern(subject, path, each[0]) for each in others if each)


def _path_end(verbs: Sequence[Token], end: int) -> int:
    """Return where the path ends and the object begins: a literal has further tokens behind it, a path none."""
    depth = 0
    for i, token in enumerate(verbs[: end + 1]):
        if token.is_sign(_OPENING):
            depth += 1
        elif token.is_sign(_CLOSING):
            depth -= 1
        following = verbs[i + 1] if i + 1 < len(verbs) else None
        joined = token.is_sign("/|^!(") or (following is not None and following.is_sign("/|+*?)"))
        if depth == 0 and not joined:
            return min(i + 1, len(verbs) - 1)
    return max(end, 1)


def _opening(verbs: Sequence[Token]) -> int:
    depth = 0
    for i in range(len(verbs) - 1, -1, -1):
        depth += verbs[i].is_sign(_CLOSING) - verbs[i].is_sign(_OPENING)
        if depth == 0:
            return i
    return len(verbs) - 1


def _split(items: Sequence[Token], sign: str) -> Iterator[list[Token]]:
    """Yield the parts between a sign outside brackets."""
    part: list[Token] = []
    depth = 0
    for item in items:
        depth += item.is_sign(_OPENING) - item.is_sign(_CLOSING)
        if depth == 0 and item.is_sign(sign):
            yield part
            part = []
        else:
            part.append(item)
    yield part

"""The words of a SPARQL query as a tree of its groups: enough to see how a query is built, without reading its grammar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_TOKEN: Final = re.compile(
    r"(?P<skip>\#[^\r\n]*|\s+)"
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r'|(?P<text>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\r\n]|\\.)*"|\'(?:[^\'\\\r\n]|\\.)*\')'
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<name>(?:[\w-]+(?:\.[\w-]+)*)?:(?:\\.|%[0-9A-Fa-f]{2}|[\w:-]|\.(?=[\w:-]))*|@[\w-]+)"
    r"|(?P<word>[\w]+(?:\.\w+)?)"
    r"|(?P<sign>\^\^|&&|\|\||[<>!]=|.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign; ``kind`` is iri, text, variable, name, word or sign, ``line`` counts from 1."""

    kind: str
    text: str
    line: int

    def is_word(self, *words: str) -> bool:
        """Return whether this is one of some keywords, written in capitals here."""
        return self.kind == "word" and self.text.upper() in words

    def is_sign(self, signs: str) -> bool:
        """Return whether this is one of some signs of one character."""
        return self.kind == "sign" and self.text in signs


@dataclass(slots=True)
class Group:
    """What stands between a pair of braces, or the whole query: tokens, and groups in their places."""

    line: int = 1
    items: "list[Token | Group]" = field(default_factory=list)

    def groups(self) -> "Iterator[Group]":
        """Yield this group and all within it."""
        yield self
        for item in self.items:
            if isinstance(item, Group):
                yield from item.groups()

    def words(self) -> tuple[str, ...]:
        """Return the keywords and names that stand in this group itself, in capitals."""
        return tuple(item.text.upper() for item in self.items if isinstance(item, Token) and item.kind == "word")


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a query without blanks and comments.

    >>> [token.text for token in tokens("ASK { ?a sw:p+ 'x # y' } # end")]
    ['ASK', '{', '?a', 'sw:p', '+', "'x # y'", '}']
    """
    line = 1
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup != "skip":
            yield Token(str(match.lastgroup), match[0], line)
        line += match[0].count("\n")


def tree(sparql: str) -> Group:
    """Return a query as its groups; braces that do not match are left to the engine, which refuses them."""
    whole = Group()
    stack = [whole]
    for token in tokens(sparql):
        if token.is_sign("{"):
            inner = Group(token.line)
            stack[-1].items.append(inner)
            stack.append(inner)
        elif token.is_sign("}"):
            stack = stack[:-1] or [whole]
        else:
            stack[-1].items.append(token)
    return whole

"""What texts in Chinese and English are compared by: pairs of neighbouring characters, and words."""

from collections.abc import Iterator
from typing import Final

from swgraph.recognise.pattern import Pattern

_RUN: Final = Pattern(r"(?P<han>\p{Han}+)|(?P<word>[a-z][a-z'-]*)")
#: Words that stand in questions of every kind.
_COMMON_WORDS: Final = (
    "the a an of in on to and or for by is are was were be been has have had do does did what which who whom whose how when "
    "where why with from at as it its their there that this these those each all any me show tell list give please many much "
    "各地 哪些 什么 多少 怎么 如何 是多 请问 一下 有哪 目前 分别"
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())


def plain(text: str) -> str:
    """Return a text in lower case without lone surrogates, with apostrophes of one kind.

    >>> plain("Xi’an 的社工站？")
    "xi'an 的社工站？"
    """
    return text.encode("utf-8", "replace").decode().lower().replace("’", "'")


def features(text: str) -> Iterator[str]:
    """Yield the pairs of characters and the words of a plain text, without those that stand everywhere.

    >>> list(features(plain("各地社工站 by which agencies?")))
    ['地社', '社工', '工站', 'agency']
    """
    for run in _RUN.finditer(text):
        han = run["han"]
        found = [_stem(run["word"] or "")] if han is None else [han[i : i + 2] for i in range(max(1, len(han) - 1))]
        yield from (each for each in found if each not in _COMMON)


def _stem(word: str) -> str:
    """Return a word without the ending of a plural."""
    if word in _COMMON or len(word) < 4 or word.endswith("ss"):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")

"""Where damage may begin: lost characters, rare ones, and Latin letters or signs that are half of something."""

from collections.abc import Iterator
from functools import lru_cache

import re2

from swgraph.text.pinyin import is_han
from swgraph.text.plausible import frequencies
from swgraph.text.script import simplified_char

LOST = "?？\ufffd"
NOTE = re2.compile(r"^\s?[(（]?\s?([a-zA-ZÀ-ǜɡḿńňǹ̀-̌]{1,7}[0-5]?)\s?[)）]")
RARE = 3000  # rank from which a character may be a sign of damage
_COMMON = 1000
_NEAR, _FAR = 4, 9  # characters before a sign of damage that may be damaged too, and before a sure one
_MANY = 4
NOTHING_LEFT = re2.compile(rf"[?\x{{FFFD}}]{{{_MANY},}}")
_SYLLABLE = "[(（][a-zA-ZÀ-ǜɡḿńňǹ̀-̌]{1,7}[0-5]?[)）]"
_DEBRIS = re2.compile(rf"^[!-~！-～]?(?:[@-~]{_SYLLABLE}|[?？\x{{FFFD}}][a-zA-ZÀ-ǜ]{{1,7}}[)）])")
_SPLIT = re2.compile(r"^[!-~！-～][?？\x{FFFD}]|^[@-~][^\x00-\x7F]")
# Private characters; Greek and Cyrillic; Roman numerals; signs of mathematics, boxes, radicals and bopomofo.
_ODD = (
    ("\ue000", "\uf8ff"), ("\u0391", "\u0451"), ("\u2160", "\u217f"), ("\u2208", "\u22bf"), ("\u2500", "\u2595"),
    ("\u2e80", "\u2fff"), ("\u3105", "\u3129"),
)  # fmt: skip


def suspects(text: str) -> Iterator[int]:
    r"""Yield where damage may begin: at a lost byte before a Han character, or just before a rare character.

    >>> list(suspects("发挥作用?!兑庖?jiàn)》"))[0], list(suspects("怎么办？\n"))
    (4, [])
    """
    last = -1
    for i, char in enumerate(text):
        if char in LOST:
            # Nobody can tell what many lost bytes in a row were.
            few = not set(LOST).issuperset(text[i : i + _MANY].ljust(_MANY))
            found = range(i - _before(text, i), i + 1) if few and _followed(text, i) else ()
        elif _is_half(text, i):
            found = range(max(i - _FAR, 0), i + 1)
        elif is_rare(char) and not _at_home(text, i):
            found = range(max(i - _NEAR, 0), i + 1)
        else:
            continue
        for start in found:
            if start > last:
                yield start
                last = start


def begins(text: str, start: int) -> bool:
    """Return whether damage begins at a lost character and no sooner than it: what follows is no common character."""
    ranks = frequencies().ranks
    following = (simplified_char(c) for c in text[start + 1 : start + 3])
    return text[start] in LOST and all(ranks.get(c, RARE) >= _COMMON for c in following)


@lru_cache(maxsize=1 << 14)
def is_rare(char: str) -> bool:
    """Return whether a character is a sign of damage by itself."""
    ranks = frequencies().ranks
    return _is_odd(char) or (is_han(char) and ranks.get(simplified_char(char), RARE) >= RARE)


def _at_home(text: str, i: int) -> bool:
    """Return whether a rare character stands in a word that is known: 漯河, 婺源, 瞭望."""
    pairs = frequencies().pairs
    before, char, after = (simplified_char(c) for c in (text[i - 1 : i] or "\n", text[i], text[i + 1 : i + 2] or "\n"))
    return before + char in pairs or char + after in pairs


def _is_half(text: str, i: int) -> bool:
    """Return whether the character at ``i`` is a Latin letter or sign before a bracket, behind what is no Latin word."""
    before = text[i - 1] if i else "a"
    return "@" <= text[i] <= "~" and text[i + 1 : i + 2] == "(" and not (before.isascii() and before.isalnum())


def _before(text: str, i: int) -> int:
    """Return how many characters before a lost one may be damaged too: .? and Ｄ喜? show nothing of the first byte."""
    if i > 1 and text[i - 1] in ".,;:!" and is_han(text[i - 2]):
        return 1
    narrow = "！" <= text[i - 2] <= "～" or "!" <= text[i - 2] <= "~"
    return 2 if i > 2 and is_han(text[i - 1]) and narrow and not text[i - 3].isascii() else 0


def _followed(text: str, i: int) -> bool:
    """Return whether something that damage leaves stands soon behind a lost character."""
    if any(is_han(c) or _is_odd(c) for c in text[i + 1 : i + 4]):
        return True
    before, following = text[i - 1 : i], text[i + 1 : i + 20]
    # 5?025年, P“: a digit or letter that is half of something, where Chinese text stands before.
    split = bool(before) and not before.isascii() and bool(_SPLIT.match(following))
    return split or bool(_DEBRIS.match(following) or NOTE.match(following.lstrip(LOST)))


def _is_odd(char: str) -> bool:
    """Return whether a character is private, or of the rows of GBK that hold Greek, Cyrillic, kana and signs."""
    return any(first <= char <= last for first, last in _ODD)

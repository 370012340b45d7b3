"""What half a character tells: its two bytes, which pairs no reader knows, and the digit that was swallowed."""

from collections.abc import Iterator
from functools import lru_cache

from swgraph.text.gbk import pair, unassigned
from swgraph.text.mojibake.suspects import LOST


def byte_pairs(char: str) -> Iterator[tuple[int | None, int | None]]:
    """Yield the two bytes that a character of the damaged run can stand for; None is a lost one.

    >>> list(byte_pairs("意")), list(byte_pairs("!"))
    ([(210, 226)], [(163, 161)])
    """
    if char in LOST:
        yield None, None
        yield 0xA3, 0xBF
    elif "!" <= char <= "~":
        yield 0xA3, ord(char) | 0x80  # a full-width one that was made half-width
    else:
        found = pair(char)
        if found:
            yield found


@lru_cache(maxsize=1 << 16)
def unpaired(before: str, after: str) -> bool:
    """Return whether a reader has no character for the last byte of one character and the first of the next.

    >>> unpaired("，", "《"), unpaired("。", "《")
    (True, False)
    """
    first, second = pair(before), pair(after)
    return bool(first and second and unassigned(first[1], second[0]))


def year_digit(text: str) -> str | None:
    """Return the digit that the year at the start of a text has lost, or None where it is no year.

    >>> year_digit("025年"), year_digit("2025年"), year_digit("300个")
    ('2', '', None)
    """
    if text[4:5] == "年" and text[:2] in ("19", "20") and text[:4].isdigit():
        return ""
    if text[3:4] == "年" and text[0] in "09" and text[:3].isdigit():
        return "2" if text[0] == "0" else "1"
    return None

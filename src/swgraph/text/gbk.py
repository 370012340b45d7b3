"""Bytes of GBK: what a character is made of, and which characters a byte can belong to."""

import functools

from swgraph.text.plausible import frequencies
from swgraph.text.script import simplified_char

_LEADS = range(0x81, 0xFF)
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
_MOST = 80


@functools.lru_cache(maxsize=1 << 14)
def pair(char: str) -> tuple[int, int] | None:
    """Return the two bytes of a character, or None where it has one, four or none.

    >>> pair("意")
    (210, 226)
    """
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return (data[0], data[1]) if len(data) == 2 else None


@functools.cache
def char_of(lead: int, trail: int) -> str | None:
    """Return the character of two bytes where it may stand in a text: no private, no unknown one."""
    try:
        char = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 and simplified_char(char) in frequencies().chars else None


@functools.cache
def chars_led_by(lead: int) -> tuple[str, ...]:
    """Return the characters with this first byte."""
    return tuple(c for trail in _TRAILS if (c := char_of(lead, trail)))


@functools.cache
def frequent_led_by(lead: int) -> tuple[str, ...]:
    """Return the more frequent characters with this first byte."""
    chars = frequencies().chars
    return tuple(sorted(chars_led_by(lead), key=lambda c: (-chars[simplified_char(c)], c))[:_MOST // 2])


@functools.cache
def unassigned(lead: int, trail: int) -> bool:
    """Return whether a reader that knows GB2312 only has no character for these bytes."""
    try:
        bytes((lead, trail)).decode("gb2312")
    except UnicodeDecodeError:
        return True
    return False


@functools.cache
def chars_ending_in(trail: int) -> tuple[str, ...]:
    """Return the more frequent characters with this second byte."""
    chars = frequencies().chars
    found = [c for lead in _LEADS if (c := char_of(lead, trail))]
    return tuple(sorted(found, key=lambda c: (-chars[simplified_char(c)], c))[:_MOST])

"""Notes of pronunciation in brackets behind a Han character, such as those that some mirrors add: 會(huì)."""

import functools
import importlib.util
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from swgraph.model import RepairStep
from swgraph.text.script import simplified_char

NAME = "pinyin_notes"
_REASON = "括号内是前一汉字的读音 the bracket holds the reading of the character before it"
_OPEN, _CLOSE = "(（", ")）"
_LONGEST = 20  # characters of a bracket: zhuāng is the longest syllable, blanks and zero widths may split it
_SKIPPED = " \t\u3000'’·"
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0306": "3", "\u0300": "4"}


def remove_notes(text: str) -> tuple[RepairStep, ...]:
    """Return the steps that delete each bracket holding a reading of the Han character before it.

    All readings of a character count, with tone marks, with a tone number or plain. A bracket that is no reading of its
    character stays: (app), (GDP), (街道).

    >>> [step.before for step in remove_notes("鄉(xiāng)鎮(zhen4)(街道)的應用(app)")]
    ['(xiāng)', '(zhen4)']
    """
    if not any(c in text for c in _OPEN):
        return ()
    return tuple(RepairStep(NAME, start, text[start:end], "", _REASON) for start, end in _notes(text))


def _notes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where notes stand. Kept characters form a stack, so a note inside a note goes in the same pass."""
    kept: list[int] = []  # offsets of the characters that stay
    dropped: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        kept.append(i)
        if char not in _CLOSE:
            continue
        opening = _opening(text, kept)
        if opening is None:
            continue
        while dropped and dropped[-1][0] >= kept[opening]:
            dropped.pop()
        dropped.append((kept[opening], i + 1))
        del kept[opening:]
    yield from dropped


def _opening(text: str, kept: list[int]) -> int | None:
    """Return the index in ``kept`` of the bracket that the last character closes, if the two hold a note."""
    last = len(kept) - 1
    for k in range(last - 1, max(last - _LONGEST, 0) - 1, -1):
        char = text[kept[k]]
        if char in _OPEN:
            before = _han_before(text, kept, k)
            note = "".join(text[i] for i in kept[k + 1 : last])
            return before if before is not None and is_reading(note, text[kept[before - 1]]) else None
        if not _may_stand_in_note(char):
            return None
    return None


def _han_before(text: str, kept: list[int], k: int) -> int | None:
    """Return the first index after the Han character before ``k``; blanks between the two go with the note."""
    blanks = k
    while blanks and text[kept[blanks - 1]] in " \u3000" and k - blanks < 2:
        blanks -= 1
    return blanks if blanks and is_han(text[kept[blanks - 1]]) else None


def _may_stand_in_note(char: str) -> bool:
    return char in _SKIPPED or (char.isalnum() and not is_han(char)) or unicodedata.combining(char) > 0


def is_han(char: str) -> bool:
    """Return whether ``char`` is a Han character.

    >>> is_han("會"), is_han("、")
    (True, False)
    """
    return "㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or "\U00020000" <= char <= "\U0003ffff"


def is_reading(note: str, char: str) -> bool:
    """Return whether ``note`` spells a reading of ``char`` (or of its Simplified form).

    >>> is_reading("jiàn", "見"), is_reading("jian4", "見"), is_reading("ji an", "見"), is_reading("jiāng", "見")
    (True, True, True, False)
    """
    syllable, tone = _syllable(note)
    if not syllable:
        return False
    return any(syllable == s and tone in ("", t, "5") for s, t in _readings(char))


def readings_fit(note: str, chars: str) -> list[str]:
    """Return the characters of ``chars`` that ``note`` can spell."""
    return [char for char in chars if is_reading(note, char)]


@functools.lru_cache(maxsize=1 << 12)
def _syllable(note: str) -> tuple[str, str]:
    """Return a note as plain letters (ü is v) and its tone, or two empty strings where it is no syllable."""
    letters: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", unicodedata.normalize("NFKC", note).lower()):
        if char in _SKIPPED:
            continue
        if char in _TONES:
            tone = _TONES[char]
        elif char == "\u0308":
            letters[-1:] = "v"
        elif char in "012345" and letters:
            tone = char.replace("0", "5")
        elif char == "ɡ":  # the phonetic letter, which fonts show as g
            letters.append("g")
        elif "a" <= char <= "z":
            letters.append(char)
        else:
            return "", ""
    return "".join(letters), tone


@functools.lru_cache(maxsize=1 << 13)
def _readings(char: str) -> frozenset[tuple[str, str]]:
    dictionary = _dictionary()
    written = {dictionary.get(ord(c), "") for c in (char, simplified_char(char))}
    return frozenset(_with_tone(r) for line in written for r in line.split(",") if r)


def _with_tone(reading: str) -> tuple[str, str]:
    syllable, tone = _syllable(reading)
    return syllable, tone or "5"


@functools.cache
def _dictionary() -> dict[int, str]:
    """Return the readings of 42,000 characters, from the table that pypinyin ships.

    The table is read without the package: importing it loads 47,000 phrases as well, which takes ten times as long.
    """
    spec = importlib.util.find_spec("pypinyin")
    table = Path(spec.submodule_search_locations[0], "pinyin_dict.json") if spec and spec.submodule_search_locations else None
    if table and table.is_file():
        return {int(code): readings for code, readings in json.loads(table.read_text("utf-8")).items()}
    from pypinyin.constants import PINYIN_DICT  # a release that keeps its table elsewhere

    found: dict[int, str] = PINYIN_DICT
    return found

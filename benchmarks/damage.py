"""The damage of real pages, done to clean text: Traditional characters, notes of pronunciation, GBK read one byte late."""

import functools
import random
from dataclasses import dataclass

import opencc


@dataclass(frozen=True, slots=True)
class Reader:
    """How a reader of GBK shows text whose first byte it lost.

    Attributes:
        codec: what it has no character for is shown as ?, and both bytes are lost.
        swallows: it drops the ASCII character behind half a character.
        narrow: full-width marks are made half-width afterwards.
        drops: the lost byte leaves no ? behind.
    """

    codec: str
    swallows: bool
    narrow: bool
    drops: bool

    @classmethod
    def any(cls, rng: random.Random, *, traditional: bool) -> "Reader":
        """Return a reader; only one that knows GBK can have shown Traditional text."""
        codecs = ("gb18030", "gb18030", "gb18030", "gbk", "gbk", "gbk" if traditional else "gb2312")
        return cls(rng.choice(codecs), rng.random() < 0.7, rng.random() < 0.8, rng.random() < 0.1)


def traditional(text: str) -> str:
    """Return the text in Traditional characters, each in its place."""
    converted: str = _opencc().convert(text)
    return converted


@functools.cache
def _opencc() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def annotated(text: str, rng: random.Random, *, style: str = "tone") -> tuple[str, int]:
    """Return Traditional text whose converted characters carry notes, and how many notes there are."""
    parts, notes = [], 0
    for char, old in zip(text, traditional(text), strict=True):
        parts.append(old)
        if old != char:
            parts.append(note(old, rng, style))
            notes += 1
    return "".join(parts), notes


def note(char: str, rng: random.Random, style: str) -> str:
    """Return the bracket that holds the reading of ``char``."""
    from pypinyin import Style, pinyin

    styles = {"number": Style.TONE3, "plain": Style.NORMAL}
    reading = pinyin(char, style=styles.get(style, Style.TONE))[0][0]
    if style == "heteronym":
        reading = rng.choice(pinyin(char, heteronym=True)[0])
    elif style == "split":
        at = rng.randint(0, len(reading))
        reading = reading[:at] + rng.choice((" ", "\xa0", "\u200b")) + reading[at:]
    return f"（{reading}）" if style == "wide" else f"({reading})"


def misread(text: str, at: int, reader: Reader) -> str | None:
    """Return ``text`` as ``reader`` shows it when it lost the first byte of the character at ``at``.

    None where the line is not GBK.
    """
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    try:
        data = text[at:end].encode("gbk")[1:]
    except UnicodeEncodeError:
        return None
    shown, rest = _shifted(data, reader)
    if reader.narrow:
        shown = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in shown)
    return text[:at] + ("" if reader.drops else "?") + shown + data[rest:].decode("gbk") + text[end:]


def _shifted(data: bytes, reader: Reader) -> tuple[str, int]:
    """Return the shifted characters, and where the reader is in step again."""
    out, i = [], 0
    while i < len(data):
        if data[i] < 0x80:
            return "".join(out) + chr(data[i]), i + 1
        trail = data[i + 1] if i + 1 < len(data) else 0
        if trail < 0x40 or trail == 0x7F:
            return "".join(out) + "?", i + 2 if reader.swallows and i + 1 < len(data) else i + 1
        out.append(_char(data[i : i + 2], reader.codec))
        i += 2
    return "".join(out), i


def _char(two: bytes, codec: str) -> str:
    try:
        return two.decode(codec)
    except UnicodeDecodeError:
        return "?"

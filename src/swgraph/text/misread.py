"""Runs of text whose bytes were read in the wrong encoding: UTF-8 as GBK, UTF-8 or GBK as Latin-1 or Windows-1252.

``寤鸿�剧珯`` is 建设站 in UTF-8, read as GBK; ``å»ºè®¾`` and ``½¨Éè`` are 建设 in UTF-8 and GBK, read as Windows-1252. A reader
shows U+FFFD or ? for a byte that it cannot place: which character stood there is decided by its neighbours, or not at all.
"""

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import re2

from swgraph.model import RepairStep
from swgraph.text.likelihood import Likelihood
from swgraph.text.pinyin import is_han
from swgraph.text.plausible import frequencies
from swgraph.text.script import simplified_char

NAME: Final = "wrong_encoding"
UNKNOWN: Final = "\ufffd"
_LOST: Final = "?\ufffd"
_REASONS: Final = {
    "gbk": "UTF-8 误作 GBK 读取 UTF-8 read as GBK",
    "latin": "UTF-8 误作西欧编码读取 UTF-8 read as Windows-1252",
    "pairs": "GBK 误作西欧编码读取 GBK read as Windows-1252",
}
_BACK: Final = 80  # characters before a run in which a closing mark of it may have been opened
_OPENING: Final = dict(zip("》”’）〉」』】〕", "《“‘（〈「『【〔", strict=True))
_UNOPENED: Final = 8.0
_BEAM: Final = 48
_SURE: Final = 2.0  # bits between a character and the next likely one
_FREQUENT: Final = 3500  # rank up to which a character says that a reading is right
_HIGH: Final = 0xA1  # first byte of a row of GB 2312
_SIGNS: Final = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_LATIN: Final = re2.compile(f"[\\x{{80}}-\\x{{FF}}{_SIGNS}\\x{{FFFD}} ]{{4,}}")
_LINE: Final = re2.compile(r"[^\n]+")
_WIDTH: Final = 3  # bytes of a Chinese character in UTF-8
_FIRST: Final = frozenset((0xE2, 0xE3, *range(0xE4, 0xEA), 0xEF))
_LATER: Final = frozenset(range(0x80, 0xC0))
_ANY: Final = (*range(0x80, 0xC0), *sorted(_FIRST))
_UNASSIGNED: Final = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # in Windows-1252
_FEW: Final = 6
_MARKS: Final = "　，。、；：？！“”‘’（）《》〈〉【】「」『』—…·％〔〕～－／．"


@dataclass(frozen=True, slots=True)
class _Unit:
    """A byte, None if it was lost, and the offsets of the character that shows it (first and last byte of it alike)."""

    byte: int | None
    start: int
    end: int
    first: bool
    last: bool


def decode_again(text: str) -> tuple[RepairStep, ...]:
    """Return the steps that read such runs in their own encoding.

    >>> [(step.before, step.after) for step in decode_again("加强绀句細宸ヤ綔，å»ºè®¾ç«™ç‚¹")]
    [('绀句細宸ヤ綔', '社会工作'), ('å»ºè®¾ç«™ç‚¹', '建设站点')]
    """
    runs = [*_gbk_runs(text), *_latin_runs(text)]
    if not runs:
        return ()
    likelihood = Likelihood(text)
    steps = (_step(text, kind, run, likelihood) for kind, run in runs)
    return tuple(sorted((step for step in steps if step), key=lambda step: step.start))


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run may have been: for each character its candidates, one unless a byte was lost."""

    start: int
    end: int
    choices: tuple[tuple[str, ...], ...]


_Read = tuple[str, _Run | None, int]
_Reader = Callable[[list[_Unit], int], _Read]


def _gbk_runs(text: str) -> Iterator[tuple[str, _Run]]:
    for found in _LINE.finditer(text):
        if _leads().search(found[0]):
            for _, run in _runs(list(_gbk_units(text, found.start(), found.end())), _gbk_run):
                yield "gbk", run


def _latin_runs(text: str) -> Iterator[tuple[str, _Run]]:
    for found in _LATIN.finditer(text):
        yield from _runs(list(_latin_units(text, found.start(), found.end())), _latin_run)


def _runs(units: list[_Unit], read: _Reader) -> Iterator[tuple[str, _Run]]:
    """Yield the runs among some bytes; what was walked in vain is not walked again."""
    at = 0
    while at < len(units):
        kind, run, walked = read(units, at)
        if run:
            yield kind, run
        at += max(walked, 1)


def _gbk_run(units: list[_Unit], at: int) -> _Read:
    return ("gbk", *_utf8_run(units, at, _ANY)) if units[at].first else ("gbk", None, 1)


def _latin_run(units: list[_Unit], at: int) -> _Read:
    """Return the run of UTF-8 or of GB 2312 from a unit; pairs may begin with the next one, behind a stray character."""
    run, walked = _utf8_run(units, at, _UNASSIGNED)
    if run:
        return "latin", run, walked
    for start in (at, at + 1):
        run, pairs = _pairs_run(units, start)
        walked = max(walked, pairs)
        if run:
            return "pairs", run, start - at + pairs
    return "pairs", None, walked


def _gbk_units(text: str, start: int, end: int) -> Iterator[_Unit]:
    for i in range(start, end):
        data = b"" if text[i] in _LOST else text[i].encode("gb18030", "ignore")
        if not data:
            yield _Unit(None, i, i + 1, first=True, last=True)
        for place, byte in enumerate(data):
            yield _Unit(byte, i, i + 1, first=not place, last=place == len(data) - 1)


def _latin_units(text: str, start: int, end: int) -> Iterator[_Unit]:
    for i in range(start, end):
        char = text[i]
        byte = None if char in _LOST else ord(char) if ord(char) < 256 else char.encode("cp1252")[0]
        yield _Unit(byte, i, i + 1, first=True, last=True)


def _utf8_run(units: list[_Unit], start: int, losable: tuple[int, ...]) -> tuple[_Run | None, int]:
    """Return the run of UTF-8 from a unit to the last shown character that it fills, and how many units were walked.

    ``losable`` are the bytes that this reader cannot show. ASCII characters, which every encoding has, may stand inside.
    """
    choices: list[tuple[str, ...]] = []
    at, whole, count = start, start, 0
    while at < len(units):
        found = _plain(units[at]) if choices else None
        found = found or _utf8_char(units[at : at + 3], losable, inside=bool(choices))
        if not found:
            break
        choices.append(found[0])
        at += found[1]
        if units[at - 1].last and not found[0][0].isascii():
            whole, count = at, len(choices)
    run = _run(units[start:whole], choices[:count])
    return run, (whole if run else at) - start


def _plain(unit: _Unit) -> tuple[tuple[str, ...], int] | None:
    return ((chr(unit.byte),), 1) if unit.byte and unit.byte < 0x80 and unit.first and unit.last else None


def _utf8_char(units: list[_Unit], losable: tuple[int, ...], *, inside: bool) -> tuple[tuple[str, ...], int] | None:
    """Return what three bytes of UTF-8, or the two of a middle dot, can be, and how many units they take."""
    shown = tuple(unit.byte for unit in units)
    if inside and shown[:2] == (0xC2, 0xB7):
        return ("·",), 2
    if len(units) < _WIDTH or (shown[0] is None and not inside):
        return None
    found = _candidates(shown, losable)
    return (found, _WIDTH) if found else None


@functools.lru_cache(maxsize=1 << 12)
def _candidates(shown: tuple[int | None, ...], losable: tuple[int, ...]) -> tuple[str, ...]:
    """Return the characters that three bytes can be, None being one that was lost."""
    if shown.count(None) == _WIDTH:
        return ()
    # A no-break blank, which is a byte too, was perhaps made a plain one.
    parts = [
        [0xA0 if byte == ord(" ") and place else byte] if byte is not None else losable for place, byte in enumerate(shown)
    ]
    held = [[byte for byte in part if byte in of] for part, of in zip(parts, (_FIRST, _LATER, _LATER), strict=True)]
    lost = shown.count(None)
    # Of two bytes that any may have been, only marks are told by the first.
    fitting = _is_known if lost < 2 or len(losable) < _FEW else _MARKS.__contains__
    chars = (_char(bytes(data)) for data in product(*held))
    return tuple(char for char in chars if char and (not lost or fitting(char)))


def _char(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _pairs_run(units: list[_Unit], start: int) -> tuple[_Run | None, int]:
    """Return the run of GB 2312 from a unit, and how many units were walked."""
    choices: list[tuple[str, ...]] = []
    for place in range(start, len(units) - 1, 2):
        one, other = units[place : place + 2]
        if one.byte is None or other.byte is None or one.byte < _HIGH or other.byte < _HIGH:
            break
        try:
            choices.append((bytes((one.byte, other.byte)).decode("gb2312"),))
        except UnicodeDecodeError:
            break
    run = _run(units[start : start + 2 * len(choices)], choices)
    return run, 2 * len(choices)


def _run(units: list[_Unit], choices: list[tuple[str, ...]]) -> _Run | None:
    """Return a run if what it says is Chinese beyond doubt."""
    wide = [each for each in choices if not each[0].isascii()]
    certain = [each[0] for each in wide if len(each) == 1 and each[0] != UNKNOWN]
    if not wide or not all(map(_is_known, certain)):
        return None
    if all(each == (UNKNOWN,) for each in wide):  # 锟斤拷
        return _Run(units[0].start, units[-1].end, tuple(choices))
    most = 2 * len(certain) >= len(wide) and 2 * sum(map(_is_frequent, certain)) >= len(certain)
    enough = most and len(set(certain)) > 1 and any(map(is_han, certain))
    return _Run(units[0].start, units[-1].end, tuple(choices)) if enough else None


def _is_known(char: str) -> bool:
    return char in _MARKS or simplified_char(char) in frequencies().chars


def _is_frequent(char: str) -> bool:
    return char in _MARKS or frequencies().ranks.get(simplified_char(char), _FREQUENT) < _FREQUENT


def _step(text: str, kind: str, run: _Run, likelihood: Likelihood) -> RepairStep | None:
    following = f"{text[run.end : run.end + 2]}\n".partition("\n")[0] or "\n"
    around = text[max(run.start - _BACK, 0) : run.start].rpartition("\n")[2], "" if set(following) & set(_LOST) else following
    out, certainty = _likeliest(*around, run.choices, likelihood)
    before = text[run.start : run.end]
    return RepairStep(NAME, run.start, before, out, _REASONS[kind], certainty) if out != before else None


def _likeliest(before: str, after: str, choices: Sequence[tuple[str, ...]], likelihood: Likelihood) -> tuple[str, float]:
    """Return the likeliest text, U+FFFD where two characters are nearly as likely, and its certainty."""
    states = [(0.0, "")]
    for candidates in (*choices, *after):
        grown = (
            (cost + likelihood.cost((before + out)[-2:], c) + _unopened(before + out, c), out + c)
            for cost, out in states
            for c in candidates
        )
        states = sorted(grown)[:_BEAM]
    cost, best = states[0]
    certainty, shown = 1.0, list(best[: len(choices)])
    for i, candidates in enumerate(choices):
        if len(candidates) > 1:
            rival = min((other for other, out in states if out[i] != best[i]), default=math.inf)
            if rival - cost < _SURE:
                shown[i] = UNKNOWN
            else:
                certainty = min(certainty, round(min(0.99, 1 / (1 + 2.0 ** (cost - rival))), 2))
    return "".join(shown), certainty


def _unopened(before: str, char: str) -> float:
    """Return the bits that a closing mark costs which nothing opens."""
    opening = _OPENING.get(char)
    return _UNOPENED if opening and before.count(opening) <= before.count(char) else 0.0


@functools.cache
def _leads() -> "re2._Regexp[str]":
    """Return the pattern of a character that GBK shows for the first two bytes of a Chinese character in UTF-8."""
    chars = (bytes(pair).decode("gb18030") for pair in product(sorted(_FIRST), sorted(_LATER)))
    return re2.compile(f"[{''.join(chars)}]")

"""Width of digits, letters and punctuation, and doubled marks."""

from collections.abc import Iterator

import re2

from swgraph.model import RepairStep
from swgraph.text.pinyin import is_han

LETTERS = "fullwidth_letters"
MARKS = "punctuation_width"
DOUBLED = "doubled_punctuation"

_WIDE = re2.compile("[０-９Ａ-Ｚａ-ｚ％．]+")
_WIDENED = dict(zip(",;:?!()", "，；：？！（）", strict=True))
_CHINESE_MARKS = frozenset("，。、；：？！“”‘’「」『』《》〈〉（）【】〔〕—…·．　〇")
_RUN = re2.compile("[,;:?!]+")
_BRACKET = re2.compile("[()（）\n]")
_URL = re2.compile(r"(?i)(?:https?|ftp)://[\x21-\x7E]+|[\w.+-]+@[\w-]+\.[\w.]+")
_FORMULA = frozenset("=+*/^<>\\{}[]|~`$#_")
# Some mirrors put a comma before every mark: ，， and ，。 alike.
_REPEATED = re2.compile("，+[。；：、！？]|，，+|、、+|；；+|：：+|。。+")


def narrow_letters(text: str) -> tuple[RepairStep, ...]:
    """Return the steps that make full-width digits, Latin letters and percent signs ASCII.

    >>> [(step.before, step.after) for step in narrow_letters("达到１．５％，Ａ类")]
    [('１．５％', '1.5%'), ('Ａ', 'A')]
    """
    reason = "全角数字字母转半角 full-width digits and letters made ASCII"
    found = ((m.start(), m[0], _narrow(m[0])) for m in _WIDE.finditer(text))
    return tuple(RepairStep(LETTERS, start, before, after, reason) for start, before, after in found if before != after)


def _narrow(run: str) -> str:
    """Return a run in ASCII; a full-width dot only between digits, where it is a decimal point."""
    chars = [c if c == "．" else chr(ord(c) - 0xFEE0) for c in run]
    for i in range(1, len(chars) - 1):
        if chars[i] == "．" and chars[i - 1].isdigit() and chars[i + 1].isdigit():
            chars[i] = "."
    return "".join(chars)


def widen_marks(text: str) -> tuple[RepairStep, ...]:
    """Return the steps that make half-width punctuation beside Chinese text full-width.

    Numbers (1,000; 10:30; 3.7), addresses of web pages, Latin text and formulas keep theirs. Brackets are widened in
    pairs, where they hold Chinese text.

    >>> [(step.start, step.after) for step in widen_marks("到2027年,在乡镇(街道)设站,1,000个(GDP)")]
    [(6, '，'), (10, '（'), (13, '）'), (16, '，')]
    """
    reason = "中文标点转全角 punctuation of Chinese text made full-width"
    addresses = [i for m in _URL.finditer(text) for i in range(*m.span())]
    kept = frozenset(addresses)
    chars = list(text)
    for i in _chinese_brackets(text):
        if i not in kept:
            chars[i] = _WIDENED.get(chars[i], chars[i])
    for match in _RUN.finditer(text):
        if _beside_chinese(chars, *match.span()) and match.start() not in kept:
            chars[slice(*match.span())] = (_WIDENED[c] for c in match[0])
    changed = ((i, old, new) for i, (old, new) in enumerate(zip(text, chars, strict=True)) if old != new)
    return tuple(RepairStep(MARKS, i, old, new, reason) for i, old, new in changed)


def _beside_chinese(chars: list[str], start: int, end: int) -> bool:
    before = chars[start - 1] if start else "\n"
    after = chars[end] if end < len(chars) else "\n"
    if _is_chinese(before):
        return True
    # Yahoo!公司: an exclamation mark behind a Latin letter may be part of the name.
    return _is_chinese(after) and not (chars[start] == "!" and before.isascii() and before.isalpha())


def _is_chinese(char: str) -> bool:
    return char in _CHINESE_MARKS or is_han(char)


def _chinese_brackets(text: str) -> Iterator[int]:
    """Yield the brackets of each pair that holds Chinese text and no formula; a pair does not cross a line."""
    open_: list[int] = []
    for match in _BRACKET.finditer(text):
        i = match.start()
        if match[0] == "\n":
            open_.clear()
        elif match[0] in "(（":
            open_.append(i)
        elif open_ and _is_note(text, opening := open_.pop(), i):
            yield from (opening, i)


def _is_note(text: str, opening: int, closing: int) -> bool:
    # Long brackets are cut, so nested ones cannot make the work grow with the square of their depth.
    content = text[opening + 1 : min(closing, opening + 200)]
    return any(_is_chinese(c) for c in content) and not any(c in _FORMULA for c in content)


def single_marks(text: str) -> tuple[RepairStep, ...]:
    """Return the steps that make doubled commas and stops one; …… —— and 。。。 mean something and stay.

    A comma before another mark goes too: some mirrors put one before every mark.

    >>> [(step.before, step.after) for step in single_marks("社会，，工作，。志愿……服务。。。")]
    [('，，', '，'), ('，。', '。')]
    """
    reason = "重复标点 doubled punctuation"
    found = ((m.start(), m[0]) for m in _REPEATED.finditer(text) if m[0] == "。。" or m[0][0] != "。")
    return tuple(RepairStep(DOUBLED, start, marks, marks[-1], reason) for start, marks in found)

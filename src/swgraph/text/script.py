"""Traditional to Simplified: character for character by OpenCC, corrected where one form stands for two."""

import functools
from collections.abc import Callable, Iterator

import re2

from swgraph.model import RepairStep

NAME = "script"
_REASON = "繁体转简体 Traditional to Simplified"

# Simplified text has these characters too (乾隆, 慰藉, 瞭望, the surname 於): they prove nothing, and stay where
# the line is Simplified.
_IN_BOTH = frozenset("乾於藉瞭徵著麽祇鍾摺彷昇夥噁喆堃")

# 著 is 着 after a verb and stays 著 in words of writing and fame.
_ZHU_STAYS = (
    "著[作名述者录錄称稱书書文有绩績译譯说說撰闻聞]|"
    "[名显顯卓专專编編论論原土昭合遗遺译譯巨拙新所力撰较較诗詩]著"
)
_ZHU_VERBS = (
    "发挥|發揮|随|隨|意味|面临|面臨|存在|沿|朝|向|有|带|帶|本|围绕|圍繞|伴随|伴隨|跟|看|听|聽|拿|接|试|試|关系|關係|"
    "起|承担|承擔|扮演|占据|占據|影响|影響|等待|等|忙|指|走|坐|站|推动|推動|对|對|活|靠|当|當|保持|享受|显示|顯示|"
    "凝聚|承载|承載|肩负|肩負|牵|牽"
)
_ZHU = re2.compile(f"(?:{_ZHU_VERBS})著|著")
_STAYS = re2.compile(_ZHU_STAYS)


def to_simplified(text: str) -> tuple[RepairStep, ...]:
    """Return the steps that turn the Traditional characters of ``text`` into Simplified ones.

    A character that is only Traditional (會) is always converted; one that both scripts have (乾, 於, 藉) only in a line
    that is Traditional. ``t2s`` converts characters, never vocabulary: a quotation stays what was said.

    >>> [(step.before, step.after) for step in to_simplified("社會工作發揮著作用")]
    [('會', '会'), ('發', '发'), ('揮', '挥'), ('著', '着')]
    >>> to_simplified("乾隆年间的名著")
    ()
    """
    if text.isascii():
        return ()
    traditional, simplified = counts_of_scripts(text)
    lines = text.split("\n")  # not splitlines: U+2028 and the like are no line of ours
    after = "\n".join(_converted(line, traditional > simplified) for line in lines)
    return tuple(_steps(text, after))


def _steps(before: str, after: str) -> Iterator[RepairStep]:
    """Yield one step for each changed character; both texts are equally long."""
    for i, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            yield RepairStep(NAME, i, old, new, _REASON, 0.95 if old in _IN_BOTH else 1.0)


def _converted(line: str, page_is_traditional: bool) -> str:
    converted = _opencc()(line).replace("陜西", "陕西")  # a look-alike that pages print for 陝
    if len(converted) != len(line):  # a phrase rule that changes the length: character by character is still exact
        converted = "".join(_simplified(c) for c in line)
    traditional = _is_traditional(line, page_is_traditional)
    kept = (a if a in _IN_BOTH and not traditional else c for a, c in zip(line, converted, strict=True))
    return _zhu("".join(kept), traditional)


def _zhu(line: str, traditional: bool) -> str:
    """Return a line with 着 where 著 stands for it."""
    if "著" not in line:
        return line
    chars = list(line)
    stays = {match.start() + match[0].index("著") for match in _STAYS.finditer(line)}
    for match in _ZHU.finditer(line):
        at = match.end() - 1
        after_verb = len(match[0]) > 1
        effect = after_verb and line.startswith("作用", at + 1)  # 发挥著作用 holds 著作 by chance
        if (at not in stays or effect) and (traditional or after_verb):
            chars[at] = "着"
    return "".join(chars)


def _is_traditional(line: str, page_is_traditional: bool) -> bool:
    traditional, simplified = counts_of_scripts(line)
    if page_is_traditional:
        return traditional >= simplified
    return traditional >= 2 and traditional > simplified


def counts_of_scripts(text: str) -> tuple[int, int]:
    """Return how many characters are only Traditional, and how many only Simplified.

    >>> counts_of_scripts("鄉镇社區")
    (2, 1)
    """
    marks = [script_of(c) for c in text]
    return marks.count("t"), marks.count("s")


@functools.lru_cache(maxsize=1 << 14)
def script_of(char: str) -> str:
    """Return ``"t"`` for a character that is only Traditional, ``"s"`` for one only Simplified, ``""`` for others.

    >>> script_of("會"), script_of("会"), script_of("工")
    ('t', 's', '')
    """
    if not char >= "㐀":
        return ""
    if _simplified(char) != char:
        return "" if char in _IN_BOTH else "t"
    return "s" if _traditional(char) != char and not _encodes(char, "big5") else ""


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def simplified_char(char: str) -> str:
    """Return the Simplified form of one character.

    >>> simplified_char("見")
    '见'
    """
    return _simplified(char)


def traditional_char(char: str) -> str:
    """Return the most usual Traditional form of one character.

    >>> traditional_char("见")
    '見'
    """
    return _traditional(char)


@functools.lru_cache(maxsize=1 << 14)
def _simplified(char: str) -> str:
    return _opencc()(char)


@functools.lru_cache(maxsize=1 << 14)
def _traditional(char: str) -> str:
    return _opencc("s2t")(char)


@functools.cache
def _opencc(config: str = "t2s") -> Callable[[str], str]:
    from opencc import OpenCC  # its dictionaries take a while to load, and most commands need none

    convert: Callable[[str], str] = OpenCC(config).convert
    return convert

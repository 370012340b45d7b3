"""Counted quantities: 1.5万人, 7000人以上, 近400人, 6000多万元, 2至4个, 86.6%, 三分之一, 全覆盖."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

from swgraph.lexicon import expand, load_lexicon
from swgraph.model import Quantity, Span
from swgraph.recognise.numerals import CHINESE, read_number, scale_of, shortened
from swgraph.recognise.pattern import Hit, Pattern
from swgraph.recognise.titles import mask_titles

_ARABIC: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER: Final = rf"(?:{_ARABIC}|[{CHINESE}]+)"
_BEFORE: Final = (
    r"(?:(?P<before>不少于|不低于|不小于|至少|最少|不得少于|不得低于|不超过|不高于|不多于|不得超过|至多|最多|"
    r"超过|超|逾|突破|多于|高于|大于|接近|将近|近|大约|约|不到|不足|上|过)(?:达到?|为|有|配备|配置|拥有|设立|建成)?)?"
)
_AFTER: Final = r"(?P<after>及?以上|及?以下|以内|左右|上下)?"
_MORE: Final = r"[余多来几]"
_BOUNDS: Final = {
    **dict.fromkeys(("不少于", "不低于", "不小于", "至少", "最少", "不得少于", "不得低于", "上"), ">="),
    **dict.fromkeys(("不超过", "不高于", "不多于", "不得超过", "至多", "最多"), "<="),
    **dict.fromkeys(("超过", "超", "过", "逾", "突破", "多于", "高于", "大于"), ">"),
    **dict.fromkeys(("接近", "将近", "近", "大约", "约", "左右", "上下"), "~"),
    **dict.fromkeys(("不到", "不足"), "<"),
    **dict.fromkeys(("以上", "及以上"), ">="),
    **dict.fromkeys(("以下", "及以下", "以内"), "<="),
}
#: What makes a measure word the beginning of another word: 3个月, 20处于, 2人均.
_OTHER_WORD: Final = {
    "个": "月小工季星半",
    "人": "均民口",
    "家": "庭长属乡",
    "名": "单录",
    "所": "有在以需",
    "位": "于居列",
    "处": "于理置罚长",
    "对": "一象于接口标应",
    "支": "持付撑",
    "户": "籍外主",
    "例": "如外",
    "元": "旦素",
    "场": "所地景馆",
}
#: What makes a bound the end of another word: 最近5个, 节约50万元.
_NO_BOUND: Final = {"近": "最附邻临", "约": "节签预合条", "上": "网线以向", "过": "通经"}
_SHARE: Final = Pattern(
    rf"{_BEFORE}(?:百分之(?P<hundredth>{_NUMBER})|(?P<parts>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])|"
    rf"(?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九半])?){_AFTER}"
)
#: 达620万，占…: a large number whose measure word is left out; what it counts is told by its name only.
_BARE: Final = Pattern(
    rf"{_BEFORE}(?:(?P<low>{_NUMBER})(?:至|到|-|—|~|～|－|–))?(?P<number>{_NUMBER})(?P<more>{_MORE})?(?P<scale>万亿|万|亿)(?P<more_scale>{_MORE})?(?:[，。；、！）)\n]|$)"
)
_LOOK_BACK: Final = 14
_ARTICLE: Final = ("一", "百", "千", "万", "亿")  # 一支队伍, 百名社工: the words count nothing by themselves


def recognise_quantities(text: str) -> Iterator[Quantity]:
    """Yield each counted quantity in reading order; none in a title.

    >>> [(q.text, str(q.value), q.comparator) for q in recognise_quantities("达到1.5万人，持证7000人以上，站全覆盖")]
    [('1.5万人', '15000', '='), ('7000人以上', '7000', '>='), ('全覆盖', '100', '=')]
    """
    masked = mask_titles(text)
    found = [*_counted(text, masked), *_bare(text, masked), *_shares(text, masked), *_coverages(text, masked)]
    yield from _merged(sorted(found, key=lambda quantity: quantity.span), text)


def _counted(text: str, masked: str) -> Iterator[Quantity]:
    suppressed = {at for place in load_lexicon().gazetteer("unit").suppressed(masked) for at in range(*place)}
    for hit in _pattern().finditer(masked):
        if not _is_no_quantity(hit) and suppressed.isdisjoint(range(hit.start, hit.end)):
            quantity = _quantity(text, hit)
            if quantity:
                yield quantity


@cache
def _pattern() -> Pattern:
    """Return the pattern of a number with a measure word, the longest measure word first."""
    units = "|".join(sorted(_units(), key=len, reverse=True))
    return Pattern(
        rf"{_BEFORE}(?:(?P<low>{_NUMBER})(?:至|到|-|—|~|～|－|–))?(?P<number>{_NUMBER}|[万亿])"
        rf"(?P<more>{_MORE})?(?P<scale>[十百千]?万|万?亿|[百千])?(?P<more_scale>{_MORE})? ?(?P<unit>{units}){_AFTER}"
    )


@cache
def _units() -> dict[str, str]:
    """Return the unit of each measure word."""
    rows = load_lexicon().rows("unit")
    return {form: unit for unit, label, polarity, _ in rows if polarity == "+" for form in expand(label)}


def _is_no_quantity(hit: Hit) -> bool:
    """Return whether the number orders (第3个), belongs to a longer one, or is only an article (一支队伍)."""
    if _belongs_before(hit):
        return True
    unit = hit["unit"] or ""
    if hit.text[hit.span("unit").end : hit.span("unit").end + 1] in tuple(_OTHER_WORD.get(unit, "")):
        return True
    bounded = hit["before"] or hit["low"] or hit["more"] or hit["scale"]
    return hit["number"] in _ARTICLE and not bounded and not _is_each(hit)


def _belongs_before(hit: Hit) -> bool:
    """Return whether the digits go on to the left: 第3, A4, 2.5, 7:30."""
    start = hit.span("low").start if hit["low"] else hit.span("number").start
    before = hit.text[start - 1 : start]
    return before == "第" or (before.isascii() and before.isalnum()) or before in ("-", "—", ".", ":", "〔")


def _is_each(hit: Hit) -> bool:
    """Return whether 一 counts: 每个社区配备一名社工."""
    if hit["number"] != "一":
        return False
    before = hit.text[max(0, hit.start - _LOOK_BACK) : hit.start]
    return "每" in before or "各" in before


def _is_code(number: str | None) -> bool:
    """Return whether the digits are no number: 0951 of a telephone number, 〇 alone."""
    return number is not None and number[0] in "0〇零" and len(number) > 1 and number[1] != "."


def _quantity(text: str, hit: Hit) -> Quantity | None:
    number, low = read_number(hit["number"] or ""), read_number(hit["low"] or "")
    if number is None or _is_code(hit["number"]) or _is_code(hit["low"]):
        return None
    scale = scale_of(hit["scale"] or "")
    start = _start(hit)
    before = (hit["before"] or "") if start == hit.start else ""
    more = bool(hit["more"] or hit["more_scale"])
    found = Quantity(
        value=shortened(number * scale),
        unit=_units()[hit["unit"] or ""],
        text=text[start : hit.end],
        comparator=_comparator(before, hit["after"], more=more),
        measure_word=hit["unit"],
        span=Span(start, hit.end),
    )
    return replace(found, value=None, min_value=shortened(low * scale), max_value=found.value) if low else found


def _start(hit: Hit) -> int:
    """Return where the quantity begins: 最近 holds no 近, and 上 and 过 count only before a round number (上百家)."""
    number = hit.span("low").start if hit["low"] else hit.span("number").start
    before, ahead = hit["before"] or "", hit.text[hit.start - 1 : hit.start]
    if ahead in tuple(_NO_BOUND.get(before, "")):
        return number
    return number if before in ("上", "过") and hit.text[number] not in "百千万" else hit.start


def _comparator(before: str, after: str | None, *, more: bool) -> str:
    if more and before not in ("近", "约", "大约"):
        return ">"
    return _BOUNDS.get(after or "") or _BOUNDS.get(before, "=")


def _bare(text: str, masked: str) -> Iterator[Quantity]:
    """Yield the large numbers without a measure word that end a clause: their unit is None."""
    for hit in _BARE.finditer(masked):
        number = read_number(hit["number"] or "")
        if number is None or hit["low"] or _is_code(hit["number"]) or _belongs_before(hit):
            continue
        start = _start(hit)
        before = (hit["before"] or "") if start == hit.start else ""
        end = hit.span("more_scale").end if hit["more_scale"] else hit.span("scale").end
        yield Quantity(
            value=shortened(number * scale_of(hit["scale"] or "")),
            unit=None,
            text=text[start:end],
            comparator=_comparator(before, None, more=bool(hit["more"] or hit["more_scale"])),
            measure_word=None,
            span=Span(start, end),
        )


def _shares(text: str, masked: str) -> Iterator[Quantity]:
    """Yield 百分之八十, 三分之一 and 八成 as percent; a share that has no exact decimal is near its rounded one."""
    for hit in _SHARE.finditer(masked):
        value, exact = _share(hit)
        if value is None or masked[hit.end : hit.end + 2] == "不变":
            continue
        comparator = _comparator(hit["before"] or "", hit["after"], more=False)
        yield Quantity(
            value=value,
            unit="percent",
            text=text[hit.start : hit.end],
            comparator=comparator if exact or comparator != "=" else "~",
            measure_word="%",
            span=hit.span(),
        )


def _share(hit: Hit) -> tuple[Decimal | None, bool]:
    if hit["hundredth"]:
        return read_number(hit["hundredth"]), True
    if hit["parts"]:
        parts, part = read_number(hit["parts"]) or Decimal(1), read_number(hit["part"] or "") or Decimal(0)
        value = (100 * part / parts).quantize(Decimal("0.01"))
        return shortened(value), value * parts == 100 * part
    half = Decimal(5) if hit["half"] == "半" else read_number(hit["half"] or "") or Decimal(0)
    return 10 * (read_number(hit["tenths"] or "") or 0) + half, True


def _coverages(text: str, masked: str) -> Iterator[Quantity]:
    for term in load_lexicon().gazetteer("targetkind").find(masked):
        span = Span(term.start, term.end)
        yield Quantity(Decimal(100), "percent", text[span.start : span.end], measure_word="%", coverage=True, span=span)


def _merged(quantities: list[Quantity], text: str) -> Iterator[Quantity]:
    """Yield the quantities, 100%全覆盖 as one and none inside another."""
    last: Quantity | None = None
    for quantity in quantities:
        if last and quantity.span.start < last.span.end:
            continue
        if last and quantity.coverage and last.unit == "percent" and quantity.span.start == last.span.end:
            span = Span(last.span.start, quantity.span.end)
            last = replace(last, text=text[span.start : span.end], coverage=last.value == 100, span=span)
            continue
        if last:
            yield last
        last = quantity
    if last:
        yield last

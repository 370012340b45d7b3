"""Numbers as they are written: 1.5, 15,000, 二〇二五, 一百二十, 三千."""

from decimal import Decimal
from typing import Final

#: Characters of a Chinese number that counts something; 〇 and 零 only inside it.
CHINESE: Final = "一二两三四五六七八九十百千零〇"
_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SCALES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}


def read_number(text: str) -> Decimal | None:
    """Return the value of a number in Arabic or Chinese digits, None where it is not one.

    >>> [str(read_number(text)) for text in ("15,000", "1.5", "一百二十", "二〇二五", "十七", "两千", "多")]
    ['15000', '1.5', '120', '2025', '17', '2000', 'None']
    """
    plain = text.replace(",", "")
    if plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit():
        return shortened(Decimal(plain))
    if not plain or any(c not in _DIGITS and c not in _SCALES for c in plain):
        return None
    if not any(c in _SCALES for c in plain):
        return Decimal("".join(str(_DIGITS[c]) for c in plain))
    return Decimal(_scaled(plain))


def shortened(value: Decimal) -> Decimal:
    """Return the same number without zeros behind the point, and never with an exponent.

    >>> shortened(Decimal("15000.0")), shortened(Decimal("5E+1")), shortened(Decimal("86.60"))
    (Decimal('15000'), Decimal('50'), Decimal('86.6'))
    """
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def scale_of(words: str) -> int:
    """Return what 万, 百万, 亿 and the like multiply by; 1 for no word.

    >>> scale_of("百万"), scale_of("")
    (1000000, 1)
    """
    product = 1
    for word in words:
        product *= _SCALES[word]
    return product


def _scaled(text: str) -> int:
    """Return the value of a number with 十, 百, 千, 万 or 亿 in it; a scale without a digit before it counts once."""
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif _SCALES[character] >= 10_000:
            total += (section + (digit or 0) or 1) * _SCALES[character]
            section, digit = 0, None
        else:
            section += (1 if digit is None else digit) * _SCALES[character]
            digit = None
    return total + section + (digit or 0)

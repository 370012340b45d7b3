"""Characters that carry no text: controls, zero widths and odd blanks."""

import re2

from swgraph.model import RepairStep

INVISIBLE = "invisible"
BLANKS = "blanks"

# C0 and C1 controls except TAB, LF, CR and NEL; they make every XML export ill-formed.
_INVISIBLE = re2.compile("[\\x{0}-\\x{8}\\x{B}\\x{C}\\x{E}-\\x{1F}\\x{7F}-\\x{84}\\x{86}-\\x{9F}\\x{AD}\\x{200B}-\\x{200F}"
                         "\\x{202A}-\\x{202E}\\x{2060}-\\x{2064}\\x{FEFF}\\x{FFFE}\\x{FFFF}]+")  # fmt: skip
_BLANKS = re2.compile("[\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{202F}\\x{205F}]")


def remove_invisible(text: str) -> tuple[RepairStep, ...]:
    r"""Return the steps that delete zero widths, byte order marks, soft hyphens and control characters.

    >>> [step.before for step in remove_invisible("社会\u200b工作\x07")]
    ['\u200b', '\x07']
    """
    reason = "不可见字符 invisible character"
    return tuple(RepairStep(INVISIBLE, m.start(), m[0], "", reason) for m in _INVISIBLE.finditer(text))


def plain_blanks(text: str) -> tuple[RepairStep, ...]:
    r"""Return the steps that make no-break and other odd blanks plain ones; the ideographic blank stays.

    >>> [(step.before, step.after) for step in plain_blanks("第\xa07版")]
    [('\xa0', ' ')]
    """
    reason = "特殊空格转普通空格 odd blank made plain"
    return tuple(RepairStep(BLANKS, m.start(), m[0], " ", reason) for m in _BLANKS.finditer(text))

"""Colours of kinds that people with colour-blindness can tell apart (Okabe and Ito 2008, https://jfly.uni-koeln.de/color/)."""

from typing import Final
from zlib import crc32

_KNOWN: Final = {
    "Organization": "#0072B2",
    "PolicyDocument": "#E69F00",
    "Document": "#E69F00",
    "Tier": "#009E73",
    "Region": "#56B4E9",
    "Task": "#D55E00",
    "Indicator": "#CC79A7",
}
_SPARE: Final = ("#F0E442", "#999999")


def colour(kind: str) -> str:
    """Return the colour of a kind of node, the same in every file.

    >>> colour("Tier")
    '#009E73'
    """
    return _KNOWN.get(kind) or _SPARE[crc32(kind.encode(errors="replace")) % len(_SPARE)]

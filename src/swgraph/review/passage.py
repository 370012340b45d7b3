"""A quotation in its text: the paragraph it stands in, with the one before and the one after."""

from dataclasses import dataclass
from typing import Final

_FURTHEST: Final = 400
"""Characters shown on one side at most: a text without line breaks is one paragraph."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation with what stands around it; ``cut`` tells on which sides the text goes on."""

    before: str
    quote: str
    after: str
    cut: tuple[bool, bool] = (False, False)


def passage(text: str, start: int, end: int) -> Passage:
    r"""Return a quotation between the paragraphs around it.

    >>> passage("题\n\n甲。\n\n乙丙丁。\n\n戊。\n\n己。", 9, 10)
    Passage(before='甲。\n\n乙丙', quote='丁', after='。\n\n戊。', cut=(True, True))
    """
    first, last = max(_start(text, start), start - _FURTHEST), min(_end(text, end), end + _FURTHEST)
    cut = bool(text[:first].strip()), bool(text[last:].strip())
    return Passage(text[first:start].lstrip(), text[start:end], text[end:last].rstrip(), cut)


def _start(text: str, offset: int) -> int:
    """Return where the paragraph before that of ``offset`` starts."""
    own = text.rfind("\n", 0, offset) + 1
    above = text[:own].rstrip()
    return above.rfind("\n") + 1


def _end(text: str, offset: int) -> int:
    """Return where the paragraph after that of ``offset`` ends."""
    own = text.find("\n", offset)
    if own < 0:
        return len(text)
    below = own + len(text[own:]) - len(text[own:].lstrip())
    found = text.find("\n", below)
    return found if found >= 0 else len(text)

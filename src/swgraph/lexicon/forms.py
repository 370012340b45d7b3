"""Labels with alternatives, so that 社会工作服务站, 社工服务站, 社会工作站 and 社工站 are one line of a table.

``{a|b|}`` stands for a, b or nothing; ``<name>`` for any form of that name in ``data/lexicon/forms.tsv``.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from swgraph.errors import LexiconError
from swgraph.resources import resource_path

_MOST = 50_000  # a label with more forms than this is a slip in the table
_FOLD = str.maketrans(
    {"(": "（", ")": "）", "[": "〔", "]": "〕", "［": "〔", "］": "〕", "﹝": "〔", "﹞": "〕"} | dict.fromkeys("\"'”「」『』‘’", "“")
)


def fold(text: str) -> str:
    """Return ``text`` with brackets and quotation marks of one kind; every character keeps its place.

    >>> fold("乡镇(街道)")
    '乡镇（街道）'
    """
    return text.translate(_FOLD)


def expand(label: str, forms: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """Return every string that a label stands for, each once.

    >>> expand("{社会工作|社工}{服务|}站")
    ['社会工作服务站', '社会工作站', '社工服务站', '社工站']

    Raises:
        LexiconError: a bracket is not closed or not opened, a name is not in ``forms.tsv``, or there are too many forms.
    """
    found, end = _sequence(label, 0, load_forms() if forms is None else forms)
    if end < len(label):
        raise LexiconError(f"label {label!r}: {label[end]!r} at {end} closes nothing")
    return list(dict.fromkeys(found))


@cache
def load_forms() -> Mapping[str, tuple[str, ...]]:
    """Return the named lists of ``data/lexicon/forms.tsv``, each fully expanded; a name uses only names above it.

    >>> load_forms()["社工"]
    ('社会工作', '社工')
    """
    forms: dict[str, tuple[str, ...]] = {}
    for line in resource_path("data", "lexicon", "forms.tsv").read_text("utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            name, _, labels = line.partition("\t")
            written = [label for label in labels.split(" ") if label]
            forms[name] = tuple(dict.fromkeys(form for label in written for form in expand(label, forms)))
    return MappingProxyType(forms)


def _sequence(label: str, at: int, forms: Mapping[str, Sequence[str]]) -> tuple[list[str], int]:
    """Return what the label from ``at`` stands for, up to ``|`` or ``}`` or its end, and where that is."""
    found = [""]
    while at < len(label) and label[at] not in "|}":
        part, at = _part(label, at, forms)
        if len(found) * len(part) > _MOST:
            raise LexiconError(f"label {label!r} stands for more than {_MOST} strings; use fewer alternatives")
        found = [before + after for before in found for after in part]
    return found, at


def _part(label: str, at: int, forms: Mapping[str, Sequence[str]]) -> tuple[Sequence[str], int]:
    """Return the forms of one character, one ``<name>`` or one ``{…}``, and where it ends."""
    if label[at] == "<":
        name, closed, _ = label[at + 1 :].partition(">")
        if not closed or name not in forms:
            raise LexiconError(f"label {label!r}: no form <{name}> in forms.tsv; add a line for it above its use")
        return forms[name], at + len(name) + 2
    if label[at] != "{":
        return (label[at],), at + 1
    found: list[str] = []
    while at < len(label) and label[at] != "}":
        alternatives, at = _sequence(label, at + 1, forms)
        found += alternatives
    if at == len(label):
        raise LexiconError(f"label {label!r}: a bracket is not closed by '}}'")
    return found, at + 1

"""Names of what is counted: 社会工作人才总量, 持证社工, 乡镇（街道）社工站."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from swgraph.lexicon import expand, load_lexicon
from swgraph.lexicon.forms import fold
from swgraph.model import Span, TermMention
from swgraph.recognise.pattern import Pattern
from swgraph.recognise.titles import mask_titles

#: All townships of a region are counted (全市96个乡镇), not some of them (在12个乡镇).
_ALL: Final = Pattern(
    r"(?:[全我本][省市区县州盟旗]|辖|共有|共)(?:现有|所辖|下辖|的)?[0-9]{1,3}(?:,?[0-9]{3})?个(?P<level>[\p{Han}（）、]{1,14})"
)
_TOTALS: Final = {"township": "township_total", "village": "village_total"}
_NEAR: Final = "near social work"
_NEAR_BEFORE: Final = 160
_NEAR_AFTER: Final = 40
_OURS: Final = ("社会工作", "社工", "社区工作者")
_PART_OF: Final = "社站室人级"  # 乡镇社工站 names the station, not the township


def recognise_indicators(text: str) -> Iterator[TermMention]:
    """Yield each name of an indicator in reading order; none in a title.

    A level is one where all its divisions are counted: 全市96个乡镇.

    >>> [(m.concept, m.text) for m in recognise_indicators("全市96个乡镇（街道）建成社工站98个，培训持证社工")]
    [('township_total', '乡镇（街道）'), ('station_total', '社工站'), ('certified_total', '持证社工')]
    """
    masked = mask_titles(text)
    end = 0
    for mention in sorted((*_named(text, masked), *_counted_levels(text, masked)), key=lambda mention: mention.span):
        if mention.span.start >= end:
            yield mention
            end = mention.span.end


def _named(text: str, masked: str) -> Iterator[TermMention]:
    for term in load_lexicon().gazetteer("indicator").find(masked):
        printed = text[term.start : term.end]
        if printed not in _general() or _is_near(text, term.start):
            yield TermMention("indicator", term.concept, printed, Span(term.start, term.end))


@cache
def _general() -> frozenset[str]:
    """Return the names that other fields have too (报名人数): they count only near words for social work."""
    rows = load_lexicon().rows("indicator")
    return frozenset(form for _, label, _, note in rows if note == _NEAR for form in expand(label))


def _is_near(text: str, at: int) -> bool:
    around = text[max(0, at - _NEAR_BEFORE) : at + _NEAR_AFTER]
    return any(word in around for word in _OURS)


def _counted_levels(text: str, masked: str) -> Iterator[TermMention]:
    """Yield each township or village level all of whose divisions are counted."""
    for hit in _ALL.finditer(fold(masked)):
        at = hit.span("level")
        term = next(load_lexicon().gazetteer("level").find(masked[at.start : at.end]), None)
        if term is None or term.start or term.concept not in _TOTALS:
            continue
        span = Span(at.start, at.start + term.end)
        if masked[span.end : span.end + 1] not in _PART_OF or span.end == len(masked):
            yield TermMention("indicator", _TOTALS[term.concept], text[span.start : span.end], span)

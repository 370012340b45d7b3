"""What a tier is hosted in: 在…孵化中心建立…, 依托党群服务中心, 设在便民服务中心."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import Gazetteer, load_lexicon
from swgraph.model import Span
from swgraph.recognise.levels import prefix_start
from swgraph.recognise.pattern import Pattern

_FOUND: Final = (
    r"(?:加挂|挂牌|统一|规范|高标准|标准化|新|同步|分别|普遍|内)*"
    r"(?:设立|建立|建设|成立|设置|组建|建成|打造|挂牌|增设|建|设)"
)
_EXISTING: Final = r"(?:现有的?|各|本地|当地|辖区|已有的?|各地)?"
_RESTING = Pattern(
    rf"(?:依托于?|依靠|借助|利用|整合|嵌入|设在|设于|设立[在于]|建在|落户在?|挂靠[在于]?|入驻|附设[在于]){_EXISTING}$"
)
_AT = Pattern(rf"在{_EXISTING}$")
_THERE = Pattern(rf"^(?:里|内|中|基础上|的基础上)?(?:，|、)?{_FOUND}")
_MORE = Pattern(r"^(?:、|和|或|及|与|以及)$")
_LONGEST_CUE: Final = 16
_MOST: Final = 6  # institutions in one host


@dataclass(frozen=True, slots=True)
class HostMention:
    """The institutions that house a tier, as printed; ``host_type`` is the kind of the first."""

    host: str
    host_type: str | None
    span: Span


def recognise_hosts(text: str) -> Iterator[HostMention]:
    """Yield each institution that the text says something is founded in or rests on.

    >>> [(m.host, m.host_type) for m in recognise_hosts("在县（区）社会组织孵化中心建立指导中心，参观了养老院")]
    [('县（区）社会组织孵化中心', 'incubation_centre')]
    """
    terms: Gazetteer = load_lexicon().gazetteer("hosttype")
    run: list[tuple[str, Span]] = []
    for term in terms.find(text):
        span = Span(prefix_start(text, term.start), term.end)
        if len(run) == _MOST or (run and not _MORE.match(text[run[-1][1].end : span.start])):
            yield from _host(text, run)
            run = []
        run.append((term.concept, span))
    yield from _host(text, run)


def _host(text: str, run: list[tuple[str, Span]]) -> Iterator[HostMention]:
    """Yield the institutions of a run as one host where the words around it say that it is one."""
    if not run:
        return
    span = Span(run[0][1].start, run[-1][1].end)
    before = text[max(0, span.start - _LONGEST_CUE) : span.start]
    after = text[span.end : span.end + _LONGEST_CUE]
    if _RESTING.search(before) or (_AT.search(before) and _THERE.match(after)):
        yield HostMention(text[span.start : span.end], run[0][0], span)

"""Lists of departments that act together: 民政厅、财政厅等四部门."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.model import OrganizationMention, Span
from swgraph.recognise.numerals import CHINESE, read_number
from swgraph.recognise.organizations import level_at_start, recognise_organizations
from swgraph.recognise.pattern import Pattern
from swgraph.recognise.titles import mask_titles

_JOINT: Final = Pattern(r"^(?:、|和|与|及|以及|会同|联合|，会同|，联合|[ 　]{1,3})$")
_TAIL: Final = Pattern(
    rf"^(?P<open>等)?(?:(?P<count>[0-9]{{1,3}}|[{CHINESE}]{{1,4}})个?(?:家|省级|市级|省直|市直|自治区)?"
    r"(?:相关|有关|党政)?(?:部门|单位|部委|厅局|委办局|机构|部、委|部委办|职能部门))?"
)
#: A department that no list of names holds, between two that are known.
_UNKNOWN: Final = Pattern(
    r"^(?P<gap>、|和|与|及|会同|联合)(?P<name>[\p{Han}]{2,20}?(?:厅|局|委员会|委|部|办公室|办|联合会|协会|工会|中心|专项组|领导小组|社|院|会|联))"
    r"(?:、|等|和|与|及|联合|共同|印发|出台|制定|编制|日前|近日|，)"
)
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class IssuerList:
    """Departments named together.

    Attributes:
        organizations: in printed order; the first leads.
        count: the number that the text gives (四部门 → 4).
        open_ended: 等 follows, so that the list may not be complete.
    """

    organizations: tuple[OrganizationMention, ...]
    count: int | None
    open_ended: bool
    span: Span


def recognise_issuer_lists(text: str) -> Iterator[IssuerList]:
    """Yield each list in reading order; one department alone is a list of one.

    >>> found, = recognise_issuer_lists("某地民政厅、财政厅等17个部门")
    >>> [m.text for m in found.organizations], found.count, found.open_ended
    (['民政厅', '财政厅'], 17, True)
    """
    masked = mask_titles(text)
    run: list[OrganizationMention] = []
    for mention in recognise_organizations(text):
        if run:
            run += _unlisted(masked, run[-1].span.end, mention.span.start)
            if not _JOINT.match(masked[run[-1].span.end : mention.span.start]):
                yield _closed(masked, run)
                run = []
        run.append(mention)
    if run:
        yield _closed(masked, run)


def _closed(masked: str, run: list[OrganizationMention]) -> IssuerList:
    """Return the list with the departments that no list of names holds, and what closes it."""
    run += _unlisted(masked, run[-1].span.end, run[-1].span.end + _LONGEST)
    end = run[-1].span.end
    tail = _TAIL.match(masked[end : end + _LONGEST])
    count = read_number(tail["count"]) if tail and tail["count"] else None
    is_open = tail is not None and tail["open"] is not None
    span = Span(run[0].span.start, end + (tail.end if tail and (is_open or len(run) > 1) else 0))
    return IssuerList(tuple(run), int(count) if count else None, is_open, span)


def _unlisted(masked: str, start: int, end: int) -> list[OrganizationMention]:
    """Return the departments between ``start`` and ``end`` that are known only by their form."""
    found: list[OrganizationMention] = []
    while hit := _UNKNOWN.match(masked[start : min(end, start + _LONGEST) + 1]):
        name = hit.span("name").shifted(start)
        if name.end > end:
            break
        printed = masked[name.start : name.end]
        found.append(OrganizationMention(printed, printed.removeprefix(level_at_start(printed)), None, None, name))
        start = name.end
    return found

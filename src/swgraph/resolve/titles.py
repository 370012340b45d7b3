"""What is left of a title when everything is taken away that sources write in different ways."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from swgraph.lexicon import load_regions
from swgraph.recognise.organizations import recognise_organizations
from swgraph.recognise.pattern import Pattern

_DROPPED: Final = str.maketrans(dict.fromkeys("《》〈〉“”\"'‘’「」『』【】 \u3000·", None) | dict.fromkeys("—–－―~～", "-") | {"○": "〇"})
_DASHES: Final = Pattern("-+")
_CHINESE_YEAR: Final = Pattern("[一二][〇零一二三四五六七八九]{3}")
_DIGITS: Final = {ord(char): str(digit) for digit, char in enumerate("〇一二三四五六七八九")} | {ord("零"): "0"}
_NOTICE: Final = Pattern("^(?P<issuer>.{0,60}?)(?:关于)?(?:联合)?(?:印发|发布|下发)(?P<inner>.{4,}?)的?(?:通知|函)$")
_PERIOD: Final = Pattern(r"\(?(?P<period>(?:19|20)[0-9]{2}(?:年)?-(?:19|20)?[0-9]{2,4}年?)\)?$")
_STATE: Final = Pattern(r"\((?P<state>试行|暂行|征求意见稿|草案|送审稿|修订|修订稿|修正)\)$")
_LONGEST_ISSUER: Final = 60
_BODIES: Final = ("中共中央", "国务院", "中办", "国办", "全国人大常委会", "省委", "省政府", "市委", "市政府", "自治区党委")
_JOINTS: Final = "、和及与等"


@dataclass(frozen=True, slots=True)
class Form:
    """A title without its variable parts.

    Attributes:
        core: what is left.
        steps: names of the rules that took something away, in order.
        period: the years in brackets behind it, such as 2011-2020.
        state: 试行, 征求意见稿 and the like.
    """

    core: str
    steps: tuple[str, ...]
    period: str | None = None
    state: str | None = None


@cache
def form_of(title: str, region: str | None) -> Form:
    """Return the form of a document's title in its region (a code).

    >>> form_of("贵州省民政厅关于加强社工站建设的通知", "520000")
    Form(core='加强社工站建设的通知', steps=('issuer', 'about'), period=None, state=None)
    >>> form_of("关于印发《社会工作人才规划（2011—2020年）》的通知", "100000")
    Form(core='社会工作人才规划', steps=('notice',), period='2011-2020', state=None)
    """
    core, steps = plain(title), []
    for name, strip in (("notice", _without_notice), ("issuer", _without_issuer), ("about", _without_about)):
        shorter = strip(core)
        if shorter != core:
            core = shorter
            steps.append(name)
    core, state = _without(core, _STATE, "state")
    core, period = _without(core, _PERIOD, "period")
    core, state = (core, state) if state else _without(core, _STATE, "state")
    shorter = _without_region(core, region)
    return Form(shorter, (*steps, *(("region",) if shorter != core else ())), period and period.replace("年", ""), state)


def plain(title: str) -> str:
    """Return a title without quotation marks and blanks, with half-width signs, one kind of dash, and years in digits.

    >>> plain("“十四五”规划（2011——2020年）和二〇三五年目标")
    '十四五规划(2011-2020年)和2035年目标'
    """
    text = unicodedata.normalize("NFKC", title).translate(_DROPPED)
    for pattern, made in ((_DASHES, "-"), (_CHINESE_YEAR, None)):
        for hit in reversed(list(pattern.finditer(text))):
            found = text[hit.start : hit.end]
            text = f"{text[: hit.start]}{made or found.translate(_DIGITS)}{text[hit.end :]}"
    return text


def _without_notice(title: str) -> str:
    found = _NOTICE.match(title)
    issuer = found["issuer"] if found else None
    return found["inner"] or title if found and issuer is not None and (not issuer or _is_issuers(issuer)) else title


def _without_issuer(title: str) -> str:
    at = title.find("关于")
    return title[at:] if 0 < at <= _LONGEST_ISSUER and _is_issuers(title[:at]) else title


def _without_about(title: str) -> str:
    return title.removeprefix("关于")


def _without(title: str, pattern: Pattern, name: str) -> tuple[str, str | None]:
    found = pattern.search(title)
    return (title[: found.start], found[name]) if found else (title, None)


def _without_region(title: str, region: str | None) -> str:
    for name in _names(region):
        if title.startswith(name) and len(title) > len(name) + 3:
            return title[len(name) :]
    return title


def _names(region: str | None) -> Iterator[str]:
    regions = load_regions()
    if region is not None and region in regions:
        found = regions.get(region)
        yield from (found.name, found.short_name)


def _is_issuers(text: str) -> bool:
    """Return whether a text is made of names of departments and nothing else."""
    at = 0
    spans = sorted({(m.span.start, m.span.end) for m in recognise_organizations(text)} | set(_others(text)))
    for start, end in spans:
        if text[at:start].strip(_JOINTS):
            return False
        at = max(at, end)
    return bool(spans) and not text[at:].strip(_JOINTS)


def _others(text: str) -> Iterator[tuple[int, int]]:
    """Yield where bodies stand that lead a title and are no department: 中共中央, 国务院, a region's committee."""
    for body in _BODIES:
        at = text.find(body)
        if at >= 0:
            yield at, at + len(body)

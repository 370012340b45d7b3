"""Tasks that a document sets, as an announced enumeration: 五项主要任务，包括…；主要任务有：…."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from swgraph.lexicon import load_lexicon
from swgraph.model import Span
from swgraph.recognise.lists import NUMBER, ListItem, listed, number_of, split_at, trimmed
from swgraph.recognise.pattern import Pattern

_WHAT: Final = r"(?:任务|举措|措施|工程|行动|重点工作|工作任务|工作重点|任务举措)"
_CUE = Pattern(
    rf"(?:(?P<n>{NUMBER})(?:项|个方面|方面|大|条|类|个)(?:的)?(?:[^，。；：、！？\n]{{0,6}})?{_WHAT}"
    rf"|(?:主要|重点|工作|目标|具体)(?:的)?(?:任务|举措|措施)(?:分为(?P<m>{NUMBER})(?:项|个方面|条))?)"
    r"[”’]?[，：:。]?(?:具体|主要|分别)?(?P<link>包括|有|是|为|即|分别是|分别为|涉及|涵盖|如下|：)?[：:]?"
)
_NUMBERED = Pattern(r"(?:[一二三四五六七八九十]|其[一二三四五六七八九])(?:是|要|、)(?P<item>[^，。；：！？\n]{3,60})")
_TAIL = Pattern(rf"等(?:(?:{NUMBER})(?:项|个方面|方面|大|条|类|个))?(?:[^、，]{{0,4}}{_WHAT}|方面|内容)?$")
_VERB = Pattern(
    r"^(?:要|着力|进一步|持续|大力|全面|深入|切实|扎实|加快|积极|不断|努力|逐步|稳步)*"
    r"(?:优化|加大|加强|加快|发挥|提升|提高|健全|完善|建立|建设|推进|推动|推行|组织|实施|开展|培育|培养|拓宽|拓展|壮大|强化|规范|构建|打造|深化|落实|创新|扩大|"
    r"支持|引导|促进|增强|改进|聚焦|做好|抓好|保障|明确|夯实|丰富|搭建|形成|设立|探索|发展|营造|统筹|激发|畅通|鼓励|突出|坚持|加大|出台|制定|巩固|服务|改善|整合|争取|开发|"
    r"筑牢|配强|配备|选树|延伸|织密|凝聚|激励|推广|提档)"
)
_LONGEST: Final = 400
_LONGEST_TAIL: Final = 24


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of one enumeration in their order, and the number that the text announces."""

    items: tuple[ListItem, ...]
    announced: int | None
    span: Span


def recognise_tasks(text: str) -> Iterator[TaskList]:
    """Yield each announced enumeration of tasks, divided by whichever mark divides it: 、, ， or ；.

    >>> found = recognise_tasks("明确两项主要任务，包括优化人才培养机制、加大人才使用力度。")
    >>> [([(i.text, i.concept) for i in t.items], t.announced) for t in found]
    [([('优化人才培养机制', 'talent_training'), ('加大人才使用力度', 'talent_use')], 2)]
    """
    terms = load_lexicon().gazetteer("task")
    end = 0
    for cue in _CUE.finditer(text):
        if cue.start < end:
            continue
        announced = number_of(cue["n"] or cue["m"])
        spans = _spans(text, cue.end, announced, linked=cue["link"] is not None)
        if spans:
            end = spans[-1].end
            yield TaskList(listed(text, spans, terms), announced, Span(cue.start, end))


def _spans(text: str, start: int, announced: int | None, *, linked: bool) -> list[Span]:
    """Return the places of the tasks behind a cue, none where what follows is no enumeration of tasks."""
    if _NUMBERED.match(text[start : start + 8].lstrip("：:，。 \n")):
        return _numbered(text, start)
    if not _VERB.match(text[start : start + 24].lstrip("“")):  # most often no list follows: be quick about it
        return []
    stop = _sentence_end(text, start)
    ways = (_divided(text, Span(start, stop), mark) for mark in ("；", "、", "，"))
    fitting = [way for way in ways if len(way) > 1 and (announced is None or len(way) == announced)]
    return fitting[0] if fitting and (linked or announced) else []


def _numbered(text: str, start: int) -> list[Span]:
    """Return the tasks of 一是…；二是…, each up to its first mark."""
    block = text[start : start + _LONGEST].partition("\n\n")[0]
    found = [hit.span("item").shifted(start) for hit in _NUMBERED.finditer(block)]
    return found if len(found) > 1 else []


def _sentence_end(text: str, start: int) -> int:
    ends = (text.find(mark, start, start + _LONGEST) for mark in "。！？\n")
    return min((end for end in ends if end >= 0), default=min(len(text), start + _LONGEST))


def _divided(text: str, span: Span, mark: str) -> list[Span]:
    """Return the parts at ``mark`` from the first on, as long as each begins as a task does."""
    items: list[Span] = []
    for part in split_at(text, span, mark):
        item = _bare(text, part, mark)
        if not _VERB.match(text[item.start : item.start + 8]):
            break
        items.append(item)
        if item.end < part.end:
            break
    return items


def _bare(text: str, part: Span, mark: str) -> Span:
    """Return a task without what follows its enumeration: the next clause, 等任务."""
    end = part.end
    if mark == "、":
        end = next((s.end for s in split_at(text, part, "，；：")), end)
    tail = _TAIL.search(text[max(part.start, end - _LONGEST_TAIL) : end])
    return trimmed(text, Span(part.start, end - (tail.end - tail.start) if tail else end))

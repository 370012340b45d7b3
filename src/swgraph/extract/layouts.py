"""How an article lays out the tiers of a system: named together, or each after the other below a printed number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from swgraph.extract import words
from swgraph.extract.reading import blanked
from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.extract.subject import stated_systems
from swgraph.model import Span
from swgraph.recognise import TierMention
from swgraph.recognise.pattern import Pattern

_RANKS: Final = {
    level: rank
    for rank, levels in enumerate(
        (("country",), ("province",), ("prefecture",), ("county",), ("township", "zone"), ("village",), ("hamlet",))
    )
    for level in levels
}
_FARTHEST: Final = 60  # characters between two tiers that are named together
_SENTENCES: Final = 20
_FROM_COUNTY: Final = 3  # systems of so many tiers begin at the county, unless a city's tier is named
_PARAGRAPHS: Final = 1  # how many paragraphs below the number of tiers the last of them may be named
#: What may stand between two tiers that are named together; anything else means that each is spoken of for itself.
_BETWEEN = Pattern(
    r"[\s、，；：—\-－–→+＋/／“”（）()和及与或]|以及|[上下](?:面|层|级|一级)?(?:是|有|为|设|连|接|联|分设|辖)|往下|向下|向上|自上而下|依次|再到|直到|延伸到?|"
    r"统一|逐步|逐年|分别|全部|新|建成|建立|建设|建有|设立|设置|设有|成立|组建|打造|搭建|下设|配套|设|有|是|为|在|到|向|由|各|每个?|共|已|并|还|再|将|要|均|都|则|"
    r"负责|承担|主要|一级|层面|级|近|约|超过|达到?|多|余|[0-9,.]+(?:余|多)?[个家处所]|指导|带动|统筹|联动|衔接|支撑|管理|第[一二三四五]|其中|基础上|之下|一个|若干|以|依托于?|嵌入|入驻|挂靠|附设"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A tier as it is named in a layout, in its sentence."""

    mention: TierMention
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Layout:
    """The tiers of one system from the highest to the lowest, each with its place in the order."""

    region: str | None
    tiers: tuple[tuple[int, Placed], ...]


def read_layouts(scene: Scene) -> Iterator[Layout]:
    """Yield the fullest layout of each region that the article speaks of; the first of equally full ones."""
    best: dict[str | None, list[Placed]] = {}
    counts = _counts(scene)
    named = [tier_mentions(scene, sentence) for sentence in scene.sentences]
    for chain in (*_together(scene, named), *_below_number(scene, named)):
        region = Ruling(scene, chain[0].sentence).region(chain[0].mention.span.end)[0]
        if len(chain) > len(best.get(region, ())):
            best[region] = chain
    for region, chain in best.items():
        tiers = _limited(chain, counts.get(region))
        if _is_from_top(tiers, counts.get(region)):
            yield Layout(region, tuple(_ordered(tiers)))


def tier_mentions(scene: Scene, sentence: Sentence) -> list[TierMention]:
    """Return the tiers that a sentence names, but for those in titles and in the functions of others."""
    reading = scene.reading
    named = list(reading.tiers.within(sentence.span))
    if not named:  # most sentences: what tiers do need not be read for them
        return []
    hidden = (reading.titles, reading.functions)
    return [mention for mention in named if not any(group.covering(mention.span.start) for group in hidden)]


def _counts(scene: Scene) -> dict[str | None, int]:
    """Return the printed number of tiers of each region's system."""
    found: dict[str | None, int] = {}
    for i, mention in stated_systems(scene):
        found.setdefault(Ruling(scene, scene.sentences[i]).region(mention.span.start)[0], mention.count)
    return found


# --- named together ------------------------------------------------------------------------------------------------


def _together(scene: Scene, named: Sequence[Sequence[TierMention]]) -> Iterator[list[Placed]]:
    """Yield the tiers of two and more levels that a sentence names with nothing but joining words between them."""
    for sentence, mentions in zip(scene.sentences, named, strict=True):
        if sentence.question:
            continue
        run: list[TierMention] = []
        for mention in mentions:
            if run and not _is_joined(scene, run[-1], mention):
                yield from _chain(scene, sentence, run)
                run = []
            run.append(mention)
        yield from _chain(scene, sentence, run)


def _is_joined(scene: Scene, one: TierMention, other: TierMention) -> bool:
    gap = Span(one.span.end, max(one.span.end, min(other.span.start, other.whole.start)))
    if other.whole.start < one.span.end:
        gap = Span(one.span.end, other.span.start)
    reading = scene.reading
    spoken = [m for group in (reading.functions, reading.hosts) for m in group.within(Span(gap.start, gap.end))]
    text = blanked(scene.text, gap, spoken)
    return sum(hit.end - hit.start for hit in _BETWEEN.finditer(text)) == len(text) and len(text.strip()) <= _FARTHEST


def _chain(scene: Scene, sentence: Sentence, run: Sequence[TierMention]) -> Iterator[list[Placed]]:
    """Yield a run as a chain where it names two levels, and prints a level, a number or a system with them."""
    chain = _distinct(Placed(mention, sentence) for mention in run)
    is_plain = not any(m.levelled or m.count for m in run) and not scene.reading.systems.within(sentence.span)
    if len({_RANKS[p.mention.level] for p in chain}) > 1 and not is_plain:
        yield chain


def _distinct(placed: Iterator[Placed]) -> list[Placed]:
    """Return the first tier of each level."""
    chain: dict[str, Placed] = {}
    for one in placed:
        chain.setdefault(one.mention.level, one)
    return list(chain.values())


# --- each after the other ------------------------------------------------------------------------------------------


def _below_number(scene: Scene, named: Sequence[Sequence[TierMention]]) -> Iterator[list[Placed]]:
    """Yield the tiers that follow 三级服务体系 downwards, where as many are named as it says."""
    first = dict(reversed(list(stated_systems(scene))))  # of those in one sentence
    for i, system in sorted(first.items()):
        chain: list[Placed] = []
        for one in _following(scene, named, i, system.span.end):
            if not chain or _RANKS[one.mention.level] > _RANKS[chain[-1].mention.level]:
                chain.append(one)
            if len(chain) == system.count:
                yield chain
                break


def _following(scene: Scene, named: Sequence[Sequence[TierMention]], i: int, offset: int) -> Iterator[Placed]:
    last = scene.sentences[i].paragraph + _PARAGRAPHS
    for other, mentions in zip(scene.sentences[i : i + _SENTENCES], named[i : i + _SENTENCES], strict=True):
        if mentions and other.paragraph <= last and not words.NEGATED.search(scene.cut(other.span)):
            yield from (Placed(mention, other) for mention in mentions if mention.span.start >= offset)


# --- order ---------------------------------------------------------------------------------------------------------


def _limited(chain: Sequence[Placed], count: int | None) -> list[Placed]:
    """Return no more tiers than the system has: stations of zones stand beside it, a body on top is none of it."""
    tiers = sorted(chain, key=lambda placed: _RANKS[placed.mention.level])
    if count is None:
        return tiers
    return [placed for placed in tiers if placed.mention.level != "zone"][-count:]


def _is_from_top(tiers: Sequence[Placed], count: int | None) -> bool:
    """Return whether the order of the named tiers is known: where the top one of 四级 may be unnamed, it is not."""
    if count is None or len(tiers) >= count:
        return True
    top = tiers[0].mention.level
    return top == "prefecture" or (top == "county" and count <= _FROM_COUNTY)


def _ordered(chain: Sequence[Placed]) -> Iterator[tuple[int, Placed]]:
    """Yield each tier with its place from the top; stations of zones share the place of the townships."""
    ranks = sorted({_RANKS[placed.mention.level] for placed in chain})
    for placed in chain:
        yield ranks.index(_RANKS[placed.mention.level]) + 1, placed

"""Tiers as records: the laid-out tiers of a system with what hosts them and what they do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from swgraph.extract.layouts import Layout, Placed, read_layouts, tier_mentions
from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.model import PolicyDocument, Span, Tier, TierFunction
from swgraph.recognise import FunctionList, HostMention, TierMention
from swgraph.recognise.pattern import Pattern

#: Between a host and the tier founded in it, and between a tier and what it rests on.
_FOUNDS = Pattern(
    r"^[^。；！？\n]{0,8}(?:设立|建立|建设|成立|设置|组建|建成|打造|挂牌|增设|建|设)[^。；！？，\n]{0,16}$"
)
_RESTS = Pattern(r"^[^。；！？\n]{0,10}(?:依托|设在|设于|建在|嵌入|入驻|挂靠|落户|附设)[^。；！？，\n]{0,4}$")
#: Another subject between a tier and a list of functions: then the list is that one's.
_OTHER_SUBJECT = Pattern(r"部门|政府|党委|民政局|民政厅|机构|社工(?:负责|承担)|社会工作者|由[^它其此]|。")
_FARTHEST: Final = 80


@dataclass(frozen=True, slots=True)
class _Traits:
    """What the article says of one level: the first host, and the functions in their order."""

    hosts: dict[str, HostMention]
    functions: dict[str, FunctionList]


def extract_tiers(scene: Scene) -> Iterator[Tier]:
    """Yield the tiers that the article lays out, from the highest to the lowest, system by system."""
    layouts = list(read_layouts(scene))
    traits = _traits(scene) if layouts else None
    for layout in layouts:
        for order, placed in layout.tiers:
            if traits:
                yield _tier(scene, layout, order, placed, traits)


def _tier(scene: Scene, layout: Layout, order: int, placed: Placed, traits: _Traits) -> Tier:
    mention = placed.mention
    host = traits.hosts.get(mention.level)
    functions = traits.functions.get(mention.level)
    span = _quotation(mention, host)
    return Tier(
        evidence=scene.evidence(span.start, span.end),
        region=layout.region,
        rule="tier",
        confidence=0.9 if mention.levelled else 0.8,
        status="extracted",
        order=order,
        admin_level=mention.level,
        name=mention.text,
        host=host.host if host else None,
        host_type=host.host_type if host else None,
        functions=tuple(_functions(scene, layout.region, functions)) if functions else (),
        count=mention.count,
        document=_document(scene, placed.sentence, mention.span.start),
    )


def _quotation(mention: TierMention, host: HostMention | None) -> Span:
    """Return the words of a tier with its level and number, and with its host where that stands near."""
    if host is None or abs(host.span.start - mention.span.start) > _FARTHEST:
        return mention.whole
    return Span(min(host.span.start, mention.whole.start), max(host.span.end, mention.whole.end))


def _functions(scene: Scene, region: str | None, functions: FunctionList) -> Iterator[TierFunction]:
    for order, item in enumerate(functions.items, 1):
        yield TierFunction(
            evidence=scene.evidence(item.span.start, item.span.end),
            region=region,
            rule="tier_function",
            confidence=0.9 if functions.cued else 0.8,
            status="extracted",
            order=order,
            text=item.text,
            concept=item.concept,
        )


def _document(scene: Scene, sentence: Sentence, offset: int) -> PolicyDocument | None:
    attribution = Ruling(scene, sentence).attribution(offset)
    return attribution.document if attribution else scene.documents.governing(sentence)


# --- hosts and functions -------------------------------------------------------------------------------------------


def _traits(scene: Scene) -> _Traits:
    hosts: dict[str, HostMention] = {}
    functions: dict[str, FunctionList] = {}
    for sentence in scene.sentences:
        tiers = [] if sentence.question else tier_mentions(scene, sentence)
        for host in scene.reading.hosts.within(sentence.span) if tiers else ():
            hosted = _hosted(scene, tiers, host)
            if hosted:
                hosts.setdefault(hosted.level, host)
        for listed in scene.reading.functions.within(sentence.span) if tiers else ():
            owner = _owner(scene, tiers, listed)
            if owner:
                functions.setdefault(owner.level, listed)
    return _Traits(hosts, functions)


def _hosted(scene: Scene, tiers: Sequence[TierMention], host: HostMention) -> TierMention | None:
    """Return the tier that is founded in a host, or that rests on it."""
    after = next((tier for tier in tiers if tier.span.start >= host.span.end), None)
    if after and _FOUNDS.match(scene.text[host.span.end : after.span.start]):
        return after
    before = next((tier for tier in reversed(tiers) if tier.span.end <= host.span.start), None)
    return before if before and _RESTS.match(scene.text[before.span.end : host.span.start]) else None


def _owner(scene: Scene, tiers: Sequence[TierMention], listed: FunctionList) -> TierMention | None:
    """Return the tier that does what a list says: the last one before it, with no other subject in between."""
    owner = next((tier for tier in reversed(tiers) if tier.span.end <= listed.span.start), None)
    if owner is None or _OTHER_SUBJECT.search(scene.text[owner.span.end : listed.span.start]):
        return None
    between = Span(owner.span.end, listed.span.start)
    return None if scene.reading.organizations.within(between) else owner

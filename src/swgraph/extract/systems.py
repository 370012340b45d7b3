"""Service systems with a printed number of tiers, whether or not the tiers are named."""

from collections.abc import Iterator

from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.extract.subject import stated_systems
from swgraph.model import ServiceSystem
from swgraph.recognise import SystemMention


def extract_systems(scene: Scene) -> Iterator[ServiceSystem]:
    """Yield the service systems of an article, each number of tiers once for a region."""
    seen: set[tuple[str | None, int | None]] = set()
    for i, mention in stated_systems(scene):
        system = _system(scene, scene.sentences[i], mention)
        if (system.region, system.tier_count) not in seen:
            seen.add((system.region, system.tier_count))
            yield system


def _system(scene: Scene, sentence: Sentence, mention: SystemMention) -> ServiceSystem:
    ruling = Ruling(scene, sentence)
    attribution = ruling.attribution(mention.span.start)
    document = attribution.document if attribution else None
    return ServiceSystem(
        evidence=scene.evidence(mention.span.start, mention.span.end),
        region=ruling.region(mention.span.start)[0],
        rule="system",
        confidence=0.95 if mention.named else 0.85,
        status="extracted",
        tier_count=mention.count,
        text=mention.text,
        document=document or scene.documents.governing(sentence),
    )

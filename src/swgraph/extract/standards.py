"""Construction standards of stations: the printed list, and the tier that it is for."""

from collections.abc import Iterator

from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.model import Span, Standard
from swgraph.recognise import StandardMention


def extract_standards(scene: Scene) -> Iterator[Standard]:
    """Yield the standards of an article; a list that stands with no tier is none of ours."""
    seen: set[tuple[str | None, tuple[tuple[str, str | None], ...]]] = set()
    for i, sentence in enumerate(scene.sentences):
        for mention in scene.reading.standards.within(sentence.span):
            level = _level(scene, i, mention)
            key = (level, mention.items)
            if level and not sentence.question and key not in seen:
                seen.add(key)
                yield _standard(scene, sentence, mention, level)


def _level(scene: Scene, i: int, mention: StandardMention) -> str | None:
    """Return the level of the last tier named before a list, at most one sentence back; else of the first after it."""
    sentence = scene.sentences[i]
    start = scene.sentences[i - 1].span.start if i and scene.sentences[i - 1].paragraph == sentence.paragraph else None
    begin = sentence.span.start if start is None else start
    before = scene.reading.tiers.within(Span(begin, mention.span.start))
    after = scene.reading.tiers.within(Span(mention.span.end, sentence.span.end))
    return before[-1].level if before else after[0].level if after else None


def _standard(scene: Scene, sentence: Sentence, mention: StandardMention, level: str) -> Standard:
    return Standard(
        evidence=scene.evidence(mention.span.start, mention.span.end),
        region=Ruling(scene, sentence).region(mention.span.start)[0],
        rule="standard",
        confidence=0.9,
        status="extracted",
        admin_level=level,
        items=mention.items,
        name=mention.name,
    )

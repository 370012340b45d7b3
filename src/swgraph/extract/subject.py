"""Whether a passage speaks of social work at all: other fields have tiers, tasks and standards too."""

from collections.abc import Iterator
from typing import Final

from swgraph.extract import words
from swgraph.extract.scene import Scene
from swgraph.model import Span
from swgraph.recognise import SystemMention

_REACH: Final = 10  # sentences looked at on either side, so that the work stays linear in one endless paragraph


def is_ours(scene: Scene, i: int) -> bool:
    """Return whether the headline, or the paragraph around the sentence with this index, speaks of social work."""
    return any(words.SUBJECT.search(text) for text in (scene.article.headline, scene.cut(_paragraph(scene, i))))


def _is_beside_ours(scene: Scene, i: int) -> bool:
    """Return whether the sentence with this index, or one beside it, speaks of social work."""
    beside = scene.sentences[max(0, i - 1) : i + 2]
    return words.SUBJECT.search(scene.cut(Span(beside[0].span.start, beside[-1].span.end))) is not None


def stated_systems(scene: Scene) -> Iterator[tuple[int, SystemMention]]:
    """Yield each mention of a system of social work with the index of its sentence; a title states nothing."""
    for i, sentence in enumerate(scene.sentences):
        for mention in scene.reading.systems.within(sentence.span):
            if scene.reading.titles.covering(mention.span.start) or words.NEGATED.search(scene.cut(sentence.span)):
                continue
            if mention.named or _is_beside_ours(scene, i):
                yield i, mention


def _paragraph(scene: Scene, i: int) -> Span:
    near = scene.sentences[max(0, i - _REACH) : i + _REACH + 1]
    same = [sentence.span for sentence in near if sentence.paragraph == scene.sentences[i].paragraph]
    return Span(same[0].start, same[-1].end)

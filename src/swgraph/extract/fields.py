"""The service fields that an article enumerates."""

from collections.abc import Iterator

from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.extract.subject import is_ours
from swgraph.model import FieldMention, PolicyDocument
from swgraph.recognise import FieldList, ListItem


def extract_fields(scene: Scene) -> Iterator[FieldMention]:
    """Yield each service field of the enumerations that speak of social work, once for a region."""
    seen: set[tuple[str | None, str]] = set()
    for i, sentence in enumerate(scene.sentences):
        for listed in scene.reading.field_lists.within(sentence.span):
            if scene.reading.titles.covering(listed.span.start) or not is_ours(scene, i):
                continue
            for mention in _fields(scene, sentence, listed):
                key = (mention.region, mention.field or mention.text)
                if key not in seen:
                    seen.add(key)
                    yield mention


def _fields(scene: Scene, sentence: Sentence, listed: FieldList) -> Iterator[FieldMention]:
    ruling = Ruling(scene, sentence)
    region = ruling.region(listed.span.start)[0]
    attribution = ruling.attribution(listed.span.start)
    document = attribution.document if attribution else scene.documents.governing(sentence)
    for item in listed.items:
        yield _field(scene, region, item, document)


def _field(scene: Scene, region: str | None, item: ListItem, document: PolicyDocument | None) -> FieldMention:
    return FieldMention(
        evidence=scene.evidence(item.span.start, item.span.end),
        region=region,
        rule="field",
        confidence=0.9 if item.concept else 0.7,
        status="extracted",
        field=item.concept,
        text=item.text,
        document=document,
    )

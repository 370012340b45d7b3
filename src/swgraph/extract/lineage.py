"""What a document rests on: other documents, and the decisions of meetings."""

from collections.abc import Iterator

from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.model import Lineage, PolicyDocument
from swgraph.recognise.lineage import LineageCue


def extract_lineage(scene: Scene) -> Iterator[Lineage]:
    """Yield what each document of the article is said to rest on, once each.

    A sentence that no document governs tells no lineage, and carrying out the document itself (落实《意见》) is none.
    """
    seen: set[tuple[str, str, str]] = set()
    for sentence in scene.sentences:
        document = scene.documents.governing(sentence)
        for cue in scene.reading.lineage.within(sentence.span) if document else ():
            fact = _lineage(scene, sentence, document, cue) if document else None
            key = (document.title if document else "", cue.relation, cue.cited_text)
            if fact and key not in seen:
                seen.add(key)
                yield fact


def _lineage(scene: Scene, sentence: Sentence, document: PolicyDocument, cue: LineageCue) -> Lineage | None:
    cited = scene.documents.document(cue.title) if cue.title else None
    if cue.title and (cited is None or cited.title == document.title):
        return None
    start = max(sentence.span.start, cue.span.start)
    return Lineage(
        evidence=scene.evidence(start, cue.span.end),
        region=document.region or scene.region,
        rule="lineage",
        confidence=0.9,
        status="extracted",
        document=document,
        relation=cue.relation,
        cited_text=cited.title if cited else cue.cited_text,
        cited=cited,
    )

"""The tasks that a document sets, in the order of their enumeration."""

from bisect import bisect_right
from collections.abc import Iterator

from swgraph.extract import words
from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.extract.sentences import Sentence
from swgraph.extract.subject import is_ours
from swgraph.model import Task
from swgraph.recognise import ListItem, TaskList


def extract_tasks(scene: Scene) -> Iterator[Task]:
    """Yield the tasks of each announced enumeration that speaks of social work, each wording once."""
    seen: set[str] = set()
    starts = [sentence.span.start for sentence in scene.sentences]
    for listed in scene.reading.tasks:
        i = bisect_right(starts, listed.span.start) - 1
        if i < 0 or not _is_stated(scene, i, listed):
            continue
        for order, item in enumerate(listed.items, 1):
            if item.text not in seen:
                seen.add(item.text)
                yield _task(scene, scene.sentences[i], listed, order, item)


def _is_stated(scene: Scene, i: int, listed: TaskList) -> bool:
    """Return whether an enumeration is a statement about social work: no question, no words of a title."""
    is_said = not scene.sentences[i].question and not scene.reading.titles.covering(listed.span.start)
    return is_said and (words.SUBJECT.search(scene.cut(listed.span)) is not None or is_ours(scene, i))


def _task(scene: Scene, sentence: Sentence, listed: TaskList, order: int, item: ListItem) -> Task:
    ruling = Ruling(scene, sentence)
    attribution = ruling.attribution(item.span.start)
    document = attribution.document if attribution else None
    return Task(
        evidence=scene.evidence(item.span.start, item.span.end),
        region=ruling.region(listed.span.start)[0],
        rule="task",
        confidence=0.9 if listed.announced == len(listed.items) else 0.8,
        status="extracted",
        order=order,
        text=item.text,
        category=item.concept,
        document=document or scene.documents.governing(sentence),
    )

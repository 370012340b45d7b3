"""Mentions to records: all facts of a source, each with its quotation.

The way of one article::

    source ─ open_scene ─▶ Scene ─ one rule a kind of fact ─▶ records ─ reading order ─▶ Extraction

- ``sentences`` cuts the text into paragraphs, sentences, clauses and items: the frame in which a date governs.
- ``reading`` runs each recogniser once; rules look up what stands where.
- ``places`` tells what 全区, 我市 or a bare 民政厅 mean here; ``documents`` (with ``issued``) which title means which
  document.
- ``scene`` holds all that for one article; ``ruling`` tells which date, modality, place and document govern a spot.
- A rule is a pure generator ``extract_<facts>(scene)``: ``issuances``, ``lineage``, ``goals``, ``statistics`` (with
  ``pairs`` and ``measures``), ``tasks``, ``fields``, ``systems``, ``tiers`` (with ``layouts``), ``standards``,
  ``funding``. None is made for one page.
- ``certainty`` sets each confidence to how often such facts proved right; what is too unsure is ``pending``.
- ``evidence`` quotes: ``source.text[start:end] == exact``, with the raw characters beside.

An article with a body is read from its body; one that is only a headline is read from its headline.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from swgraph.extract.certainty import settled
from swgraph.extract.fields import extract_fields
from swgraph.extract.funding import extract_funding
from swgraph.extract.goals import extract_goals
from swgraph.extract.issuances import extract_issuances
from swgraph.extract.lineage import extract_lineage
from swgraph.extract.scene import Scene, open_scene
from swgraph.extract.standards import extract_standards
from swgraph.extract.statistics import extract_statistics
from swgraph.extract.systems import extract_systems
from swgraph.extract.tasks import extract_tasks
from swgraph.extract.tiers import extract_tiers
from swgraph.model import Extraction, Fact, Source

__all__ = ["extract", "extract_unsettled"]

_RULES: tuple[Callable[[Scene], Iterable[Fact]], ...] = (
    extract_issuances,
    extract_lineage,
    extract_goals,
    extract_statistics,
    extract_tasks,
    extract_fields,
    extract_systems,
    extract_tiers,
    extract_standards,
    extract_funding,
)


def extract(source: Source) -> Extraction:
    r"""Return all facts of a source, article by article, each article in reading order.

    >>> from swgraph.text.page import source_from_bytes
    >>> found = extract(source_from_bytes("宁夏社工站\n到2025年年底，全区建成社工站160个。".encode(), "a.txt"))
    >>> [(type(fact).__name__, fact.quotation.exact) for fact in found.facts], found.regions
    ([('Target', '到2025年年底，全区建成社工站160个')], ('640000',))
    """
    found = extract_unsettled(source)
    return replace(found, facts=tuple(settled(found.facts, source.text)))


def extract_unsettled(source: Source) -> Extraction:
    """Return all facts of a source as the rules give them, none of them pending: what a calibration starts from."""
    scenes = [open_scene(source, article) for article in source.articles]
    facts = tuple(fact for scene in scenes for fact in _facts(scene))
    return Extraction(source, facts, tuple(scene.region for scene in scenes))


def _facts(scene: Scene) -> Iterator[Fact]:
    """Yield the facts of one article in reading order; of those that begin together the first rule's goes first."""
    found = [fact for rule in _RULES for fact in rule(scene)]
    yield from sorted(found, key=lambda fact: (fact.quotation.start, fact.quotation.end))

"""That a document was issued: by whom, when, under which alias and number."""

from collections.abc import Iterator

from swgraph.extract.issued import Issued
from swgraph.extract.scene import Scene
from swgraph.model import Issuance


def extract_issuances(scene: Scene) -> Iterator[Issuance]:
    """Yield the issuance of each document that the article reports as issued.

    A day that the text does not give is bounded by the day of publication, never made up.
    """
    for issued in scene.documents.issued:
        yield _issuance(scene, issued)


def _issuance(scene: Scene, issued: Issued) -> Issuance:
    printed = issued.date.date if issued.date else None
    known = printed if printed and printed.latest else None
    return Issuance(
        evidence=scene.evidence(issued.span.start, issued.span.end),
        region=issued.document.region or scene.region,
        rule="issuance",
        confidence=0.95 if issued.issuers else 0.75,
        status="extracted",
        document=issued.document,
        issuers=issued.issuers,
        issuer_count=issued.count,
        alias=issued.title.alias,
        issued=known,
        issued_not_after=scene.published if known is None else None,
        date_text=printed.text if printed and known is None else None,
    )

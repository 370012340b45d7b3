"""Money that is said to be spent, with its year, payer and purpose where the text gives them."""

from collections.abc import Iterator

from swgraph.extract import words
from swgraph.extract.ruling import Ruling
from swgraph.extract.scene import Scene
from swgraph.model import Funding
from swgraph.recognise.funding import FundingMention


def extract_funding(scene: Scene) -> Iterator[Funding]:
    """Yield each sum of an article; the year is that of the date before it in its sentence."""
    for sentence in scene.sentences:
        if sentence.question or words.NEGATED.search(scene.cut(sentence.span)):
            continue
        ruling = Ruling(scene, sentence)
        for mention in scene.reading.funding.within(sentence.span):
            yield _funding(scene, ruling, mention)


def _funding(scene: Scene, ruling: Ruling, mention: FundingMention) -> Funding:
    at = mention.amount.span.start
    date = ruling.date(at)
    region, _ = ruling.region(at)
    attribution = ruling.attribution(at)
    start = min(mention.span.start, ruling.quote_start(date)) if date else mention.span.start
    return Funding(
        evidence=scene.evidence(start, mention.span.end),
        region=region,
        rule="funding",
        confidence=0.85,
        status="extracted",
        amount=mention.amount,
        year=date.date.year if date else None,
        payer=mention.payer,
        purpose=mention.purpose,
        document=attribution.document if attribution else None,
    )

"""Sources, repaired texts, repair steps, articles and evidence: where every fact comes from."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from rdflib.term import Literal, Node, URIRef

from swgraph import iri
from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.identity import article_iri, iri_of, reference_iri, text_iri
from swgraph.mapping.terms import Triple, concept, day, integer, known, region, share, string
from swgraph.model import Article, Citation, CitedEvidence, CitedSource, Evidence, RepairStep, Source
from swgraph.namespaces import DCTERMS, OA, PROV, RDF, SCHEMA, SKOS, SW, XSD
from swgraph.recognise.pages import SPAM, SPUN, TEMPLATE, page_flags
from swgraph.text.frontmatter import FRONT_MATTER

#: What speaks against a page as a source, as its note says it.
_FLAGS: Final = {
    SPAM: (("zh-Hans", "页面多为广告"), ("en", "Mostly adverts of other trades")),
    TEMPLATE: (("zh-Hans", "套用模板、没有可查的出处"), ("en", "Written to a template, without a source that could be checked")),
    SPUN: (("zh-Hans", "由别的文本改写而成"), ("en", "Spun from another text")),
}


@to_triples.register
def _source(source: Source) -> Iterator[Triple]:
    this, text = iri_of(source), text_iri(source.id)
    yield this, RDF.type, SW.Source
    yield this, SW.sha256, string(source.sha256)
    yield this, SW.encoding, string(source.encoding)
    yield this, SW.certainty, share(source.encoding_certainty)
    yield from _citation(this, source.citation)
    for flag in page_flags(source.text):
        yield from ((this, SKOS.note, Literal(said, lang=lang)) for lang, said in _FLAGS[flag])
    yield text, RDF.type, SW.RepairedText
    yield text, PROV.wasDerivedFrom, this
    yield text, SW.repairedText, string(source.text)
    yield from repair_triples(source.id, source.steps)


@to_triples.register
def _cited_source(source: CitedSource) -> Iterator[Triple]:
    this, said = iri_of(source), source.citation
    yield this, RDF.type, SW.CitedSource
    yield this, DCTERMS.identifier, string(source.id)
    yield from _citation(this, said)
    yield from known(
        this,
        (SW.publishedText, _optional(said.published_text)),
        (SW.urlNote, _optional(said.url_note)),
        (SW.accessed, _optional(said.accessed)),
        (SW.regionNote, _optional(said.region_note)),
        (SW.outOfWindow, Literal("true", datatype=XSD.boolean) if said.out_of_window else None),
    )


def _citation(this: URIRef, citation: Citation) -> Iterator[Triple]:
    retold = citation.derived_from
    yield from known(
        this,
        (DCTERMS.title, _optional(citation.title)),
        (DCTERMS.publisher, _optional(citation.publisher)),
        (DCTERMS.source, URIRef(citation.url) if citation.url else None),
        (DCTERMS.issued, day(citation.published) if citation.published else None),
        (SW.reliability, concept("reliability", citation.reliability) if citation.reliability else None),
        (PROV.hadPrimarySource, reference_iri(retold) if retold else None),
    )


def repair_triples(source_id: str, steps: Iterable[RepairStep]) -> Iterator[Triple]:
    """Yield one node for each kind of repair: how often it was made, why, and how sure the least sure one is.

    Cutting off front matter repairs nothing: what it says is written as properties of the source.
    """
    repairs = sorted((step for step in steps if step.name != FRONT_MATTER), key=lambda step: step.name)
    for name, group in groupby(repairs, key=lambda step: step.name):
        same = list(group)
        this = URIRef(iri.mint("repair", source_id, name))
        yield this, RDF.type, SW.RepairStep
        yield this, PROV.used, text_iri(source_id)
        yield this, SW.repairName, concept("repair", name)
        yield this, SW.repairCount, integer(len(same))
        yield this, SW.certainty, share(min(step.certainty for step in same))
        for reason in sorted({step.reason for step in same}):
            yield this, SW.repairReason, string(reason)


def article_triples(source: Source | CitedSource, article: Article, code: str | None) -> Iterator[Triple]:
    """Yield what is known of an article; ``code`` is the region that it is about, if it tells one."""
    this = iri_of(article)
    yield this, RDF.type, SCHEMA.NewsArticle
    yield this, SCHEMA.headline, string(article.headline)
    if isinstance(source, CitedSource):
        yield this, DCTERMS.source, iri_of(source)
    else:
        yield this, PROV.wasDerivedFrom, text_iri(source.id)
    yield from known(
        this,
        (SW.kicker, _optional(article.kicker)),
        (SCHEMA.author, _optional(article.byline)),
        (SCHEMA.datePublished, day(article.published) if article.published else None),
        (SCHEMA.pagination, _optional(article.page)),
        (SCHEMA.articleSection, _optional(article.section)),
        (SW.refArea, region(code) if code else None),
    )


@to_triples.register
def _evidence(evidence: Evidence) -> Iterator[Triple]:
    this = iri_of(evidence)
    key = str(this).rsplit("/", 1)[-1]
    quotation, position = URIRef(f"{iri.ID}quote/{key}"), URIRef(f"{iri.ID}position/{key}")
    yield this, RDF.type, OA.SpecificResource
    yield this, OA.hasSource, text_iri(evidence.source)
    yield this, OA.hasSelector, quotation
    yield this, OA.hasSelector, position
    yield this, SW.inArticle, article_iri(evidence.article)
    yield this, SW.rawStart, integer(evidence.raw_start)
    yield this, SW.rawEnd, integer(evidence.raw_end)
    yield this, SW.rawText, string(evidence.raw_text)
    yield quotation, RDF.type, OA.TextQuoteSelector
    yield quotation, OA.exact, string(evidence.exact)
    yield quotation, OA.prefix, string(evidence.prefix)
    yield quotation, OA.suffix, string(evidence.suffix)
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, integer(evidence.start)
    yield position, OA.end, integer(evidence.end)


@to_triples.register
def _cited_evidence(evidence: CitedEvidence) -> Iterator[Triple]:
    this = iri_of(evidence)
    yield this, RDF.type, SW.CitedEvidence
    yield this, SW.inArticle, article_iri(evidence.article)
    yield this, DCTERMS.identifier, string(evidence.fid)
    # Always there, empty where no phrase was noted: questions then need no second way to find out.
    yield this, SW.printed, string(evidence.printed or "")


def _optional(text: str | None) -> Node | None:
    return string(text) if text else None

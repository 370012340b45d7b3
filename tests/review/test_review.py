"""The page of what waits for review: complete, in order, safe to open, and right when it is copied from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from made_up import made_up, made_up_source
from swgraph.graph import KnowledgeGraph
from swgraph.mapping import graph_iri, iri_of, ontology_triples, quad_lines, region_triples, source_triples, to_triples
from swgraph.model import Article, Citation, CitedEvidence, CitedSource, Extraction, Fact, Remark, Span, Tier
from swgraph.namespaces import ELI, OA, SKOS, SW
from swgraph.pipeline.facts_files import read_facts
from swgraph.review import Queue, read_queue, review_page
from swgraph.review.passage import passage
from swgraph.review.snippets import head, snippet
from swgraph.store import MemoryStore

_EVIL = '<script>alert("1")</script>\'&amp;'
_OUTSIDE = ("src", "srcset", "data", "poster", "action", "background", "formaction", "ping")


def _graph(*extractions: Extraction) -> KnowledgeGraph:
    lines = list(quad_lines(ontology_triples(), graph_iri("ontology")))
    lines += quad_lines(region_triples({"630000", "640000"}), graph_iri("reference"))
    for extraction in extractions:
        lines += quad_lines(source_triples(extraction), graph_iri(extraction.source.id))
    return KnowledgeGraph(MemoryStore.from_nquads(lines, "made-up"))


def _cited(headline: str = "转载的一则", printed: str | None = "12家站", url: str = "https://example.org/a?b=1&c=2") -> Extraction:
    article = Article("aaaa", headline, Span(0, 0), page="第07版")
    source = CitedSource("cited-2023", (article,), Citation(title=headline, publisher="虚构日报", url=url))
    evidence = CitedEvidence(source.id, article.id, "cited-2023#1", printed)
    fact = Remark(evidence, "640000", "transcription", 0.3, "transcribed", headline, fid="cited-2023#1", basis="inferred")
    return Extraction(source, (fact,), ("640000",))


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return _graph(made_up(), _cited())


@pytest.fixture(scope="module")
def queue(kg: KnowledgeGraph) -> Queue:
    return read_queue(kg)


def _all_facts() -> Iterator[Fact]:
    for fact in made_up().facts:
        yield fact
        yield from fact.functions if isinstance(fact, Tier) else ()


class _Page(HTMLParser):
    """Collects tags, attributes and the text of scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


# --- the queue --------------------------------------------------------------------------------------------------


def test_everything_that_is_not_reviewed_waits_and_the_least_certain_comes_first(queue: Queue) -> None:
    assert {item.iri for item in queue.items} == {str(iri_of(fact)) for fact in (*_all_facts(), *_cited().facts)}
    confidences = [item.fact.confidence for item in queue.items]
    assert confidences == sorted(confidences)
    assert isinstance(queue.items[0].fact, Remark)
    assert queue.total == len(queue.items)


@pytest.mark.parametrize("status", ["reviewed", "rejected", "superseded"])
def test_what_was_decided_waits_no_more(status: str) -> None:
    cited = _cited()
    decided = tuple(replace(fact, status=status) for fact in cited.facts)
    assert read_queue(_graph(replace(cited, facts=decided))).total == 0


def test_the_queue_is_restricted_by_region_confidence_and_number(kg: KnowledgeGraph) -> None:
    assert [item.fact.region for item in read_queue(kg, ["宁夏"]).items] == ["640000"]
    assert read_queue(kg, ["宁夏", "青海"]).total == read_queue(kg).total
    assert all(item.fact.confidence < 0.8 for item in read_queue(kg, below=Decimal("0.8")).items)
    short = read_queue(kg, limit=2)
    assert (len(short.items), short.total) == (2, read_queue(kg).total)


def test_an_empty_queue_is_a_page_all_the_same() -> None:
    page = review_page(read_queue(_graph()))
    assert "共 0 条待复核" in page


# --- the page ---------------------------------------------------------------------------------------------------


def test_every_fact_stands_on_the_page_with_its_quotation_marked_and_its_source_cited(queue: Queue) -> None:
    page = review_page(queue)
    parts = re.findall(r"<article.*?</article>", page, re.DOTALL)
    assert len(parts) == len(queue.items)
    for item, part in zip(queue.items, parts, strict=True):
        evidence = item.fact.evidence
        words = evidence.printed if isinstance(evidence, CitedEvidence) else evidence.exact
        marks = [unescape(mark) for mark in re.findall(r"<mark>(.*?)</mark>", part, re.DOTALL)]
        assert set(marks) == {words}
        assert "example.org" in part
        assert "虚构日报" in part
        assert f"swr:{item.iri.split('/id/')[1]}" in part


def test_what_is_read_is_said_in_both_languages(queue: Queue) -> None:
    page = review_page(queue)
    for words in ("社会工作专业人才总量", "Social-work professionals", "≈ 25,000,000 元", "待复核的事实", "Facts that wait for review"):
        assert words in page
    assert page.index('lang="zh-Hans"') < page.index('lang="en"')


def test_a_cited_fact_without_printed_words_says_so() -> None:
    assert "没有记下所印的文字" in review_page(read_queue(_graph(_cited(printed=None))))


def test_texts_of_sources_are_never_markup(queue: Queue) -> None:
    evil = _cited(_EVIL, _EVIL)
    page = review_page(read_queue(_graph(evil)))
    scripts = [tag for tag, _ in _Page(page).tags if tag == "script"]
    assert len(scripts) == len([tag for tag, _ in _Page(review_page(queue)).tags if tag == "script"]) == 1
    assert "&lt;script&gt;alert(" in page
    assert "<script>alert(" not in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    page = review_page(read_queue(_graph(_cited(url=url))))
    assert url in unescape(page)
    assert not [attributes for _, attributes in _Page(page).tags if (attributes.get("href") or "") == url]


def test_the_page_loads_nothing_and_its_policy_says_so(queue: Queue) -> None:
    page = review_page(queue)
    for tag, attributes in _Page(page).tags:
        assert not set(attributes) & set(_OUTSIDE), (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")]
        assert "style" not in attributes
        assert tag not in ("link", "iframe", "img", "object", "embed", "base", "form")
        if tag == "a":
            assert (attributes["href"] or "").startswith(("#", "https://example.org/"))
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page
    assert "unsafe" not in page


def test_the_policy_allows_the_style_and_the_script_of_the_page_alone(queue: Queue) -> None:
    from base64 import b64encode
    from hashlib import sha256

    page = review_page(queue)
    for tag in ("style", "script"):
        found = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert found
        digest = b64encode(sha256(found[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page


def test_the_same_graph_gives_the_same_page(queue: Queue) -> None:
    assert review_page(queue) == review_page(read_queue(_graph(_cited(), made_up())))


def test_links_inside_the_page_lead_somewhere_and_ids_stand_once(queue: Queue) -> None:
    tags = _Page(review_page(queue)).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = {href[1:] for _, attributes in tags if (href := attributes.get("href") or "").startswith("#")}
    assert inside <= set(ids)
    assert inside == {f"head-{made_up_source().id}"}


# --- the lines to copy ------------------------------------------------------------------------------------------


def test_the_lines_of_each_quoted_fact_are_a_facts_file_that_says_the_same_fact(queue: Queue, tmp_path: Path) -> None:
    for item in queue.items:
        if isinstance(item.fact.evidence, CitedEvidence):
            continue
        path = tmp_path / "facts.yaml"
        path.write_text(head(item.extraction) + snippet(item), encoding="utf-8")
        read = read_facts([path], [made_up_source()])
        assert not read.refused
        got = read.reviewed[made_up_source().id]
        assert [iri_of(fact) for fact in got] == [iri_of(fact) for fact in item.together]
        assert _said(got) == _said(item.together)


def _said(facts: Sequence[Fact]) -> set[object]:
    """Return what facts say, but for who says it, and what other facts say of a department or document that they name."""
    untold = {SW.rule, SW.confidence, SW.measureWord, SKOS.hiddenLabel, ELI.id_local, OA.prefix, OA.suffix}
    return {triple for fact in facts for triple in to_triples(fact) if triple[1] not in untold}


def test_a_function_is_corrected_in_its_tier(queue: Queue) -> None:
    function = next(item for item in queue.items if type(item.fact).__name__ == "TierFunction")
    kinds = [form["kind"] for form in yaml.safe_load(snippet(function))]
    assert kinds == ["tier", "function", "function"]


def test_the_lines_of_a_cited_fact_are_those_of_its_file(queue: Queue) -> None:
    forms = yaml.safe_load(snippet(queue.items[0]))
    assert [form["fid"] for form in forms] == ["cited-2023#1"]
    assert forms[0]["status"] == "transcribed"


# --- the passage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "end"), [(0, 1), (0, 3), (9, 11), (21, 22), (0, 22)])
def test_a_passage_holds_the_quotation_between_characters_that_stand_there(start: int, end: int) -> None:
    text = "题目\n\n甲乙。\n\n丙丁戊己。\n庚。\n\n辛壬。癸"
    near = passage(text, start, end)
    assert near.quote == text[start:end]
    assert near.before + near.quote + near.after in text


def test_a_long_line_is_cut_on_both_sides() -> None:
    near = passage("甲" * 5000, 2500, 2501)
    assert (len(near.before), len(near.after), near.cut) == (400, 400, (True, True))

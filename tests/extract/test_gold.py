"""Whole sources against what a person read from them: no fact missing, none beyond."""

import time
from pathlib import Path

import pytest

from gold_match import NO_DIFFERENCE, compare, read_gold
from swgraph.extract import extract
from swgraph.model import Fact, Source, Tier
from swgraph.sources import to_facts_file
from swgraph.text.page import read_source

_TOP = Path(__file__).resolve().parents[2]
_GOLD = _TOP / "tests" / "gold"
_ARTICLES = sorted(path for path in (_TOP / "data" / "articles").iterdir() if path.suffix in (".md", ".txt"))


def _quoted(facts: tuple[Fact, ...]) -> list[Fact]:
    return [*facts, *(function for fact in facts if isinstance(fact, Tier) for function in fact.functions)]


def _assert_verbatim(source: Source, facts: tuple[Fact, ...]) -> None:
    for fact in _quoted(facts):
        evidence = fact.quotation
        assert evidence.exact
        assert source.text[evidence.start : evidence.end] == evidence.exact
        assert source.raw[evidence.raw_start : evidence.raw_end] == evidence.raw_text
        assert source.text[: evidence.start].endswith(evidence.prefix)
        assert source.text[evidence.end :].startswith(evidence.suffix)


@pytest.mark.parametrize("path", _ARTICLES, ids=lambda path: path.stem)
def test_an_article_gives_the_facts_that_a_reader_takes_from_it(path: Path) -> None:
    source = read_source(path)
    extraction = extract(source)

    assert compare(read_gold(_GOLD / "articles" / f"{path.stem}.yaml"), to_facts_file(extraction)) == NO_DIFFERENCE
    _assert_verbatim(source, extraction.facts)


def test_every_article_has_a_gold_twin() -> None:
    assert {path.stem for path in _ARTICLES} == {path.stem for path in (_GOLD / "articles").glob("*.yaml")}


def test_the_seed_page_gives_exactly_its_facts(seed_page: Path) -> None:
    source = read_source(seed_page)
    extraction = extract(source)

    assert compare(read_gold(_GOLD / "seed.yaml"), to_facts_file(extraction)) == NO_DIFFERENCE
    _assert_verbatim(source, extraction.facts)


def test_reading_twice_gives_the_same(seed_page: Path) -> None:
    assert extract(read_source(seed_page)).facts == extract(read_source(seed_page)).facts


def test_facts_come_article_by_article_in_reading_order(seed_page: Path) -> None:
    extraction = extract(read_source(seed_page))
    order = [article.id for article in extraction.source.articles]
    places = [(order.index(fact.quotation.article), fact.quotation.start) for fact in extraction.facts]

    assert places == sorted(places)


def test_the_seed_page_is_read_well_under_a_second_once_the_tables_are_loaded(seed_page: Path) -> None:
    source = read_source(seed_page)
    extract(source)
    start = time.perf_counter()
    extract(source)

    assert time.perf_counter() - start < 0.5

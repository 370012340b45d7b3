"""The release card: tables of numbers that agree with each other, with the build and with the description."""

from decimal import Decimal
from pathlib import Path

import pytest
from rdflib.term import URIRef

from engines import ENGINES, Engine
from swgraph import iri
from swgraph.catalogue import Question, load_card, load_catalogue
from swgraph.graph import open_graph
from swgraph.namespaces import DCTERMS, DQV, SWR
from swgraph.pipeline import Built
from swgraph.query import Section, read_card
from swgraph.query.values import as_declared, value_of
from swgraph.store import MemoryStore

_FIXTURE = Path(__file__).parent / "card.ttl"
_VOCAB = iri.VOCAB
_EXPECTED: dict[str, list[tuple[str, str, str, int | Decimal]]] = {
    "size": [
        ("facts", "事实（含已否定、已被取代）", "facts (with those rejected and superseded)", 6),
        ("counted", "计入的事实", "facts that count", 4),
        ("regions", "有事实的地区", "regions with facts", 3),
        ("articles", "文章", "articles", 2),
        ("sources", "来源", "sources", 2),
        ("documents", "来源提到的政策文件", "policy documents named by sources", 1),
    ],
    "kinds": [
        (f"{iri.DEF}Target", "目标", "Target", 2),
        (f"{iri.DEF}Issuance", "发文", "Issuance", 1),
        (f"{iri.DEF}Observation", "观测", "Observation", 1),
    ],
    "provinces": [
        (f"{iri.ID}region/990000", "甲省", "甲省", 2),
        (f"{iri.ID}region/900000", "某国", "某国", 1),
        ("none", "未写明地区", "no region named", 1),
    ],
    "years": [("2022", "2022", "2022", 3), ("undated", "未注明日期", "undated", 1)],
    "reliability": [(f"{_VOCAB}reliability/media", "媒体", "Media", 3), ("none", "未评定", "not rated", 1)],
    "status": [
        (f"{_VOCAB}status/transcribed", "已转录", "Transcribed", 3),
        (f"{_VOCAB}status/extracted", "已抽取", "Extracted", 1),
        (f"{_VOCAB}status/rejected", "已否定", "Rejected", 1),
        (f"{_VOCAB}status/superseded", "已被取代", "Superseded", 1),
    ],
    "basis": [
        (f"{_VOCAB}basis/printed", "印出", "Printed", 2),
        (f"{_VOCAB}basis/inferred", "推得", "Inferred", 1),
        ("quoted", "逐字引文", "verbatim quotation", 1),
    ],
    "coverage": [
        (f"{_VOCAB}level/country", "全国", "Country", 1),
        (f"{_VOCAB}level/prefecture", "地级", "Prefecture", 1),
        (f"{_VOCAB}level/province", "省级", "Province", 1),
    ],
    "build": [("provenance", "溯源", "provenance", Decimal("0.5"))],
}


@pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
@pytest.mark.parametrize("table", list(load_card()), ids=lambda table: table.name)
def test_a_table_gives_its_numbers_on_every_engine(table: Question, engine: Engine) -> None:
    answer = engine(_FIXTURE, table.text)

    assert list(answer.names) == ["key", "zh", "en", "n"]
    rows = [
        tuple(as_declared(value_of(term), column.type) for column, term in zip(table.columns, row, strict=True))
        for row in answer.rows
    ]
    assert rows == _EXPECTED[table.name]


def test_the_tables_are_no_questions() -> None:
    assert {table.name for table in load_card()} == set(_EXPECTED)
    assert not {table.name for table in load_card()} & {question.name for question in load_catalogue()}


def test_an_empty_graph_has_no_card() -> None:
    assert read_card(MemoryStore()) == ()


@pytest.fixture(scope="module")
def card(own_store: Path) -> dict[str, Section]:
    with open_graph(own_store) as kg:
        return {section.name: section for section in kg.card()}


def _numbers(section: Section) -> dict[str, int | Decimal]:
    return {entry.key.rsplit("/", 1)[-1]: entry.n for entry in section.entries}


def test_the_card_of_the_own_data_has_every_table_with_names_in_both_languages(card: dict[str, Section]) -> None:
    assert set(card) == {*_EXPECTED, "conflicting-values", "missing-data"}
    for section in card.values():
        assert section.title.zh != section.title.en
        assert all(entry.label.zh and entry.label.en and "://" not in entry.label.zh for entry in section.entries)


@pytest.mark.parametrize("name", ["kinds", "provinces", "years", "reliability", "basis"])
def test_every_fact_that_counts_is_counted_once_in_each_table(card: dict[str, Section], name: str) -> None:
    assert sum(entry.n for entry in card[name].entries) == _numbers(card["size"])["counted"]


def test_the_tables_agree_with_the_build(card: dict[str, Section], own_build: Built) -> None:
    size, status, build = (_numbers(card[name]) for name in ("size", "status", "build"))

    assert size["sources"] == own_build.sources
    assert size["articles"] == own_build.articles
    assert sum(status.values()) == size["facts"]
    assert float(build["provenance"]) == pytest.approx(own_build.provenance, abs=1e-4)
    assert sum(_numbers(card["coverage"]).values()) == size["regions"]


def test_the_gaps_and_the_conflicts_are_those_of_the_questions(card: dict[str, Section], own_store: Path) -> None:
    with open_graph(own_store) as kg:
        gaps, conflicts = kg.ask("H1"), [row for row in kg.ask("H2") if row["status"] == "conflict"]

    assert sum(entry.n for entry in card["missing-data"].entries) == len(gaps) > 0
    assert sum(entry.n for entry in card["conflicting-values"].entries) == len(conflicts) > 0
    assert {entry.key for entry in card["missing-data"].entries} <= {"not_found", "not_stated", "not_extracted"}
    assert all(entry.label.zh != entry.label.en for name in ("missing-data", "conflicting-values") for entry in card[name].entries)


def test_the_description_of_the_data_set_has_the_same_numbers(card: dict[str, Section], own_store: Path) -> None:
    with open_graph(own_store) as kg:
        query = (
            f"SELECT ?metric ?about ?n {{ ?m a <{DQV.QualityMeasurement}> ; <{DQV.isMeasurementOf}> ?metric ; "
            f"<{DCTERMS.subject}> ?about ; <{DQV.value}> ?n }}"
        )
        described = {(row["metric"], row["about"]): Decimal(str(row["n"])) for row in kg.sparql(query)}

    assert described == {
        (str(SWR[f"dataset/metric/{section.name}"]), str(_about(section.name, entry.key))): Decimal(entry.n)
        for section in card.values()
        for entry in section.entries
    }


def _about(section: str, key: str) -> URIRef:
    return URIRef(key) if "://" in key else SWR[f"dataset/{section}/{key}"]

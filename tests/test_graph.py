"""The knowledge graph as one object: ask, query, read the words behind a row."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rdflib import URIRef

import swgraph
from made_up import made_up, made_up_source
from swgraph.errors import (
    AmbiguousRegionError,
    ParameterError,
    QueryError,
    QuerySyntaxError,
    StoreNotFoundError,
    UnknownQuestionError,
    UnknownRegionError,
)
from swgraph.graph import KnowledgeGraph, open_graph
from swgraph.lexicon import load_regions
from swgraph.mapping import graph_iri, iri_of, ontology_triples, quad_lines, reference_triples, source_triples
from swgraph.model import Evidence, Target
from swgraph.namespaces import RDF, SW
from swgraph.query import Row
from swgraph.store import MemoryStore


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    source = quad_lines(source_triples(made_up()), graph_iri(made_up().source.id))
    reference = quad_lines(reference_triples(), graph_iri("reference"))
    return MemoryStore.from_nquads([*source, *reference, *quad_lines(ontology_triples(), graph_iri("ontology"))], "made-up")


@pytest.fixture
def kg(store: MemoryStore) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(store) as graph:
        yield graph


def _target() -> Target:
    return next(fact for fact in made_up().facts if isinstance(fact, Target))


# --- asking ------------------------------------------------------------


@pytest.mark.parametrize("region", ["青海", "青海省", "630000", load_regions().get("630000"), ["宁夏", "青海"], ("630000",)])
def test_a_region_is_asked_for_by_name_short_name_code_record_or_list(kg: KnowledgeGraph, region: object) -> None:
    answer = kg.ask("D4", region=region)

    assert [(row["region"], row["model_target"], row["deadline"]) for row in answer] == [("青海省", 12, date(2025, 12, 31))]


def test_what_no_source_says_of_a_region_is_no_row(kg: KnowledgeGraph) -> None:
    assert len(kg.ask("D4", region="宁夏")) == 0


@pytest.mark.parametrize("question", ["D1", "d1", "service-tiers", "tiers/service-tiers.rq"])
def test_a_question_is_asked_by_id_name_or_file(kg: KnowledgeGraph, question: str) -> None:
    answer = kg.ask(question)

    assert [(row["order"], row["admin_level"], row["unit_name"]) for row in answer] == [
        (1, "县级", "指导中心"), (2, "乡级", "服务站"), (3, "村级", "服务室"),
    ]  # fmt: skip
    assert answer[0]["functions"] == ("指导站点", "项目统筹")


def test_a_file_of_ones_own_is_asked_too(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "own.rq"
    path.write_text(
        "#+ id: X1\n#+ summary: {zh: 甲, en: a}\n#+ question: {zh: 甲, en: a}\n"
        "#+ columns:\n#+   - {name: n, zh: 数, en: number, type: integer}\n#+ expect: nonEmpty\n"
        "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t a <https://w3id.org/swgraph/def/Target> }\n",
        "utf-8",
    )
    assert [dict(row) for row in kg.ask(path)] == [{"n": 3}]


def test_mistakes_are_told_in_the_words_of_the_question(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownQuestionError, match="did you mean C1"):
        kg.ask("talent-target")
    with pytest.raises(ParameterError, match="it takes region、indicator、by"):
        kg.ask("C1", regions="宁夏")
    with pytest.raises(UnknownRegionError, match="宁夏"):
        kg.ask("C1", region="宁厦")
    with pytest.raises(AmbiguousRegionError, match=r"110105.*220104"):
        kg.ask("C1", region="朝阳区")


@pytest.mark.parametrize("question", [row["id"] for row in KnowledgeGraph(MemoryStore()).questions()])
def test_an_empty_graph_gives_an_empty_table_with_its_columns(question: str) -> None:
    answer = KnowledgeGraph(MemoryStore()).ask(str(question))

    assert len(answer) == 0
    assert list(answer.to_pandas(codes=False).columns) == [column.name for column in answer.columns]


@pytest.mark.parametrize("question", ["A1", "B5", "C1", "C4", "C7", "D1", "D3", "D4", "D5", "D6", "E1", "E2", "I1"])
def test_every_row_that_rests_on_words_leads_to_them(kg: KnowledgeGraph, question: str) -> None:
    answer, text = kg.ask(question), made_up_source().text

    assert len(answer) > 0
    for row, evidence in zip(answer, answer.all_evidence(), strict=True):
        assert (evidence is None) == (row["evidence_id"] is None) == (row["n_sources"] == 0)
        if evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            assert row.get("quote") in (None, evidence.quote)


# --- the other verbs ------------------------------------------------------------


def test_sparql_sees_all_graphs_as_one(kg: KnowledgeGraph) -> None:
    answer = kg.sparql("PREFIX sw: <https://w3id.org/swgraph/def/> SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a sw:Target ; sw:refArea/sw:partOf ?c }")

    assert [dict(row) for row in answer] == [{"n": 3}]
    with pytest.raises(QuerySyntaxError):
        kg.sparql("SELECT")


def test_a_fact_is_named_by_iri_by_its_end_or_by_a_row(kg: KnowledgeGraph) -> None:
    fact, expected = str(iri_of(_target())), _target().evidence
    assert isinstance(expected, Evidence)
    *_, kind, key = fact.split("/")
    ways: list[str | Row] = [fact, f"{kind}/{key}", key, f" {fact} ", str(iri_of(expected)), kg.ask("D4", region="青海")[0]]

    for way in ways:
        found = kg.evidence(way)
        assert (found.quote, found.start, found.end) == (expected.exact, expected.start, expected.end)


@pytest.mark.parametrize("fact", ["", "  ", {"evidence_id": None}, {}, None, 3])
def test_what_cannot_name_a_fact_is_told(kg: KnowledgeGraph, fact: object) -> None:
    with pytest.raises(QueryError, match="没有证据 no evidence: wanted an IRI, its last part or a row with evidence_id"):
        kg.evidence(fact)  # type: ignore[arg-type]


@pytest.mark.parametrize("fact", ["aaaaaaaaaaaaaaaa", "target/aaaa", "https://w3id.org/swgraph/id/target/aaaa"])
def test_an_unknown_fact_is_told(kg: KnowledgeGraph, fact: str) -> None:
    with pytest.raises(QueryError, match="未知事实 unknown fact"):
        kg.evidence(fact)


def test_the_catalogue_is_a_table_in_both_languages(kg: KnowledgeGraph) -> None:
    listed = kg.questions()

    assert [row["id"] for row in listed][:3] == ["A1", "A2", "A3"]
    assert all(row["zh"] and row["en"] for row in listed)
    assert next(row["params"] for row in listed if row["id"] == "C1") == ("region", "indicator", "by")
    assert "各省社会工作人才总量目标是多少" in listed._repr_html_()


def test_regions_are_found_and_listed_with_what_lies_in_them(kg: KnowledgeGraph) -> None:
    within = kg.regions_within("宁夏")

    assert kg.regions("江西南昌").code == "360100"
    assert (within[0].code, len({region.code for region in within})) == ("640000", len(within))
    assert {"640100", "640104"} <= {region.code for region in within}
    assert len(kg.ask("D1", region=kg.regions_within("青海"))) == 3


def test_the_copy_for_rdflib_has_the_named_graphs(kg: KnowledgeGraph) -> None:
    graph = kg.to_rdflib().graph(graph_iri(made_up().source.id))
    assert (URIRef(iri_of(_target())), RDF.type, SW.Target) in graph


def test_info_says_what_the_graph_is_made_of(kg: KnowledgeGraph) -> None:
    info = kg.info()

    assert (info.store, info.generation, info.sources, len(info.graphs)) == ("memory", "made-up", 1, 3)
    assert info.statements == kg.store.count() > 0
    assert repr(kg) == "<KnowledgeGraph memory, generation made-up>"


def test_the_card_counts_what_the_graph_holds(kg: KnowledgeGraph) -> None:
    card = {section.name: {entry.key.rsplit("/", 1)[-1]: entry.n for entry in section.entries} for section in kg.card()}

    assert (card["size"]["sources"], card["kinds"]["Target"], card["years"]) == (1, 3, {"2023": card["size"]["counted"]})
    assert card["coverage"] == {"province": 1}


# --- opening and closing ------------------------------------------------------------


def test_a_closed_graph_says_so(store: MemoryStore) -> None:
    with KnowledgeGraph(store, "a.store") as graph:
        pass
    assert repr(graph) == "<KnowledgeGraph a.store, closed>"
    with pytest.raises(QueryError, match=r"图已关闭 the graph a.store is closed; open it again"):
        graph.ask("C1")


def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreNotFoundError):
        open_graph(tmp_path / "none.store")
    assert list(tmp_path.iterdir()) == []


def test_an_address_is_opened_without_a_connection() -> None:
    assert repr(open_graph("https://example.invalid/sparql")) == "<KnowledgeGraph https://example.invalid/sparql>"


def test_the_package_opens_graphs() -> None:
    assert swgraph.open is open_graph
    assert swgraph.KnowledgeGraph is KnowledgeGraph

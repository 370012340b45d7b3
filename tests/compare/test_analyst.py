"""Regions like one's own, timelines, citations, and questions asked by name."""

from pathlib import Path

import pytest

import engines
from swgraph.catalogue import load_catalogue
from swgraph.errors import ParameterError, QueryError
from swgraph.graph import KnowledgeGraph
from swgraph.store import MemoryStore

_DATA = Path(__file__).with_name("data.ttl")
_KNOWN = {question.id for question in load_catalogue()}


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return KnowledgeGraph(MemoryStore(engines.store(_DATA), "made-up"))


# --- peers -------------------------------------------------------------------------------------


def test_the_nearest_region_comes_first_with_its_reasons(kg: KnowledgeGraph) -> None:
    answer = kg.peers("宁夏")

    assert [row["region"] for row in answer] == ["青海省", "江西省"]
    first = answer[0]
    assert first["distance"] < answer[1]["distance"]  # type: ignore[operator]
    assert any(reason.startswith("常住人口") and "5,900,000 与 8,000,000" in reason for reason in first["reasons"])  # type: ignore[union-attr]
    assert (first["level"], first["population"], first["shared"], first["status"]) == ("省级", 5900000, (), "derived")
    assert answer[1]["shared"] == ("持证社工数",)
    assert any("2 个同级地区" in note for note in answer.notes())


def test_so_many_peers_as_are_asked_for(kg: KnowledgeGraph) -> None:
    assert len(kg.peers("宁夏", n=1)) == 1


def test_a_region_of_which_no_size_is_known_has_no_peers_and_says_so(kg: KnowledgeGraph) -> None:
    answer = kg.peers("西藏")

    assert len(answer) == 0
    assert any("no population" in note for note in answer.notes())


@pytest.mark.parametrize("n", [0, -1, True, "5"])
def test_a_wrong_number_of_peers_is_refused(kg: KnowledgeGraph, n: int) -> None:
    with pytest.raises(ParameterError):
        kg.peers("宁夏", n)


def test_one_region_is_asked_for_at_a_time(kg: KnowledgeGraph) -> None:
    with pytest.raises(ParameterError, match="one region"):
        kg.peers("province")


# --- citations ---------------------------------------------------------------------------------


def test_a_page_of_a_newspaper_is_cited_after_the_standard_and_as_bibtex(kg: KnowledgeGraph) -> None:
    row = kg.compare("certified_total", "宁夏")[0]

    assert kg.cite(row) == "张三. 社工人才100%达标[N/OL]. 甲日报, 2023-03-23(07). https://a.example/page."
    assert kg.cite(kg.evidence(row), "bibtex") == "\n".join((
        "@article{swgraph-a,", "  title = {社工人才100\\%达标},", "  author = {{张三}},", "  journal = {甲日报},", "  year = {2023},",
        "  date = {2023-03-23},", "  pages = {07},", "  url = {https://a.example/page}", "}",
    ))  # fmt: skip


def test_what_is_on_the_web_is_cited_with_the_time_of_access(kg: KnowledgeGraph) -> None:
    assert kg.cite("evidence/g1") == "丙网. 江西报告[EB/OL]. (2024-01-05)[2026]. https://c.example/two."
    assert "urldate = {2026}" in kg.cite("evidence/g1", style="bibtex")


def test_what_is_not_known_is_left_out_of_a_citation(kg: KnowledgeGraph) -> None:
    assert kg.cite("evidence/k") == "湖南报告[N]. 丁厅, 2022-06-30."


def test_a_row_without_evidence_and_an_unknown_style_are_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="no evidence"):
        kg.cite(kg.compare("certified_total", "西藏")[0])
    with pytest.raises(ParameterError, match="gbt7714, bibtex"):
        kg.cite("evidence/g1", style="apa")


# --- timeline ----------------------------------------------------------------------------------


def test_a_timeline_tells_documents_reforms_events_and_deadlines_in_order(kg: KnowledgeGraph) -> None:
    rows = kg.timeline("宁夏").rows

    assert [(str(row["day"]), row["precision"], row["kind"], row["what"]) for row in rows if row["kind"] != "due"] == [
        ("2021-05-31", "month", "event", "首个社工站揭牌"),
        ("2023-01-10", None, "document", "《合成规划》"),
        ("2023-03-23", "not_after", "document", "《合成意见》"),
        ("2023-11-01", "month", "reform", "职责划转"),
    ]
    assert [(row["what"], row["n_sources"]) for row in rows if row["kind"] == "due"][-1] == ("持证社工数：10000人", 2)
    assert {row["region"] for row in kg.timeline()} == {"宁夏回族自治区", "江西省", "湖南省"}


# --- questions by name -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "question"),
    [("tiers", "D1"), ("conflicts", "H2"), ("gaps", "H1"), ("lineage", "B1"), ("responsibilities", "E4")],
)
def test_a_method_is_a_question_of_the_catalogue(kg: KnowledgeGraph, name: str, question: str) -> None:
    if question not in _KNOWN:
        pytest.skip(f"{question} is not in the catalogue")
    answer = getattr(kg, name)(region="宁夏")
    assert answer.question.id == question
    assert answer.rows == kg.ask(question, region="宁夏").rows


@pytest.mark.skipif(not {"G1", "G2", "G4"} <= _KNOWN, reason="G1, G2 and G4 are not in the catalogue")
def test_diffusion_is_order_channel_and_curve(kg: KnowledgeGraph) -> None:
    found = kg.diffusion()
    assert [each.question.id for each in (found.adoption, found.channels, found.curve) if each.question] == ["G1", "G2", "G4"]
    assert found._repr_html_().count("<table") == 3

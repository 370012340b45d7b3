"""Which reference data a build holds: all with the project's own data, what a page needs with given files."""

from pathlib import Path

import pytest

from swgraph.graph import KnowledgeGraph, open_graph
from swgraph.mapping import graph_iri
from swgraph.pipeline import Built, build
from swgraph.pipeline.reference import OF_THE_DATA_SET, listed_left_out
from swgraph.resources import resource_path

_TEXT = "某镇社工站开展服务\n到2027年年底，宁夏回族自治区社会工作专业人才总量达到2万人。\n"
_PREFIXES = (
    "PREFIX sw: <https://w3id.org/swgraph/def/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX level: <https://w3id.org/swgraph/vocab/level/> PREFIX indicator: <https://w3id.org/swgraph/vocab/indicator/> "
    "PREFIX function: <https://w3id.org/swgraph/vocab/function/> PREFIX org: <http://www.w3.org/ns/org#> "
)
_TOWNSHIPS = "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t sw:level level:township }"
_FIGURES = "SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a sw:ReferenceFigure ; sw:refArea/sw:level level:county }"
_DEPARTMENTS = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a org:FormalOrganization ; sw:jurisdiction/sw:level level:county }"
_CHANGES = "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a org:ChangeEvent }"


def _number(kg: KnowledgeGraph, query: str) -> int:
    return int(str(kg.sparql(_PREFIXES + query)[0]["n"]))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    (folder / "page.txt").write_text(_TEXT, encoding="utf-8")
    build([folder / "page.txt"], folder / "s", source_date_epoch=0)
    return folder / "s"


def test_the_own_data_come_with_every_township_the_register_and_the_figures_of_counties(own_store: Path) -> None:
    with open_graph(own_store) as kg:
        assert _number(kg, _TOWNSHIPS) == 41_352
        assert _number(kg, _FIGURES) == 2 * 2851
        assert _number(kg, _DEPARTMENTS) > 2851
        assert _number(kg, _CHANGES) >= 2


def test_a_township_without_a_fact_leads_to_all_above_it_and_to_its_province(own_store: Path) -> None:
    query = "SELECT DISTINCT ?code {{ ?t skos:notation '110101001' ; {}/skos:notation ?code }} ORDER BY ?code"
    with open_graph(own_store) as kg:
        above = [[row["code"] for row in kg.sparql(_PREFIXES + query.format(path))] for path in ("sw:partOf+", "sw:inProvince")]
    assert above == [["100000", "110000", "110101"], ["110000"]]


def test_given_files_come_with_what_a_page_needs(page: Path) -> None:
    with open_graph(page) as kg:
        assert [_number(kg, query) for query in (_TOWNSHIPS, _FIGURES, _CHANGES)] == [0, 0, 0]
        assert _number(kg, "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c sw:level level:county }") == 2851
        assert kg.ask("C1", region="宁夏")[0]["population"] == 7_202_654


def test_no_line_of_the_whole_graph_stands_twice(own_build: Built) -> None:
    lines = next((own_build.store / "generations").rglob("graph.nq")).read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines)) == own_build.statements


def test_what_is_inferred_of_townships_counts_as_inferred(own_build: Built) -> None:
    settled = OF_THE_DATA_SET.settled.counts()
    assert own_build.inferred > settled.graphs[str(graph_iri("inferred"))] > 2 * 41_352


def test_the_counts_of_the_description_are_those_of_the_lines(own_build: Built) -> None:
    from swgraph.mapping import count

    with next((own_build.store / "generations").rglob("graph.nq")).open(encoding="utf-8", newline="\n") as lines:
        counts = count(lines)
    with open_graph(own_build.store) as kg:
        rows = kg.sparql("PREFIX void: <http://rdfs.org/ns/void#> SELECT ?graph ?n { ?graph void:triples ?n FILTER(CONTAINS(STR(?graph), '/graph/')) }")
    told = {str(row["graph"]): int(str(row["n"])) for row in rows}
    assert told == {graph: number for graph, number in counts.graphs.items() if graph != str(graph_iri("dataset"))}
    assert counts.triples == own_build.statements
    assert counts.graphs[str(graph_iri("inferred"))] == own_build.inferred


def test_the_list_of_what_was_left_out_is_counted_by_its_rows() -> None:
    text = resource_path("data", "sources", "LEFT-OUT.md").read_text("utf-8")
    assert f" {listed_left_out()} " in text

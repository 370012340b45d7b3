"""Projections of small made-up articles: nodes and edges worked out by hand."""

from collections.abc import Iterator
from datetime import date

import networkx as nx
import pytest

from swgraph.errors import ParameterError, UnknownRegionError
from swgraph.graph import KnowledgeGraph, open_graph
from swgraph.network import PROJECTIONS, Network, measure
from swgraph.network.measures import bridging, communities
from swgraph.pipeline import build

_PAGES = {
    "ningxia.txt": """宁夏四部门部署社工站建设
2022年3月1日，宁夏回族自治区党委组织部、民政厅、财政厅、人力资源和社会保障厅等四部门联合印发《关于加强社工站建设的实施意见》。\
到2025年年底，全区建成社工站160个。""",
    "ningxia2.txt": """宁夏两部门规范社工站资金
2024年5月6日，宁夏回族自治区民政厅、财政厅联合印发《社工站资金管理办法》。到2026年年底，全区建成社工站200个。""",
    "guizhou.txt": """贵州推进社工站建设
2021年7月2日，贵州省民政厅印发《贵州省乡镇（街道）社工站建设方案》。""",
}  # fmt: skip


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    folder = tmp_path_factory.mktemp("networks")
    for name, text in _PAGES.items():
        (folder / name).write_text(text, "utf-8")
    build(sorted(folder.glob("*.txt")), folder / "a.store", source_date_epoch=0)
    with open_graph(folder / "a.store") as opened:
        yield opened


def titles(network: Network) -> set[str]:
    return {node.title for node in network.nodes}


def pairs(network: Network) -> dict[tuple[str, str], int]:
    named = {node.id: node.title for node in network.nodes}
    found = {}
    for edge in network.edges:
        one, other = sorted((named[edge.source], named[edge.target]))
        found[one, other] = edge.weight
    return found


def test_departments_are_joined_by_the_documents_that_they_issued_together(kg: KnowledgeGraph) -> None:
    found = kg.network("actors")
    assert titles(found) == {
        "宁夏回族自治区党委组织部", "宁夏回族自治区民政厅", "宁夏回族自治区财政厅", "宁夏回族自治区人力资源和社会保障厅", "贵州省民政厅",
    }  # fmt: skip
    joined = pairs(found)
    assert len(joined) == 6
    assert joined["宁夏回族自治区民政厅", "宁夏回族自治区财政厅"] == 2
    assert set(joined.values()) == {1, 2}
    civil = next(node for node in found.nodes if node.title == "宁夏回族自治区民政厅")
    assert dict(civil.attributes) == {"function": "民政", "level": "省级", "documents": 2, "led": 1}
    assert (civil.start, civil.end, civil.sources, civil.region) == (date(2022, 3, 1), date(2024, 5, 6), 2, "宁夏回族自治区")


def test_region_and_period_restrict_a_projection(kg: KnowledgeGraph) -> None:
    assert titles(kg.network("actors", region="贵州")) == {"贵州省民政厅"}
    later = kg.network("actors", since=2023)
    assert titles(later) == {"宁夏回族自治区民政厅", "宁夏回族自治区财政厅"}
    assert kg.network("actors", until="2021-12-31").n_edges == 0
    assert kg.network("actors", level="county").n_nodes == 0
    assert dict(later.params) == {"since": "2023"}


def test_figures_join_regions_and_indicators(kg: KnowledgeGraph) -> None:
    found = kg.network("indicators", region="宁夏")
    values = sorted(str(edge.attributes["value"]) for edge in found.edges)
    assert values == ["160", "200"]
    assert {edge.kind for edge in found.edges} == {"target"}
    assert {node.kind for node in found.nodes} == {"Region", "Indicator"}


def test_every_projection_is_sorted_has_its_ends_and_goes_to_networkx(kg: KnowledgeGraph) -> None:
    for name in PROJECTIONS:
        found = kg.network(name)
        nodes, edges = [node.id for node in found.nodes], [edge.id for edge in found.edges]
        assert nodes == sorted(set(nodes)), name
        assert len(edges) == len(set(edges)), name
        assert {end for edge in found.edges for end in (edge.source, edge.target)} <= set(nodes), name
        graph = found.to_networkx()
        assert (len(graph), graph.number_of_edges()) == (len(nodes), len(edges)), name
        assert graph.is_directed() == found.directed


def test_the_divisions_of_the_country_hang_together(kg: KnowledgeGraph) -> None:
    graph = kg.network("divisions").to_networkx()
    assert nx.is_tree(graph.to_undirected())
    assert graph.number_of_nodes() > 3000
    with pytest.raises(ParameterError, match="takes no parameters"):
        kg.network("divisions", region="宁夏")


def test_what_cannot_be_is_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(ParameterError, match="actors"):
        kg.network("nothing")
    with pytest.raises(ParameterError, match="YYYY-MM-DD"):
        kg.network("actors", since="2023年")
    with pytest.raises(UnknownRegionError):
        kg.network("actors", region="无此地")


def test_measures_name_their_method_and_are_those_of_networkx(kg: KnowledgeGraph) -> None:
    network = kg.network("actors")
    degree = measure(network, "degree")
    rows = {row["title"]: row for row in degree.rows}
    assert (rows["宁夏回族自治区民政厅"]["degree"], rows["宁夏回族自治区民政厅"]["weighted"]) == (3, 4)
    assert degree.rows[-1]["title"] == "贵州省民政厅"
    assert "networkx" in degree.caption
    assert measure(network, "core").rows[0]["core"] == 3
    found = communities(network)
    assert sorted(found.values()) == [1, 1, 1, 1, 2]
    assert "20231101" in measure(network, "communities").caption
    (whole,) = measure(network, "whole").rows
    assert (whole["nodes"], whole["edges"], whole["components"], whole["largest"]) == (5, 6, 2, 4)
    assert all(row["betweenness"] == 0 for row in measure(network, "betweenness").rows)
    with pytest.raises(ParameterError, match="betweenness"):
        measure(network, "nothing")


def test_bridging_sets_two_periods_side_by_side_and_what_is_not_there_is_unknown(kg: KnowledgeGraph) -> None:
    found = bridging(kg.network("actors", until=2022), kg.network("actors", since=2023))
    rows = {row["title"]: row for row in found.rows}
    assert rows["贵州省民政厅"]["after"] is None
    assert rows["宁夏回族自治区民政厅"]["change"] == 0
    assert "2022" in found.caption
    assert "2023" in found.caption

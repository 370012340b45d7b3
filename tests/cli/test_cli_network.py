"""``swgraph network`` and ``swgraph export``: tables and files, and what is refused."""

from pathlib import Path

import networkx as nx
import pyoxigraph as px

from running import Run


def test_the_projections_are_listed_and_a_measure_is_a_table(asked: Run) -> None:
    listed = asked("network").out
    assert "actors" in listed
    assert "betweenness" in listed
    assert "度" in asked("network", "actors", "--format", "csv").out.splitlines()[0] or "degree" in asked("network", "actors", "--format", "csv").out
    assert asked("network", "actors", "--measure", "bridging", "--at", "2023").code == 0
    assert asked("network", "actors", "--measure", "bridging", "--at", "x").code == 2
    assert asked("network", "nothing").code == 2


def test_a_projection_is_written_in_the_form_of_the_suffix(asked: Run, tmp_path: Path) -> None:
    for suffix in ("graphml", "gexf", "cyjs", "dot", "xlsx", "html", "ttl"):
        done = asked("export", "actors", tmp_path / f"a.{suffix}")
        assert (done.code, (tmp_path / f"a.{suffix}").stat().st_size > 100) == (0, True), done.err
    graph = nx.read_graphml(tmp_path / "a.graphml")
    assert f"{len(graph)} 个节点" in done.err


def test_the_whole_graph_and_the_cube_are_written(asked: Run, tmp_path: Path) -> None:
    assert asked("export", "graph", tmp_path / "all.nq").code == 0
    assert sum(1 for _ in px.parse(path=tmp_path / "all.nq")) > 10_000
    assert asked("export", "cube", tmp_path / "cube.ttl", "-i", "station_total").code == 0
    assert any(px.parse(path=tmp_path / "cube.ttl"))
    assert asked("export", "graph", tmp_path / "all.zip").code == 2
    assert asked("export", "graph", tmp_path / "all.nq", "--region", "宁夏").code == 2


def test_what_cannot_be_written_says_so_and_leaves_nothing(asked: Run, tmp_path: Path) -> None:
    unknown = asked("export", "actors", tmp_path / "a.foo")
    assert unknown.code != 0
    assert ".gexf" in unknown.err
    assert asked("export", "actors", tmp_path / "none" / "a.gexf").code == 1
    assert asked("export", "actors", tmp_path / "a.gexf", "-i", "station_total").code == 2
    assert list(tmp_path.iterdir()) == []

"""A build with villages and made-up points: the same in every order of the table, whole when killed, and plain about what is made up."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from running import Run
from swgraph.errors import DivisionsError, StoreError
from swgraph.graph import open_graph
from swgraph.mapping import count, graph_iri
from swgraph.pipeline import Built, build
from swgraph.pipeline.settled import Settled
from swgraph.store import MemoryStore, current_generation, open_generation, publish_sorted, verify

_PAGE = "某镇社工站开展服务\n到2027年年底，宁夏回族自治区社会工作专业人才总量达到2万人。\n"
_ROWS = ("640104001001,虚构甲社区,640104001", "640104001002,虚构乙社区,640104001", "441900116002,虚构丁村,441900116")


def _villages(folder: Path, rows: tuple[str, ...] = _ROWS) -> Path:
    path = folder / "synthetic.csv"
    path.write_text("\n".join(["code,name,parent", *rows, ""]), "utf-8")
    return path


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("national")
    (folder / "page.txt").write_text(_PAGE, "utf-8")
    _villages(folder)
    return folder


@pytest.fixture(scope="module")
def built(inputs: Path) -> Built:
    return build(
        [inputs / "page.txt"], inputs / "s", source_date_epoch=0, villages=inputs / "synthetic.csv", synthetic_points=True
    )


def _record(built: Built) -> Iterator[str]:
    with (built.store / "generations" / built.generation / "graph.nq").open(encoding="utf-8", newline="\n") as lines:
        yield from lines


def test_the_record_is_sorted_and_what_the_build_says_of_it_is_so(built: Built) -> None:
    lines = list(_record(built))
    counts = count(lines)

    assert lines == sorted(set(lines))
    assert (counts.triples, counts.graphs[str(graph_iri("inferred"))]) == (built.statements, built.inferred)
    assert counts.classes["https://w3id.org/swgraph/def/SyntheticServicePoint"] == sum("/synthetic>" in x and "#type>" in x for x in lines)
    assert verify(built.store) == ()


def test_the_order_of_the_table_makes_no_difference(built: Built, inputs: Path, tmp_path: Path) -> None:
    other = build(
        [inputs / "page.txt"], tmp_path / "s", source_date_epoch=0, villages=_villages(tmp_path, _ROWS[::-1]), synthetic_points=True
    )
    assert other.generation == built.generation


def test_a_village_leads_to_all_above_it(built: Built) -> None:
    query = (
        "SELECT ?above { ?v skos:notation '640104001001' { ?v sw:partOf+/skos:notation ?above } UNION { ?v sw:inCounty/skos:notation ?above } "
        "UNION { ?v sw:inPrefecture/skos:notation ?above } UNION { ?v sw:inProvince/skos:notation ?above } } ORDER BY ?above"
    )
    with open_graph(built.store) as kg:
        found = [row["above"] for row in kg.sparql(query)]
    assert found == ["100000", "640000", "640000", "640100", "640100", "640104", "640104", "640104001"]


def test_no_question_counts_what_is_made_up(built: Built, inputs: Path, tmp_path: Path) -> None:
    plain = build([inputs / "page.txt"], tmp_path / "s", source_date_epoch=0, villages=inputs / "synthetic.csv")
    with open_graph(built.store) as one, open_graph(plain.store) as two:
        for question in one.questions():
            assert one.ask(str(question["id"])).rows == two.ask(str(question["id"])).rows, question["id"]
        notes = one.sparql("SELECT ?note { ?set a <http://www.w3.org/ns/dcat#Dataset> ; skos:note ?note }")
        assert any("虚构站点" in str(row["note"]) for row in notes)
        assert not two.sparql("SELECT ?x { ?x a sw:SyntheticServicePoint }").rows


def test_the_command_says_what_is_made_up_and_what_is_missing(inputs: Path, tmp_path: Path, swgraph: Run) -> None:
    arguments = ("build", inputs / "page.txt", "--store", tmp_path / "s")
    done = swgraph(*arguments, "--villages", inputs / "synthetic.csv", "--synthetic-points")
    assert done.code == 0, done.err
    assert "虚构站点" in done.err
    wrong = swgraph(*arguments, "--divisions", "village")
    assert wrong.code != 0
    assert "--villages FILE" in wrong.err


@pytest.mark.parametrize("level", ["county", "township"])
def test_a_table_of_villages_does_not_go_with_a_higher_level(level: str, inputs: Path, tmp_path: Path) -> None:
    with pytest.raises(DivisionsError, match="does not fit"):
        build([inputs / "page.txt"], tmp_path / "s", divisions=level, villages=inputs / "synthetic.csv")
    assert not (tmp_path / "s").exists()


def test_texts_out_of_order_are_refused_and_the_last_good_graph_stays(tmp_path: Path) -> None:
    good = publish_sorted(tmp_path, ["<urn:a> <urn:p> <urn:b> .\n"])
    for wrong in (["<urn:b> <urn:p> <urn:b> .\n", "<urn:a> <urn:p> <urn:b> .\n"], ["<urn:a> <urn:p> <urn:b> .\n"] * 2):
        with pytest.raises(StoreError, match="not sorted"):
            publish_sorted(tmp_path, wrong)
    assert current_generation(tmp_path) == good
    assert verify(tmp_path) == ()


_KILLED = """
import os, signal, sys
from pathlib import Path
from swgraph.store import publish_sorted

def texts():
    for i in range(100_000):
        yield f"<urn:a{i:06}> <urn:p> <urn:b> .\\n"
        if i == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

publish_sorted(Path(sys.argv[1]), texts())
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_build_that_is_killed_while_it_streams_leaves_the_last_good_graph(tmp_path: Path) -> None:
    good = publish_sorted(tmp_path, ["<urn:a> <urn:p> <urn:b> .\n"])
    done = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path), "50000"], check=False)
    assert done.returncode == -signal.SIGKILL
    assert current_generation(tmp_path) == good
    assert open_generation(tmp_path).count() == 1
    publish_sorted(tmp_path, ["<urn:c> <urn:p> <urn:b> .\n"])
    assert not list(tmp_path.glob("building-*"))


def test_settled_lines_fit_the_store_of_a_whole_county() -> None:
    from swgraph.lexicon import load_townships

    towns = [town for town in load_townships() if town.parent == "640104"]
    texts = list(Settled(lambda: towns, points=True).texts())
    assert MemoryStore.from_nquads("".join(texts)).count() == sum(text.count("\n") for text in texts)

"""Asking, querying and looking up evidence on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from running import Run
from swgraph.catalogue import Question, load_catalogue


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_without_a_question_all_are_listed_in_both_languages(asked: Run) -> None:
    ran = asked("ask")
    assert ran.code == 0
    for question in load_catalogue():
        assert question.id in ran.out
        assert question.question.zh in ran.out
        assert question.question.en in ran.out


def test_listing_needs_no_store(swgraph: Run) -> None:
    assert swgraph("ask", "--format", "json").code == 0


@pytest.mark.parametrize("question", list(load_catalogue()), ids=lambda question: question.id)
def test_every_question_runs(asked: Run, question: Question) -> None:
    ran = asked("ask", question.id, "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    assert _rows(ran.out) or question.expect != "nonEmpty"  # what the data cannot answer is an empty table


@pytest.mark.parametrize("key", ["C1", "c1", "talent-targets", "talent-targets.rq", "targets/talent-targets.rq"])
def test_a_question_is_known_by_id_name_and_file(asked: Run, key: str) -> None:
    assert {row["region"] for row in _rows(asked("ask", key, "--region", "宁夏", "--format", "csv").out)} == {"宁夏回族自治区"}


def test_regions_are_given_by_name_path_or_code_and_several_times(asked: Run) -> None:
    ran = asked("ask", "D1", "--region", "宁夏", "--region=540100", "--region", "江西南昌", "--format", "json")
    assert {row["region"] for row in json.loads(ran.out)["rows"]} >= {"宁夏回族自治区", "拉萨市"}


def test_a_pipe_gets_plain_text_with_one_line_a_row(asked: Run) -> None:
    lines = asked("ask", "C1", "--region", "宁夏").out.splitlines()
    assert lines[0].split("\t")[:2] == ["region", "value"]
    assert lines[1].split("\t")[:2] == ["宁夏回族自治区", "15000"]
    assert "\x1b" not in "".join(lines)


def test_a_file_is_written_in_the_form_of_its_suffix(asked: Run, tmp_path: Path) -> None:
    for name in ("a.csv", "a.json", "a.md", "a.xlsx", "a.txt"):
        ran = asked("ask", "C1", "-o", tmp_path / name)
        assert (ran.code, ran.out) == (0, "")
        assert (tmp_path / name).stat().st_size > 50


def test_a_near_miss_is_suggested(asked: Run) -> None:
    ran = asked("ask", "talent-target")
    assert ran.code == 2
    assert "talent-targets" in ran.err


def test_an_unknown_question_names_those_there_are(asked: Run) -> None:
    ran = asked("ask", "Z9")
    assert ran.code == 2
    assert "C1" in ran.err


def test_a_misspelled_region_suggests_the_right_one(asked: Run) -> None:
    ran = asked("ask", "C1", "--region", "宁厦")
    assert (ran.code, ran.out) == (2, "")
    assert "宁夏" in ran.err


def test_an_ambiguous_region_lists_all_candidates_with_codes(asked: Run) -> None:
    ran = asked("ask", "C1", "--region", "朝阳区")
    assert ran.code == 2
    assert "110105" in ran.err
    assert "220104" in ran.err


def test_an_unknown_parameter_names_those_there_are(asked: Run) -> None:
    ran = asked("ask", "C1", "--county", "x")
    assert ran.code == 2
    assert "region" in ran.err


def test_a_parameter_without_a_value_is_refused(asked: Run) -> None:
    assert asked("ask", "C1", "--region").code == 2


def test_injection_through_a_parameter_is_an_unknown_region(asked: Run) -> None:
    for text in ('宁夏" } DROP ALL #', "} UNION { ?s ?p ?o", "<urn:x>", "x" * 10_000):
        assert asked("ask", "C1", "--region", text).code == 2


def test_the_parameters_and_the_query_can_be_shown(asked: Run) -> None:
    assert "--region" in asked("ask", "C1", "--about").out
    assert "640000" in asked("ask", "C1", "--region", "宁夏", "--show-sparql").out


def test_a_question_of_ones_own_is_asked_by_its_file(asked: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text(
        "#+ id: X1\n#+ summary: {zh: 目标数, en: number of targets}\n#+ question: {zh: 有几个目标？, en: How many targets}\n"
        "#+ tags: [own]\n#+ columns:\n#+   - {name: n, zh: 个数, en: number, type: integer}\n#+ expect: nonEmpty\n"
        "PREFIX sw: <https://w3id.org/swgraph/def/>\nSELECT (COUNT(*) AS ?n) WHERE { ?t a sw:Target }\n",
        encoding="utf-8",
    )
    assert int(_rows(asked("ask", own, "--format", "csv").out)[0]["n"]) > 5


def test_a_terminal_gets_a_table_or_blocks(own_store: Path) -> None:
    from rich.console import Console

    from swgraph.cli.output import show_table
    from swgraph.graph import open_graph

    with open_graph(own_store) as kg:
        for width in (60, 400):
            console = Console(file=io.StringIO(), width=width, force_terminal=False)
            show_table(kg.ask("C1", region="宁夏"), "zh", console)
            shown = console.file.getvalue()  # type: ignore[attr-defined]
            assert "15000" in shown
            assert "目标值" in shown


def test_sparql_runs_without_declaring_prefixes(asked: Run, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?t a sw:Target }"
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    ran = asked("sparql", query, "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    assert int(_rows(ran.out)[0]["n"]) > 5
    assert ran.out == asked("sparql", "-F", tmp_path / "q.rq", "--format", "csv").out


def test_sparql_that_does_not_parse_says_where(asked: Run) -> None:
    ran = asked("sparql", "SELECT ?s WHERE { ?s ?p }")
    assert ran.code == 2
    assert "1:" in ran.err


def test_updates_and_services_are_refused(asked: Run) -> None:
    for query in (
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/x>",
    ):
        assert asked("sparql", query).code == 2


def test_a_query_or_a_file_not_both_and_not_none(asked: Run) -> None:
    assert asked("sparql").code == 2
    assert asked("sparql", "ASK {}", "-F", "q.rq").code == 2


def test_the_evidence_of_an_answer_is_found_by_its_short_id(asked: Run) -> None:
    row = json.loads(asked("ask", "C1", "--region", "宁夏", "--format", "json").out)["rows"][0]
    ran = asked("evidence", row["evidence_id"].rsplit("/", 1)[-1], "--raw")
    assert ran.code == 0
    assert "1.5万人" in ran.out
    assert json.loads(asked("evidence", row["evidence_id"], "-f", "json").out)[0]["quote"] == row["quote"]


def test_evidence_of_an_unknown_fact_says_where_to_take_one_from(asked: Run) -> None:
    ran = asked("evidence", "target/nothing")
    assert ran.code == 2
    assert "evidence_id" in ran.err


def test_no_store_is_a_clear_failure_and_creates_nothing(swgraph: Run, tmp_path: Path) -> None:
    for command in (("ask", "C1"), ("info",), ("sparql", "ASK {}"), ("evidence", "x"), ("validate",)):
        ran = swgraph(*command)
        assert ran.code == 1
        assert "swgraph build" in ran.err
    assert list(tmp_path.iterdir()) == []

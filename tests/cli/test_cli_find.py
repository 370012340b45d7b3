"""Asking in plain words on the command line, and of a graph."""

import json
from pathlib import Path

import pytest

import swgraph as package
from running import Run


def test_a_sentence_is_answered_and_what_was_understood_is_told(asked: Run) -> None:
    ran = asked("ask", "宁夏社工人才的目标是多少", "--format", "json")
    assert ran.code == 0
    assert {row["region"] for row in json.loads(ran.out)["rows"]} == {"宁夏回族自治区"}
    assert "理解为 C1" in ran.err
    assert "understood as C1" in ran.err


def test_values_given_beside_a_sentence_win(asked: Run) -> None:
    ran = asked("ask", "what are the workforce targets of Ningxia", "--region", "贵州", "--format", "json")
    assert {row["region"] for row in json.loads(ran.out)["rows"]} == {"贵州省"}


@pytest.mark.parametrize("option", ["--about", "--show-sparql"])
def test_a_sentence_can_be_looked_at_without_asking_it(swgraph: Run, option: str) -> None:
    assert swgraph("ask", "which agencies issued the Guizhou opinion jointly", option).code == 0


def test_an_unclear_sentence_offers_the_nearest(swgraph: Run) -> None:
    ran = swgraph("ask", "朝阳区的社工站由谁运营")
    assert (ran.code, ran.out) == (2, "")
    assert "A4" in ran.err
    assert "长春" in ran.err


@pytest.mark.parametrize("text", ["天气 怎么样", "'\"}} DROP ALL #", "目标" * 5_000])
def test_what_is_not_understood_is_an_error_of_use(swgraph: Run, text: str) -> None:
    ran = swgraph("ask", text)
    assert (ran.code, ran.out) == (2, "")
    assert "not understood" in ran.err


def test_a_graph_answers_what_it_found(own_store: Path) -> None:
    with package.open(own_store) as kg:
        found = kg.find("宁夏社工人才的目标是多少")
        assert found.question is not None
        assert found.answer().rows == kg.ask(found.question.id, **found.params).rows

"""The release card on the command line: the same numbers as text and as JSON, in either language."""

import json
from pathlib import Path

import pytest

from running import Run
from swgraph.cli.card import show_card
from swgraph.graph import open_graph


def test_info_shows_the_card_only_where_it_is_asked_for(asked: Run) -> None:
    plain, card = asked("info"), asked("info", "--data")
    assert (card.code, card.err) == (0, "")
    assert card.out.startswith(plain.out)
    assert len(card.out.splitlines()) > 80 > len(plain.out.splitlines())


def test_the_card_has_each_table_under_its_title_in_both_languages(asked: Run) -> None:
    lines = asked("info", "--data").out.splitlines()
    for title in ("规模 Size", "省份 Provinces", "审核状态 Review status", "缺口（地区 × 指标） Gaps (region × indicator)"):
        assert title in lines
    below = lines[lines.index("事实种类 Kinds of facts") + 1]
    assert below.split("\t")[0] == "  观测 Observation"
    assert int(below.split("\t")[1].replace(",", "")) > 100


def test_the_card_as_json_is_that_of_the_graph(asked: Run, own_store: Path) -> None:
    shown = json.loads(asked("info", "--data", "-f", "json").out)
    with open_graph(own_store) as kg:
        card = kg.card()
    assert {name: len(rows) for name, rows in shown["card"].items()} == {each.name: len(each.entries) for each in card}
    size = {row["key"]: row["n"] for row in shown["card"]["size"]}
    assert size["sources"] == shown["sources"]
    assert "card" not in json.loads(asked("info", "-f", "json").out)


@pytest.mark.parametrize(("language", "words"), [("zh", ("规模", "来源")), ("en", ("Size", "sources"))])
def test_a_terminal_gets_tables_in_its_language(
    language: str, words: tuple[str, ...], own_store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    with open_graph(own_store) as kg:
        show_card(kg.card()[:1], language)
    out = capsys.readouterr().out
    assert all(word in out for word in words)
    assert "\t" not in out

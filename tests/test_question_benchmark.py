"""The benchmark of the questions: gold tables that are complete, and a scorer that counts as one counts by hand."""

import importlib
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from swgraph.catalogue import load_catalogue

_FOLDER = Path(__file__).resolve().parents[1] / "benchmarks" / "questions"
_GOLD = _FOLDER / "gold"
_FROZEN = json.loads((_FOLDER / "frozen.json").read_text("utf-8"))
_IDS = [f"{topic}{i}" for topic, n in zip("ABCDEFGHI", (4, 5, 7, 6, 4, 4, 4, 4, 2), strict=True) for i in range(1, n + 1)]
_ABOUT = {
    "columns": {"region": "string", "value": "decimal", "unit": "string", "deadline": "date", "quote": "string", "evidence_id": "iri"},
    "key": ["region", "value", "unit", "deadline"],
}
_SOURCES = [
    {"id": "https://w3id.org/swgraph/id/source/s", "url": "https://example.org/s", "text": "到2027年达到1200人。", "phrases": {"evidence/e": ""}},
    {"id": "https://w3id.org/swgraph/id/reference/r", "url": None, "text": None, "phrases": {"evidence/f": "300人以上"}},
]
_WANTED = """\
region,value,unit,deadline,quote,evidence_id
甲,1200,人,2027-12-31,达到1200人,https://w3id.org/swgraph/id/evidence/e
乙,300,人,2025-12-31,300人,https://w3id.org/swgraph/id/evidence/f
丙,40,个,2025-06-30,,
丁,7,个,,,
"""
Scored = Callable[[str | bytes], Any]


@pytest.fixture(scope="module")
def scoring() -> Iterator[ModuleType]:
    """The scorer as a module, imported as it is when its file is run."""
    sys.path.insert(0, str(_FOLDER))
    yield importlib.import_module("score")
    sys.path.remove(str(_FOLDER))
    for name in ("score", "tables"):
        sys.modules.pop(name)


@pytest.fixture
def made_up(tmp_path: Path, scoring: ModuleType) -> Scored:
    """Score one table of made-up answers against a made-up gold table."""
    gold, answers = tmp_path / "gold", tmp_path / "answers"
    gold.mkdir()
    answers.mkdir()
    (gold / "C1.csv").write_text(_WANTED, "utf-8")
    (gold / "sources.json").write_text(json.dumps(_SOURCES), "utf-8")

    def scored(text: str | bytes) -> Any:  # noqa: ANN401
        (answers / "C1.csv").write_bytes(text.encode() if isinstance(text, str) else text)
        return scoring.score_all(answers, gold, {"questions": {"C1": _ABOUT}})[0]

    return scored


# --- the gold tables ----------------------------------------------------


def test_the_catalogue_has_the_forty_questions_and_no_other() -> None:
    assert [question.id for question in load_catalogue()] == _IDS
    assert len(_IDS) == 40


def test_every_question_has_a_gold_table_with_its_columns() -> None:
    assert sorted(path.stem for path in _GOLD.glob("*.csv")) == sorted(_IDS)
    assert list(_FROZEN["questions"]) == _IDS
    for question in load_catalogue():
        head = (_GOLD / f"{question.id}.csv").read_text("utf-8-sig").split("\n", 1)[0].strip()
        assert head == ",".join(column.name for column in question.columns), question.id
        assert _FROZEN["questions"][question.id]["columns"] == {column.name: column.type for column in question.columns}


def test_at_least_32_questions_have_an_answer_and_each_other_names_its_gap() -> None:
    empty = {name for name, about in _FROZEN["questions"].items() if not about["rows"]}

    assert len(_IDS) - len(empty) >= 32
    assert _FROZEN["gaps"].keys() == empty
    assert all(gap["zh"].strip() and gap["en"].strip() for gap in _FROZEN["gaps"].values())


def test_the_gold_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in _GOLD.iterdir()) < 2_000_000


def test_on_the_frozen_data_our_own_answers_are_the_gold_tables(own_store: Path, scoring: ModuleType, tmp_path: Path) -> None:
    from swgraph import open as open_graph
    from swgraph.export import export_csv

    with open_graph(own_store) as kg:
        if kg.info().generation != _FROZEN["build"]["generation"]:
            pytest.skip("the data have changed since they were frozen; make_gold.py --refresh freezes them anew")
        for question in load_catalogue():
            region = {"region": _FROZEN["capped"]["regions"]} if question.id in _FROZEN["capped"]["questions"] else {}
            (tmp_path / f"{question.id}.csv").write_bytes(export_csv(kg.ask(question.id, **region)))
    assert scoring.overall(scoring.score_all(tmp_path, _GOLD, _FROZEN))["mean_f1"] == 1


# --- scores -------------------------------------------------------------


def test_the_gold_tables_score_one_throughout(scoring: ModuleType) -> None:
    whole = scoring.overall(scoring.score_all(_GOLD, _GOLD, _FROZEN))

    assert (whole["answered"], whole["mean_f1"], whole["precision"], whole["recall"], whole["f1"]) == (40, 1, 1, 1, 1)
    assert {whole[name]["rate"] for name in scoring.SHARES} == {1}
    assert all(whole[name]["of"] for name in scoring.SHARES)


def test_a_damaged_table_scores_what_one_counts_by_hand(made_up: Scored) -> None:
    score = made_up("""\
evidence_id,region,value,unit,deadline,quote
evidence/e,甲,1200.0,人,2027,达到1200人
https://w3id.org/swgraph/id/reference/r,乙,300,人次,2025-12-31,三百人
,丙,40,个,2026-06-30,
,戊,9,个,,
,己,1,个,,
""")

    # 甲 is right (1200.0 = 1200, 2027 is its last day); 乙 has another unit and 丙 another day, so neither row is the gold one.
    assert (score.rows, score.gold, score.matched) == (5, 4, 1)
    assert (score.precision, score.recall) == (1 / 5, 1 / 4)
    assert score.f1 == pytest.approx(2 / 9)
    # Three pairs of five cells: the unit and the quotation of 乙 and the day of 丙 differ.
    assert (score.cells.right, score.cells.of) == (12, 15)
    assert (score.quotes.right, score.quotes.of) == (1, 2)
    assert (score.units.right, score.units.of) == (2, 3)
    assert (score.deadlines.right, score.deadlines.of) == (2, 3)
    assert score.precisions.rate is None


def test_a_row_given_twice_counts_once(made_up: Scored) -> None:
    score = made_up(_WANTED + _WANTED.split("\n", 1)[1])

    assert (score.rows, score.matched, score.precision, score.recall) == (8, 4, 0.5, 1)


@pytest.mark.parametrize(
    ("cited", "quote", "valid"),
    [
        ("https://w3id.org/swgraph/id/evidence/e", "1200人", True),
        ("https://example.org/s", "到2027年", True),
        ("source/s", "到2027 年", False),
        ("evidence/f", "300人以上", True),
        ("evidence/f", "300人以上的", False),
        ("evidence/unknown", "1200人", False),
        ("", "1200人", False),
    ],
)
def test_a_quotation_is_valid_where_it_stands_in_what_it_cites(scoring: ModuleType, cited: str, quote: str, *, valid: bool) -> None:
    assert scoring.Sources(_SOURCES).hold(cited, quote) is valid


def test_a_question_without_a_table_is_unanswered_and_an_empty_answer_can_be_right(scoring: ModuleType, tmp_path: Path) -> None:
    empty = min(_FROZEN["gaps"])
    shutil.copy(_GOLD / f"{empty}.csv", tmp_path)
    scores = {each.question: each for each in scoring.score_all(tmp_path, _GOLD, _FROZEN)}

    assert scores[empty].f1 == 1
    assert [name for name, each in scores.items() if each.answered] == [empty]
    assert {each.f1 for name, each in scores.items() if name != empty} == {0}


def test_the_command_prints_a_table_and_json(scoring: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert scoring.main([str(_GOLD)]) == 0
    assert "40 / 40" in capsys.readouterr().out
    assert scoring.main([str(_GOLD), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overall"]["f1"] == 1


# --- tables that cannot be read -----------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", r"C1.csv, line 1: .*no column 'region'"),
        ("region,value\n甲,1\n", r"C1.csv, line 1: .*no column 'unit'"),
        ("region," + _WANTED, r"C1.csv, line 1: .*'region' stands twice"),
        (_WANTED + "戊,1\n", r"C1.csv, row 5: .*wanted 6 cells, got 2"),
        (_WANTED + "戊,约1200,人,,,\n", r"C1.csv, row 5, value: .*wanted a number .*'约1200'"),
        (_WANTED + "戊,NaN,人,,,\n", r"row 5, value: .*wanted a number"),
        (_WANTED + "戊,1,人,2027年底,,\n", r"row 5, deadline: .*wanted a day"),
        (_WANTED + "戊,1,人,2027-13,,\n", r"row 5, deadline: .*wanted a day"),
        (_WANTED + '戊,1,"人,,,\n', r"C1.csv: .*not CSV"),
        (_WANTED.encode("gb18030"), r"C1.csv: .*not UTF-8"),
    ],
)
def test_a_table_that_cannot_be_read_says_where_and_why(made_up: Scored, scoring: ModuleType, text: str | bytes, told: str) -> None:
    with pytest.raises(scoring.TableError, match=told):
        made_up(text)


def test_a_wrong_folder_and_a_table_of_no_question_are_told(scoring: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert scoring.main([str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err
    (tmp_path / "Z9.csv").write_text("a\n", "utf-8")
    assert scoring.main([str(tmp_path)]) == 2
    assert "Z9.csv" in capsys.readouterr().err


@pytest.mark.usefixtures("scoring")
def test_numbers_lists_days_and_truths_have_one_form() -> None:
    normal = sys.modules["tables"].normal

    assert [normal(text, "decimal") for text in ("1.50", "1E+3", "-0.0", "'-3", " ")] == ["1.5", "1000", "0", "-3", ""]
    assert [normal(text, "date", "deadline") for text in ("2024-02", "2025-12", "2025")] == ["2024-02-29", "2025-12-31", "2025-12-31"]
    assert normal("乙；甲", "list") == normal("甲； 乙", "list")
    assert [normal(text, "boolean") for text in ("是", "False")] == ["true", "false"]
    with pytest.raises(ValueError, match="a day"):
        normal("2025", "date", "as_of")
    with pytest.raises(ValueError, match="true or false"):
        normal("也许", "boolean")

"""The shipped tables are sound; a slip in a table is named with its line."""

from pathlib import Path

import pytest

from swgraph.errors import LexiconError, UnknownTermError
from swgraph.lexicon.terms import Lexicon, load_lexicon
from swgraph.resources import resource_path

HEADER = "concept\tlabel\tpolarity\tnote\n"
SCHEMES = sorted(
    path.stem for path in resource_path("data", "lexicon").glob("*.tsv") if path.read_text("utf-8").startswith(HEADER)
)


def table(folder: Path, *lines: str, header: str = HEADER) -> Lexicon:
    (folder / "a.tsv").write_text(header + "\n".join(lines) + "\n", "utf-8")
    return Lexicon(folder)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_shipped_table_loads(scheme: str) -> None:
    assert len(load_lexicon().gazetteer(scheme)) > 0


def test_the_schemes_that_extraction_needs_are_there() -> None:
    assert {"field", "indicator", "tier", "task", "hosttype", "unit", "doctype"} <= set(SCHEMES)


@pytest.mark.parametrize(
    ("scheme", "label", "concept"),
    [
        ("field", "社会救助", "social_assistance"),
        ("tier", "乡镇(街道)社会工作服务站", None),
        ("tier", "社工站", "township"),
        ("tier", "社会工作服务指导中心", "county"),
        ("tier", "社工协会", None),
    ],
)
def test_a_label_has_its_concept(scheme: str, label: str, concept: str | None) -> None:
    assert load_lexicon().gazetteer(scheme).concept(label) == concept


def test_an_unknown_scheme_lists_the_known_ones() -> None:
    with pytest.raises(UnknownTermError, match=r"unknown scheme: 'fields'.*field"):
        load_lexicon().gazetteer("fields")


def test_rows_are_read_without_comments(tmp_path: Path) -> None:
    lexicon = table(tmp_path, "# 说明", "x\t{社工|}站\t+", "\t站长\t-\t人", "")
    assert lexicon.rows("a") == (("x", "{社工|}站", "+", ""), ("", "站长", "-", "人"))
    assert lexicon.gazetteer("a").concept("社工站") == "x"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x\t站", "line 2"),
        ("x\t站\t-", "line 2"),
        ("\t站\t+", "line 2"),
        ("x\t\t+", "line 2"),
        ("x\t站\t?", "line 2"),
        ("a\tb\t+\td\te", "line 2"),
        ("x\t{站\t+", "not closed"),
    ],
)
def test_a_slip_in_a_line_is_named(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(LexiconError, match=words):
        table(tmp_path, line).gazetteer("a")


def test_a_label_of_two_concepts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="stands for x and for y"):
        table(tmp_path, "x\t站\t+", "y\t{站|室}\t+").gazetteer("a")


def test_a_wrong_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="wanted the header"):
        table(tmp_path, header="a\tb\n").gazetteer("a")

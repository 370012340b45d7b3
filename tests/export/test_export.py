"""Answers in every format: nothing lost, nothing that another program takes for something else."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

import swgraph
from swgraph.catalogue import Column, Text
from swgraph.errors import ExportError
from swgraph.export import FORMATS, export_result
from swgraph.query import Evidence, Result, Row

_COLUMNS = (
    Column("region", Text("地区", "region")),
    Column("value", Text("目标值", "value"), "decimal", "人"),
    Column("deadline", Text("期限", "deadline"), "date"),
    Column("orgs", Text("机构", "organisations"), "list"),
    Column("evidence_id", Text("证据", "evidence"), "iri"),
)
_ROWS: tuple[Row, ...] = (
    {
        "region": "宁夏",
        "value": Decimal("15000"),
        "deadline": date(2027, 12, 31),
        "orgs": ("民政厅", "财政厅"),
        "evidence_id": "urn:e",
    },
    {"region": "=1+1|甲\t乙\n丙", "value": None, "deadline": None, "orgs": None, "evidence_id": None},
)


def _evidence(ids: tuple[str, ...]) -> dict[str, Evidence]:
    texts = {"quote": "达到1.5万人", "prefix": "总量", "suffix": "。", "sha256": "0" * 64, "raw_text": "達到1.5萬人"}
    places = {"start": 2, "end": 9, "raw_start": 2, "raw_end": 9}
    unknown = dict.fromkeys(("headline", "published", "page", "section", "url", "region", "rule"))
    return {each: Evidence(id=each, source="urn:s", **texts, **places, **unknown) for each in ids}  # type: ignore[arg-type]


@pytest.fixture
def answer() -> Result:
    return Result(_COLUMNS, _ROWS, "SELECT …", params={"region": ["宁夏"]}, generation="g1", evidences=_evidence)


def test_csv_reads_back_as_it_was_and_opens_in_excel(answer: Result) -> None:
    content = export_result(answer, "csv")
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["region", "value", "deadline", "orgs", "evidence_id"]
    assert rows[1] == ["宁夏", "15000", "2027-12-31", "民政厅；财政厅", "urn:e"]


def test_csv_words_that_begin_like_a_formula_stay_words(answer: Result) -> None:
    assert b"'=1+1" in export_result(answer, "csv")


def test_json_keeps_types_and_says_what_was_asked(answer: Result) -> None:
    form = json.loads(export_result(answer, "json"))
    assert form["rows"][0] == {
        "region": "宁夏", "value": 15000, "deadline": "2027-12-31", "orgs": ["民政厅", "财政厅"], "evidence_id": "urn:e",
    }  # fmt: skip
    assert form["rows"][1]["value"] is None
    assert form["params"] == {"region": ["宁夏"]}
    assert form["generation"] == "g1"
    assert [column["zh"] for column in form["columns"]][:2] == ["地区", "目标值"]


def test_markdown_is_one_line_a_row(answer: Result) -> None:
    lines = export_result(answer, "md").decode().splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 2 + len(_ROWS)
    assert "目标值（人）" in table[0]
    assert "=1+1\\|甲" in table[3]


def test_plain_text_has_one_cell_a_tab(answer: Result) -> None:
    lines = export_result(answer, "plain").decode().splitlines()
    assert [line.count("\t") for line in lines] == [4, 4, 4]


def test_excel_has_typed_cells_the_quotations_and_a_frozen_header(answer: Result) -> None:
    book = load_workbook(io.BytesIO(export_result(answer, "xlsx")))
    data, evidence, about = (book[name] for name in ("数据", "证据", "说明"))
    assert data.freeze_panes == "A2"
    assert data["B2"].value == 15000
    assert data["C2"].value.date() == date(2027, 12, 31)
    assert data["A3"].data_type == "s"
    assert data["B3"].value is None
    assert evidence["B2"].value == "达到1.5万人"
    assert evidence.max_row == 2
    assert "SELECT …" in [row[1].value for row in about.iter_rows()]


def test_an_answer_is_written_as_an_excel_file(answer: Result, tmp_path: Path) -> None:
    written = swgraph.to_excel(answer, str(tmp_path / "表.xlsx"))

    assert written == tmp_path / "表.xlsx"
    assert written.read_bytes() == export_result(answer, "xlsx")


@pytest.mark.parametrize(("name", "told"), [("a.csv", r"must end in \.xlsx.*a\.xlsx"), ("absent/a.xlsx", "cannot write")])
def test_an_excel_file_that_cannot_be_is_refused(answer: Result, tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(ExportError, match=told):
        swgraph.to_excel(answer, tmp_path / name)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_answer_gives_the_same_bytes(answer: Result, form: str) -> None:
    assert export_result(answer, form) == export_result(answer, form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_answer_still_names_its_columns(form: str) -> None:
    content = export_result(Result(_COLUMNS, (), ""), form)
    if form != "xlsx":
        assert "region" in content.decode() or "地区" in content.decode()
    else:
        assert load_workbook(io.BytesIO(content))["数据"]["A1"].value == "地区"


def test_an_unknown_format_is_refused_with_those_there_are(answer: Result) -> None:
    with pytest.raises(ExportError, match="csv"):
        export_result(answer, "pdf")

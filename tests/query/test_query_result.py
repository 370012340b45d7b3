"""Answers: rows, tables for pandas and notebooks, and the quotation behind each row."""

import sys
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from swgraph.catalogue import Column, Text, load_catalogue
from swgraph.errors import QueryError
from swgraph.iri import ID
from swgraph.query import Evidence, Result, Row, heading, shown
from swgraph.query.result import shown_parameter

_COLUMNS = (
    Column("region", Text("地区", "region")),
    Column("n", Text("数", "number"), "integer", "个"),
    Column("share", Text("占比", "share"), "decimal", "%"),
    Column("due", Text("期限", "deadline"), "date"),
    Column("stated", Text("写明", "stated"), "boolean"),
    Column("names", Text("名称", "names"), "list"),
    Column("status", Text("状态", "status")),
    Column("evidence_id", Text("证据", "evidence"), "iri"),
)
_ROWS: tuple[Row, ...] = (
    {
        "region": "甲省", "n": 3, "share": Decimal("33.3"), "due": date(2027, 12, 31), "stated": True, "names": ("甲", "乙"),
        "status": "derived", "evidence_id": "urn:e1",
    },
    {
        "region": "<b>&乙省</b>", "n": None, "share": None, "due": None, "stated": None, "names": (), "status": "missing",
        "evidence_id": None,
    },
)  # fmt: skip


def _evidence(key: str) -> Evidence:
    return Evidence(
        id=key, quote="人才达到1.6万人", prefix="", suffix="", headline="标题", published=date(2022, 5, 1), page="第07版", section=None,
        url=None, sha256="aa", start=0, end=9, raw_start=0, raw_end=9, raw_text="", region="甲省", source="urn:s", rule=None,
    )  # fmt: skip


def _looked_up(ids: tuple[str, ...]) -> dict[str, Evidence]:
    return {key: _evidence(key) for key in ids if key != "urn:lost"}


def _result(rows: tuple[Row, ...] = _ROWS, **others: object) -> Result:
    return Result(_COLUMNS, rows, "SELECT …", evidences=_looked_up, **others)  # type: ignore[arg-type]


# --- rows and frames ------------------------------------------------------------


def test_an_answer_is_a_sequence_of_its_rows() -> None:
    result = _result()

    assert (len(result), list(result), result[-1]) == (2, list(_ROWS), _ROWS[1])
    assert result.sparql == "SELECT …"


def test_a_frame_has_nullable_types_and_real_dates() -> None:
    frame = _result().df

    assert list(_result().to_pandas(codes=False).columns) == [column.name for column in _COLUMNS]
    assert frame.dtypes.astype(str).to_dict() == {
        "region": "string", "region_code": "string", "n": "Int64", "share": "Float64", "due": "datetime64[s]", "stated": "boolean", "names": "object",
        "status": "category", "evidence_id": "string",
    }  # fmt: skip
    assert [frame[name].tolist()[0] for name in ("n", "share", "due", "stated")] == [3, 33.3, pd.Timestamp(2027, 12, 31), True]
    assert all(frame[name].isna().tolist() == [False, True] for name in ("n", "share", "due", "stated", "evidence_id"))
    assert frame["names"].tolist() == [("甲", "乙"), ()]


def test_an_empty_frame_keeps_columns_and_types() -> None:
    assert _result(()).df.dtypes.astype(str).to_dict() == _result().df.dtypes.astype(str).to_dict()


@pytest.mark.parametrize(("labels", "heads"), [("zh", ["地区", "数（个）", "占比（%）"]), ("en", ["region", "number（个）", "share（%）"])])
def test_a_frame_can_be_headed_by_labels(labels: str, heads: list[str]) -> None:
    assert list(_result().to_pandas(labels, codes=False).columns)[:3] == heads
    assert [heading(column, labels) for column in _COLUMNS[:3]] == heads


def test_small_vocabularies_are_categories_and_keep_every_word() -> None:
    columns = (Column("unit", Text("单位", "unit")), Column("status", Text("状态", "status")), Column("level", Text("级", "level"), "integer"))
    rows: tuple[Row, ...] = (
        {"unit": "家", "status": "ok", "level": 1},
        {"unit": None, "status": "别的", "level": 2},
        {"unit": "个", "status": None, "level": 3},
    )
    frame = Result(columns, rows, "").df

    assert frame["unit"].cat.categories.tolist() == ["个", "家"]
    assert frame["unit"].isna().tolist() == [False, True, False]
    assert frame["status"].cat.categories.tolist() == ["ok", "derived", "conflict", "missing", "别的"]
    assert frame["status"].tolist()[:2] == ["ok", "别的"]
    assert str(frame["level"].dtype) == "Int64"
    assert frame.groupby("status", observed=True).size().to_dict() == {"ok": 1, "别的": 1}


def test_codes_stand_beside_the_regions_and_are_never_guessed() -> None:
    names = ("宁夏回族自治区", "朝阳区", "甲省", None, f"{ID}region/360000")
    column = Column("region_a", Text("地区甲", "region a"))
    rows: tuple[Row, ...] = tuple({"region_a": name} for name in names)
    frame = Result((column,), rows, "").df

    assert list(frame.columns) == ["region_a", "region_a_code"]
    assert [None if pd.isna(code) else code for code in frame["region_a_code"]] == ["640000", None, None, None, "360000"]
    assert list(Result((column,), rows, "").to_pandas("zh").columns) == ["地区甲", "地区甲代码"]


def test_codes_that_the_answer_has_are_not_worked_out_again() -> None:
    columns = (Column("region", Text("地区", "region")), Column("region_code", Text("区划代码", "region code")))
    frame = Result(columns, ({"region": "朝阳区", "region_code": "220104"},), "").df

    assert frame.iloc[0].tolist() == ["朝阳区", "220104"]


def test_dates_before_the_clock_of_nanoseconds_are_kept() -> None:
    old = {**_ROWS[0], "due": date(1368, 1, 23)}
    assert _result((old,)).df["due"].dt.date.tolist() == [date(1368, 1, 23)]


def test_without_pandas_the_way_to_get_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QueryError, match=r"需要 pandas .*pip install 'swgraph\[analyst\]'"):
        _ = _result().df


# --- evidence ------------------------------------------------------------


def test_a_row_leads_to_its_quotation() -> None:
    assert _result().evidence(0) == _result().evidence(-2) == _evidence("urn:e1")
    assert _result().all_evidence() == (_evidence("urn:e1"), None)
    assert str(_result().evidence(0)) == "“人才达到1.6万人”（标题，2022-05-01，第07版）"


def test_rows_that_share_evidence_ask_for_it_once() -> None:
    asked: list[tuple[str, ...]] = []

    def look_up(ids: tuple[str, ...]) -> dict[str, Evidence]:
        asked.append(ids)
        return _looked_up(ids)

    result = Result(_COLUMNS, (_ROWS[0], _ROWS[1], _ROWS[0]), "", evidences=look_up)
    assert [each and each.id for each in result.all_evidence()] == ["urn:e1", None, "urn:e1"]
    assert asked == [("urn:e1",)]


def test_a_row_without_evidence_says_why() -> None:
    with pytest.raises(QueryError, match=r"此行没有证据 row 1 has no evidence \(status missing\)"):
        _result().evidence(1)
    with pytest.raises(QueryError, match="row 0 has no evidence"):
        _result(({**_ROWS[0], "evidence_id": "urn:lost"},)).evidence(0)
    with pytest.raises(QueryError, match="row 0 has no evidence"):
        Result(_COLUMNS, _ROWS, "").evidence(0)


@pytest.mark.parametrize("i", [2, -3])
def test_a_row_that_is_not_there_is_told(i: int) -> None:
    with pytest.raises(QueryError, match=f"没有这一行 no row {i}: the answer has 2; give 0 to 1"):
        _result().evidence(i)


def test_an_answer_without_rows_has_no_row_to_give() -> None:
    with pytest.raises(QueryError, match="no row 0: the answer has 0"):
        _result(()).evidence(0)


# --- display ------------------------------------------------------------


def test_a_notebook_shows_a_table_in_which_nothing_is_markup() -> None:
    html = _result(question=load_catalogue().get("C1"))._repr_html_()

    assert ">C1 各省社会工作人才总量目标是多少" in html
    assert '<th title="number"' in html
    assert all(f">{text}</t" in html for text in ("数（个）", "&lt;b&gt;&amp;乙省&lt;/b&gt;", "甲；乙", "是", ""))
    assert "<b>" not in html
    assert "<script" not in _result(({**_ROWS[0], "evidence_id": f'{ID}"><script>'},))._repr_html_()


def test_a_notebook_shows_of_evidence_what_the_graph_can_be_asked_for() -> None:
    assert f'title="{ID}evidence/e1"' in _result(({**_ROWS[0], "evidence_id": f"{ID}evidence/e1"},))._repr_html_()
    assert ">evidence/e1</td>" in _result(({**_ROWS[0], "evidence_id": f"{ID}evidence/e1"},))._repr_html_()


def test_a_notebook_shows_the_first_rows_of_many() -> None:
    html = _result(_ROWS[:1] * 201)._repr_html_()

    assert html.count(">甲省</td>") == 200
    assert "共 201 行，显示前 200 行" in html


def test_the_notes_name_parameters_build_and_the_statuses_that_occur() -> None:
    notes = _result(params={"region": ["宁夏", "<拉萨>"], "by": 2027, "level": None}, generation="abc").notes()

    assert notes[:4] == ("共 2 行", "region = 宁夏、<拉萨>", "by = 2027", "数据版本 generation abc")
    assert [note.split(" = ")[0] for note in notes[4:]] == ["missing", "derived"]


def test_the_short_form_names_title_size_columns_and_build() -> None:
    assert repr(_result(generation="abc")) == (
        "<Result SPARQL: 2 行 rows × 8 列 columns (region · n · share · due · stated · names · status · evidence_id), generation abc>"
    )


def test_values_are_shown_as_people_read_them() -> None:
    assert [shown(value) for value in (date(2027, 12, 31), Decimal("33.3"), 0, False, None, ())] == ["2027-12-31", "33.3", "0", "否", "", ""]
    assert shown_parameter(("宁夏", 3)) == "宁夏、3"

"""A comparison aligns figures, keeps apart what differs, works out what is left to do, and refuses what is wrong."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import engines
from swgraph.compare import Comparison
from swgraph.errors import (
    AmbiguousRegionError,
    IncomparableError,
    ParameterError,
    QueryError,
    UnknownRegionError,
    UnknownTermError,
)
from swgraph.export import FORMATS, export_result
from swgraph.graph import KnowledgeGraph
from swgraph.query import Row
from swgraph.store import MemoryStore

_DATA = Path(__file__).with_name("data.ttl")
_INDICATORS = ["certified_total", "agency_total", "station_total", "room_total", "station_coverage", "served_persontimes"]
_ID = "https://w3id.org/swgraph/id/"


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return KnowledgeGraph(MemoryStore(engines.store(_DATA), "made-up"))


def _some(row: Row, names: str) -> tuple[object, ...]:
    return tuple(row[name] for name in names.split())


# --- what is worked out, by hand -----------------------------------------------------------------


def test_a_target_has_its_gap_share_and_yearly_need_from_the_latest_comparable_value(kg: KnowledgeGraph) -> None:
    row = kg.compare("certified_total", "宁夏")[0]

    assert _some(row, "kind value comparator modality unit document") == ("target", 10000, "≥", "力争", "人", "合成规划")
    assert _some(row, "deadline deadline_year deadline_precision baseline") == (date(2027, 12, 31), 2027, "年", 4000)
    # Not 300 of two counties in 2024, nor 900 added in 2023, nor the older 5000.
    assert _some(row, "actual actual_date actual_precision") == (6400, date(2023, 6, 30), "月")
    # 10000 - 6400; 6400 / 10000; 3600 over the 1456 days from the newest report, 2024-01-05, to the deadline.
    assert _some(row, "gap gap_unit share needed_per_year") == (3600, "人", 64, Decimal("903.09"))
    assert _some(row, "status as_of") == ("derived", date(2024, 1, 5))


def test_reports_of_one_document_are_one_row_and_a_retold_source_counts_once(kg: KnowledgeGraph) -> None:
    rows = [row for row in kg.compare("certified_total", "宁夏") if row["kind"] == "target"]

    assert [(row["n_sources"], row["evidence_id"]) for row in rows] == [(2, f"{_ID}evidence/a")]


def test_flows_and_parts_of_a_region_have_rows_of_their_own(kg: KnowledgeGraph) -> None:
    answer = kg.compare("certified_total", "宁夏")

    assert [_some(row, "kind measure value scope") for row in answer] == [
        ("target", "总量", 10000, None),
        ("actual", "总量", 300, "甲、乙两县"),
        ("actual", "流量", 900, None),
    ]
    assert any(note.startswith("总量、新增、流量、比率分行列出") for note in answer.notes())


def test_documents_that_differ_are_both_kept_and_one_is_preferred(kg: KnowledgeGraph) -> None:
    first, second = kg.compare("agency_total", "宁夏")

    assert _some(first, "document value preferred status") == ("合成规划", 160, False, "conflict")
    assert _some(second, "document value preferred status") == ("合成意见", 200, True, "conflict")
    # More than 180: 160 is reached, of 200 there are 20 left for 726 days.
    assert _some(first, "actual actual_comparator actual_date actual_precision") == (180, ">", date(2023, 3, 23), "不晚于")
    assert _some(first, "gap share needed_per_year") == (-20, Decimal("112.5"), None)
    assert _some(second, "gap share needed_per_year") == (20, 90, Decimal("10.06"))


def test_of_a_range_the_lower_end_counts(kg: KnowledgeGraph) -> None:
    (row,) = kg.compare("room_total", "宁夏")

    assert _some(row, "value min_value max_value actual") == (None, 900, 1000, 600)
    assert _some(row, "gap share needed_per_year") == (300, Decimal("66.67"), Decimal("150.93"))


def test_a_comparison_and_the_question_on_gaps_agree(kg: KnowledgeGraph) -> None:
    asked = kg.ask("C2", region="宁夏", indicator=["certified_total", "room_total"])
    compared = [row for row in kg.compare(["certified_total", "room_total"], "宁夏") if row["gap"] is not None]

    assert [_some(row, "gap needed_per_year") for row in compared] == [_some(row, "gap need_per_year") for row in asked]


def test_what_is_needed_is_counted_from_the_moment_asked_for_and_ends_with_the_deadline(kg: KnowledgeGraph) -> None:
    assert kg.compare("agency_total", "宁夏", as_of="2024-12-31")[1]["needed_per_year"] == Decimal("20.01")  # 365 days
    assert kg.compare("agency_total", "宁夏", as_of="2025-12-31")[1]["needed_per_year"] is None


def test_the_difference_of_percentages_is_in_percentage_points(kg: KnowledgeGraph) -> None:
    (row,) = kg.compare("station_coverage", "湖南")

    assert _some(row, "value unit gap gap_unit share needed_per_year") == (
        100, "百分比", Decimal("13.4"), "百分点", Decimal("86.6"), Decimal("6.74"),
    )  # fmt: skip


def test_rival_actual_values_of_one_day_are_a_conflict_and_the_more_reliable_is_taken(kg: KnowledgeGraph) -> None:
    answer = kg.compare("certified_total", "江西")

    assert [_some(row, "kind value actual preferred status n_sources") for row in answer] == [
        ("actual", 9100, 9100, True, "conflict", 1)
    ]
    assert any("1 行有不一致的说法" in note for note in answer.notes())


# --- denominators ------------------------------------------------------------------------------


def test_values_are_divided_by_the_newest_denominator_which_is_shown(kg: KnowledgeGraph) -> None:
    answer = kg.compare("certified_total", "宁夏", per="10k people")

    assert _some(answer[0], "per_value per actual_per_value") == (Decimal("12.5"), "人/万人", 8)
    assert _some(answer[0], "denominator denominator_year denominator_source") == (8000000, 2020, "合成普查")
    assert any("2020 年常住人口（合成普查），1 个地区" in note for note in answer.notes())


@pytest.mark.parametrize(("per", "value"), [("10k", "12.5"), ("万人", "12.5"), ("township", "40"), ("village", "3.33")])
def test_a_denominator_has_short_names(kg: KnowledgeGraph, per: str, value: str) -> None:
    assert kg.compare("certified_total", "宁夏", per=per)[0]["per_value"] == Decimal(value)


def test_a_region_without_a_denominator_is_named_and_not_divided(kg: KnowledgeGraph) -> None:
    answer = kg.compare(["certified_total", "station_coverage"], "湖南", per="township")

    assert {row["per_value"] for row in answer} == {None}
    assert any(note.startswith("没有分母") and "湖南省" in note for note in answer.notes())
    assert any(note.startswith("已是比率") for note in answer.notes())


# --- what is not compared ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicators", "reason"),
    [
        (["clients_served", "served_persontimes"], "人 ≠ 人次"),
        (["社会工作专业人才总量", "workforce_total"], "workforce_total includes sw_talent_total"),
        (["certified_total", "certified_assistant"], "certified_total includes certified_assistant"),
        (["station_total", "agency_total", "per10k_certified"], "家"),
        (["station_coverage", "room_coverage"], "口径不同"),
    ],
)
def test_a_wrong_comparison_is_refused_with_its_reason_and_the_nearest_right_one(
    kg: KnowledgeGraph, indicators: list[str], reason: str
) -> None:
    with pytest.raises(IncomparableError, match="compare each with itself: compare") as refused:
        kg.compare(indicators)
    assert reason in str(refused.value)
    assert "side_by_side" in str(refused.value)


def test_what_must_not_be_read_as_one_can_stand_side_by_side_with_the_reason_below(kg: KnowledgeGraph) -> None:
    answer = kg.compare(["station_total", "room_total"], "宁夏", side_by_side=True)

    assert {row["indicator_id"] for row in answer} == {"station_total", "room_total"}
    assert any(note.startswith("并列而不可互比") and "口径不同" in note for note in answer.notes())


def test_ratios_alone_cannot_be_divided_once_more(kg: KnowledgeGraph) -> None:
    with pytest.raises(IncomparableError, match="ratio already"):
        kg.compare("station_coverage", per="10k people")


def test_persons_are_not_set_against_person_times_inside_an_indicator(kg: KnowledgeGraph) -> None:
    answer = kg.compare("served_persontimes", "宁夏")

    assert [_some(row, "kind value unit gap actual") for row in answer] == [
        ("target", 50000, "人次", None, None),
        ("actual", 20000, "人", None, 20000),
    ]
    assert any("单位不能换算" in note and "人 ≠ 人次" in note for note in answer.notes())
    assert any("未相比" in note and "单位不同" in note for note in answer.notes())


def test_stations_built_are_not_set_against_stations_that_operate(kg: KnowledgeGraph) -> None:
    target, actual = kg.compare("station_total", "江西")

    assert _some(target, "value scope gap actual") == (1500, "建成的", None, None)
    assert _some(actual, "value scope unit") == (1100, "运行的", "个")
    notes = kg.compare("station_total", "江西").notes()
    assert any("一为建成、一为运行" in note for note in notes)
    assert any("单位已统一" in note and "家 → 个" in note for note in notes)


# --- what is missing ---------------------------------------------------------------------------


def test_every_region_and_indicator_without_a_number_has_a_row_that_says_why(kg: KnowledgeGraph) -> None:
    answer = kg.compare(["certified_total", "agency_total"], ["湖南", "青海", "西藏"])

    assert [_some(row, "region indicator_id status gap_kind value n_sources") for row in answer] == [
        ("湖南省", "certified_total", "missing", "not_extracted", None, 1),
        ("湖南省", "agency_total", "missing", "not_extracted", None, 0),
        ("青海省", "certified_total", "missing", "not_stated", None, 0),
        ("青海省", "agency_total", "missing", "not_stated", None, 0),
        ("西藏自治区", "certified_total", "missing", "not_found", None, 0),
        ("西藏自治区", "agency_total", "missing", "not_found", None, 0),
    ]
    assert _some(answer[0], "wording modality evidence_id") == ("持证社工逐步增加", "逐步", f"{_ID}evidence/j")
    assert any(note.startswith("missing = ") and "not zero" in note for note in answer.notes())


def test_a_moment_leaves_out_what_was_not_known_then(kg: KnowledgeGraph) -> None:
    answer = kg.compare("certified_total", "宁夏", as_of="2023-12-31")
    earlier = kg.compare("certified_total", "宁夏", as_of=date(2022, 1, 1))

    assert [_some(row, "kind value n_sources") for row in answer] == [("target", 10000, 1), ("actual", 900, 1)]
    assert any(note.startswith("截至 2023-12-31") and "2 later or undated" in note for note in answer.notes())
    assert [_some(row, "kind value") for row in earlier] == [("actual", 5000)]


def test_only_the_kinds_asked_for_are_shown(kg: KnowledgeGraph) -> None:
    assert {row["kind"] for row in kg.compare("certified_total", "宁夏", kinds="actual")} == {"actual"}
    (row,) = kg.compare("certified_total", "宁夏", kinds=["target"])
    assert _some(row, "actual gap") == (None, None)


# --- regions -----------------------------------------------------------------------------------


def test_every_province_is_compared_unless_regions_are_given(kg: KnowledgeGraph) -> None:
    for regions in (None, "province", "省级"):
        assert len({row["region_code"] for row in kg.compare("certified_total", regions)}) == 31


def test_there_is_no_limit_on_regions(kg: KnowledgeGraph) -> None:
    assert len(kg.compare("certified_total", level="county")) > 2800
    assert len(kg.compare("certified_total", ["江西", "360000", "宁夏"], level="prefecture")) == 16


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"indicators": "zzz"}, UnknownTermError),
        ({"indicators": []}, ParameterError),
        ({"indicators": "certified_total", "regions": []}, ParameterError),
        ({"indicators": "certified_total", "regions": "宁夏\" } #"}, UnknownRegionError),
        ({"indicators": "certified_total", "regions": "x" * 10_000}, UnknownRegionError),
        ({"indicators": "certified_total", "regions": "朝阳区"}, AmbiguousRegionError),
        ({"indicators": "certified_total", "level": "village"}, ParameterError),
        ({"indicators": "certified_total", "level": "nowhere"}, UnknownTermError),
        ({"indicators": "certified_total", "per": "people"}, ParameterError),
        ({"indicators": "certified_total", "as_of": "soon"}, ParameterError),
        ({"indicators": "certified_total", "kinds": "wish"}, ParameterError),
        ({"indicators": "certified_total", "kinds": []}, ParameterError),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(kg: KnowledgeGraph, arguments: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        kg.compare(**arguments)  # type: ignore[arg-type]


# --- the answer as an object ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def table(kg: KnowledgeGraph) -> Comparison:
    return kg.compare(_INDICATORS, ["宁夏", "江西", "湖南", "青海"], per="10k people", side_by_side=True)


def test_every_value_and_every_actual_value_leads_to_its_words(table: Comparison) -> None:
    assert table.evidence(0).quote == "力争持证社工达到1万人"
    assert table.actual_evidence(0).quote == "持证社工6400人"
    for row, evidence in zip(table, table.all_evidence(), strict=True):
        assert (evidence is None) == (row["kind"] is None)
    with pytest.raises(QueryError, match="no evidence of an actual value"):
        table.actual_evidence(len(table) - 1)
    assert [i for i, _ in table.quotations()][:2] == [1, 1]


def test_a_pivot_is_a_table_of_regions_and_indicators(table: Comparison) -> None:
    frame = table.pivot()

    assert list(frame.index) == ["宁夏回族自治区", "江西省", "湖南省", "青海省"]
    assert list(frame.columns)[:2] == ["持证社工数", "社会工作服务机构数"]
    assert frame.loc["宁夏回族自治区", "持证社工数"] == 10000
    assert frame.loc["宁夏回族自治区", "社会工作服务机构数"] == 200  # the one to be preferred
    assert frame.loc["江西省", "持证社工数"] == 9100
    assert frame.isna().loc["青海省"].all()
    assert table.pivot("status").loc["青海省", "持证社工数"] == "missing"
    with pytest.raises(QueryError, match="no column"):
        table.pivot("colour")


def test_a_comparison_is_written_in_every_form_with_its_notes(table: Comparison) -> None:
    for form in FORMATS:
        assert len(export_result(table, form)) > 500
    assert "单位已统一" in export_result(table, "md").decode()
    assert "gap = target" in export_result(table, "json").decode()
    assert table.df["deadline"].dtype.kind == "M"
    assert "VALUES ?region { <" in table.sparql


def test_a_workbook_quotes_values_and_actual_values(table: Comparison) -> None:
    import io

    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(export_result(table, "xlsx")))
    quoted = [row[1] for row in book["证据"].iter_rows(min_row=2, values_only=True)]
    assert quoted[:2] == ["力争持证社工达到1万人", "持证社工6400人"]
    assert book["数据"].freeze_panes == "A2"


def test_a_notebook_shows_the_columns_that_hold_something(kg: KnowledgeGraph) -> None:
    shown = kg.compare("certified_total", "宁夏")._repr_html_()
    assert "每年需增" in shown
    assert "折合数" not in shown

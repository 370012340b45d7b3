"""Comparing on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from running import Run


def test_indicators_and_regions_are_given_several_times(asked: Run) -> None:
    ran = asked("compare", "-i", "持证社工", "-i", "station_total", "-r", "宁夏", "--region", "江西", "--per", "10k", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert (ran.code, ran.err) == (0, "")
    cells = {(row["region"], row["indicator_id"]) for row in rows}
    assert cells == {(region, i) for region in ("宁夏回族自治区", "江西省") for i in ("certified_total", "station_total")}
    assert {row["per"] for row in rows if row["per_value"]} == {"人/万人"}


def test_what_was_aligned_stands_under_the_table(asked: Run) -> None:
    assert "期限按年份对齐" in asked("compare", "-i", "certified_total", "-r", "宁夏", "-f", "md").out
    assert "gap" in json.loads(asked("compare", "-i", "certified_total", "-f", "json").out)["rows"][0]


@pytest.mark.parametrize("suffix", ["csv", "json", "md", "xlsx", "txt"])
def test_a_comparison_is_written_in_every_form(asked: Run, tmp_path: Path, suffix: str) -> None:
    ran = asked("compare", "-i", "certified_total", "-r", "宁夏", "-o", tmp_path / f"a.{suffix}")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / f"a.{suffix}").stat().st_size > 50


def test_a_wrong_comparison_is_a_usage_error_with_its_reason(asked: Run) -> None:
    ran = asked("compare", "-i", "clients_served", "-i", "served_persontimes")
    assert (ran.code, ran.out) == (2, "")
    assert "人 ≠ 人次" in ran.err
    assert asked("compare", "-i", "clients_served", "-i", "served_persontimes", "--side-by-side", "-r", "宁夏").code == 0


@pytest.mark.parametrize("arguments", [(), ("-i", "zzz"), ("-i", "certified_total", "-r", "\"} #"), ("-i", "certified_total", "--per", "x")])
def test_what_does_not_fit_is_a_usage_error(asked: Run, arguments: tuple[str, ...]) -> None:
    assert asked("compare", *arguments).code == 2

"""Writing the review queue on the command line."""

from pathlib import Path

from running import Run


def test_the_queue_is_written_as_a_page(asked: Run, tmp_path: Path) -> None:
    ran = asked("review", "--limit", "5")
    assert (ran.code, ran.out) == (0, "review.html\n")
    assert "waiting" in ran.err
    page = (tmp_path / "review.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<article") == 5


def test_the_queue_is_restricted(asked: Run, tmp_path: Path) -> None:
    assert asked("review", "--region", "宁夏", "--below", "0.95", "-o", "nx.html").code == 0
    assert "宁夏回族自治区" in (tmp_path / "nx.html").read_text("utf-8")


def test_what_means_nothing_is_a_usage_error(asked: Run) -> None:
    assert asked("review", "--region", "宁厦").code == 2
    assert asked("review", "--below", "low").code == 2
    assert asked("review", "--below", "nan").code == 2
    assert asked("review", "--limit", "0").code == 2


def test_a_file_that_cannot_be_written_is_a_failure(asked: Run) -> None:
    ran = asked("review", "--limit", "1", "-o", "nowhere/review.html")
    assert ran.code == 1
    assert "nowhere" in ran.err


def test_without_a_store_nothing_is_written(swgraph: Run, tmp_path: Path) -> None:
    assert swgraph("review").code == 1
    assert not (tmp_path / "review.html").exists()

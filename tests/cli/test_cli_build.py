"""Building, repairing, extracting and validating on the command line: good input, bad input, nothing half-written."""

import gzip
import json
import os
from pathlib import Path

import pytest
import yaml

from running import Run

_GOOD = "某省出台社会工作人才规划\n到2027年年底，全省社会工作专业人才总量达到2万人。\n"


def _article(folder: Path, name: str, text: str = _GOOD) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_build_without_arguments_builds_the_own_articles(swgraph: Run) -> None:
    ran = swgraph("build")
    assert ran.code == 0
    assert "宁夏" in ran.out
    assert "目标 targets" in ran.out
    assert swgraph("ask", "C1", "--region", "宁夏").code == 0


def test_a_second_build_of_the_same_input_is_the_same_generation(
    swgraph: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    article = _article(tmp_path, "good.txt")
    assert swgraph("build", article).out == swgraph("build", article).out


def test_one_bad_file_among_good_ones_is_listed_and_the_rest_built(swgraph: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    _article(folder, "good.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "error.html").write_text("<html><head><title>404 Not Found</title></head><body>404</body></html>")
    ran = swgraph("build", folder)
    assert ran.code == 3
    for name in ("empty.txt", "binary.txt", "error.html"):
        assert name in ran.err
    assert "good.txt" not in ran.err
    assert swgraph("ask", "B5").code == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("zip.txt", gzip.compress(b"x" * 1000)),
        ("encoding.txt", b"\xff\xff\xff" * 50),
        ("error.html", b"<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>"),
        ("menu.html", b"<html><body><ul><li><a href='/'>home</a></li></ul></body></html>"),
        ("kind.docx", b"PK\x03\x04"),
    ],
)
def test_a_file_that_is_no_article_is_refused_and_leaves_no_store(
    swgraph: Run, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = swgraph("build", name)
    assert ran.code == 3
    assert name in ran.err
    assert not (tmp_path / "swgraph.store").exists()


def test_a_line_of_fifty_megabytes_is_refused_at_once(swgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes("社".encode() * (50 * 1024 * 1024 // 3))
    ran = swgraph("build", "long.txt")
    assert ran.code == 3
    assert "long.txt" in ran.err


def test_a_failed_build_leaves_the_last_good_graph(swgraph: Run, tmp_path: Path) -> None:
    _article(tmp_path, "good.txt")
    assert swgraph("build", "good.txt").code == 0
    before = swgraph("info").out
    (tmp_path / "bad.txt").write_bytes(b"")
    assert swgraph("build", "bad.txt").code == 3
    assert swgraph("info").out == before
    assert swgraph("info", "--verify").code == 0


def test_an_input_that_does_not_exist_is_named(swgraph: Run) -> None:
    ran = swgraph("build", "nowhere")
    assert ran.code == 3
    assert "nowhere" in ran.err


def test_a_store_that_cannot_be_written_is_a_failure(swgraph: Run, tmp_path: Path) -> None:
    _article(tmp_path, "good.txt")
    (tmp_path / "taken").write_text("a file")
    ran = swgraph("build", "good.txt", "--store", "taken")
    assert ran.code == 1
    assert "taken" in ran.err
    assert (tmp_path / "taken").read_text() == "a file"
    ran = swgraph("build", "good.txt", "--store", "http://127.0.0.1:9/sparql")
    assert ran.code == 2


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write everywhere")
def test_a_folder_without_write_permission_is_a_failure(swgraph: Run, tmp_path: Path) -> None:
    _article(tmp_path, "good.txt")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert swgraph("build", "good.txt", "--store", locked / "a.store").code == 1


def test_an_answer_that_cannot_be_written_is_a_failure(asked: Run, tmp_path: Path) -> None:
    ran = asked("ask", "C1", "-o", tmp_path / "no" / "such" / "folder.csv")
    assert ran.code == 1
    assert "folder.csv" in ran.err


def test_repair_prints_the_text_the_steps_or_the_difference(swgraph: Run, tmp_path: Path) -> None:
    raw = "某省出臺(tái)意見(jiàn)\n日前,某省印發(fā)意見(jiàn)。"
    _article(tmp_path, "raw.txt", raw)
    assert swgraph("repair", "raw.txt").out == "某省出台意见\n日前，某省印发意见。"
    steps = swgraph("repair", "raw.txt", "--steps").out
    assert "pinyin_notes" in steps
    assert "script" in steps
    difference = swgraph("repair", "raw.txt", "--diff").out
    assert "-某省出臺(tái)意見(jiàn)" in difference
    assert "+某省出台意见" in difference
    assert {step["name"] for step in json.loads(swgraph("repair", "raw.txt", "--json").out)} >= {"pinyin_notes", "script"}


def test_repair_takes_a_text_without_an_article(swgraph: Run, tmp_path: Path) -> None:
    _article(tmp_path, "line.txt", "\n\n")
    assert swgraph("repair", "line.txt").code in (0, 3)
    _article(tmp_path, "phrase.txt", "鄉(xiāng)鎮(zhèn)")
    assert swgraph("repair", "phrase.txt").out == "乡镇"


def test_extract_prints_the_facts_file_form_with_offsets(swgraph: Run, tmp_path: Path) -> None:
    _article(tmp_path, "good.txt")
    facts = json.loads(swgraph("extract", "good.txt", "--format", "json").out)
    target = next(fact for fact in facts["facts"] if fact["kind"] == "target")
    assert target["value"] == 20000
    evidence = target["evidence"]
    assert _GOOD[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert swgraph("extract", "good.txt", "-o", "facts.yaml").code == 0
    assert yaml.safe_load((tmp_path / "facts.yaml").read_text("utf-8")) == facts


def test_validate_checks_files_without_publishing_and_a_store(swgraph: Run, tmp_path: Path) -> None:
    _article(tmp_path, "good.txt")
    assert swgraph("validate", "good.txt").code == 0
    assert not (tmp_path / "swgraph.store").exists()
    (tmp_path / "bad.txt").write_bytes(b"")
    assert swgraph("validate", "bad.txt").code == 3


def test_validate_checks_a_store(asked: Run) -> None:
    assert asked("validate").code == 0


def test_info_verifies_and_notices_damage(swgraph: Run, tmp_path: Path) -> None:
    _article(tmp_path, "good.txt")
    swgraph("build", "good.txt")
    assert swgraph("info", "--verify").code == 0
    dump = next((tmp_path / "swgraph.store").rglob("*.nq"))
    dump.chmod(0o644)
    content = bytearray(dump.read_bytes())
    content[100] ^= 1
    dump.write_bytes(bytes(content))
    ran = swgraph("info", "--verify")
    assert ran.code == 1
    assert dump.name in ran.err


def test_the_reference_is_written(swgraph: Run, tmp_path: Path) -> None:
    assert swgraph("ontology", "-o", "site").code == 0
    assert "<html" in (tmp_path / "site" / "ontology.html").read_text("utf-8")

"""The whole way: what a build gives, that it gives it twice, and that it never publishes what is false."""

import hashlib
import random
from dataclasses import replace
from pathlib import Path

import pytest

import swgraph
from swgraph.errors import BuildError, SourceError
from swgraph.extract import extract
from swgraph.model import Extraction, Source, Target
from swgraph.pipeline import assemble, build, check_inputs, find_files, read_files
from swgraph.pipeline import check as check_module
from swgraph.resources import resource_path

_TEXT = "某省出台社会工作人才规划\n到2027年年底，全省社会工作专业人才总量达到2万人，社会工作服务机构达到300家。\n"


def _dump(store: Path) -> bytes:
    return next((store / "generations").rglob("*.nq")).read_bytes()


def _article(folder: Path, name: str = "a.txt", text: str = _TEXT) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_two_builds_of_the_same_input_are_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    files = find_files([])
    shuffled = random.Random(7).sample(files, len(files))
    build(files, tmp_path / "a", source_date_epoch=0)
    build(shuffled, tmp_path / "b", source_date_epoch=0)
    assert hashlib.sha256(_dump(tmp_path / "a")).digest() == hashlib.sha256(_dump(tmp_path / "b")).digest()


def test_the_time_stands_in_the_description_only(tmp_path: Path) -> None:
    article = _article(tmp_path)
    build([article], tmp_path / "a", source_date_epoch=0)
    build([article], tmp_path / "b", source_date_epoch=86_400)
    different = set(_dump(tmp_path / "a").splitlines()) ^ set(_dump(tmp_path / "b").splitlines())
    assert len(different) == 2
    assert all(line.endswith(b"/id/graph/dataset> .") for line in different)


def test_a_files_name_does_not_change_the_graph(tmp_path: Path) -> None:
    build([_article(tmp_path, "a.txt")], tmp_path / "a", source_date_epoch=0)
    build([_article(tmp_path, "b.txt")], tmp_path / "b", source_date_epoch=0)
    assert _dump(tmp_path / "a") == _dump(tmp_path / "b")


def test_the_same_bytes_twice_are_one_source_with_a_note(tmp_path: Path) -> None:
    built = build([_article(tmp_path, "a.txt"), _article(tmp_path, "b.txt")], tmp_path / "s")
    assert built.sources == 1
    assert "b.txt" in built.notes[0]


def test_the_own_data_conform_and_keep_the_budget(tmp_path: Path) -> None:
    built = build((), tmp_path / "s")
    assert not built.refused
    assert built.report.conforms
    files = [*resource_path("data", "articles").iterdir(), *resource_path("data", "sources").glob("*.yaml")]
    assert built.sources == len(files)
    assert built.provenance <= 1.7


def test_a_quotation_changed_by_one_character_stops_the_build_and_names_the_fact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = _article(tmp_path)
    build([article], tmp_path / "s")
    before = _dump(tmp_path / "s")

    def tampered(source: Source) -> Extraction:
        extraction = extract(source)
        target = next(fact for fact in extraction.facts if isinstance(fact, Target))
        false = replace(target, evidence=replace(target.quotation, exact=target.quotation.exact.replace("2万", "3万")))
        return replace(extraction, facts=tuple(false if fact is target else fact for fact in extraction.facts))

    monkeypatch.setattr(check_module, "extract", tampered)
    with pytest.raises(BuildError, match="/id/target/"):
        build([article], tmp_path / "s")
    assert _dump(tmp_path / "s") == before


def test_a_text_changed_by_one_character_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tampered(source: Source) -> Extraction:
        extraction = extract(source)
        return replace(extraction, source=replace(source, text=source.text.replace("2万", "3万")))

    monkeypatch.setattr(check_module, "extract", tampered)
    with pytest.raises(BuildError, match="3万"):
        build([_article(tmp_path)], tmp_path / "s")
    assert not (tmp_path / "s").exists()


def test_a_source_whose_facts_do_not_fit_is_left_out_and_the_rest_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = _article(tmp_path, "good.txt"), _article(tmp_path, "bad.txt", _TEXT.replace("2万", "4万"))

    def broken(source: Source) -> Extraction:
        extraction = extract(source)
        if source.name != "bad.txt":
            return extraction
        return replace(extraction, facts=tuple(replace(fact, confidence=7.0) for fact in extraction.facts))

    monkeypatch.setattr(check_module, "extract", broken)
    built = build([good, bad], tmp_path / "s")
    assert [refused.path.name for refused in built.refused] == ["bad.txt"]
    assert built.sources == 1


def test_nothing_usable_is_an_error_that_lists_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    with pytest.raises(BuildError, match=r"(?s)a\.txt.*b\.txt"):
        build([tmp_path], tmp_path / "s")


def test_a_folder_is_searched_and_other_files_in_it_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "deep" / ".hidden").mkdir(parents=True)
    _article(tmp_path / "deep")
    _article(tmp_path / "deep" / ".hidden")
    (tmp_path / "README.md").write_text("# x")
    (tmp_path / "table.csv").write_text("a,b")
    assert [path.name for path in find_files([tmp_path])] == ["a.txt"]


def test_a_folder_without_articles_and_a_path_that_is_none_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"\.txt"):
        find_files([tmp_path])
    with pytest.raises(SourceError, match="nowhere"):
        find_files([tmp_path / "nowhere"])


def test_a_guessed_encoding_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("社工站".encode("gb18030"))
    read = read_files([path])
    source = read.sources[0]
    assert source.encoding == "gb18030"
    assert source.encoding_certainty >= 0.9 or "encoding guessed" in read.notes[0]


def test_assembled_lines_are_sorted_and_unique() -> None:
    from datetime import UTC, datetime

    checked = check_inputs([resource_path("data", "articles", "ningxia-2022-opinion.md")])
    quads = assemble(checked.extractions, "0", datetime(2026, 1, 1, tzinfo=UTC))
    assert list(quads.lines) == sorted(set(quads.lines))
    assert quads.inferred > 0
    assert quads.report.conforms


def test_the_seed_page_is_built_whole(seed_page: Path, tmp_path: Path) -> None:
    built = build([seed_page], tmp_path / "s")
    assert (built.sources, built.articles, built.refused) == (1, 3, ())
    with swgraph.open(tmp_path / "s") as kg:
        row = kg.ask("C1", region="宁夏").rows[0]
        assert str(row["value"]) == "15000"
        assert kg.evidence(row).quote.endswith("达到1.5万人")


def test_every_quotation_of_the_seed_page_leads_to_its_raw_characters(seed_page: Path) -> None:
    from swgraph.text.page import read_source

    source = read_source(seed_page)
    for fact in extract(source).facts:
        evidence = fact.quotation
        assert source.text[evidence.start : evidence.end] == evidence.exact
        assert source.raw[evidence.raw_start : evidence.raw_end] == evidence.raw_text

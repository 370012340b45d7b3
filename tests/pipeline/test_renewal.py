"""An update gives the bytes of a build of all files, whatever was added, replaced or withdrawn; or it gives nothing."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from swgraph.columns import columns_of
from swgraph.errors import BuildError, SourceError, StoreError, StoreNotFoundError
from swgraph.extract import extract
from swgraph.model import Extraction, Source, Target
from swgraph.pipeline import build, find_files, update
from swgraph.pipeline import check as check_module
from swgraph.pipeline.renewal import renewed
from swgraph.reason import closure_of
from swgraph.store import Successor, current_generation, verify
from swgraph.store.generations import LEDGER

_PAGE = """---
title: 虚构一例
publisher: 虚构日报
published: {day}
region: "{region}"
reliability: {reliability}
{derived}---
部门发文部署站点建设

日前，青海省民政厅印发《{title}》，贯彻落实《虚构的上级规划（2021-2025年）》。
到2025年，全省社会工作专业人才总量达到{number}人。
"""
_TITLES = ("关于加强虚构社工站建设的通知", "青海省民政厅关于加强虚构社工站建设的通知", "加强虚构社工站建设的通知", "虚构的另一份实施意见")


def _page(path: Path, chance: random.Random, derived: str = "") -> Path:
    """Write a made-up page: titles that are merged, figures that contradict each other."""
    text = _PAGE.format(
        day=f"2023-0{chance.randint(1, 9)}-01",
        region=chance.choice(("630000", "630000", "630100")),
        reliability=chance.choice(("official", "media")),
        title=chance.choice(_TITLES),
        number=chance.randint(1, 3) * 1000,
        derived=f"derived_from: {derived}\n" if derived else "",
    )
    path.write_text(text, "utf-8")
    return path


def _cited() -> list[Path]:
    return [path for path in find_files([]) if path.suffix == ".yaml"]


def _same(store: Path, files: Sequence[Path], folder: Path, epoch: int) -> None:
    built = build(files, folder, source_date_epoch=epoch)
    assert current_generation(store) == built.generation
    assert not verify(store)
    assert set(columns_of(store).triples()) == set(columns_of(folder).triples())
    assert sorted(closure_of(store)) == sorted(closure_of(folder))


@pytest.mark.parametrize("seed", [1, 2])
def test_any_sequence_of_updates_gives_the_bytes_of_a_build(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = [_page(tmp_path / f"{n}.md", chance) for n in range(3)] + chance.sample(_cited(), 3)
    build(files, tmp_path / "s", source_date_epoch=0)
    for step in range(3):
        gone = chance.sample(files, chance.randint(0, 2))
        changed = [_page(path, chance) for path in files if path.suffix == ".md" and path not in gone and chance.random() < 0.4]
        new = [_page(tmp_path / f"new{step}.md", chance), *chance.sample([f for f in _cited() if f not in files], 1)]
        files = [*(path for path in files if path not in gone), *new]
        update([*changed, *new], tmp_path / "s", remove=list(map(str, gone)), source_date_epoch=step)
        _same(tmp_path / "s", files, tmp_path / f"built{step}", step)


def test_an_article_counts_no_longer_when_what_it_retells_comes_and_again_when_it_goes(tmp_path: Path) -> None:
    cited = _cited()[0]
    page = _page(tmp_path / "a.md", random.Random(1), cited.stem)
    first = build([page], tmp_path / "s", source_date_epoch=0)
    update([cited], tmp_path / "s", source_date_epoch=0)
    _same(tmp_path / "s", [page, cited], tmp_path / "both", 0)
    assert b"reviewStatus> <https://w3id.org/swgraph/vocab/status/superseded>" in next((tmp_path / "both").rglob("graph.nq")).read_bytes()
    assert update((), tmp_path / "s", remove=[cited.name], source_date_epoch=0).generation == first.generation


def test_a_township_is_described_as_long_as_a_source_names_it(tmp_path: Path) -> None:
    page, other = _page(tmp_path / "a.md", random.Random(1)), _page(tmp_path / "b.md", random.Random(2))
    other.write_text(other.read_text("utf-8").replace('region: "630000"', 'region: "630102001"').replace('"630100"', '"630102001"'), "utf-8")
    first = build([page], tmp_path / "s", source_date_epoch=0)
    added = update([other], tmp_path / "s", source_date_epoch=0)
    assert "630102001" in added.regions
    _same(tmp_path / "s", [page, other], tmp_path / "both", 0)
    assert update((), tmp_path / "s", remove=["b.md"], source_date_epoch=0).generation == first.generation


def test_another_source_that_changes_is_read_again_only_as_it_was(tmp_path: Path) -> None:
    cited = _cited()[0]
    page = _page(tmp_path / "a.md", random.Random(1), cited.stem)
    before = build([page], tmp_path / "s").generation
    page.write_text("别的内容\n别的内容。\n", "utf-8")
    with pytest.raises(BuildError, match=r"a\.md"):
        update([cited], tmp_path / "s")
    assert current_generation(tmp_path / "s") == before
    assert not verify(tmp_path / "s")


@pytest.mark.parametrize("moment", ["change_engine", "change_record", "publish"])
def test_what_stops_in_the_middle_leaves_the_graph_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    page = _page(tmp_path / "a.md", random.Random(1))
    before = build([page], tmp_path / "s").generation

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Successor, moment, stopped)
        update([_page(tmp_path / "b.md", random.Random(2))], tmp_path / "s")
    assert current_generation(tmp_path / "s") == before
    assert not verify(tmp_path / "s")
    update([tmp_path / "b.md"], tmp_path / "s", source_date_epoch=3)
    _same(tmp_path / "s", [page, tmp_path / "b.md"], tmp_path / "built", 3)


def test_a_false_quotation_stops_the_update(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = build([_page(tmp_path / "a.md", random.Random(1))], tmp_path / "s").generation

    def tampered(source: Source) -> Extraction:
        found = extract(source)
        facts = (
            replace(fact, evidence=replace(fact.quotation, exact="错")) if isinstance(fact, Target) else fact for fact in found.facts
        )
        return replace(found, facts=tuple(facts))

    monkeypatch.setattr(check_module, "extract", tampered)
    with pytest.raises(BuildError, match="false quotations"):
        update([_page(tmp_path / "b.md", random.Random(2))], tmp_path / "s")
    assert current_generation(tmp_path / "s") == before


def test_a_source_that_does_not_fit_is_left_out_and_listed_as_in_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, bad = _page(tmp_path / "a.md", random.Random(1)), _page(tmp_path / "bad.md", random.Random(2))

    def broken(source: Source) -> Extraction:
        found = extract(source)
        facts = tuple(replace(fact, confidence=7.0) for fact in found.facts)
        return replace(found, facts=facts) if source.name == "bad.md" else found

    monkeypatch.setattr(check_module, "extract", broken)
    build([page], tmp_path / "s", source_date_epoch=0)
    updated = update([bad], tmp_path / "s", source_date_epoch=0)
    built = build([page, bad], tmp_path / "both", source_date_epoch=0)
    assert (updated.refused, updated.generation) == (built.refused, built.generation)
    assert [refused.path.name for refused in updated.refused] == ["bad.md"]


def test_what_cannot_be_updated_is_said_and_nothing_is_changed(tmp_path: Path) -> None:
    page = _page(tmp_path / "a.md", random.Random(1))
    with pytest.raises(StoreNotFoundError):
        update([page], tmp_path / "none")
    before = build([page], tmp_path / "s").generation
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(BuildError, match=r"empty\.txt"):
        update([tmp_path / "empty.txt"], tmp_path / "s")
    with pytest.raises(SourceError, match="no such source"):
        update((), tmp_path / "s", remove=["b.md"])
    with pytest.raises(BuildError, match="no source would be left"):
        update((), tmp_path / "s", remove=["a.md"])
    assert current_generation(tmp_path / "s") == before
    next((tmp_path / "s" / LEDGER).rglob("*.db")).unlink()
    with pytest.raises(BuildError, match="swgraph build"):
        update([page], tmp_path / "s")
    assert current_generation(tmp_path / "s") == before


def test_a_graph_that_another_build_replaced_meanwhile_is_not_updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _page(tmp_path / "a.md", random.Random(1))
    build([page], tmp_path / "s")
    monkeypatch.setattr(renewed, "current_generation", lambda _: "a" * 16)
    with pytest.raises(StoreError, match="has changed"):
        update([page], tmp_path / "s")

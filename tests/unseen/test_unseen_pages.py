"""The annotations of real pages, and the scorer that compares an extractor with them."""

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from swgraph.lexicon import load_regions
from swgraph.sources.schema import FactsFile

_TOP = Path(__file__).resolve().parents[2]
_MODULES = ("annotations", "items", "scoring", "run")
_TEXT = "甲市建站\n截至2022年底，甲市建成社工站１２个，全覆盖。"
_LONGEST = 70  # titles of documents are long; sentences of other people's pages are not kept


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    """The modules of the benchmark, imported as they are when it is run."""
    folders = [str(_TOP / "benchmarks" / "extraction"), str(_TOP / "tools")]
    sys.path[:0] = folders
    yield {name: importlib.import_module(name) for name in (*_MODULES, "corpus")}
    for folder in folders:
        while folder in sys.path:
            sys.path.remove(folder)
    for name in (*_MODULES, "corpus"):
        sys.modules.pop(name)


@pytest.fixture(scope="module")
def pages(bench: dict[str, ModuleType]) -> list[Any]:
    """All annotations of both halves."""
    annotations = bench["annotations"]
    return [page for half in annotations.HALVES for page in annotations.read_half(half)]


# --- the annotations ----------------------------------------------------------------------------------------------


def test_enough_pages_of_enough_provinces_are_annotated(pages: list[Any]) -> None:
    provinces = {page.region[:2] for page in pages if page.region} - {"10"}
    empty = [page for page in pages if not page.facts]
    damaged = [page for page in pages if page.page["shape"] != ["clean"]]

    assert (len(pages) >= 80, len(provinces) >= 25, len(empty) >= 15, len(damaged) >= 30) == (True, True, True, True)


def test_the_address_alone_decides_the_half_of_a_page(bench: dict[str, ModuleType], pages: list[Any]) -> None:
    half_of = bench["annotations"].half_of
    key = {page.id: page.page.get("address") or f"title:{page.page['title']}" for page in pages}

    assert [page.id for page in pages if half_of(key[page.id]) != page.half] == []
    assert len(set(key.values())) == len(pages)


def test_annotated_facts_have_the_form_of_a_facts_file(pages: list[Any]) -> None:
    for page in pages:
        facts = [{key: value for key, value in fact.items() if key != "at"} for fact in page.facts]
        FactsFile.model_validate({"schema_version": 1, "articles": [{"region": page.region}], "facts": facts})


def test_every_place_lies_in_its_text(pages: list[Any]) -> None:
    outside = [
        (page.id, fact["at"])
        for page in pages
        for fact in page.facts
        if not 0 <= fact["at"][0] < fact["at"][1] <= page.page["characters"]
    ]

    assert outside == []


def test_no_sentence_of_a_page_is_kept(pages: list[Any]) -> None:
    texts = [
        (page.id, text)
        for page in pages
        for text in (*_said(page), *(value for fact in page.facts for value in fact.values()))
        if isinstance(text, str)
    ]

    assert [(name, text) for name, text in texts if len(text) > _LONGEST or re.search(r"。.{8}", text)] == []


def test_regions_of_pages_are_known(pages: list[Any]) -> None:
    assert [page.id for page in pages if page.region and page.region not in load_regions()] == []


def _said(page: Any) -> list[object]:  # noqa: ANN401
    """Return what is kept about a page, without its address and the words that find it."""
    return [value for key, value in page.page.items() if key not in ("address", "search")]


# --- the texts, where they are --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("half", "exact", "lenient"), [("development", 0.89, 0.92), ("test", 0.68, 0.74)])
def test_unseen_pages_are_read_as_well_as_before(bench: dict[str, ModuleType], half: str, exact: float, lenient: float) -> None:
    annotations, scoring = bench["annotations"], bench["scoring"]
    folder = annotations.corpus_folder()
    if folder is None or not folder.is_dir():
        pytest.skip("the texts of the pages are not part of the project; set SWGRAPH_CORPUS to their folder to run this test")
    score = scoring.Score()
    for annotation, text in annotations.with_texts(annotations.read_half(half), folder):
        bench["run"].score_page(score, annotation, text)
    total = score.total

    assert scoring.f1(total.exact, total) >= exact
    assert scoring.f1(total.lenient, total) >= lenient


# --- the scorer -----------------------------------------------------------------------------------------------------


def _annotation(bench: dict[str, ModuleType], *facts: dict[str, Any]) -> Any:  # noqa: ANN401
    return bench["annotations"].Annotation("a", "development", {}, "110000", None, facts)


def _station(**changed: object) -> dict[str, Any]:
    fact = {"kind": "achieved", "indicator_id": "station_total", "value": 12, "unit": "item", "comparator": "=", "at": [16, 19]}
    return fact | {"as_of": "2022-12-31"} | changed


def _found(bench: dict[str, ModuleType], *facts: dict[str, Any]) -> Any:  # noqa: ANN401
    own = [{"region": "110000", "confidence": 0.9, **{k: v for k, v in fact.items() if k != "at"}} for fact in facts]
    for fact, given in zip(own, facts, strict=True):
        start, end = given["at"]
        places = bench["annotations"].fold(_TEXT).places
        fact["evidence"] = {"raw_start": places[start], "raw_end": places[end - 1] + 1}
    return bench["items"].found({"facts": own}, bench["annotations"].fold(_TEXT))


def _scored(bench: dict[str, ModuleType], wanted: list[dict[str, Any]], found: list[dict[str, Any]]) -> Any:  # noqa: ANN401
    score = bench["scoring"].Score()
    score.page("a", bench["items"].wanted(_annotation(bench, *wanted)), _found(bench, *found))
    return score


def test_a_page_read_as_it_was_annotated_scores_one(bench: dict[str, ModuleType]) -> None:
    score = _scored(bench, [_station()], [_station()])
    total = score.total

    assert (total.wanted, total.found, total.exact, total.lenient) == (1, 1, 1, 1)
    assert score.confident[0.9] == [1, 1, 1]


@pytest.mark.parametrize(
    "changed", [{"comparator": ">"}, {"as_of": None}, {"unit": "organisation"}, {"region": "310000"}], ids=lambda c: next(iter(c))
)
def test_one_wrong_value_is_a_lenient_match_only(bench: dict[str, ModuleType], changed: dict[str, object]) -> None:
    total = _scored(bench, [_station()], [_station(**changed)]).total

    assert (total.exact, total.lenient) == (0, 1)


@pytest.mark.parametrize("changed", [{"value": 13}, {"indicator_id": "room_total"}, {"at": [2, 5]}, {"kind": "target", "deadline": "2022-12-31"}])
def test_another_fact_is_no_match(bench: dict[str, ModuleType], changed: dict[str, object]) -> None:
    found = _station(**changed)
    if "at" in changed:
        found["comparator"] = ">"  # the same values elsewhere are the same statement; a different one elsewhere is not
    total = _scored(bench, [_station()], [found]).total

    assert (total.exact, total.lenient) == (0, 0)


def test_what_is_said_twice_is_one_fact(bench: dict[str, ModuleType]) -> None:
    total = _scored(bench, [_station()], [_station(), _station(at=[2, 5])]).total

    assert (total.wanted, total.found, total.exact) == (1, 1, 1)


def test_each_fact_that_was_read_stands_for_one_that_was_found(bench: dict[str, ModuleType]) -> None:
    total = _scored(bench, [_station()], [_station(comparator=">"), _station(comparator=">=")]).total

    assert (total.wanted, total.found, total.exact, total.lenient) == (1, 2, 0, 1)


def test_issuers_count_as_departments_and_titles_as_documents(bench: dict[str, ModuleType]) -> None:
    one = {"kind": "policy", "title": "关于甲的意见", "issuers": ["甲省民政厅", "甲省人力资源社会保障厅"], "at": [0, 4]}
    other = {"kind": "policy", "title": "《关于甲的意见》", "issuers": ["甲省人力资源和社会保障厅", "甲省财政厅"], "at": [0, 4]}
    score = _scored(bench, [one], [other])

    assert (score.counts["document"].exact, score.counts["department"].exact) == (1, 1)
    assert (score.counts["department"].wanted, score.counts["department"].found) == (2, 2)


def test_a_title_inside_the_notice_that_sends_it_out_is_one_title(bench: dict[str, ModuleType]) -> None:
    plain_title = bench["items"].plain_title

    assert plain_title("甲省政府办公厅关于印发《甲省乙规划》的通知") == plain_title("甲省乙规划")


def test_a_field_counts_once_however_often_it_is_named(bench: dict[str, ModuleType]) -> None:
    field = {"kind": "field", "name": "养老服务", "field": "elderly", "at": [2, 4]}
    total = _scored(bench, [field, field | {"name": "为老服务"}], [field]).total

    assert (total.wanted, total.found, total.exact) == (1, 1, 1)


def test_shares_of_nothing_are_not_made_up(bench: dict[str, ModuleType]) -> None:
    score = _scored(bench, [], [])

    assert next(line for line in bench["scoring"].table(score) if "tier" in line) == "| tier | 0 | 0 | – | – | – | – | – | – |"


def test_width_and_blanks_do_not_change_the_digest_and_letters_do(bench: dict[str, ModuleType]) -> None:
    fold = bench["annotations"].fold

    assert fold("社工站 １２个，\n").digest == fold("社工站12个,").digest != fold("社工站13个,").digest


def test_a_changed_text_is_refused(bench: dict[str, ModuleType], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("别的文字", "utf-8")
    annotations = bench["annotations"]
    page = annotations.Annotation("a", "test", {"sha256": annotations.fold(_TEXT).digest}, None, None, ())

    with pytest.raises(ValueError, match="digest differs"):
        list(annotations.with_texts((page,), tmp_path))


# --- the tool -------------------------------------------------------------------------------------------------------


def test_a_quotation_becomes_its_place(bench: dict[str, ModuleType]) -> None:
    placed, folded = bench["corpus"].placed, bench["annotations"].fold(_TEXT)
    fact = placed({"kind": "achieved", "quote": "12 个"}, folded)

    assert folded.text[slice(*fact["at"])] == "12个"
    assert "quote" not in fact


@pytest.mark.parametrize("quote", ["13个", "甲市"])
def test_a_quotation_that_is_not_there_or_not_alone_is_refused(bench: dict[str, ModuleType], quote: str) -> None:
    with pytest.raises(ValueError, match="exactly once"):
        bench["corpus"].placed({"kind": "achieved", "quote": quote}, bench["annotations"].fold(_TEXT))


def test_of_several_places_the_named_one_is_taken(bench: dict[str, ModuleType]) -> None:
    folded = bench["annotations"].fold(_TEXT)

    assert bench["corpus"].placed({"quote": "甲市", "nth": 2}, folded)["at"] == [13, 15]

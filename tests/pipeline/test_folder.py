"""A folder of pages becomes a folder of facts files, and a run that was stopped goes on."""

from pathlib import Path

import pytest

from swgraph.errors import SourceError
from swgraph.pipeline.folder import extract_folder
from swgraph.resources import resource_path
from swgraph.sources import read_form
from swgraph.text.page import read_source


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "inner").mkdir(parents=True)
    own = sorted(path for path in resource_path("data", "articles").glob("*.md") if path.name != "README.md")[:3]
    for number, path in enumerate(own):
        (folder / ("inner" if number else ".") / path.name).write_bytes(path.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    return folder


def test_each_page_gets_a_facts_file_and_a_page_that_cannot_be_used_its_reason(pages: Path, tmp_path: Path) -> None:
    before, done = extract_folder([pages], tmp_path / "facts", jobs=2)
    ended = list(done)
    assert before == 0
    assert [each.page.name for each in ended if each.reason] == ["empty.txt"]
    for each in (each for each in ended if each.reason is None):
        form = read_form(each.page.output)
        assert form.sha256 == read_source(each.page.path).sha256
        assert len(form.facts) == each.facts > 0


def test_one_process_and_two_write_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    written = {}
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        assert len(list(extract_folder([pages], folder, jobs)[1])) == 4
        written[jobs] = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.yaml")}
    assert len(written[1]) == 3
    assert written[1] == written[2]


def test_a_run_that_was_stopped_goes_on_and_only_changed_pages_are_read_again(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.txt").unlink()
    _, done = extract_folder([pages], tmp_path / "facts", jobs=1)
    next(done)
    del done  # stopped after one page
    before, done = extract_folder([pages], tmp_path / "facts", jobs=1)
    assert (before, len(list(done))) == (1, 2)
    changed = next(pages.glob("*.md"))
    changed.write_bytes(changed.read_bytes() + "\n全区建成社工站7个。\n".encode())
    before, done = extract_folder([pages], tmp_path / "facts", jobs=1)
    assert (before, [each.page.path for each in done]) == (2, [changed])
    assert extract_folder([pages], tmp_path / "facts", again=True)[0] == 0


def test_two_inputs_of_one_name_are_refused_before_anything_is_written(pages: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    twin.mkdir()
    first = next(pages.glob("*.md"))
    (twin / first.name).write_bytes(first.read_bytes())
    with pytest.raises(SourceError, match="this name too"):
        extract_folder([pages, twin], tmp_path / "facts")
    assert not (tmp_path / "facts").exists()

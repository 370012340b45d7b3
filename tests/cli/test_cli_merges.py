"""``swgraph merges`` and folders of pages on the command line."""

from pathlib import Path

from running import Run

LONG = "宁夏推进社工站建设\n2022年3月1日，自治区民政厅印发《宁夏回族自治区民政厅关于加强乡镇社会工作站建设的通知》。\n"
SHORT = "宁夏推进社工站建设\n日前，自治区民政厅印发《关于加强乡镇社会工作站建设的通知》。到2025年年底，全区建成社工站160个。\n"


def test_a_merge_is_listed_and_the_line_that_it_prints_undoes_it(swgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name, text in (("long.txt", LONG), ("short.txt", SHORT)):
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    assert swgraph("build", "pages").code == 0
    listed = swgraph("merges", "--format", "csv").out
    assert "issuer" in listed
    merge = next(cell for line in listed.splitlines()[1:] for cell in line.split(",") if "/merge/" in cell)
    assert swgraph("merges", "--undo", merge, "-o", "identity.tsv").code == 0
    assert swgraph("build", "pages", "--identity", "identity.tsv").code == 0
    assert len(swgraph("merges", "--format", "csv").out.splitlines()) == 1
    unknown = swgraph("merges", "--undo", "merge/nothing")
    assert (unknown.code, "swgraph merges" in unknown.err) == (2, True)


def test_a_table_that_does_not_fit_stops_the_build_and_leaves_the_graph(swgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    assert swgraph("build", "a.txt").code == 0
    before = swgraph("info").out
    (tmp_path / "identity.tsv").write_text("wrong\n", "utf-8")
    refused = swgraph("build", "a.txt", "--identity", "identity.tsv")
    assert refused.code != 0
    assert "identity.tsv:1" in refused.err
    assert swgraph("info").out == before


def test_a_folder_is_extracted_into_a_folder_and_goes_on_where_it_stopped(swgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name, text in (("long.txt", LONG), ("short.txt", SHORT)):
        (tmp_path / "pages" / name).write_text(text, "utf-8")
    assert swgraph("extract", "pages", "-o", "facts", "--jobs", "1").code == 0
    assert sorted(path.name for path in (tmp_path / "facts").glob("*.yaml")) == ["long.txt.yaml", "short.txt.yaml"]
    assert "done before: 2" in swgraph("extract", "pages", "-o", "facts").out
    assert swgraph("build", "pages", "facts").code == 0
    assert swgraph("extract", "pages").code == 2


def test_a_model_that_is_not_named_is_asked_for_in_words(swgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, "utf-8")
    refused = swgraph("extract", "a.txt", "--extractor", "model")
    assert refused.code == 1
    assert "SWGRAPH_MODEL_URL" in refused.err

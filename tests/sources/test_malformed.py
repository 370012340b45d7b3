"""Thirty ways to get a facts file wrong: each gives one clear complaint with file, line and field, and the rest is built."""

from pathlib import Path

import pytest

from swgraph.errors import FactsFileError
from swgraph.pipeline.facts_files import read_facts
from swgraph.sources import read_source_file

_FILE = """schema_version: 1
id: made-up-2023
citation:
  title: 虚构一例
  publisher: 虚构日报
  published: 2023-03-01
  url: https://example.org/made-up
  reliability: media
articles:
- region: '630000'
facts:
- fid: made-up-2023#1
  kind: policy
  title: 关于虚构一例的意见
  date: 2022-12-01
  status: transcribed
- fid: made-up-2023#2
  kind: target
  indicator_id: station_total
  indicator: 乡镇（街道）社工站数
  document: 关于虚构一例的意见
  value: 12
  unit: item
  deadline: 2025-12-31
  as_printed: 12个
  status: transcribed
"""
_BAD = [
    ("bad type", "value: 12", "value: twelve", 22, "facts.1.value"),
    ("value without unit", "  unit: item\n", "", 22, "facts.1.value"),
    ("negative count", "value: 12", "value: -12", 22, "facts.1.value"),
    ("unknown unit", "unit: item", "unit: dozen", 23, "facts.1.unit"),
    ("unknown indicator", "station_total", "station_totals", 19, "facts.1.indicator_id"),
    ("unknown region", "'630000'", "'639999'", 10, "articles.0.region"),
    ("region that is a number", "'630000'", "630000", 10, "articles.0.region"),
    ("region that is a name", "'630000'", "青海", 10, "articles.0.region"),
    ("deadline before the document", "2025-12-31", "2022-11-30", 24, "facts.1.deadline"),
    ("day that does not exist", "2025-12-31", "2025-02-30", 24, "facts.1.deadline"),
    ("day in words", "2025-12-31", "年底前", 24, "facts.1.deadline"),
    ("duplicate number", "made-up-2023#2", "made-up-2023#1", 17, "facts.1.fid"),
    ("no number", "- fid: made-up-2023#2\n  kind", "- kind", 17, "facts.1.kind"),
    ("key given twice", "  value: 12\n", "  value: 12\n  value: 13\n", 23, "YAML"),
    ("misspelled key", "deadline:", "deadlin:", 24, "facts.1.deadlin"),
    ("unknown kind", "kind: target", "kind: goal", 17, "facts.1"),
    ("unknown status", "as_printed: 12个\n  status: transcribed", "as_printed: 12个\n  status: checked", 26, "facts.1.status"),
    ("unknown comparator", "value: 12", "value: 12\n  comparator: about", 23, "facts.1.comparator"),
    ("half a range", "value: 12", "min: 12", 22, "facts.1.min"),
    ("range upside down", "value: 12", "min: 14\n  max: 12", 22, "facts.1.min"),
    ("coverage above 100", "value: 12\n  unit: item", "value: 120\n  unit: percent\n  target_kind: coverage", 22, "facts.1.value"),
    ("number of what is qualitative", "value: 12", "value: 12\n  target_kind: qualitative", 23, "facts.1.target_kind"),
    ("sentence as printed", "12个", "到2025年，全省建成社工站12个。", 25, "facts.1.as_printed"),
    ("quotation of a cited source", "as_printed: 12个", "evidence: {start: 0, end: 2, quote: 站点}", 25, "facts.1.evidence"),
    ("address that is none", "https://example.org/made-up", "example.org", 7, "citation.url"),
    ("reliability left out", "  reliability: media\n", "", 3, "citation.reliability"),
    ("unknown reliability", "reliability: media", "reliability: good", 8, "citation.reliability"),
    ("id with a blank", "id: made-up-2023\n", "id: made up\n", 2, "id"),
    ("wrong version", "schema_version: 1", "schema_version: 2", 1, "schema_version"),
    ("tab", "  value: 12", "\tvalue: 12", 22, "YAML"),
    ("bracket left open", "value: 12", "value: [12", 23, "YAML"),
    ("alias", "value: 12", "value: &v 12\n  baseline: *v", 23, "YAML"),
    ("article that is not there", "kind: target", "kind: target\n  article: 1", 1, "file"),
    ("citation and checksum", "citation:", f"sha256: '{'0' * 64}'\ncitation:", 3, "sha256"),
]  # fmt: skip


def _written(folder: Path, text: str, name: str = "made-up-2023.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_file_is_sound_before_it_is_spoilt(tmp_path: Path) -> None:
    assert len(read_source_file(_written(tmp_path, _FILE)).facts) == 2


@pytest.mark.parametrize(("old", "new", "line", "field"), [row[1:] for row in _BAD], ids=[row[0] for row in _BAD])
def test_a_malformed_file_gives_one_complaint_with_its_line_and_field(
    tmp_path: Path, old: str, new: str, line: int, field: str
) -> None:
    assert _FILE.count(old) == 1
    path = _written(tmp_path, _FILE.replace(old, new))

    with pytest.raises(FactsFileError) as raised:
        read_source_file(path)

    message = str(raised.value)
    assert message.startswith(f"{path}:{line}: ")
    assert field in message
    assert message.count("\n") == 0


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (_FILE.encode("gb18030"), "not UTF-8"),
        (b"a: &a [1, 1]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", "aliases"),
        (b"", "wanted a mapping"),
        (b"- 1\n", "wanted a mapping"),
        (b"schema_version: \x00 1\n", "cannot be parsed"),
        (b"schema_version: !!python/object/apply:os.system [ls]\n", "not YAML"),
    ],
    ids=["wrong encoding", "bomb", "empty", "list", "control character", "tag that would run code"],
)
def test_a_file_that_holds_no_facts_at_all_is_refused(tmp_path: Path, content: bytes, wanted: str) -> None:
    path = tmp_path / "made-up-2023.yaml"
    path.write_bytes(content)

    with pytest.raises(FactsFileError, match=wanted):
        read_source_file(path)


def test_the_rest_is_read_and_bad_files_are_listed(tmp_path: Path) -> None:
    good = _written(tmp_path, _FILE)
    bad = _written(tmp_path, _FILE.replace("value: 12", "value: many"), "bad.yaml")
    twin = _written(tmp_path, _FILE, "twin.yaml")

    read = read_facts([good, bad, twin], [])

    assert [extraction.source.name for extraction in read.cited] == [str(good)]
    assert [refused.path for refused in read.refused] == [bad, twin]
    assert "made-up-2023" in read.refused[1].reason

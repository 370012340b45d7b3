"""Facts files from outside."""

import json
from pathlib import Path

import jsonschema
import pytest

from swgraph.errors import FactsFileError
from swgraph.sources import facts_schema, read_facts_file

_GOLD = Path(__file__).resolve().parents[1] / "gold"
_HEAD = "schema_version: 1\narticles:\n  - {headline: 某市建成社工站}\nfacts:\n"


def _written(folder: Path, text: str, name: str = "facts.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("path", sorted(_GOLD.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_gold_file_fits_the_published_schema(path: Path) -> None:
    form = read_facts_file(path)

    jsonschema.validate(form, facts_schema())
    assert form["facts"]


def test_json_and_yaml_give_the_same(tmp_path: Path) -> None:
    fact = {"kind": "target", "article": 0, "indicator_id": "station_total", "value": 12, "unit": "item", "deadline": "2025-12-31"}
    form = {"schema_version": 1, "articles": [{"headline": "某市建成社工站"}], "facts": [fact]}
    as_json = _written(tmp_path, json.dumps(form, ensure_ascii=False), "facts.json")
    line = "  - {kind: target, article: 0, indicator_id: station_total, value: 12, unit: item, deadline: 2025-12-31}\n"
    as_yaml = _written(tmp_path, _HEAD + line)

    assert read_facts_file(as_json) == read_facts_file(as_yaml) == form


@pytest.mark.parametrize(
    ("fact", "line", "field", "wanted"),
    [
        ("{kind: target, article: 0, deadlin: 2025-12-31}", 5, "facts.0.deadlin", "unknown key"),
        ("{kind: target, article: 0, deadline: soon}", 5, "facts.0.deadline", "date"),
        ("{kind: target, article: 0, region: 640000}", 5, "facts.0.region", "quotes"),
        ('{kind: target, article: 0, region: "64"}', 5, "facts.0.region", "pattern"),
        ("{kind: target, article: 0, comparator: about}", 5, "facts.0.comparator", "'>='"),
        ("{kind: target, article: 1}", 1, "file", "article 1"),
        ("{kind: lineage, article: 0, to: 规划}", 5, "facts.0.relation", "required"),
        ("{kind: rumour, article: 0}", 5, "facts.0", "'policy'"),
        ("{kind: field, article: 0, name: 养老, evidence: {start: 3, end: 4, quote: 养老}}", 5,
         "facts.0.evidence", "length"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, fact: str, line: int, field: str, wanted: str) -> None:
    path = _written(tmp_path, f"{_HEAD}  - {fact}\n")

    with pytest.raises(FactsFileError) as raised:
        read_facts_file(path)

    message = str(raised.value)
    assert message.startswith(f"{path}:{line}: {field}: ")
    assert wanted in message


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.yaml", "facts: [", "a.yaml:1: 不是 YAML"),
        ("a.json", '{\n"facts": [}', "a.json:2: 不是 JSON"),
        ("a.yaml", "- 1\n", "wanted a mapping"),
        ("a.json", "[" * 100_000, "cannot be parsed"),
        ("a.csv", "kind,article\n", "unknown kind of file"),
    ],
)
def test_a_file_that_is_no_facts_file_is_refused(tmp_path: Path, name: str, text: str, wanted: str) -> None:
    with pytest.raises(FactsFileError, match=".*".join(wanted.split())):
        read_facts_file(_written(tmp_path, text, name))


def test_a_file_that_is_absent_or_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FactsFileError, match="cannot be read"):
        read_facts_file(tmp_path / "absent.yaml")
    (tmp_path / "gbk.yaml").write_bytes("社会工作".encode("gbk"))
    with pytest.raises(FactsFileError, match="not UTF-8"):
        read_facts_file(tmp_path / "gbk.yaml")


def test_many_faults_are_counted_not_all_listed(tmp_path: Path) -> None:
    path = _written(tmp_path, _HEAD + "  - {kind: alias}\n" * 30)

    with pytest.raises(FactsFileError) as raised:
        read_facts_file(path)

    assert str(raised.value).count("\n") == 20
    assert "10 more" in str(raised.value)

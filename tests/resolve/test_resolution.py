"""Names across sources: merged with a reason, kept apart where something speaks against it, and undone by a line."""

from itertools import permutations
from pathlib import Path

import pytest

from swgraph.errors import SourceError
from swgraph.extract import extract
from swgraph.graph import open_graph
from swgraph.model import Extraction, Issuance
from swgraph.pipeline import build
from swgraph.resolve import Decision, read_decisions, resolve
from swgraph.resolve.decisions import undoing
from swgraph.text.page import source_from_bytes

LONG = "宁夏推进社工站建设\n2022年3月1日，自治区民政厅印发《宁夏回族自治区民政厅关于加强乡镇社会工作站建设的通知》。\n"
SHORT = "宁夏推进社工站建设\n日前，自治区民政厅印发《关于加强乡镇社会工作站建设的通知》。到2025年年底，全区建成社工站160个。\n"
OTHER = "贵州推进社工站建设\n日前，贵州省民政厅印发《关于加强乡镇社会工作站建设的通知》。\n"
TITLE = "关于加强乡镇社会工作站建设的通知"
FULL = f"宁夏回族自治区民政厅{TITLE}"


def read(text: str, name: str = "a.txt") -> Extraction:
    return extract(source_from_bytes(text.encode(), name))


def titles(extractions: tuple[Extraction, ...]) -> list[tuple[str, str | None]]:
    facts = (fact for extraction in extractions for fact in extraction.facts if isinstance(fact, Issuance))
    return sorted((fact.document.title, fact.document.region) for fact in facts)


def test_two_titles_of_one_document_become_one_and_another_region_keeps_its_own() -> None:
    found = resolve([read(LONG), read(SHORT), read(OTHER)])
    assert titles(found) == [(TITLE, "520000"), (TITLE, "640000"), (TITLE, "640000")]
    (merge,) = (merge for extraction in found for merge in extraction.merges)
    assert (merge.name, merge.into, merge.rule) == (FULL, TITLE, "issuer")


def test_the_order_of_the_sources_makes_no_difference() -> None:
    ways = {
        tuple(sorted((e.source.id, e.facts, e.merges) for e in resolve(listed)))
        for listed in permutations([read(LONG), read(SHORT), read(OTHER)])
    }
    assert len(ways) == 1


def test_a_decision_keeps_names_apart_and_another_makes_them_one() -> None:
    apart = Decision("apart", "document", "640000", FULL, TITLE, "两份不同的文件")
    assert len(set(titles(resolve([read(LONG), read(SHORT)], [apart])))) == 2
    same = Decision("same", "document", "640000", FULL, TITLE, "同一文件")
    (merge,) = (merge for e in resolve([read(LONG), read(SHORT)], [apart, same]) for merge in e.merges)
    assert (merge.rule, "同一文件" in merge.reason) == ("decision", True)


def test_another_number_keeps_two_documents_apart() -> None:
    numbered = LONG.replace("的通知》。", "的通知》（宁民发〔2022〕1号）。")
    other = SHORT.replace("的通知》。", "的通知》（宁民发〔2023〕9号）。")
    assert len(set(titles(resolve([read(numbered), read(other)])))) == 2


def test_a_document_that_rests_on_the_other_is_not_the_other() -> None:
    rests = SHORT.replace("到2025年", f"通知贯彻落实《{FULL}》。到2025年")
    found = resolve([read(LONG), read(rests)])
    assert not [merge for extraction in found for merge in extraction.merges]


def test_the_graph_says_what_was_merged_and_a_line_undoes_it(tmp_path: Path) -> None:
    for name, text in (("long.txt", LONG), ("short.txt", SHORT)):
        (tmp_path / name).write_text(text, "utf-8")
    build([tmp_path], tmp_path / "a.store", source_date_epoch=0)
    with open_graph(tmp_path / "a.store") as kg:
        (row,) = kg.merges().rows
        assert (row["name"], row["into"], row["rule"], row["region"]) == (FULL, TITLE, "issuer", "640000")
        count = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a sw:PolicyDocument }"
        assert kg.sparql(count).rows[0]["n"] == 1
        found = kg.sparql("PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT ?t { ?d eli:title_alternative ?t }")
        assert [each["t"] for each in found.rows] == [FULL]
    table = tmp_path / "identity.tsv"
    table.write_text(undoing([(str(row["kind"]), str(row["region"]), str(row["name"]), str(row["into"]))]), "utf-8")
    build([tmp_path], tmp_path / "a.store", source_date_epoch=0, identity=table)
    with open_graph(tmp_path / "a.store") as kg:
        assert kg.merges().rows == ()
        assert kg.sparql(count).rows[0]["n"] == 2


@pytest.mark.parametrize(
    "table", ["", "a\tb\n", "decision\tkind\tregion\tname\tother\treason\nmaybe\tdocument\t640000\ta\tb\tc\n",
              "decision\tkind\tregion\tname\tother\treason\napart\tdocument\t640000\ta\tb\n"],
)  # fmt: skip
def test_a_table_that_does_not_fit_is_refused_with_its_line(tmp_path: Path, table: str) -> None:
    path = tmp_path / "identity.tsv"
    path.write_text(table, "utf-8")
    with pytest.raises(SourceError, match=r"identity\.tsv:[12]"):
        read_decisions(path)

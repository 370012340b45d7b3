"""The catalogue: questions by id, name and file; a fault in a header is told with its file and line."""

from dataclasses import replace
from pathlib import Path

import pytest

from swgraph.catalogue import Catalogue, Parameter, Text, load_catalogue, read_question
from swgraph.errors import QueryError, UnknownQuestionError
from swgraph.resources import resource_path

_HEADER = """\
#+ id: X1
#+ summary: {zh: 摘要, en: summary}
#+ question:
#+   zh: 问？
#+   en: Asked?
#+ tags: [own]
#+ params:
#+   - {name: region, type: region, list: true, zh: 地区, en: region}
#+ columns:
#+   - {name: region, zh: 地区, en: region, type: string}
#+   - {name: n, zh: 数, en: number, type: integer, unit: 个}
#+ expect: count>=2
"""
_BODY = """
SELECT ?region ?n
WHERE {
  VALUES ?region { UNDEF }
  ?region ?p ?n .
}
ORDER BY ?region
"""


def _file(folder: Path, header: str = _HEADER, body: str = _BODY) -> Path:
    path = folder / "own.rq"
    path.write_text(header + body, "utf-8")
    return path


# --- finding ------------------------------------------------------------


@pytest.mark.parametrize("key", ["C1", "c1", " C1 ", "talent-targets", "Talent-Targets", "talent-targets.rq", "targets/talent-targets.rq"])
def test_a_question_is_found_by_id_name_and_file(key: str) -> None:
    assert load_catalogue().get(key).id == "C1"


def test_a_question_is_found_by_the_path_of_its_file() -> None:
    assert load_catalogue().get(resource_path("queries", "targets", "talent-targets.rq")).id == "C1"


def test_a_question_of_ones_own_is_read_from_its_file(tmp_path: Path) -> None:
    question = load_catalogue().get(_file(tmp_path))

    assert (question.id, question.name, question.topic, question.expect) == ("X1", "own", tmp_path.name, "count>=2")
    assert question.params == (Parameter("region", "region", Text("地区", "region"), many=True),)
    assert [(column.name, column.type, column.unit) for column in question.columns] == [("region", "string", None), ("n", "integer", "个")]
    assert question.text == _BODY.strip() + "\n"


@pytest.mark.parametrize(
    ("key", "advice"),
    [
        ("talent-target", "did you mean C1 talent-targets"),
        ("issuer", "did you mean A1 issuers"),
        ("C11", "did you mean C1 talent-targets"),
        ("zzzzzzzz", "known are A1、A2、A3"),
        ("", "known are A1、A2、A3"),
        ("tiers/talent-targets.rq", "talent-targets"),
        ("no-such-file.rq", "wanted an id such as C1, a name, or the path of a .rq file"),
    ],
)
def test_an_unknown_question_is_told_with_the_nearest_ones(key: str, advice: str) -> None:
    with pytest.raises(UnknownQuestionError, match="未知问题 unknown question") as told:
        load_catalogue().get(key)
    assert advice in str(told.value)
    assert repr(key) in str(told.value)


def test_questions_come_in_the_order_of_their_ids() -> None:
    one = load_catalogue().get("C1")
    listed = Catalogue(replace(one, id=key, name=key) for key in ("C10", "A1", "C2"))

    assert [question.id for question in listed] == ["A1", "C2", "C10"]
    assert len(listed) == 3


def test_checks_are_no_questions() -> None:
    assert all("check" not in question.tags for question in load_catalogue())


@pytest.mark.parametrize("change", [{"id": "C1", "name": "other"}, {"id": "c1", "name": "other"}, {"id": "Z9", "name": "talent-targets"}])
def test_two_questions_of_one_id_or_name_are_refused(change: dict[str, str]) -> None:
    one = load_catalogue().get("C1")
    other = replace(one, id=change["id"], name=change["name"])

    with pytest.raises(QueryError, match=r"问题重名 duplicate question: .* talent-targets.rq .*rename one"):
        Catalogue([one, other])


# --- reading ------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("#+ id: X1\n", "", 1, "id: wanted words, got None"),
        ("#+ id: X1", "#+ id: [X1]", 1, "id: wanted words"),
        ("#+ summary: {zh: 摘要, en: summary}", "#+ summary: {zh: 摘要}", 2, "summary.en: wanted words, got None"),
        ("#+   en: Asked?", "#+   en: ''", 5, "question.en: wanted words, got ''"),
        ("#+ tags: [own]", "#+ tags: own", 6, "tags: wanted a list, got 'own'"),
        ("#+ tags: [own]", "#+ tags: [own, 3]", 6, "tags.1: wanted words, got 3"),
        ("name: region, type: region, list: true", "name: Region, type: region", 8, "params.0.name: wanted a name of a-z"),
        ("name: region, type: region", "name: region, type: place", 8, "params.0.type: wanted one of date, decimal, indicator"),
        ("list: true", "list: several", 8, "params.0.list: wanted true or false, got 'several'"),
        ("name: n,", "name: region,", 11, "columns.1.name: 'region' stands twice"),
        ("type: integer", "type: number", 11, "columns.1.type: wanted one of boolean, date"),
        ("unit: 个", "unit: 3", 11, "columns.1.unit: wanted words, got 3"),
        ("expect: count>=2", "expect: many", 12, "expect: wanted nonEmpty, empty or count>=n, got 'many'"),
        ("#+ expect: count>=2", "#+ expects: empty", 12, "expects: unknown key; wanted one of columns, expect"),
        ("#+ tags: [own]", "#+ tags: [own", 7, "expected"),
        ("#+ tags: [own]", "#+ - own", 6, "expected"),
    ],
)
def test_a_malformed_header_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, line: int, problem: str) -> None:
    assert old in _HEADER
    path = _file(tmp_path, _HEADER.replace(old, new))

    with pytest.raises(QueryError, match=f"问题文件头有误 malformed header: own.rq, line {line}: ") as told:
        read_question(path)
    assert problem in str(told.value)


@pytest.mark.parametrize("header", ["", "#+ just words\n", "#+ [a, list]\n"])
def test_a_file_without_a_header_is_refused(tmp_path: Path, header: str) -> None:
    with pytest.raises(QueryError, match=r"own.rq, line 1: wanted a #[+] header that is a YAML mapping"):
        read_question(_file(tmp_path, header))


def test_a_question_without_columns_is_refused(tmp_path: Path) -> None:
    header = "".join(line for line in _HEADER.splitlines(keepends=True) if "columns" not in line and "type: string" not in line)
    header = header.replace("#+   - {name: n, zh: 数, en: number, type: integer, unit: 个}\n", "")

    with pytest.raises(QueryError, match="columns: wanted at least one column"):
        read_question(_file(tmp_path, header))


def test_a_parameter_must_have_its_place_in_the_query(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"line 8: params.0.name: the query has no line VALUES \?region \{ UNDEF \}"):
        read_question(_file(tmp_path, body=_BODY.replace("  VALUES ?region { UNDEF }\n", "")))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = _file(tmp_path)
    path.write_bytes("#+ id: X1\n#+ 问".encode("gb18030"))

    with pytest.raises(QueryError, match=r"cannot read the question .*give a UTF-8 file"):
        read_question(path)
    with pytest.raises(QueryError, match="cannot read the question"):
        read_question(tmp_path / "absent.rq")


def test_a_header_is_data_and_makes_no_objects(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="line 1: could not determine a constructor"):
        read_question(_file(tmp_path, _HEADER.replace("id: X1", "id: !!python/object/apply:os.getcwd []")))

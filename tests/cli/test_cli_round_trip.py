"""The round trip: extract, correct, build again; what a person reviewed is what answers show."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from made_up import PAGE
from running import Run

_STATUSES = """
SELECT DISTINCT ?value ?state WHERE {
  ?fact a sw:Target ; sw:indicator <https://w3id.org/swgraph/vocab/indicator/station_model> ; sw:reviewStatus ?status .
  OPTIONAL { ?fact sw:value ?value }
  BIND(STRAFTER(STR(?status), "/status/") AS ?state)
}
ORDER BY ?value ?state
"""
_Facts = dict[str, Any]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "made-up.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def _edited(swgraph: Run, article: Path, edit: Callable[[_Facts], object]) -> Path:
    """Return the facts file that ``extract`` writes, after ``edit`` changed the goal of 12 stations."""
    path = article.with_name("facts.yaml")
    assert swgraph("extract", article, "-o", path).code == 0
    facts = yaml.safe_load(path.read_text("utf-8"))
    edit(next(fact for fact in facts["facts"] if fact.get("indicator_id") == "station_model"))
    path.write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def _goals(swgraph: Run) -> list[str]:
    rows = swgraph("ask", "D4", "--format", "csv").out.splitlines()[1:]
    return [value for row in rows if (value := row.split(",")[1])]


def _statuses(swgraph: Run) -> list[str]:
    return swgraph("sparql", _STATUSES, "--format", "csv").out.splitlines()[1:]


def test_an_edited_value_is_what_answers_show_and_the_extracted_one_is_kept(swgraph: Run, article: Path) -> None:
    assert swgraph("build", article).code == 0
    assert (_goals(swgraph), _statuses(swgraph)) == (["12"], ["12,extracted"])
    facts = _edited(swgraph, article, lambda goal: goal.update(value=15, status="reviewed"))
    assert swgraph("build", article, facts).code == 0
    assert _goals(swgraph) == ["15"]
    assert _statuses(swgraph) == ["12,superseded", "15,reviewed"]


def test_what_is_confirmed_or_rejected_waits_for_review_no_more(swgraph: Run, article: Path) -> None:
    swgraph("build", article)
    waiting = len(swgraph("ask", "H4").out.splitlines())
    for status, goals in (("reviewed", ["12"]), ("rejected", [])):
        facts = _edited(swgraph, article, lambda goal, status=status: goal.update(status=status))  # type: ignore[misc]
        assert swgraph("build", article, facts).code == 0
        assert (_goals(swgraph), _statuses(swgraph)) == (goals, [f"12,{status}"])
        assert len(swgraph("ask", "H4").out.splitlines()) == waiting - 1


def test_a_facts_file_as_it_was_extracted_changes_nothing(swgraph: Run, article: Path, tmp_path: Path) -> None:
    facts = _edited(swgraph, article, lambda _: None)
    assert swgraph("build", article, "--store", "alone").code == 0
    assert swgraph("build", article, facts, "--store", "both").code == 0
    assert _statements(tmp_path / "both") == _statements(tmp_path / "alone")


def _statements(store: Path) -> set[str]:
    """Return what a build says, but for its own description, and for short names: a facts file has the full ones."""
    from swgraph.store import published_lines

    left_out = ("/graph/dataset>", "#hiddenLabel>")
    return {line for line in published_lines(store) if not any(part in line for part in left_out)}


def test_a_quotation_that_was_changed_is_refused_with_file_and_line(swgraph: Run, article: Path) -> None:
    facts = _edited(swgraph, article, lambda goal: goal["evidence"].update(quote=goal["evidence"]["quote"].replace("12", "15")))
    line = next(i for i, text in enumerate(facts.read_text("utf-8").splitlines(), 1) if "示范站达到15个" in text and "quote" in text)
    ran = swgraph("build", article, facts)
    assert ran.code == 3
    assert f"facts.yaml:{line}: facts." in ran.err
    assert "引文与原文不符" in ran.err
    assert (_goals(swgraph), _statuses(swgraph)) == (["12"], ["12,extracted"])


def test_a_facts_file_without_its_text_is_refused_and_says_what_to_add(swgraph: Run, article: Path, tmp_path: Path) -> None:
    facts = _edited(swgraph, article, lambda goal: goal.update(value=15, status="reviewed"))
    other = tmp_path / "other.txt"
    other.write_text("某省出台社会工作人才规划\n到2027年年底，全省社会工作专业人才总量达到2万人。\n", encoding="utf-8")
    ran = swgraph("build", other, facts)
    assert ran.code == 3
    assert "build the text with it" in ran.err
    assert swgraph("build", facts).code == 3


def test_lines_copied_from_the_review_page_correct_a_fact(swgraph: Run, article: Path, tmp_path: Path) -> None:
    from html import unescape
    from re import DOTALL, findall

    swgraph("build", article)
    assert swgraph("review", "-o", "queue.html").code == 0
    lines = [unescape(pre) for pre in findall(r"<pre[^>]*>(.*?)</pre>", (tmp_path / "queue.html").read_text("utf-8"), DOTALL)]
    goal = next(each for each in lines if "indicator_id: station_model" in each)
    corrected = goal.replace("value: 12", "value: 15").replace("status: extracted", "status: reviewed")
    (tmp_path / "mine.yaml").write_text(lines[-1] + corrected, encoding="utf-8")
    ran = swgraph("build", article, "mine.yaml")
    assert (ran.code, _goals(swgraph)) == (0, ["15"])
    assert _statuses(swgraph) == ["12,superseded", "15,reviewed"]

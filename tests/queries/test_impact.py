"""The table of question I2 knows every question that reads a kind of fact."""

import re

from swgraph.catalogue import Question, load_catalogue

_ENTRY = re.compile(r'\(sw:(\w+) "([^"]+)"\)')
_LINE = re.compile(r"[0-9]+\|([A-Z][0-9]+)")


def _listed() -> dict[str, list[str]]:
    text = load_catalogue().get("I2").text
    return {kind: _LINE.findall(ids) for kind, ids in _ENTRY.findall(text)}


def _reads(question: Question, kind: str) -> bool:
    return re.search(rf"\bsw:{kind}\b", question.text) is not None


def test_a_kind_of_fact_lists_every_question_that_reads_it() -> None:
    for kind, ids in _listed().items():
        readers = {question.id for question in load_catalogue() if _reads(question, kind)}
        assert readers <= set(ids), f"add {sorted(readers - set(ids))} to sw:{kind} in evidence/impact.rq"


def test_the_questions_of_a_kind_are_listed_once_and_in_order() -> None:
    for ids in _listed().values():
        assert ids == sorted(set(ids))


def test_every_kind_of_fact_is_in_the_table() -> None:
    facts = {"Issuance", "Lineage", "Target", "Observation", "ServiceSystem", "Tier", "TierFunction", "Standard", "Task"}
    stated = {"FieldMention", "Funding", "DepartmentMention", "Mechanism", "OperationMode", "Event", "Transfer", "NameStatement"}
    assert set(_listed()) == facts | stated | {"Beneficiary", "Schedule", "ServicePoint", "Remark"}

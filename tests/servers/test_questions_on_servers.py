"""The questions on real servers answer as the embedded store does, but for what docs/servers.md lists: no more and no less."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from endpoints import Endpoint
from swgraph.catalogue import Question, load_catalogue
from swgraph.errors import QuerySyntaxError, RemoteStoreError
from swgraph.graph import KnowledgeGraph, open_graph
from swgraph.store import RemoteStore
from swgraph.store.upload import Target, upload

_DOC = Path(__file__).resolve().parents[2] / "docs" / "servers.md"
_LINE = re.compile(r"\| (`?[\w.]+`?) \| (\S+) [a-z ]+ \| (\S+) [a-z ]+ \|")
_SAME, _OTHER = "相同", "不同"
_VARIES = "不定"  # the same question gives now this, now that
_BOUND: dict[str, dict[str, object]] = {"G3": {"least": "0.9"}, "G4": {"innovation": "五社联动"}}
_QUESTIONS = tuple(load_catalogue())


@cache
def _documented(server: str) -> dict[str, tuple[str, str]]:
    """Return what docs/servers.md says of each question that a server does not answer alike, without and with a parameter."""
    section = _DOC.read_text("utf-8").partition(f"\n## {server}")[2].partition("\n## ")[0]
    return {found[1]: (found[2], found[3]) for found in _LINE.finditer(section)}


@pytest.fixture(scope="module")
def here(own_store: Path) -> KnowledgeGraph:
    return open_graph(own_store)


@pytest.fixture(scope="module")
def there(endpoint: Endpoint, own_store: Path) -> Iterator[KnowledgeGraph]:
    upload(own_store, Target(endpoint.url, endpoint.root + endpoint.graphs))
    with KnowledgeGraph(RemoteStore(endpoint.url, timeout=60), endpoint.url) as kg:
        yield kg


def _bound(question: Question) -> dict[str, object]:
    if any(parameter.name == "region" for parameter in question.params):
        return {"region": "宁夏"}
    return _BOUND[question.id]


def _outcome(here: KnowledgeGraph, there: KnowledgeGraph, question: Question, params: dict[str, object]) -> str:
    """Return whether the rows are the same; that a server refuses or gives up is no answer."""
    wanted = here.ask(question.id, **params)
    try:
        found = there.ask(question.id, **params)
    except (RemoteStoreError, QuerySyntaxError):
        return _OTHER
    return _SAME if (found.rows, found.generation) == (wanted.rows, wanted.generation) else _OTHER


@pytest.mark.parametrize("question", _QUESTIONS, ids=lambda question: question.id)
def test_a_question_answers_as_the_embedded_store_does(
    endpoint: Endpoint, here: KnowledgeGraph, there: KnowledgeGraph, question: Question
) -> None:
    outcomes = tuple(_outcome(here, there, question, params) for params in ({}, _bound(question)))
    documented = _documented(endpoint.name).get(question.id, (_SAME, _SAME))
    alike = [found if told == _VARIES else told for told, found in zip(documented, outcomes, strict=True)]
    assert list(outcomes) == alike, f"docs/servers.md, {endpoint.name}, {question.id}"


def test_what_a_graph_tells_of_itself_is_the_same(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    mine, other = here.info(), there.info()
    assert (other.generation, other.statements, other.sources, other.graphs) == (mine.generation, mine.statements, mine.sources, mine.graphs)


_CALLS: dict[str, Callable[[KnowledgeGraph], object]] = {
    "kg.compare": lambda kg: kg.compare("certified_total", ["宁夏", "江西"]).rows,
    "kg.tiers": lambda kg: kg.tiers(["宁夏", "江西"]).rows,
    "kg.card": lambda kg: kg.card(),
    "kg.merges": lambda kg: kg.merges().rows,
}


@pytest.mark.parametrize("name", _CALLS)
def test_a_method_answers_as_on_the_embedded_store(endpoint: Endpoint, here: KnowledgeGraph, there: KnowledgeGraph, name: str) -> None:
    wanted = _CALLS[name](here)
    try:
        outcome = _SAME if _CALLS[name](there) == wanted else _OTHER
    except (RemoteStoreError, QuerySyntaxError):
        outcome = _OTHER
    assert outcome == _documented(endpoint.name).get(f"`{name}`", (_SAME, _SAME))[0], f"docs/servers.md, {endpoint.name}, {name}"


def test_evidence_and_plain_words_work(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    fact = next(str(row["evidence_id"]) for row in here.ask("C4", region="宁夏"))
    assert there.evidence(fact).quote == here.evidence(fact).quote
    wanted, found = here.find("宁夏有哪些主要任务"), there.find("宁夏有哪些主要任务")
    assert (found.question, found.params) == (wanted.question, wanted.params)


def test_prefixes_of_the_project_are_known(here: KnowledgeGraph, there: KnowledgeGraph) -> None:
    query = "SELECT (COUNT(DISTINCT ?t) AS ?n) WHERE { ?t a sw:Target ; sw:refArea <https://w3id.org/swgraph/id/region/640000> }"
    assert there.sparql(query).rows == here.sparql(query).rows

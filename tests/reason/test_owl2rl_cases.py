"""The W3C's OWL 2 test cases that are in the RL profile; what is not reached stands in docs/reasoning.md with its reason."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as px
from rdflib import OWL, BNode, Graph, Literal, URIRef

from conformance import conformance
from swgraph.reason import infer
from swgraph.store import Boolean, MemoryStore

DOCUMENT = Path(__file__).parents[2] / "docs" / "reasoning.md"
AT_LEAST = 34
CASES = 50


@cache
def suite() -> Path:
    return conformance("owl2rl")


@cache
def graded() -> dict[str, bool]:
    """Return the cases in the profile, and whether their conclusion follows."""
    with (suite() / "census.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    kinds = {row["case"]: row["rl_corpus"] for row in rows}
    return {case: kind == "graded-positive" for case, kind in kinds.items() if kind.startswith("graded-")}


@cache
def missed() -> dict[str, str]:
    """Return the cases that the document says are not reached, each with its reason."""
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return dict(rows)


def graph_of(path: Path) -> Graph:
    """Return a file of the suite with what it imports."""
    graph = Graph().parse(path, format="xml")
    for address in list(graph.objects(None, OWL.imports)):
        imported = suite() / "imports" / f"{str(address).rsplit('/', 1)[-1]}.rdf"
        if imported.exists():
            graph.parse(imported, format="xml", publicID=str(address))
    return graph


def lines(graph: Graph) -> list[str]:
    return [f"{_term(s)} {_term(p)} {_term(o)} .\n" for s, p, o in graph]


def _term(node: object) -> str:
    if isinstance(node, Literal):
        datatype = px.NamedNode(str(node.datatype)) if node.datatype and not node.language else None
        return str(px.Literal(str(node), language=node.language, datatype=datatype))
    return f"<{node}>" if isinstance(node, URIRef) else f"_:{node}"


def closed(graph: Graph) -> tuple[MemoryStore, bool]:
    """Return all that follows, also about the vocabulary, and whether it contradicts itself."""
    inference = infer(lines(graph))
    assert not inference.rules.uncompiled
    names = inference.rules.names
    whole = {(names[p >> 31], names[n], names[p & (1 << 31) - 1]) for n, pairs in inference.closure.items() for p in pairs.tolist()}
    whole |= set(inference.axioms())
    store = MemoryStore.from_nquads(f"{' '.join(fact)} .\n" for fact in whole if fact[0][0] != '"' and fact[1][0] == "<")
    return store, next(inference.contradictions(), None) is not None


def entailed(store: MemoryStore, conclusion: Graph) -> bool:
    """Return whether a graph has every statement of another, whose blank nodes stand for anything."""
    pattern = " ".join(" ".join(_asked(each) for each in triple) + " ." for triple in _claims(conclusion))
    answer = store.query(f"ASK {{ {pattern} }}")
    return isinstance(answer, Boolean) and answer.value


def _claims(graph: Graph) -> Iterator[tuple[object, object, object]]:
    """Yield what a conclusion says; what it imports is no claim."""
    return (triple for triple in graph if triple[1] != OWL.imports)


def _asked(node: object) -> str:
    return f"?b{abs(hash(node))}" if isinstance(node, BNode) else _term(node)


def passes(case: str) -> bool:
    """Return whether a case comes out as the suite says: of a contradiction everything follows."""
    folder = suite() / "cases" / case
    store, contradicts = closed(graph_of(folder / "premise.rdf"))
    (conclusion,) = folder.glob("*conclusion.rdf")
    return (contradicts or entailed(store, graph_of(conclusion))) == graded()[case]


@cache
def results() -> dict[str, bool]:
    return {case: passes(case) for case in graded()}


def test_there_are_as_many_cases_as_the_document_counts() -> None:
    assert len(graded()) == CASES


def test_at_least_as_many_cases_pass_as_with_owlrl() -> None:
    assert sum(results().values()) >= AT_LEAST, sorted(case for case, passed in results().items() if not passed)


def test_nothing_is_inferred_that_must_not_be() -> None:
    assert [case for case, follows in graded().items() if not follows and not results()[case]] == []


def test_every_miss_has_its_reason_in_the_document() -> None:
    assert {case for case, passed in results().items() if not passed} == set(missed())


def test_a_conclusion_that_is_not_there_is_not_found() -> None:
    store = MemoryStore.from_nquads(["<urn:a> <urn:p> <urn:b> .\n"])
    graph = Graph()
    graph.add((URIRef("urn:a"), URIRef("urn:p"), BNode("x")))
    assert entailed(store, graph)
    graph.add((BNode("x"), URIRef("urn:p"), URIRef("urn:c")))
    assert not entailed(store, graph)

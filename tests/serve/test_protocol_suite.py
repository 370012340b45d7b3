"""The W3C SPARQL 1.1 Protocol suite: every query as the manifest describes it, every update refused."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import RDFS, Namespace
from rdflib.term import Node

from serving import Answer, Served, served
from swgraph.store import publish
from w3c_suite import MF, UT, suite

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
_FOLDER = "protocol"
_KINDS = {
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "tabular": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"},
    "RDF": {"text/turtle", "application/n-triples", "application/rdf+xml"},
}


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a test, and what is wanted: classes of status, ASK's answer, kind of format."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: frozenset[str]
    boolean: str | None
    form: str | None


def _manifest() -> Graph:
    return Graph().parse(suite() / _FOLDER / "manifest.ttl", publicID="http://example.org/manifest.ttl")


def _tests(graph: Graph) -> Iterator[tuple[str, list[Request]]]:
    (entries,) = graph.objects(None, MF.entries)
    for node in Collection(graph, entries):
        requests = graph.value(graph.value(node, MF.action), HT.requests)
        yield str(node).rpartition("#")[2], [_request(graph, each) for each in Collection(graph, requests)]  # type: ignore[arg-type]


def _request(graph: Graph, node: Node) -> Request:
    path = str(graph.value(node, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    pairs = Collection(graph, graph.value(node, HT.headers)) if graph.value(node, HT.headers) else ()  # type: ignore[arg-type]
    headers = {str(graph.value(pair, HT.fieldName)): str(graph.value(pair, HT.fieldValue)) for pair in pairs}
    body, response = graph.value(node, HT.body), graph.value(node, HT.resp)
    return Request(
        method=str(graph.value(node, HT.methodName)),
        path=path,
        headers=headers,
        body=_body(graph, body) if body else b"",
        statuses=frozenset(str(each)[-3] for each in graph.objects(response, MF.expectedStatus)),
        boolean=_text(graph, response, "expectedBoolean"),
        form=_text(graph, response, "expectedFormat"),
    )


def _body(graph: Graph, body: Node) -> bytes:
    encoding = str(graph.value(body, CNT.characterEncoding))
    return str(graph.value(body, CNT.chars)).encode(encoding)


def _text(graph: Graph, node: Node | None, name: str) -> str | None:
    found = graph.value(node, MF[name])
    return str(found) if found is not None else None


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    graph, quads = _manifest(), []
    for node in set(graph.objects(None, UT.graphData)):
        name, label = str(graph.value(node, UT.graph)).rpartition("/")[2], str(graph.value(node, RDFS.label))
        for quad in parse(path=str(suite() / _FOLDER / name), format=RdfFormat.N_TRIPLES):
            quads.append(Quad(quad.subject, quad.predicate, quad.object, NamedNode(label)))
    store = tmp_path_factory.mktemp("protocol") / "a.store"
    publish(store, (f"{quad} .\n" for quad in quads))
    with served(store, "--quiet") as running:
        yield running


def test_every_query_is_answered_as_the_manifest_says(server: Served) -> None:
    tests = [(name, requests) for name, requests in _tests(_manifest()) if "update" not in name]
    wrong = [(name, _faults(server, requests)) for name, requests in tests if _faults(server, requests)]
    print(f"{len(tests) - len(wrong)} of {len(tests)} query-side tests pass")
    assert len(tests) == 20
    assert wrong == []


def test_every_update_is_refused_and_changes_nothing(server: Served) -> None:
    before = server.sparql("SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o", "text/csv").body
    tests = [(name, requests[0]) for name, requests in _tests(_manifest()) if "update" in name]
    assert len(tests) == 14
    statuses = {name: _sent(server, request).status for name, request in tests}
    assert {name: status for name, status in statuses.items() if not 400 <= status < 500} == {}
    assert server.sparql("SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?p ?o", "text/csv").body == before


def _faults(server: Served, requests: list[Request]) -> list[str]:
    return [fault for request in requests for fault in _misfits(request, _sent(server, request))]


def _sent(server: Served, request: Request) -> Answer:
    return server.ask(request.path, request.method, request.body or None, request.headers)


def _misfits(request: Request, answer: Answer) -> Iterator[str]:
    if str(answer.status)[0] not in request.statuses:
        yield f"wanted {sorted(request.statuses)}xx, got {answer.status} {answer.text[:100]}"
    elif answer.status == 200:
        if request.form and answer.media_type not in _KINDS[request.form]:
            yield f"wanted {request.form}, got {answer.media_type}"
        if request.boolean and f'"boolean":{request.boolean}' not in answer.text:
            yield f"wanted {request.boolean}, got {answer.text[:100]}"

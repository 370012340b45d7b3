"""Asking a store in memory: answers, errors, and what is refused."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import XSD, URIRef
from rdflib import Literal as RdfLiteral

from swgraph.errors import QuerySyntaxError, StoreError
from swgraph.store import Boolean, MemoryStore, Solutions, Store, Triples

LINES = [
    '<urn:a> <urn:p> "甲"@zh-hans <urn:g1> .\n',
    '<urn:a> <urn:p> "text" <urn:g1> .\n',
    '<urn:a> <urn:q> "1.5"^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:g2> .\n',
    "<urn:b> <urn:q> <urn:a> .\n",
]


@pytest.fixture
def store() -> Store:
    return MemoryStore.from_nquads(LINES)


def test_select_gives_its_variables_and_rows_with_none_for_unbound(store: Store) -> None:
    answer = store.query("SELECT ?s ?none ?o WHERE { ?s <urn:q> ?o } ORDER BY ?s")
    assert isinstance(answer, Solutions)
    assert answer.variables == ("s", "none", "o")
    first, second = list(answer)
    assert (first[0], first[1]) == (NamedNode("urn:a"), None)
    assert second[2] == NamedNode("urn:a")


def test_ask_and_construct_have_their_own_answers(store: Store) -> None:
    yes, no = store.query("ASK { ?s ?p 'text' }"), store.query("ASK { ?s ?p 'nothing' }")
    assert isinstance(yes, Boolean)
    assert (bool(yes), bool(no)) == (True, False)
    answer = store.query("CONSTRUCT { ?s <urn:r> ?o } WHERE { ?s <urn:p> ?o FILTER(LANG(?o) = 'zh-hans') }")
    assert isinstance(answer, Triples)
    assert list(answer) == [(NamedNode("urn:a"), NamedNode("urn:r"), Literal("甲", language="zh-hans"))]


def test_the_default_graph_is_the_union_of_all(store: Store) -> None:
    assert store.query("ASK { ?b <urn:q> ?a . ?a <urn:p> 'text' . ?a <urn:q> 1.5 }")
    assert list(store.graphs()) == ["urn:g1", "urn:g2"]
    assert (store.count(), store.generation) == (4, None)


@pytest.mark.parametrize("form", [LINES, "".join(LINES), "".join(LINES).encode(), [line.strip() for line in LINES]])
def test_lines_texts_and_bytes_load_alike(form: list[str]) -> None:
    assert MemoryStore.from_nquads(form).count() == 4


def test_what_is_not_n_quads_is_told_with_its_line() -> None:
    with pytest.raises(StoreError, match="line 2"):
        MemoryStore.from_nquads([LINES[0], "nonsense\n"])
    with pytest.raises(StoreError, match="cannot load"):
        MemoryStore.from_nquads(['<urn:a> <urn:p> "\ud800" .'])


@pytest.mark.parametrize(
    "wrong",
    [
        "", "SELECT", "SELECT * WHERE {", "ASK { ?s nope:p ?o }", "\ud800", "SELECT ?x WHERE { ?s ?p ?o } GROUP BY ?s",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "DELETE WHERE { ?s ?p ?o }", "LOAD <http://example.org/>", "DROP ALL",
        "ASK " + "{" * 3000 + "}" * 3000, "ASK { FILTER(" + "(" * 500 + "1" + ")" * 500 + ") }",
    ],
)  # fmt: skip
def test_what_is_not_a_query_is_told_in_our_words(store: Store, wrong: str) -> None:
    with pytest.raises(QuerySyntaxError) as told:
        store.query(wrong)
    assert "wanted" in str(told.value)
    assert len(str(told.value)) < 500
    assert store.count() == 4


def test_a_fault_is_told_with_its_place(store: Store) -> None:
    with pytest.raises(QuerySyntaxError, match=r"line 2, column \d+ in .WHERE"):
        store.query("SELECT ?s\nWHERE { ?s ?? ?o }")


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """A server on this machine that notes whoever calls."""
    calls: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                calls.append(connection.recv(100))

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)


CALLS = [
    "SELECT * WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { service silent <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { OPTIONAL {} SERVICESILENT<URL>{ ?s ?p ?o } }",
    "SELECT * WHERE { <urn:a> <urn:t> true.SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * WHERE { <urn:a> <urn:t> trueSERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * WHERE { <urn:a> <urn:n> 1.SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * WHERE { <urn:a> <urn:i> <urn:b>SERVICE<URL>{ ?s ?p ?o } }",
    "PREFIX ex: <urn:> SELECT * WHERE { ex:a ex:i ex:a.b.SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * WHERE { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * WHERE { VALUES ?u { <URL> } SERVICE # why {\n SILENT # not\n $u # this\n { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * WHERE { SERVICE:{ ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * WHERE { SERVICE:x{ ?s ?p ?o } }",
    "PREFIX p: <URL> SELECT * WHERE { SERVICEp:x{ ?s ?p ?o } }",
    "PREFIX SERVICE: <URL> SELECT * WHERE { SERVICE SERVICE:x { ?s ?p ?o } }",
    "PREFIX 服务: <URL> SELECT * WHERE { SERVICE 服务:甲\\(1\\)%20 { ?s ?p ?o } }",
    'SELECT * WHERE { FILTER(1<2)#> """\nSERVICE<URL>{ ?s ?p ?o } #""" \n}',
    "SELECT * WHERE { { SELECT * WHERE { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } } } }",
    "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "BASE <URL> SELECT * WHERE { SERVICE <> { ?s ?p ?o } }",
    "BASE <URL> SELECT * WHERE { ?s ?p ?o MINUS { SERVICE\f<> { ?s ?p ?o } } }",
    "SELECT * WHERE { <urn:a> <urn:v> ?SERVICE SERVICE:x { ?s ?p ?o } }",
    "PREFIX SERVICE: <URL> SELECT * WHERE { <urn:a> <urn:i> ?SERVICE SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * WHERE { <urn:a> <urn:i> ?SERVICE SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * WHERE { SERVICE :x#a b\n{ ?s ?p ?o } }",
    "PREFIX : <URL> SELECT * WHERE { SERVICE :\\#x{ ?s ?p ?o } }",
    "SELECT * WHERE { SERVICE <URL\\u0041> { ?s ?p ?o } }",
    "SELECT * WHERE { VALUES ?e\u0301 { <URL> } SERVICE ?e\u0301 { ?s ?p ?o } }",
    "SELECT * FROM <URL> WHERE { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> WHERE { GRAPH <URL> { ?s ?p ?o } }",
    "ASK { ?s ?p ?o FILTER(<URL>('x')) }",
    "DESCRIBE <URL>",
]


@pytest.mark.parametrize("query", CALLS)
def test_no_query_makes_the_embedded_engine_call_anyone(listener: tuple[str, list[bytes]], query: str) -> None:
    url, calls = listener
    terms = ["<urn:t> true", "<urn:n> 1", "<urn:i> <urn:b>", "<urn:i> <urn:a.b>"]
    store = MemoryStore.from_turtle("".join(f"<urn:a> {term} ." for term in terms))
    try:
        answer = store.query(query.replace("URL", url))
        list(answer) if not isinstance(answer, Boolean) else bool(answer)
    except QuerySyntaxError:
        pass
    time.sleep(0.01)
    assert not calls


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX ex: <urn:> SELECT ?service WHERE { ?x ex:service ?service { ?service ex:p ?o } }",
        "PREFIX ex: <urn:> SELECT * WHERE { ?x ex:service-point ?point OPTIONAL { ?x ex:serviceType ?type } }",
        "PREFIX service: <urn:> SELECT * WHERE { ?x service:p ?y }",
        "SELECT * WHERE { ?x <urn:service> 'social service: care' } # a service",
    ],
)
def test_names_that_hold_the_word_service_are_no_calls(store: Store, query: str) -> None:
    assert isinstance(store.query(query), Solutions)


def test_looking_for_calls_takes_no_time(store: Store) -> None:
    started = time.process_time()
    for text in (
        "SERVICE" * 1000,
        "SERVICE " + "#\n" * 50_000,
        "SERVICE <" + "a" * 100_000,
        ":" + "a" * 100_000 + "SERVICE a:",
    ):
        with pytest.raises(QuerySyntaxError):
            store.query(text)
    assert time.process_time() - started < 5


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own
def test_the_copy_for_rdflib_has_plain_literals_and_named_graphs(store: Store) -> None:
    dataset = store.to_rdflib()
    assert dataset.value(URIRef("urn:b"), URIRef("urn:q")) == URIRef("urn:a")
    assert (None, None, RdfLiteral("text")) in dataset
    assert (None, None, RdfLiteral("甲", lang="zh-hans")) in dataset
    assert (None, None, RdfLiteral("1.5", datatype=XSD.decimal)) in dataset
    assert len(dataset.graph(URIRef("urn:g1"))) == 2
    assert {str(graph.identifier) for graph in dataset.graphs()} >= {"urn:g1", "urn:g2"}
    assert len(list(dataset.query("SELECT * WHERE { ?s ?p ?o }"))) == 4


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_the_copy_keeps_the_form_of_literals() -> None:
    store = MemoryStore.from_turtle(
        '<urn:a> <urn:p> "10.0"^^<urn:d>, "2027-13-40"^^<http://www.w3.org/2001/XMLSchema#date> .'
    )
    assert {str(value) for value in store.to_rdflib().objects()} == {"10.0", "2027-13-40"}

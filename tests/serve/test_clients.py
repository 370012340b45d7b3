"""Clients that nobody here wrote, each against our endpoint as it comes."""

import io
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peers import peer
from serving import Served, served
from swgraph.namespaces import SW

_SECONDS = 60
REGION = "https://w3id.org/swgraph/id/region/640000"
LEVEL = "https://w3id.org/swgraph/vocab/level/province"
SELECT = f"SELECT ?level ?name {{ <{REGION}> <{SW.level}> ?level ; <{SW.shortName}> ?name }}"
CONSTRUCT = f"CONSTRUCT {{ <{REGION}> <urn:name> ?name }} WHERE {{ <{REGION}> <{SW.shortName}> ?name }}"
ASK = f"ASK {{ <{REGION}> <{SW.level}> <{LEVEL}> }}"


@pytest.fixture(scope="module")
def server(own_store: Path) -> Iterator[Served]:
    with served(own_store, "--quiet") as running:
        yield running


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def ran(*command: object) -> str:
    """Return what a program wrote; it must succeed."""
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=_SECONDS, check=False, env=dict(os.environ))
    assert done.returncode == 0, (done.stdout, done.stderr)
    return done.stdout.decode()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_sparqlwrapper_reads_tables_in_every_form(server: Served, form: str, method: str) -> None:
    from SPARQLWrapper import SPARQLWrapper

    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setMethod(method)
    client.setQuery(SELECT)
    client.setReturnFormat(form)
    found: Any = client.query().convert()
    text = json.dumps(found, ensure_ascii=False) if form == "json" else found.toxml() if form == "xml" else found.decode()
    assert LEVEL in text
    assert "宁夏" in text


# SPARQLWrapper makes a class that rdflib gives up, and says that it takes anything where RDF is asked for.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning", "ignore:Sending Accept header:RuntimeWarning")
@pytest.mark.parametrize("form", ["turtle", "n3", "rdf", "json-ld", "xml"])
def test_sparqlwrapper_reads_graphs_in_every_form(server: Served, form: str) -> None:
    from rdflib import Graph
    from SPARQLWrapper import SPARQLWrapper

    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(form)
    found: Any = client.query().convert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert [str(value) for value in graph.objects()] == ["宁夏"]


def test_sparqlwrapper_asks_and_posts_a_query_as_the_body(server: Served) -> None:
    from SPARQLWrapper import JSON, POST, POSTDIRECTLY, SPARQLWrapper

    client = SPARQLWrapper(f"{server.url}/sparql")
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setReturnFormat(JSON)
    client.setQuery(ASK)
    found: Any = client.query().convert()
    assert found["boolean"] is True


def test_rdflib_asks_through_its_sparql_store(server: Served) -> None:
    from rdflib import Graph, Literal, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{server.url}/sparql"))
    assert graph.value(URIRef(REGION), SW.shortName) == Literal("宁夏")
    assert [str(row[0]) for row in graph.query(SELECT)] == [LEVEL]  # type: ignore[index]


def test_pandas_reads_a_csv_answer(server: Served) -> None:
    import pandas as pd

    frame = pd.read_csv(io.BytesIO(server.sparql(SELECT, "text/csv").body))
    assert frame.to_dict("records") == [{"level": LEVEL, "name": "宁夏"}]


def test_pandas_reads_an_answer_of_the_catalogue_by_its_address(server: Served) -> None:
    import pandas as pd

    frame = pd.read_csv(f"{server.url}/api/questions/C1.csv?region=640000")
    assert 15000 in set(frame["value"])
    excel = server.get("/api/questions/C1.xlsx", region=["宁夏", "江西"])
    assert set(pd.read_excel(io.BytesIO(excel.body), sheet_name=None)) == {"数据", "证据", "说明"}


def test_curl_posts_a_form_and_saves_the_file(server: Served, tmp_path: Path) -> None:
    program, file = peer("curl"), tmp_path / "answer.csv"
    ran(program, "-sS", "--fail", "-H", "Accept: text/csv", "--data-urlencode", f"query={SELECT}", "-o", file, f"{server.url}/sparql")
    assert file.read_text("utf-8").splitlines() == ["level,name", f"{LEVEL},宁夏"]


def test_roqet_asks(server: Served) -> None:
    assert ran(peer("roqet"), "-q", "-p", f"{server.url}/sparql", "-r", "csv", "-e", SELECT).splitlines()[1] == f"{LEVEL},宁夏"


@pytest.mark.parametrize("source", ["sparql@{}/sparql", "{}/sparql"], ids=["told", "found by its description"])
def test_comunica_asks_and_constructs(server: Served, source: str) -> None:
    program = peer("node_modules/@comunica/query-sparql/bin/query.js")
    address = source.format(server.url)
    assert json.loads(ran(peer("node"), program, address, SELECT)) == [{"level": LEVEL, "name": '"宁夏"'}]
    assert '"宁夏"' in ran(peer("node"), program, address, CONSTRUCT)


def test_jena_asks_constructs_and_describes(server: Served) -> None:
    jena = ("-cp", f"{peer('jena')}/*", "arq.rsparql", "--service", f"{server.url}/sparql")
    assert LEVEL in ran(peer("java"), *jena, "--results", "csv", SELECT)
    assert "宁夏" in ran(peer("java"), *jena, f"DESCRIBE <{REGION}>")
